// `npm run bench:book [-- 10 100 1000 10000]`: a book of households, by its length and by threads.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { ensureInstalled, root } from '../scripts/run.mjs';
import { number, table } from './context.mjs';

ensureInstalled();
const { madeUpHousehold } = await import('../book/madeUp.mjs');
const { writeSample } = await import('../book/sample.mjs');

const AS_OF = '2026-11-20';
const ONE_BY_ONE = 200;
const sizes = process.argv.slice(2).map(Number).filter(Boolean);

const library = readFileSync(`${root}dist/tlh.js`, 'utf8');

/** Milliseconds of the processor for a household's calls made one by one, in one context. */
function oneByOne() {
  const context = vm.createContext({});
  vm.runInContext(library, context);
  const { tlh } = context;
  const ask = (name, args) => {
    try {
      return tlh.call(name, args);
    } catch {
      return '';
    }
  };
  const started = process.cpuUsage();
  for (let at = 1; at <= ONE_BY_ONE; at++) {
    const { trades, settings, securities, prices } = madeUpHousehold(at).tables;
    const lots = ask('OPEN_LOTS', [trades, settings, AS_OF, prices]);
    ask('HARVEST_PLAN', [lots, trades, settings, AS_OF, securities]);
    ask('NET_GAIN', [trades, settings, '', 'all', AS_OF]);
    ask('HARVEST_CHECK', [lots, trades, settings, securities, AS_OF]);
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000 / ONE_BY_ONE;
}

const work = mkdtempSync(join(tmpdir(), 'bench-book-'));
const rows = [];
try {
  for (const size of sizes.length > 0 ? sizes : [10, 100, 1000, 10_000]) {
    const book = join(work, `book-${size}`);
    await writeSample(book, size);
    for (const workers of [1, 2]) {
      const out = join(work, `out-${size}-${workers}`);
      const args = [book, '--as-of', AS_OF, '--out', out, '--workers', String(workers)];
      const said = execFileSync(process.execPath, [`${root}bench/bookRun.mjs`, ...args], {
        encoding: 'utf8',
      });
      const { code, seconds, cpu, megabytes } = JSON.parse(said);
      if (code !== 0) throw new Error(`a run ended with ${code}`);
      rows.push([
        number(size),
        String(workers),
        (size / seconds).toFixed(1),
        ((cpu * 1000) / size).toFixed(0),
        megabytes.toFixed(0),
      ]);
      console.error(rows.at(-1).join('  '));
      rmSync(out, { recursive: true, force: true });
    }
    rmSync(book, { recursive: true, force: true });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(
  `${table(['Households', 'Threads', 'a second', 'processor ms each', 'most memory, MB'], rows)}\n\nThe same four calls made one by one in one context: ${oneByOne().toFixed(0)} processor ms a household.`,
);
