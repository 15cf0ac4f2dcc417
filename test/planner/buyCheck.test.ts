import fc from 'fast-check';
import { exactNumber, ZERO } from '../../src/base/exact';
import { buyCheck } from '../../src/functions/buyCheck';
import { askGently } from '../../src/session/ask';
import { isDayTime, type Cell, type Range } from '../../src/table/cell';
import { day } from '../countries/us/plan/household';
import { AS_OF } from '../countries/us/plan/support';

/**
 * BUY_CHECK says No if and only if adding that purchase washes something when all is looked back on; its first free day
 * is the first on which a purchase washes nothing; what is at stake is what the purchase would put off or destroy.
 */
const HEADINGS = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Account',
  'Account type',
  'Owner',
  'New symbol',
];
const ACCOUNTS = [
  ['Main', 'Taxable', 'Me'],
  ['Hers', 'Taxable', 'Her'],
  ['Roth', 'Roth IRA', 'Me'],
] as const;
const SETTINGS: Range = [
  ['Setting', 'Value'],
  ['Filing status', 'Joint'],
  ['Owner Her', 'Spouse'],
];
const CALL = 'NEW270115C00095000';

interface Wish {
  readonly kind: 'buy' | 'sell';
  readonly account: number;
  readonly symbol: string;
  readonly ago: number;
  readonly shares: number;
  readonly price: number;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom('buy', 'sell', 'sell'),
  account: fc.integer({ min: 0, max: 2 }),
  symbol: fc.constantFrom('NEW', 'MRG', 'AAA', CALL),
  ago: fc.integer({ min: -80, max: 80 }),
  shares: fc.integer({ min: 1, max: 40 }),
  price: fc.integer({ min: 20, max: 90 }),
});

interface Story {
  readonly wishes: readonly Wish[];
  /** Days before the as-of day on which OLD is renamed NEW, TGT merges into MRG, AAA splits; below 0: planned. */
  readonly renamed: number;
  readonly merged: number;
  readonly split: number;
}

const story: fc.Arbitrary<Story> = fc.record({
  wishes: fc.array(wish, { minLength: 2, maxLength: 14 }),
  renamed: fc.integer({ min: 0, max: 70 }),
  merged: fc.integer({ min: 0, max: 70 }),
  split: fc.integer({ min: -40, max: 70 }),
});

/** Everything is bought first, long ago; what a sale asks for beyond that is left out of the story. */
function tableOf({ wishes, renamed, merged, split }: Story): Cell[][] {
  const nameOn = (symbol: string, ago: number): string =>
    symbol === 'NEW' && ago > renamed ? 'OLD' : symbol === 'MRG' && ago > merged ? 'TGT' : symbol;
  const held = new Map<string, number>();
  const add = (account: number, symbol: string, shares: number): void => {
    const key = `${account} ${symbol}`;
    held.set(key, (held.get(key) ?? 0) + shares);
  };
  const row = (
    ago: number,
    action: string,
    symbol: string,
    ...rest: Cell[]
  ): { ago: number; cells: Cell[] } => ({
    ago,
    cells: [day(AS_OF - ago), action, symbol, ...rest],
  });
  const rows = [
    ...ACCOUNTS.flatMap(account =>
      ['OLD', 'TGT', 'AAA', CALL].map(symbol => row(900, 'Buy', symbol, 100, 100 * 60, ...account)),
    ),
    row(renamed, 'Symbol change', 'OLD', 1, '', '', '', '', 'NEW'),
    row(merged, 'Merger', 'TGT', 2, '', '', '', '', 'MRG'),
    row(split, 'Split', 'AAA', 2, ''),
  ];
  ACCOUNTS.forEach((_, at) => ['NEW', 'MRG', 'AAA', CALL].forEach(symbol => add(at, symbol, 100)));
  for (const one of [...wishes].sort((a, b) => b.ago - a.ago)) {
    // Days of an event, and two purchases of one day without times, are left to the tests of order.
    if ([renamed, merged, split].includes(one.ago) || (one.kind === 'buy' && one.ago === 0)) continue;
    const shares =
      one.kind === 'sell' ? Math.min(one.shares, held.get(`${one.account} ${one.symbol}`)!) : one.shares;
    if (shares === 0) continue;
    add(one.account, one.symbol, one.kind === 'sell' ? -shares : shares);
    rows.push(
      row(
        one.ago,
        one.kind === 'sell' ? 'Sell' : 'Buy',
        nameOn(one.symbol, one.ago),
        shares,
        shares * one.price,
        ...ACCOUNTS[one.account]!,
      ),
    );
  }
  return [HEADINGS, ...rows.sort((a, b) => b.ago - a.ago).map(({ cells }) => cells)];
}

/** Loss that the purchase meets, everything looked back on. */
function washedBy(trades: Cell[][], symbol: string, ago: number): number {
  const bought = [day(AS_OF - ago), 'Buy', symbol, 100_000, 1, 'Fresh', 'Taxable', 'Me', ''];
  const asked = askGently({ trades: [...trades, bought], settings: SETTINGS }, AS_OF + 400);
  expect(asked.problems).toEqual([]);
  const number = trades.length + 1;
  const found = [...asked.household.units.values()]
    .flatMap(({ settlement }) => settlement.long.dispositions)
    .flatMap(({ matches }) => matches)
    .filter(({ acquisition }) => acquisition.rows.some(({ source }) => source.row === number))
    .reduce((sum, { disallowed }) => sum + disallowed, ZERO);
  return exactNumber(found);
}

const RUNS = Number(process.env['BUY_CHECK_RUNS'] ?? 150);

test('No if and only if the purchase washes something; the first free day; what is at stake', () => {
  const seen = new Set<Cell>();
  fc.assert(
    fc.property(story, fc.integer({ min: 0, max: 99 }), (told, at) => {
      const trades = tableOf(told);
      for (const symbol of ['NEW', 'MRG', 'AAA', CALL]) {
        const [, row] = buyCheck([[symbol]], { trades, settings: SETTINGS }, AS_OF);
        const [, buy, notBefore, stake] = row!;
        seen.add(buy!);
        const washed = washedBy(trades, symbol, 0);
        expect([symbol, buy === 'No', stake]).toEqual([
          symbol,
          washed > 0,
          buy === 'Review' ? stake : Math.round(washed * 100) / 100,
        ]);
        if (buy !== 'No') continue;
        expect(isDayTime(notBefore!)).toBe(true);
        const isAlone = (ago: number): boolean =>
          !told.wishes.some(one => one.kind === 'buy' && one.ago === ago);
        const wait = (notBefore as { day: number }).day - AS_OF;
        expect(wait).toBeGreaterThan(0);
        expect([symbol, washedBy(trades, symbol, -wait)]).toEqual([symbol, 0]);
        // Every day before it is barred.
        const before = at % wait;
        if (isAlone(-before)) expect(washedBy(trades, symbol, -before)).toBeGreaterThan(0);
      }
    }),
    { numRuns: RUNS, seed: 29 },
  );
  expect([...seen].sort()).toEqual(['No', 'Review', 'Yes']);
});
