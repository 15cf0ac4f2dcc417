// The workbench's page, bundled into .workbench/: Univer, the stand-in, the sample, and dist/ beside them.
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import esbuild from 'esbuild';
import { writeSampleDesk } from '../book/sampleDesk.mjs';
import { root } from './run.mjs';

export const out = `${root}.workbench`;

/** @param desk the folder of a book's results, written with --desk; without one, a desk of made-up households */
export async function buildWorkbench({ desk } = {}) {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const common = {
    bundle: true,
    minify: true,
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
  };
  await Promise.all([
    esbuild.build({
      ...common,
      entryPoints: { main: `${root}workbench/main.ts`, desk: `${root}workbench/desk/main.ts` },
      outdir: out,
      format: 'esm',
      splitting: true,
      target: 'es2022',
    }),
    esbuild.build({
      ...common,
      entryPoints: { execution: `${root}workbench/page/executionWorker.ts` },
      outdir: out,
      format: 'iife',
      target: 'es2022',
    }),
    desk ? symlink(desk, `${out}/book`, 'junction') : writeSampleDesk(`${out}/book`, `${root}dist/tlh.js`),
    cp(`${root}workbench/index.html`, `${out}/index.html`),
    cp(`${root}workbench/desk.html`, `${out}/desk.html`),
    cp(`${root}workbench/desk/desk.css`, `${out}/desk.css`),
    cp(`${root}workbench/page.css`, `${out}/page.css`),
    ...['sample', 'sample-uk', 'sample-ca'].map(name =>
      cp(`${root}workbench/${name}`, `${out}/${name}`, { recursive: true }),
    ),
    cp(`${root}dist`, `${out}/dist`, { recursive: true }),
  ]);
}
