// `npm run bench`: the timings in README's table. `--write` puts them there.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { shapesTable } from './shapes.mjs';
import { ensureInstalled, root } from '../scripts/run.mjs';

ensureInstalled();
const { build } = await import('esbuild');
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const outfile = join(folder, 'bench.mjs');
await build({
  entryPoints: [`${root}bench/bench.ts`],
  bundle: true,
  format: 'esm',
  target: 'node20',
  outfile,
});
const { engineTable, importTable, planTable } = await import(outfile);
const { buildCode } = await import('../scripts/build.mjs');
const code = await buildCode();
const script = new vm.Script(code);
const evaluations = Array.from({ length: 9 }, () => {
  const start = performance.now();
  script.runInContext(vm.createContext({}));
  return performance.now() - start;
}).sort((a, b) => a - b);
rmSync(folder, { recursive: true, force: true });

const text = [
  engineTable(),
  planTable(),
  shapesTable(code),
  importTable(),
  `\`dist/Code.js\`: ${(code.length / 1024).toFixed(0)} KB with its help texts, evaluated in ${evaluations[4].toFixed(1)} ms.`,
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
