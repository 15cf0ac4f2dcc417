// Builds dist/: exactly Code.js, Sidebar.html and appsscript.json, ready for clasp or for pasting.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as acorn from 'acorn';
import esbuild from 'esbuild';
import { notices } from './licences.mjs';
import { bundleSidebar } from './sidebar-build.mjs';
import { stubs } from './stubs.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const NAMESPACE = 'app_'; // a trailing underscore keeps it private to the script

/** The classic script that Apps Script evaluates, and esbuild's account of what went into it. */
export async function bundleCode() {
  const entry = `${root}src/index.ts`;
  const { outputFiles, metafile } = await esbuild.build({
    entryPoints: [entry],
    inject: [`${root}scripts/globals.mjs`],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: NAMESPACE,
    target: 'es2019', // later syntax has failed to push
    supported: { bigint: true }, // BigInt() calls, never literals: Apps Script's V8 has them
    platform: 'neutral',
    mainFields: ['module', 'main'],
    charset: 'ascii',
    minify: true,
    legalComments: 'none', // the whole licences stand in the banner
    metafile: true,
  });
  const banner =
    '// Tax-loss harvesting for Google Sheets. MIT License. Education, not tax advice.\n' +
    '// Built from TypeScript: read the sources rather than this file.\n' +
    `/*\n${await notices(metafile)}\n*/\n`;
  const code = `${banner}${outputFiles[0].text}\n${await stubs(entry, `${root}src/functions/all.ts`, NAMESPACE)}\n`;
  acorn.parse(code, { ecmaVersion: 2019, sourceType: 'script' }); // the gate: nothing newer than ES2019
  return { code, metafile };
}

/** Writes `dist/`. @returns the files' texts by name, and what went into them */
export async function build() {
  const dist = `${root}dist`;
  const [code, sidebar] = await Promise.all([bundleCode(), bundleSidebar()]);
  const files = {
    'Code.js': code.code,
    'Sidebar.html': sidebar.html,
    'appsscript.json': await readFile(`${root}appsscript.json`, 'utf8'),
  };
  await mkdir(dist, { recursive: true });
  // Each file is swapped in whole: who reads meanwhile finds the old one or the new one.
  for (const [name, text] of Object.entries(files)) {
    const written = `${dist}/.${name}.${process.pid}`;
    await writeFile(written, text);
    await rename(written, `${dist}/${name}`);
  }
  const strays = (await readdir(dist)).filter(name => !(name in files) && !name.startsWith('.'));
  await Promise.all(strays.map(name => rm(`${dist}/${name}`, { recursive: true })));
  return { files, inputs: { ...code.metafile.inputs, ...sidebar.metafile.inputs } };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { files } = await build();
  const size = name => (files[name].length / 1024).toFixed(1);
  console.log(`dist/Code.js ${size('Code.js')} KB, dist/Sidebar.html ${size('Sidebar.html')} KB`);
}
