// Builds dist/: Code.js, Sidebar.html and appsscript.json, ready for clasp or for pasting, and tlh.js, the custom
// functions without Google.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as acorn from 'acorn';
import esbuild from 'esbuild';
import { notices } from './licences.mjs';
import { bundleSidebar } from './sidebar-build.mjs';
import { stubs } from './stubs.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const NAMESPACE = 'app_'; // a trailing underscore keeps it private to the script

/** A classic script for an engine of which nothing is known but its V8. */
const SCRIPT = {
  inject: [`${root}scripts/globals.mjs`],
  bundle: true,
  write: false,
  format: 'iife',
  target: 'es2019', // later syntax has failed to push
  supported: { bigint: true }, // BigInt() calls, never literals: Apps Script's V8 has them
  platform: 'neutral',
  mainFields: ['module', 'main'],
  charset: 'ascii',
  minify: true,
  legalComments: 'none', // the whole licences stand in the banner
  metafile: true,
};

const HEAD =
  '// Tax-loss harvesting for Google Sheets. MIT License. Education, not tax advice.\n' +
  '// Built from TypeScript: read the sources rather than this file.\n';

/** The classic script that Apps Script evaluates, and esbuild's account of what went into it. */
export async function bundleCode() {
  const entry = `${root}src/index.ts`;
  const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  const { outputFiles, metafile } = await esbuild.build({
    ...SCRIPT,
    entryPoints: [entry],
    globalName: NAMESPACE,
    define: { TLH_VERSION: JSON.stringify(version) },
  });
  const code = `${HEAD}/*\n${await notices(metafile)}\n*/\n${outputFiles[0].text}\n${await stubs(entry, `${root}src/functions/all.ts`, NAMESPACE)}\n`;
  acorn.parse(code, { ecmaVersion: 2019, sourceType: 'script' }); // the gate: nothing newer than ES2019
  return { code, metafile };
}

/**
 * The custom functions without Google, as a classic script with one global `tlh`. Its build is the digest of the script
 * with the digest's own place left empty, so that equal sources have equal names.
 */
export async function bundleBatch() {
  const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  const { outputFiles, metafile } = await esbuild.build({
    ...SCRIPT,
    entryPoints: [`${root}src/batch.ts`],
    globalName: 'tlh',
    define: { TLH_VERSION: JSON.stringify(version), TLH_BUILD: JSON.stringify(UNNAMED) },
  });
  const script = outputFiles[0].text;
  const digest = createHash('sha256').update(script).digest('hex').slice(0, UNNAMED.length);
  const code = `${HEAD}/*\n${await notices(metafile)}\n*/\n${script.replace(UNNAMED, digest)}`;
  acorn.parse(code, { ecmaVersion: 2019, sourceType: 'script' });
  return { code, metafile };
}

const UNNAMED = '000000000000';

/** Writes `dist/`. @returns the files' texts by name, and what went into them */
export async function build() {
  const dist = `${root}dist`;
  const [code, sidebar, batch] = await Promise.all([bundleCode(), bundleSidebar(), bundleBatch()]);
  const files = {
    'Code.js': code.code,
    'Sidebar.html': sidebar.html,
    'appsscript.json': await readFile(`${root}appsscript.json`, 'utf8'),
    'tlh.js': batch.code, // not for Google: .claspignore
  };
  await mkdir(dist, { recursive: true });
  // Each file is swapped in whole: who reads meanwhile finds the old one or the new one.
  for (const [name, text] of Object.entries(files)) {
    const written = `${dist}/.${name}.${process.pid}`;
    await writeFile(written, text);
    await rename(written, `${dist}/${name}`);
  }
  const strays = (await readdir(dist)).filter(
    name => !(name in files) && name !== 'bigquery' && !name.startsWith('.'),
  );
  await Promise.all(strays.map(name => rm(`${dist}/${name}`, { recursive: true })));
  return {
    files,
    inputs: { ...code.metafile.inputs, ...sidebar.metafile.inputs, ...batch.metafile.inputs },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { files } = await build();
  const size = name => (files[name].length / 1024).toFixed(1);
  console.log(
    `dist/Code.js ${size('Code.js')} KB, dist/Sidebar.html ${size('Sidebar.html')} KB, dist/tlh.js ${size('tlh.js')} KB`,
  );
}
