import fc from 'fast-check';
import { openBundle } from '../support/bundle';
import { grossOf, SHAPES, type Told } from './shapes';

/** Trades written in each broker's shape and read back are the same trades, to the cent. */
const bundle = openBundle();

const SYMBOLS = ['QMTK', 'ZENV', 'BRK.B', 'F', 'VTI'] as const;

const told: fc.Arbitrary<Omit<Told, 'date'>> = fc.record({
  action: fc.constantFrom('Buy', 'Sell', 'Reinvest' as const),
  symbol: fc.constantFrom(...SYMBOLS),
  quantity: fc.oneof(
    fc.integer({ min: 1, max: 999 }).map(whole => whole * 1e4),
    fc.integer({ min: 1e4, max: 9e6 }),
  ),
  price: fc.integer({ min: 100, max: 90_000 }),
  fees: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 999 })),
  account: fc.constantFrom('Main 1', 'Second 2'),
});

/** A day each, so that nothing of one day is joined; one day after the twelfth tells the order of day and month. */
const history = fc
  .array(told, { minLength: 1, maxLength: 8 })
  .map(list => list.map((one, at): Told => ({ ...one, date: `2026-${String(1 + at).padStart(2, '0')}-14` })));

describe.each(SHAPES)('$name', shape => {
  test('written and read back, the same trades', () => {
    fc.assert(
      fc.property(history, list => {
        const trades = list.map(one => ({
          ...one,
          action: one.action === 'Reinvest' && !shape.hasReinvestments ? ('Buy' as const) : one.action,
          fees: shape.hasFees && one.action !== 'Reinvest' ? one.fees : 0,
          account: shape.hasAccount ? one.account : 'Given',
        }));
        const raw = [
          ...shape.above,
          shape.headings.split(','),
          ...trades.flatMap((one, at) => shape.rows(one, at)),
          ...shape.below,
        ];
        const width = Math.max(...raw.map(row => row.length));
        const square = raw.map(row => [...row, ...Array<string>(width - row.length).fill('')]);
        const [headings = [], ...rows] = bundle.table(
          'TRADES_FROM',
          square,
          shape.hasAccount ? '' : 'Given',
          'Taxable',
          shape.nameOf ? SYMBOLS.map(symbol => [shape.nameOf!(symbol), symbol]) : '',
        );
        const cell = (row: readonly unknown[], name: string): unknown => row[headings.indexOf(name)];
        const read = rows
          .slice(0, -1)
          .map(row => [
            bundle.iso(cell(row, 'Date') as Date),
            cell(row, 'Action'),
            cell(row, 'Symbol'),
            cell(row, 'Quantity'),
            cell(row, 'Amount'),
            cell(row, 'Fees') || 0,
            cell(row, 'Account'),
          ]);
        const wanted = trades.map(one => [
          one.date,
          one.action,
          one.symbol,
          one.quantity / 1e4,
          shape.hasAmounts ? grossOf(one) / 100 : (one.quantity * one.price) / 1e6,
          one.fees / 100,
          one.account,
        ]);
        expect(read).toEqual(wanted);
      }),
      { numRuns: 150 },
    );
  });
});
