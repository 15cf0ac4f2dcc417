import { bundle, day, lots, settings, trades, type Row } from './support';
import type { Value } from '../support/bundle';

/** Today's plan beside the one that was written on 20 November. */
const HEADINGS = [
  'Accept',
  'Done',
  'Sell',
  'Id',
  'Account',
  'Symbol',
  'Acquired',
  'Quantity',
  'Usable loss',
  'Better from',
  'Do not buy before',
];
const own = settings({ 'Taxable income': 150000, 'Short-term gain elsewhere': 20000 });

interface Line {
  readonly symbol: string;
  readonly loss: number;
  readonly accept?: boolean;
  readonly done?: boolean;
  readonly betterFrom?: string;
  readonly notBefore?: string;
}
const written = (...lines: readonly Line[]): Value[][] => [
  ['Harvest plan of 2026-11-20', ...Array<Value>(HEADINGS.length - 1).fill('')],
  Array<Value>(HEADINGS.length).fill(''),
  [...HEADINGS],
  ...lines.map(({ symbol, loss, accept = false, done = false, betterFrom, notBefore }): Value[] => [
    accept,
    done,
    `100 ${symbol}`,
    symbol,
    'Mine',
    symbol,
    day('2024-01-02'),
    100,
    loss,
    betterFrom === undefined ? '' : day(betterFrom),
    notBefore === undefined ? '' : day(notBefore),
  ]),
];
const lot = (symbol: string, price: number): Row => [
  symbol,
  100,
  '2024-01-02',
  5000,
  price,
  'Mine',
  'Taxable',
  'Self',
];
const told = (
  plan: unknown,
  held: Value[][],
  history: unknown = '',
  on = '2026-11-27',
): Record<string, Value>[] => {
  const [headings = [], ...found] = bundle.table('WHAT_CHANGED', plan, held, history, own, day(on));
  return found.map(row => Object.fromEntries(row.map((cell, at) => [String(headings[at]), cell])));
};

test('nothing is otherwise: said so, with the plan’s day', () => {
  expect(told(written({ symbol: 'AAA', loss: 1000 }), lots(lot('AAA', 40)))).toEqual([
    expect.objectContaining({ What: '', Says: 'Nothing has changed since the plan of 20 Nov 2026.' }),
  ]);
});

test('a loss that came, one that grew, one that shrank', () => {
  const found = told(
    written({ symbol: 'AAA', loss: 1000 }, { symbol: 'BBB', loss: 1000 }),
    lots(lot('AAA', 30), lot('BBB', 45), lot('CCC', 40)),
  );
  expect(found.map(row => [row['What'], row['Symbol'], row['Loss then'], row['Loss now']])).toEqual([
    ['More', 'AAA', 1000, 2000],
    ['Less', 'BBB', 1000, 500],
    ['New', 'CCC', '', 1000],
  ]);
  expect(found[0]!['Says']).toContain(
    '100 AAA bought 2 Jan 2024: $1,000.00 more to take than on 20 Nov 2026.',
  );
  expect(found[2]!['Net benefit']).toBeGreaterThan(0);
});

test('two lots of one day in one account are told apart by the id that was written', () => {
  const table = (a: number, b: number): Value[][] => {
    const [headings = [], ...rest] = lots(lot('AAA', a), lot('AAA', b));
    return [[...headings, 'Lot'], ...rest.map((row, at) => [...row, at === 0 ? 'A' : 'B'])];
  };
  const [headings = [], ...plan] = bundle.table('HARVEST_PLAN', table(40, 30), '', own, day('2026-11-20'));
  const at = (row: Value[], heading: string): Value => row[headings.indexOf(heading)]!;
  const before: Value[][] = [
    ['Harvest plan of 2026-11-20', ...Array<Value>(HEADINGS.length - 1).fill('')],
    [...HEADINGS],
    ...plan
      .filter(row => at(row, 'Id') !== '')
      .map((row): Value[] =>
        HEADINGS.map((heading): Value =>
          ['Accept', 'Done'].includes(heading) ? false : heading === 'Sell' ? '' : at(row, heading),
        ),
      ),
  ];
  expect(before).toHaveLength(4);
  // The one at 30 falls to 20: only it has more to take, 1,000 of it.
  const changed = told(before, table(40, 20)).filter(row => row['What'] !== '');
  expect(changed.map(row => [row['What'], row['Loss then'], row['Loss now']])).toEqual([
    ['More', 2000, 3000],
  ]);
});

test('a change below the minimum is none', () => {
  expect(told(written({ symbol: 'AAA', loss: 1000 }), lots(lot('AAA', 39.5)))[0]!['Says']).toContain(
    'Nothing has changed',
  );
});

test('one that is not worth selling any more, with the reason', () => {
  const [row] = told(written({ symbol: 'AAA', loss: 1000 }), lots(lot('AAA', 49.5)));
  expect([row!['What'], row!['Loss then'], row!['Loss now']]).toEqual(['No longer', 1000, '']);
  expect(String(row!['Says'])).toMatch(/^100 AAA: .*[Mm]inimum/);
});

test('one that was sold, with what became of it; and the day from which it may be bought again', () => {
  const history = trades(
    ['2024-01-02', 'Buy', 'AAA', 100, 5000, 'Mine'],
    ['2026-11-23', 'Sell', 'AAA', 100, 4000, 'Mine'],
  );
  const plan = written({ symbol: 'AAA', loss: 1000, notBefore: '2026-12-24' });
  const before = told(plan, lots(lot('ZZZ', 60)), history);
  expect(before.map(row => row['What'])).toEqual(['Done']);
  expect(before[0]).toMatchObject({ 'Loss then': 1000, 'Loss now': 1000 });
  const soon = told(plan, lots(lot('ZZZ', 60)), history, '2026-12-20');
  expect(soon[1]).toMatchObject({ What: 'Buy again', Symbol: 'AAA' });
  expect(soon[1]!['Says']).toContain('from 24 Dec 2026');
  expect(told(plan, lots(lot('ZZZ', 60)), history, '2026-12-28')[1]!['Says']).toContain('since 24 Dec 2026');
});

test('a sale that was to wait: clear soon, and clear now', () => {
  const plan = written({ symbol: 'AAA', loss: 1000, betterFrom: '2026-12-02' });
  expect(told(plan, lots(lot('AAA', 40)))[0]).toMatchObject({ What: 'Clear soon', Symbol: 'AAA' });
  expect(told(plan, lots(lot('AAA', 40)), '', '2026-12-02')[0]).toMatchObject({ What: 'Clear now' });
});

test('in the year’s last weeks its last day, where something is left to sell', () => {
  const plan = written({ symbol: 'AAA', loss: 1000 });
  expect(told(plan, lots(lot('AAA', 40)), '', '2026-12-10')[0]).toMatchObject({ What: 'Year end' });
  expect(told(plan, lots(lot('AAA', 40)), '', '2026-11-27')[0]!['What']).toBe('');
});

test('no plan yet is no error; another sheet is named as none', () => {
  expect(told('', lots(lot('AAA', 40)))[0]!['Says']).toContain('No plan has been written yet');
  expect(told([['']], lots(lot('AAA', 40)))[0]!['Says']).toContain('No plan has been written yet');
  expect(() => told([['Symbol', 'Price']], lots(lot('AAA', 40)))).toThrow(
    /WHAT_CHANGED: Plan: no plan as the planner writes it was found/,
  );
});
