// `npm run batch:sample -- <folder> [households] [trades of each]`: a book of made-up households, the same on every machine.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { madeUpHousehold } from './madeUp.mjs';

const quoted = cell => {
  const text = String(cell);
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};

/** Writes trades, settings, securities and prices of so many households as CSV files. */
export async function writeSample(folder, count = 1000, options = {}) {
  await mkdir(folder, { recursive: true });
  const files = {};
  for (let at = 1; at <= count; at++) {
    const { household, tables } = madeUpHousehold(at, options);
    for (const [table, range] of Object.entries(tables)) {
      if (range === null) continue;
      const [headings, ...rows] = range;
      if (!files[table]) {
        files[table] = createWriteStream(`${folder}/${table}.csv`);
        files[table].write(`${['Household', ...headings].join(',')}\n`);
      }
      const text = rows.map(row => `${[household, ...row].map(quoted).join(',')}\n`).join('');
      if (!files[table].write(text)) await new Promise(resolve => files[table].once('drain', resolve));
    }
  }
  for (const file of Object.values(files)) {
    file.end();
    await finished(file);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, count = '1000', trades = '82'] = process.argv.slice(2);
  if (!folder || !(Number(count) > 0)) {
    console.error('npm run batch:sample -- <folder> [households] [trades of each]');
    process.exit(1);
  }
  void writeSample(folder, Number(count), { trades: Number(trades) }).then(() =>
    console.log(`${Number(count).toLocaleString('en-US')} made-up households in ${folder}`),
  );
}
