import Papa from 'papaparse';
import { finish } from '../src/base/steps';
import { fileReader } from '../src/import/file';

/** A history of a broker's, as its file would have it. */
function file(rows: number): string {
  const lines = ['"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"'];
  for (let at = 0; at < rows; at++) {
    const day = Math.floor((at * 5000) / rows);
    const date = `${String(1 + (Math.floor(day / 28) % 12)).padStart(2, '0')}/${String(1 + (day % 28)).padStart(2, '0')}/${2010 + Math.floor(day / 336)}`;
    const [quantity, price] = [10 + (at % 7), 2050 + 100 * (at % 13)];
    const symbol = `SYM${at % 50}`;
    if (at % 5 === 0) {
      lines.push(`"${date}","Qualified Dividend","${symbol}","SOME CORP","","","","$1.25"`);
      continue;
    }
    const isSale = at % 4 === 3;
    const amount = (quantity * price + (isSale ? -4 : 4)) / 100;
    lines.push(
      `"${date}","${isSale ? 'Sell' : 'Buy'}","${symbol}","SOME CORP","${quantity}","$${(price / 100).toFixed(2)}","$0.04","${isSale ? '' : '-'}$${amount.toFixed(2)}"`,
    );
  }
  return lines.join('\n');
}

const ROWS = 100_000;

/** Once, as a person imports it: cold. */
export function importTable(): string {
  const text = file(ROWS);
  const start = performance.now();
  const raw = Papa.parse<string[]>(text).data;
  const parsed = performance.now();
  const read = finish(finish(fileReader(raw))({ account: 'Main', accountType: 'Taxable', hints: null }));
  const done = performance.now();
  if (read.table.length < ROWS / 2) throw new Error('the file was not read');
  const [parse, recognise] = [parsed - start, done - parsed];
  return `A broker's file of ${ROWS.toLocaleString('en-US')} rows: ${parse.toFixed(0)} ms to split into cells, ${recognise.toFixed(0)} ms to recognise and read (${(recognise / parse).toFixed(0)} times the splitting).`;
}
