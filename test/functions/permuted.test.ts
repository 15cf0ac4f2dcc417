import fc from 'fast-check';
import { bundle, day, rows, type Row } from './support';
import type { Value } from '../support/bundle';

/**
 * The order of rows changes nothing, under any function or law. Ties are made on purpose: purchases of one day, rows
 * of one purchase, equal quantities at other costs, planned trades of one day.
 */
const TRADES = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Account',
  'Account type',
  'Owner',
  'Asset',
];
const LOTS = [
  'Symbol',
  'Quantity',
  'Acquired',
  'Cost basis',
  'Price',
  'Account',
  'Account type',
  'Owner',
  'Asset',
];
const asOf = day('2026-11-20');

const COUNTRIES: Readonly<Record<string, Row[]>> = {
  US: [['Taxable income', 90000]],
  UK: [['Taxable income', 60000]],
  Canada: [['Ordinary rate', 0.43]],
  Ireland: [],
  Germany: [],
  Australia: [['Ordinary rate', 0.39]],
  India: [],
  Other: [['Long-term rate', 0.2]],
};

interface Household {
  readonly lots: readonly Row[];
  readonly trades: readonly Row[];
}

const ACCOUNTS = [
  ['Main', 'Taxable'],
  ['Second', 'Taxable'],
  ['Roth', 'Roth IRA'],
] as const;
const DAYS = ['2024-02-05', '2025-12-01', '2026-10-28', '2026-11-10'] as const;
const PLANNED = ['2026-11-25', '2026-12-08'] as const;

const purchase = fc.record({
  at: fc.constantFrom(...DAYS),
  account: fc.constantFrom(...ACCOUNTS),
  symbol: fc.constantFrom('AAA', 'BBB'),
  shares: fc.constantFrom(20, 40),
  each: fc.constantFrom(50, 70, 90),
  /** One purchase, two rows of Lots. */
  isSplit: fc.boolean(),
});
const plannedTrade = fc.record({
  at: fc.constantFrom(...PLANNED),
  account: fc.constantFrom(...ACCOUNTS.slice(0, 2)),
  symbol: fc.constantFrom('AAA', 'BBB'),
  isSale: fc.boolean(),
  shares: fc.constantFrom(10, 20),
});

const household = fc
  .record({
    bought: fc.array(purchase, { minLength: 2, maxLength: 6 }),
    planned: fc.array(plannedTrade, { maxLength: 3 }),
    price: fc.constantFrom(40, 60, 80),
  })
  .map(({ bought, planned, price }): Household => {
    const trades: Row[] = bought.map(({ at, account: [name, type], symbol, shares, each }) => [
      at,
      'Buy',
      symbol,
      shares,
      shares * each,
      name,
      type,
      'Self',
      'stock',
    ]);
    const lots = bought.flatMap(({ at, account: [name, type], symbol, shares, each, isSplit }): Row[] => {
      const of = (part: number): Row => [symbol, part, at, part * each, price, name, type, 'Self', 'stock'];
      return isSplit ? [of(shares / 2), of(shares / 2)] : [of(shares)];
    });
    const gain: Row[] = [
      ['2023-01-05', 'Buy', 'WIN', 10, 1000, 'Main', 'Taxable', 'Self', 'stock'],
      ['2026-05-04', 'Sell', 'WIN', 10, 6000, 'Main', 'Taxable', 'Self', 'stock'],
    ];
    const coming = planned.map(({ at, account: [name, type], symbol, isSale, shares }): Row => [
      at,
      isSale ? 'Sell' : 'Buy',
      symbol,
      shares,
      shares * price,
      name,
      type,
      'Self',
      'stock',
    ]);
    return { lots, trades: [...gain, ...trades, ...coming] };
  });

/** What a function says, without the numbers of rows; an error is an answer too. */
function answer(name: string, ...args: unknown[]): string[][] {
  try {
    return bundle.table(name, ...args).map(row => row.map(text));
  } catch (error) {
    return [[text((error as Error).message)]];
  }
}

const text = (cell: Value): string =>
  (Object.prototype.toString.call(cell) === '[object Date]' ? bundle.iso(cell) : String(cell)).replace(
    /rows? \d+(?:(?:, | and )\d+)*/g,
    'row',
  );

const TABLES = ['HARVEST_PLAN', 'BUY_CHECK', 'REALIZED_GAINS', 'OPEN_LOTS', 'NET_GAIN'] as const;

function asked({ lots, trades }: Household, country: string, order: readonly number[]) {
  const lotTable = rows(LOTS, lots);
  const tradeTable = rows(TRADES, trades);
  const settings = rows(['Setting', 'Value'], [['Country', country], ...COUNTRIES[country]!]);
  const argsOf = (name: (typeof TABLES)[number]): unknown[] => {
    switch (name) {
      case 'HARVEST_PLAN':
        return [lotTable, tradeTable, settings, asOf];
      case 'BUY_CHECK':
        return ['', tradeTable, settings, asOf];
      case 'REALIZED_GAINS':
        return [tradeTable, settings, '', asOf];
      case 'OPEN_LOTS':
        return [tradeTable, settings, asOf];
      case 'NET_GAIN':
        return [tradeTable, settings, 2026, 'all', asOf];
    }
  };
  const beside = (name: string): string[][] => {
    const found = answer(name, lotTable, tradeTable, settings, asOf);
    return found.length === 1 ? found : order.map(at => found[at + 1]!);
  };
  return {
    ...Object.fromEntries(TABLES.map(name => [name, answer(name, ...argsOf(name))])),
    HARVEST_LOSS: beside('HARVEST_LOSS'),
    WASH_SALE_RISK: beside('WASH_SALE_RISK'),
  };
}

const identity = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

test.each(Object.keys(COUNTRIES))('%s', country => {
  fc.assert(
    fc.property(
      household.chain(own =>
        fc.tuple(
          fc.constant(own),
          fc.shuffledSubarray(identity(own.lots.length), { minLength: own.lots.length }),
          fc.shuffledSubarray(own.trades.slice(), { minLength: own.trades.length }),
        ),
      ),
      ([own, lotOrder, trades]) => {
        const shuffled = { lots: lotOrder.map(at => own.lots[at]!), trades };
        // Where the row that stood first stands now.
        const now = identity(own.lots.length).map(at => lotOrder.indexOf(at));
        expect(asked(shuffled, country, now)).toEqual(asked(own, country, identity(own.lots.length)));
      },
    ),
    { numRuns: 40 },
  );
});
