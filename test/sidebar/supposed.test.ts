import type { Opened } from '../../src/addon/found';
import { AS_THEY_ARE, isSupposed, supposing } from '../../src/sidebar/supposed';
import type { Range } from '../../src/table/cell';

/** Other prices, tried: the tables as they would be. */

const opened = (lots: Range): Opened =>
  ({
    tables: { lots: { reference: "'Lots'!A1", cells: lots, fingerprint: 'x' }, trades: null },
    prices: [{ symbol: 'AAA', price: 50, day: null }],
  }) as unknown as Opened;

const LOTS: Range = [
  ['Ticker', 'Quantity', 'Last price', 'Market value'],
  ['AAA', 10, 50, 500],
  ['nyse:bbb', 10, '#N/A', ''],
  ['CCC', 10, '', 700],
];
const cells = (given: Opened): Range => given.tables.lots!.cells;

test('nothing supposed is the sheet itself', () => {
  const sheet = opened(LOTS);
  expect(supposing(sheet, AS_THEY_ARE)).toBe(sheet);
  expect(isSupposed(AS_THEY_ARE)).toBe(false);
});

test('all prices move by as many per cent, values with them; an error stays one', () => {
  const down = supposing(opened(LOTS), { percent: -5, own: new Map() });
  expect(cells(down).slice(1)).toEqual([
    ['AAA', 10, 47.5, 475],
    ['nyse:bbb', 10, '#N/A', ''],
    ['CCC', 10, '', 665],
  ]);
  expect(down.prices![0]!.price).toBe(47.5);
  // What is written over is a copy.
  expect(LOTS[1]).toEqual(['AAA', 10, 50, 500]);
});

test('a price of one’s own holds for its security alone, by whatever spelling, in place of price and value', () => {
  const own = supposing(opened(LOTS), {
    percent: 10,
    own: new Map([
      ['AAA', 30],
      ['BBB', 7],
    ]),
  });
  expect(cells(own).slice(1)).toEqual([
    ['AAA', 10, 30, ''],
    ['nyse:bbb', 10, 7, ''],
    ['CCC', 10, '', 770],
  ]);
  expect(own.prices![0]!.price).toBe(30);
});

test('a table without a column of prices has its values moved', () => {
  const bare: Range = LOTS.map(row => [row[0]!, row[1]!, row[3]!]);
  expect(cells(supposing(opened(bare), { percent: 10, own: new Map() }))[1]).toEqual(['AAA', 10, 550]);
});
