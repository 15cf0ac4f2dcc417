// Writes test/import/figures.json anew: what every sample export is read as, figure by figure. Its diff is read like a
// change of the law: each line is a row of somebody's household.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import vm from 'node:vm';
import Papa from 'papaparse';
import { root } from './run.mjs';

const folder = `${root}test/import/`;
const records = JSON.parse(readFileSync(`${folder}records.json`, 'utf8'));
const FUNCTIONS = { trades: 'TRADES_FROM', lots: 'LOTS_FROM', gains: 'GAINS_FROM' };
const context = vm.createContext({});
vm.runInContext(readFileSync(`${root}dist/tlh.js`, 'utf8'), context);

const kindOf = file =>
  records[file]?.kind ??
  (/1099|gains|pnl|realized/.test(file) ? 'gains' : /lots/.test(file) ? 'lots' : 'trades');

const figures = {};
for (const part of ['files', 'layouts'])
  for (const file of readdirSync(`${folder}${part}`).sort()) {
    const name = FUNCTIONS[kindOf(file)];
    if (!name) continue;
    const bytes = readFileSync(`${folder}${part}/${file}`);
    const text = bytes.toString(file.startsWith('hargreaves') ? 'latin1' : 'utf8');
    const { data } = Papa.parse(text, { delimiter: context.tlh.delimiter(text) });
    while (data.at(-1)?.every(cell => cell.trim() === '')) data.pop();
    const width = Math.max(...data.map(row => row.length));
    const raw = data.map(row => [...row, ...Array(width - row.length).fill('')]);
    let rows;
    try {
      rows = context.tlh.call(name, [raw, 'Main', 'Taxable']);
    } catch (error) {
      throw new Error(`${file}: ${error.message}`, { cause: null });
    }
    // Every figure and every word of the row; what is asked is told by its action, how by the notes' own tests.
    const note = rows[0].indexOf('Note');
    figures[`${part}/${file}`] = {
      function: name,
      rows: rows.slice(0, -1).map(row => row.filter((_, at) => at !== note)),
      aside: rows.at(-1)[note],
    };
  }

const lines = Object.entries(figures).map(
  ([file, { rows, ...rest }]) =>
    `  ${JSON.stringify(file)}: ${JSON.stringify({ ...rest, rows: 0 }).replace(/0\}$/, `[\n${rows.map(row => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]}`)}`,
);
writeFileSync(`${folder}figures.json`, `{\n${lines.join(',\n')}\n}\n`);
console.log(`${lines.length} files`);
