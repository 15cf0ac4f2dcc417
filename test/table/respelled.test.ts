import fc from 'fast-check';
import { openBundle, type Value } from '../support/bundle';

/** However a history is written, it says the same. */
const bundle = openBundle();
const AS_OF = bundle.day('2026-11-20');
const HEADINGS = [
  'Date',
  'Time',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Account',
  'Account type',
  'Owner',
];

interface Entry {
  readonly day: number;
  readonly account: 0 | 1 | 2;
  readonly symbol: 0 | 1;
  readonly share: number;
  readonly price: number;
  readonly isSale: boolean;
}

const ACCOUNTS = [
  ['Main', 'Taxable', 'Ann'],
  ['Roth', 'Roth IRA', 'Ann'],
  ['Joint José', 'Taxable', 'José'],
] as const;
const SYMBOLS = ['VTI', 'BRK.B'] as const;

const history = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 300 }),
    account: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
    symbol: fc.constantFrom<0 | 1>(0, 1),
    share: fc.integer({ min: 1, max: 40 }),
    price: fc.integer({ min: 2000, max: 9000 }),
    isSale: fc.boolean(),
  }),
  { minLength: 4, maxLength: 24 },
);

const dayOf = (offset: number): Date => new Date(bundle.day('2026-01-05').getTime() + offset * 864e5);

/** Rows in order of time in which nothing is sold that is not held; one row a day, account and symbol. */
function rowsOf(entries: readonly Entry[]): Value[][] {
  const held = new Map<string, number>();
  const seen = new Set<string>();
  return [...entries]
    .sort((a, b) => a.day - b.day)
    .flatMap(({ day, account, symbol, share, price, isSale }) => {
      const key = `${account} ${symbol}`;
      if (seen.has(`${day} ${symbol}`)) return [];
      seen.add(`${day} ${symbol}`);
      const has = held.get(key) ?? 0;
      const sells = isSale && has > 0;
      const shares = sells ? Math.min(share, has) : share;
      held.set(key, has + (sells ? -shares : shares));
      const [name, type, owner] = ACCOUNTS[account];
      const cents = shares * price;
      return [
        [dayOf(day), '', sells ? 'Sell' : 'Buy', SYMBOLS[symbol], shares, cents / 100, name, type, owner],
      ];
    });
}

/** What the functions make of it, without what only says where a row stands. */
function answers(rows: readonly Value[][]): unknown {
  const trades = [HEADINGS, ...rows];
  const realized = bundle.table('REALIZED_GAINS', trades, '', '', AS_OF);
  const lots = bundle.table('OPEN_LOTS', trades, '', AS_OF);
  return [
    realized
      .slice(1)
      .map(row => row.slice(4, -1).map(cell => (typeof cell === 'object' ? bundle.iso(cell) : cell))),
    lots.length,
    lots.slice(1).map(row => [row[9], row[10], row[11], row[13]]),
    bundle.call('NET_GAIN', trades, '', 2026, 'net', AS_OF),
  ];
}

const same = (change: (rows: Value[][]) => Value[][]): void => {
  fc.assert(
    fc.property(history, entries => {
      const rows = rowsOf(entries);
      expect(answers(change(rows))).toEqual(answers(rows));
    }),
    { numRuns: 60 },
  );
};

const SPELLED: Record<string, readonly string[]> = {
  VTI: ['NYSEARCA:VTI', 'vti', ' VTI\u00a0', 'V\u00adTI', '\uff36\uff34\uff29', 'VTI*', '\u200eVTI'],
  'BRK.B': ['BRK/B', 'BRK B', 'NYSE:BRK.B', 'nyse: brk.b', 'brk.b', 'BRK.B*'],
};
const NAMED: Record<string, readonly string[]> = {
  Main: ['main', ' Main ', 'Ma\u200bin', 'MAIN'],
  'Joint José': ['Joint Jose\u0301', 'joint josé', 'Joint\u00a0José'],
  Roth: ['roth', 'Roth '],
  José: ['Jose\u0301', 'JOSÉ'],
  Ann: ['ann', 'Ann '],
};
const pick = (words: readonly string[] | undefined, own: Value, at: number): Value =>
  words ? words[at % words.length]! : own;

test('symbols, accounts and owners in other spellings', () => {
  same(rows =>
    rows.map((row, at) => [
      ...row.slice(0, 3),
      pick(SPELLED[String(row[3])], row[3]!, at),
      row[4]!,
      row[5]!,
      pick(NAMED[String(row[6])], row[6]!, at),
      row[7]!,
      pick(NAMED[String(row[8])], row[8]!, at),
    ]),
  );
});

test('cash rows, empty rows and filled-down noughts strewn in', () => {
  const cash = (row: Value[]): Value[][] => [
    row,
    [row[0]!, '', 'Dividend', '', '', 12.34, row[6]!, row[7]!, row[8]!],
    HEADINGS.map(() => ''),
    [row[0]!, '', 'NRA Tax Adj', row[3]!, 0, -1.2, row[6]!, row[7]!, row[8]!],
    HEADINGS.map((_, at) => (at === 4 ? 0 : at === 0 ? false : '')),
  ];
  same(rows => rows.flatMap(cash));
});

test('currency signs and thousands separators as text', () => {
  const money = (amount: Value): string =>
    `$${Number(amount).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  same(rows =>
    rows.map(row => row.map((cell, at) => (at === 5 ? money(cell) : at === 4 ? `${String(cell)}.00` : cell))),
  );
});

// Sales are not split: two orders of one day may wash each other (TAX_DECISIONS.md, "Orders of one day").
test('a purchase split into fills of the same price', () => {
  const fills = (row: Value[]): Value[][] => {
    const [shares, cents] = [Number(row[4]), Math.round(Number(row[5]) * 100)];
    if (shares < 2 || row[2] !== 'Buy') return [row];
    const first = Math.floor(shares / 2);
    const paid = Math.floor((cents * first) / shares);
    const part = (count: number, amount: number): Value[] => [
      ...row.slice(0, 4),
      count,
      amount / 100,
      ...row.slice(6),
    ];
    return [part(first, paid), part(shares - first, cents - paid)];
  };
  same(rows => rows.flatMap(fills));
});

/** Columns in which the product speaks; the others hold what the household wrote. */
const SENTENCES = new Set(['Why', 'Found', 'What would do', 'Note', 'Risk', 'Certainty']);

describe('messages', () => {
  const wild = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom<Value>(
      '9'.repeat(400),
      'x'.repeat(50000),
      '1e400',
      '#REF!',
      'Loading...',
      'VARIOUS',
      -1,
      0,
      1e308,
      5e-324,
      false,
      '03/04/2026',
      '1.234,50',
      '\u202eVTI',
      '=A1',
    ),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const spoilt = fc.tuple(
    history,
    fc.array(fc.tuple(fc.nat(30), fc.nat(HEADINGS.length - 1), wild), { minLength: 1, maxLength: 6 }),
  );

  test('are at most 2,000 characters, a Why at most 1,000, and never say Infinity or NaN', () => {
    fc.assert(
      fc.property(spoilt, ([entries, changes]) => {
        const rows = rowsOf(entries);
        for (const [row, column, value] of changes) rows[row % rows.length]![column] = value;
        const trades = [HEADINGS, ...rows];
        const lots = [
          ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'],
          ...rows.slice(0, 4).map(row => [row[3], row[4], row[0], row[5], 10, row[6]]),
        ];
        const calls: (readonly [string, ...unknown[]])[] = [
          ['REALIZED_GAINS', trades, '', '', AS_OF],
          ['OPEN_LOTS', trades, '', AS_OF],
          ['NET_GAIN', trades, '', 2026, 'all', AS_OF],
          ['HARVEST_LOSS', lots, trades, '', AS_OF],
          ['WASH_SALE_RISK', lots, trades, '', AS_OF],
          ['HARVEST_CHECK', lots, trades, '', '', AS_OF],
          ['HARVEST_PLAN', lots, trades, '', AS_OF],
          ['TRADES_FROM', trades, 'Main', 'Taxable'],
        ];
        for (const [name, ...args] of calls) {
          let headings: Value[] = [];
          let cells: Value[][] = [];
          try {
            [headings = [], ...cells] = bundle.table(name, ...args);
          } catch (error) {
            const { message, name: kind } = error as Error;
            expect(kind).toBe('Error');
            expect(message.startsWith(`${name}: `)).toBe(true);
            expect(message.length).toBeLessThanOrEqual(2000);
            expect(message).not.toMatch(/Infinity|NaN|undefined/);
          }
          for (const row of cells) {
            row.forEach((cell, at) => {
              if (typeof cell === 'number') expect(Number.isFinite(cell)).toBe(true);
              else if (typeof cell === 'object') expect(Number.isNaN(cell.getTime())).toBe(false);
              else if (SENTENCES.has(String(headings[at])))
                expect(String(cell).length).toBeLessThanOrEqual(1000);
            });
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
