import fc from 'fast-check';
import { exactNumber } from '../../src/base/exact';
import { recognised } from '../../src/engine/recognised';
import { harvestLoss } from '../../src/functions/harvestLoss';
import { openLots } from '../../src/functions/openLots';
import { askGently } from '../../src/table/ask';
import { plannerOf } from '../../src/table/askPlan';
import type { Cell, Range } from '../../src/table/cell';
import { readText } from '../../src/table/cells';
import { netsHere } from '../../src/plan/candidates';
import { AS_OF } from './support';

/**
 * Carrying a plan out as real trades: never less recognised than promised, never lost for good what it did not name,
 * in whatever order the accounts' orders are carried out.
 */
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
  'Lot',
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
  ['Taxable income', 150000],
  ['Modified AGI', 170000],
  ['Short-term gain elsewhere', 20000],
  ['Spread', 0],
];

interface Purchase {
  readonly account: number;
  readonly symbol: string;
  readonly ago: number;
  readonly shares: number;
  readonly price: number;
}

const purchase = fc.record<Purchase>({
  account: fc.integer({ min: 0, max: 2 }),
  symbol: fc.constantFrom('AAA', 'BBB'),
  ago: fc.oneof(fc.integer({ min: -25, max: 40 }), fc.integer({ min: 41, max: 800 })),
  shares: fc.integer({ min: 1, max: 60 }),
  price: fc.integer({ min: 30, max: 120 }),
});

/** Found by earlier runs: an order that loses more than the one counted on, lots of one purchase named in either order. */
const FOUND: readonly (readonly [Purchase[], boolean])[] = [
  [
    [
      { account: 1, symbol: 'AAA', ago: 41, shares: 34, price: 53 },
      { account: 1, symbol: 'AAA', ago: 0, shares: 3, price: 34 },
      { account: 0, symbol: 'AAA', ago: 0, shares: 8, price: 100 },
      { account: 2, symbol: 'AAA', ago: -2, shares: 7, price: 30 },
      { account: 0, symbol: 'AAA', ago: -1, shares: 20, price: 30 },
    ],
    true,
  ],
  [
    [
      { account: 0, symbol: 'BBB', ago: 0, shares: 11, price: 30 },
      { account: 0, symbol: 'BBB', ago: 1, shares: 18, price: 79 },
      { account: 1, symbol: 'BBB', ago: 41, shares: 49, price: 78 },
      { account: 2, symbol: 'BBB', ago: -1, shares: 21, price: 30 },
    ],
    true,
  ],
  [
    [
      { account: 0, symbol: 'BBB', ago: 34, shares: 4, price: 95 },
      { account: 0, symbol: 'BBB', ago: 34, shares: 4, price: 96 },
      { account: 0, symbol: 'BBB', ago: 0, shares: 1, price: 30 },
    ],
    false,
  ],
];

const PRICES: Range = [
  ['Symbol', 'Price'],
  ['AAA', 50],
  ['BBB', 70],
];

const day = (at: number): Cell => ({ day: at, seconds: 0 });

function historyOf(purchases: readonly Purchase[]): Cell[][] {
  return purchases.map(({ account, symbol, ago, shares, price }, index) => {
    const [name, type, owner] = ACCOUNTS[account]!;
    return [day(AS_OF - ago), '', 'Buy', symbol, shares, shares * price, name, type, owner, `L${index}`];
  });
}

const lotsOf = (trades: Cell[][]): Range =>
  openLots({ trades: [HEADINGS, ...trades], settings: SETTINGS }, AS_OF, PRICES);

/** What the year recognises of sales made on the as-of day, and what is lost for good. */
function realised(trades: Cell[][]): { loss: number; lost: number } {
  const asked = askGently({ trades: [HEADINGS, ...trades], settings: SETTINGS }, AS_OF + 40);
  expect(asked.problems).toEqual([]);
  const slices = [...asked.household.units.values()]
    .flatMap(({ settlement }) => settlement.long.slices)
    .filter(slice => slice.trade.day === AS_OF && netsHere(asked.household, slice.trade));
  const cents = recognised(slices).reduce((sum, row) => sum + row.gain, BigInt(0));
  const lost = slices
    .flatMap(slice => slice.matches)
    .reduce((sum, match) => (match.permanent ? sum + match.disallowed : sum), BigInt(0));
  return { loss: -exactNumber(cents), lost: exactNumber(lost) };
}

describe('a plan carried out', () => {
  test('recognises what it promised, in either order of the accounts', () => {
    fc.assert(
      fc.property(fc.array(purchase, { minLength: 1, maxLength: 7 }), fc.boolean(), (purchases, reversed) => {
        const trades = historyOf(purchases);
        const lots = lotsOf(trades);
        const asked = askGently({ lots, trades: [HEADINGS, ...trades], settings: SETTINGS }, AS_OF);
        expect(asked.problems).toEqual([]);
        const { suggestions } = plannerOf(asked).plan;
        const promised = suggestions.reduce((sum, { usableLoss }) => sum + exactNumber(usableLoss), 0);
        const named = suggestions.reduce((sum, { wash }) => sum + exactNumber(wash.permanentLoss), 0);
        const sales = suggestions.map(({ lot, quantity, proceeds }): Cell[] => {
          const isFirst = (lot.account.name === 'Main') !== reversed;
          const time = isFirst ? '10:00' : '11:00';
          const { name, type, owner } = lot.account;
          return [
            day(AS_OF),
            time,
            'Sell',
            lot.symbol,
            exactNumber(quantity),
            exactNumber(proceeds),
            name,
            type,
            owner.name,
            lot.name!,
          ];
        });
        const then = realised([...trades, ...joined(sales)]);
        expect(then.loss).toBeGreaterThan(promised - 0.02);
        expect(then.lost).toBeLessThan(named + 0.02);
        for (const { replacement } of suggestions) expect(replacement).toBeNull();
      }),
      { numRuns: 400, examples: FOUND.map(([purchases, reversed]) => [[...purchases], reversed]) },
    );
  });

  test('HARVEST_LOSS equals really selling that lot alone', () => {
    fc.assert(
      fc.property(fc.array(purchase, { minLength: 1, maxLength: 7 }), purchases => {
        const trades = historyOf(purchases);
        const lots = lotsOf(trades);
        const losses = harvestLoss({ lots, trades: [HEADINGS, ...trades], settings: SETTINGS }, AS_OF);
        const column = (name: string): number => lots[0]!.indexOf(name);
        lots.slice(1).forEach((row, index) => {
          const account = readText(row[column('Account')]!);
          if (account === 'Roth') return;
          const quantity = Number(row[column('Quantity')]);
          const price = Number(row[column('Price')]);
          const sale: Cell[] = [
            day(AS_OF),
            '12:00',
            'Sell',
            row[column('Symbol')]!,
            quantity,
            quantity * price,
            account,
            row[column('Account type')]!,
            row[column('Owner')]!,
            row[column('Lot')]!,
          ];
          const { loss } = realised([...trades, sale]);
          // A lot that has replaced part of itself stands in two rows: a sale by name takes the washed part first.
          const isWhole = lots.filter(other => other[column('Lot')] === row[column('Lot')]).length === 1;
          if (isWhole) expect(Number(losses[index + 1]![0])).toBeCloseTo(Math.max(loss, 0), 2);
        });
      }),
      { numRuns: 150 },
    );
  });
});

/** The sales of one account and symbol are one order that names its lots. */
function joined(sales: readonly Cell[][]): Cell[][] {
  const orders = new Map<string, Cell[]>();
  for (const sale of sales) {
    const key = `${readText(sale[3]!)}|${readText(sale[6]!)}`;
    const lot = `${readText(sale[9]!)}:${readText(sale[4]!)}`;
    const order = orders.get(key);
    if (!order) orders.set(key, [...sale.slice(0, 9), lot]);
    else {
      order[4] = Number(order[4]) + Number(sale[4]);
      order[5] = Number(order[5]) + Number(sale[5]);
      order[9] = `${readText(order[9]!)}; ${lot}`;
    }
  }
  return [...orders.values()];
}
