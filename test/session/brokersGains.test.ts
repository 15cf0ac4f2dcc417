import { dayFromIso } from '../../src/base/day';
import { exact, exactText } from '../../src/base/exact';
import type { ToldGain } from '../../src/import/fileGains';
import { askGently } from '../../src/session/ask';
import { gainsApart, gainsInFile } from '../../src/session/brokersGains';
import type { Cell, Range } from '../../src/table/cell';

const at = (iso: string) => ({ day: dayFromIso(iso)!, seconds: 0 });
const AS_OF = dayFromIso('2026-11-20')!;

const trades = (...rows: Cell[][]): Range => [
  ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Fees', 'Account', 'Account type'],
  ...rows,
];
const gains = (...rows: Cell[][]): Range => [
  ['Symbol', 'Quantity', 'Acquired', 'Sold', 'Proceeds', 'Cost basis', 'Adjustment', 'Account'],
  ...rows,
];

const HELD = trades(
  [at('2025-01-02'), 'Buy', 'QMTK', 50, 1000, '', 'Main', ''],
  [at('2025-03-03'), 'Buy', 'QMTK', 50, 2000, '', 'Main', ''],
  [at('2026-05-04'), 'Sell', 'QMTK', 50, 1500, 5, 'Main', ''],
);

const apart = (told: readonly ToldGain[], own: Range = HELD) =>
  gainsApart(told, askGently({ trades: own }, AS_OF)).map(
    ({ symbol, theirs, ours, cause }) =>
      `${symbol} ${exactText(theirs)} ${ours === null ? '-' : exactText(ours)} ${cause}`,
  );
const fromFile = (...rows: Cell[][]) => gainsInFile(gains(...rows));

test('what agrees to the cent of each line is not said', () => {
  expect(apart(fromFile(['QMTK', 50, at('2025-01-02'), at('2026-05-04'), 1495.01, 1000, 0, 'Main']))).toEqual(
    [],
  );
});

test.each<[string, Cell[], string]>([
  [
    'no sale',
    ['ABCD', 5, '', at('2026-05-04'), 10, 20, 0, 'Main'],
    'ABCD -10 - Trades has no sale of it on these days',
  ],
  [
    'other shares',
    ['QMTK', 60, '', at('2026-05-04'), 1800, 1000, 0, 'Main'],
    'QMTK 800 495 the shares sold are not the same: 60 there, 50 in Trades',
  ],
  [
    'fees',
    ['QMTK', 50, '', at('2026-05-04'), 1500, 1000, 0, 'Main'],
    'QMTK 500 495 the proceeds are 5 apart: most likely fees that one of the two leaves out',
  ],
  [
    'another lot',
    ['QMTK', 50, '', at('2026-05-04'), 1495, 2000, 0, 'Main'],
    'QMTK -505 495 the cost is not the same: other lots were sold, or an event that changes the cost is missing in one of the two',
  ],
  [
    'another account is not this one',
    ['QMTK', 50, '', at('2026-05-04'), 1495, 1000, 0, 'Other'],
    'QMTK 495 - Trades has no sale of it on these days',
  ],
])('%s', (_name, row, says) => {
  expect(apart(fromFile(row))).toEqual([says]);
});

test('a wash by another account is named as what the broker does not count', () => {
  const own = trades(
    [at('2025-01-02'), 'Buy', 'QMTK', 50, 2000, '', 'Main', ''],
    [at('2026-05-04'), 'Sell', 'QMTK', 50, 1500, '', 'Main', ''],
    [at('2026-05-11'), 'Buy', 'QMTK', 20, 600, '', 'Roth', 'Roth IRA'],
  );
  expect(apart(fromFile(['QMTK', 50, '', at('2026-05-04'), 1500, 2000, 0, 'Main']), own)).toEqual([
    'QMTK -500 -300 200 of loss is washed by a purchase that the broker does not count, such as one in another account',
  ]);
});

test('a history tells the gain alone', () => {
  const told: ToldGain = {
    symbol: 'QMTK',
    account: 'Main',
    sold: dayFromIso('2026-05-04')!,
    gain: exact('-505'),
    quantity: exact(50),
    proceeds: null,
    basis: null,
    disallowed: null,
  };
  expect(apart([told])[0]).toContain('QMTK -505 495 the cost is not the same');
});
