import fc from 'fast-check';
import type { Opened } from '../../src/addon/found';
import { ProblemError } from '../../src/base/problem';
import { finish } from '../../src/base/steps';
import { buyCheck } from '../../src/functions/buyCheck';
import { harvestCheck } from '../../src/functions/harvestCheck';
import { harvestLoss } from '../../src/functions/harvestLoss';
import { harvestPlan } from '../../src/functions/harvestPlan';
import { netGain } from '../../src/functions/netGain';
import { openLots } from '../../src/functions/openLots';
import { realizedGains } from '../../src/functions/realizedGains';
import { washSaleRisk } from '../../src/functions/washSaleRisk';
import { computing } from '../../src/sidebar/compute';
import type { Cell, Range } from '../../src/table/cell';
import { AS_OF } from '../countries/us/plan/support';

/** Tables as nobody should have them: every function answers, or names what is wrong. FUZZ_RUNS=100000 for the long run. */
const ACTIONS =
  'Buy,Sell,Reinvest,Split,Gift in,Gift out,Transfer in,Transfer out,Short,Cover,Merger,Spin-off,Return of capital,Expired,Dividend,Byu,Worthless,Exercised,Stock dividend,Inherit'.split(
    ',',
  );
const odd = fc.constantFrom<Cell>(
  '',
  '#N/A',
  'Loading...',
  '1,234.50',
  '1.234,50',
  '-5',
  '0',
  '１２',
  ' ',
  'n/a',
  true,
  false,
  0,
  -1,
  1e15,
  1e-9,
  '=1+1',
  "'",
  '\u200b',
  '31/02/2026',
  '2026-13-01',
  '24%',
);
const number: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 9000 }) },
  { weight: 1, arbitrary: odd },
  { weight: 1, arbitrary: fc.double({ noNaN: true, min: -1e6, max: 1e6 }) },
);
const date: fc.Arbitrary<Cell> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.integer({ min: AS_OF - 900, max: AS_OF + 60 }).map((day): Cell => ({ day, seconds: 0 })),
  },
  { weight: 1, arbitrary: odd },
);
const text = (...words: string[]): fc.Arbitrary<Cell> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  );
const symbol = text('AAA', 'NYSE:AAA', 'aaa*', 'BBB', 'BRK.B', 'BRK B', 'AAA270115C00050000', 'VTI-USD');
const account = text('Main', 'Roth', '', 'Her 401k');
const type = text('', 'Taxable', 'Roth IRA', '401k', 'ISA', 'TFSA', 'Bank');

const table = (columns: Readonly<Record<string, fc.Arbitrary<Cell>>>): fc.Arbitrary<Range> =>
  fc
    .tuple(
      fc.shuffledSubarray(Object.keys(columns), { minLength: Math.max(1, Object.keys(columns).length - 2) }),
      fc.integer({ min: 0, max: 8 }),
    )
    .chain(([headings, rows]) =>
      fc
        .array(fc.tuple(...headings.map(heading => columns[heading]!)), { minLength: rows, maxLength: rows })
        .map((body): Range => [headings, ...body]),
    );

const lots = table({
  Symbol: symbol,
  Quantity: number,
  Acquired: date,
  'Cost basis': number,
  Price: number,
  Account: account,
  'Account type': type,
  Lot: text('', 'A', 'B'),
  'Wash adjustment included': text('', 'Yes', 'No'),
});
const trades = table({
  Date: date,
  Action: text(...ACTIONS),
  Symbol: symbol,
  Quantity: number,
  Amount: number,
  Price: number,
  Fees: number,
  Account: account,
  'Account type': type,
  Lot: text('', 'A', 'A:5; B:3', 'HIFO'),
  'New symbol': text('', 'CCC'),
});
const settings = table({
  Setting: text(
    'Taxable income',
    'Country',
    'Goal',
    'Tax year',
    'Owner Her',
    'Target Stocks',
    'Lot method',
    'Later rate',
    'Minimum loss',
    'Tax yeer',
  ),
  Value: fc.oneof(
    number,
    text(
      'US',
      'UK',
      'CA',
      'Other',
      'Spouse',
      'HIFO',
      'Min tax',
      'Average',
      'Fewest sales',
      'Save at least 50',
    ),
  ),
});

/** What Sheets can show: no holes, no numbers that are none. */
function isShown(answer: unknown): boolean {
  const cells = Array.isArray(answer) ? (answer as unknown[][]).flat() : [answer];
  const width = Array.isArray(answer) ? (answer as unknown[][])[0]!.length : 1;
  return (
    cells.every(
      cell => cell !== undefined && cell !== null && !(typeof cell === 'number' && !Number.isFinite(cell)),
    ) &&
    (!Array.isArray(answer) || (answer as unknown[][]).every(row => row.length === width))
  );
}

const openedWith = (held: Range, history: Range, chosen: Range | null): Opened => {
  const found = (cells: Range): Opened['tables']['lots'] => ({
    reference: "'X'!A1:B2",
    cells,
    fingerprint: '',
  });
  return {
    tables: {
      lots: found(held),
      trades: found(history),
      settings: chosen && found(chosen),
      securities: null,
    },
    asOf: AS_OF,
    asOfFrom: null,
    prices: null,
    isComputing: false,
    canUndo: false,
    lastImport: null,
    answers: [],
    forms: null,
    years: null,
    imports: { trades: 'none', lots: 'none', gains: 'none' },
    written: null,
    notes: [],
  };
};

test('every function answers, or names the cell and what would do', () => {
  fc.assert(
    fc.property(lots, trades, settings, fc.boolean(), (held, history, chosen, without) => {
      const ranges = { lots: held, trades: history, settings: without ? null : chosen };
      const calls: Readonly<Record<string, () => unknown>> = {
        HARVEST_LOSS: () => harvestLoss(ranges, AS_OF),
        WASH_SALE_RISK: () => washSaleRisk(ranges, AS_OF),
        BUY_CHECK: () => buyCheck(null, ranges, AS_OF),
        HARVEST_PLAN: () => harvestPlan(ranges, AS_OF),
        HARVEST_CHECK: () => harvestCheck(ranges, AS_OF),
        REALIZED_GAINS: () => realizedGains({ trades: history, settings: ranges.settings }, null, AS_OF),
        OPEN_LOTS: () => openLots({ trades: history, settings: ranges.settings }, AS_OF, null),
        NET_GAIN: () => netGain(history, ranges.settings, null, 'all', AS_OF),
      };
      // The page never throws: it shows a plan, or the faults.
      const page = finish(computing(openedWith(held, history, ranges.settings)));
      expect(page.planned !== null || page.leftOut.length > 0).toBe(true);
      page.planned?.chosen(new Set(page.planned.plan.suggestions.map(({ id }) => id).slice(1)));
      for (const [name, call] of Object.entries(calls)) {
        try {
          expect([name, isShown(call())]).toEqual([name, true]);
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          expect(error.message.startsWith(`${name}: `)).toBe(true);
          expect(error.message.length).toBeLessThanOrEqual(2000);
        }
      }
    }),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) },
  );
});
