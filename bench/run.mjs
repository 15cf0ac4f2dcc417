// `npm run bench`: the timings in README's tables. `--write` puts them there.
import { readFileSync, writeFileSync } from 'node:fs';
import vm from 'node:vm';
import { ensureInstalled, root } from '../scripts/run.mjs';

ensureInstalled();
const { build } = await import('esbuild');
const { bundleCode } = await import('../scripts/build.mjs');
const { drawnTable } = await import('./drawn.mjs');
const { cellsToCells } = await import('./cellsToCells.mjs');
const { functionsTable, lawsTable } = await import('./functions.mjs');
const { makeUp } = await import('./makeUp.mjs');
const { shapesTable } = await import('./shapes.mjs');
const { sidebarTable } = await import('./sidebar.mjs');
const { bundleSidebar } = await import('../scripts/sidebar-build.mjs');

/** A bundle of its own, built as the product's is. */
async function bundled(name, format = 'iife') {
  const { outputFiles } = await build({
    entryPoints: [`${root}bench/${name}.ts`],
    bundle: true,
    write: false,
    format,
    target: 'es2020',
    minify: true,
  });
  return outputFiles[0].text;
}

const { code, metafile } = await bundleCode();
const scripts = {
  code: new vm.Script(code),
  limit: new vm.Script(await bundled('limit')),
  quadratic: new vm.Script(await bundled('quadratic')),
};
const { importTable } = await import(
  `data:text/javascript,${encodeURIComponent(await bundled('importBench', 'esm'))}`
);

const text = [
  cellsToCells(scripts),
  functionsTable(scripts.code),
  lawsTable(scripts.code),
  drawnTable(scripts),
  `Odd shapes:\n\n${shapesTable(scripts.code)}`,
  await sidebarTable(code, (await bundleSidebar()).html),
  importTable(),
  makeUp(scripts.code, code.length, metafile),
].join('\n\n');
console.log(text);
if (process.argv.includes('--write')) {
  const readme = `${root}README.md`;
  const before = readFileSync(readme, 'utf8');
  writeFileSync(
    readme,
    before.replace(/<!-- bench -->[\s\S]*<!-- \/bench -->/, `<!-- bench -->\n\n${text}\n\n<!-- /bench -->`),
  );
}
