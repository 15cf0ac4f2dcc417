// The workbench's page, bundled into .workbench/: Univer, the stand-in, the sample, and dist/ beside them.
import { cp, mkdir, rm } from 'node:fs/promises';
import esbuild from 'esbuild';
import { root } from './run.mjs';

export const out = `${root}.workbench`;

export async function buildWorkbench() {
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
      entryPoints: { main: `${root}workbench/main.ts` },
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
    cp(`${root}workbench/index.html`, `${out}/index.html`),
    cp(`${root}workbench/page.css`, `${out}/page.css`),
    ...['sample', 'sample-uk', 'sample-ca'].map(name =>
      cp(`${root}workbench/${name}`, `${out}/${name}`, { recursive: true }),
    ),
    cp(`${root}dist`, `${out}/dist`, { recursive: true }),
  ]);
}
