import fc from 'fast-check';
import { Decimal } from '../../../src/base/decimal';
import { assessmentOf } from '../../../src/countries/us/assess';
import { US } from '../../../src/countries/us/law';
import { settleYear } from '../../../src/countries/us/year/settleYear';
import { DEFAULT_SETTINGS, type FilingStatus, type Settings } from '../../../src/engine/settings';
import type { YearLine } from '../../../src/planner/assessment';
import { bundle, settings as settingsTable } from '../../functions/support';

/**
 * The worksheets as a preparer checks them. Beside them stands a plain model of § 1(h) by the words of the statute, in
 * ordinary numbers, that knows nothing of worksheet lines.
 */
interface Case {
  readonly year: number;
  readonly status: FilingStatus;
  readonly income: number;
  readonly investment: number;
  readonly dividends: number;
  readonly short: number;
  readonly long: number;
  readonly collectibles: number;
  readonly shortIn: number;
  readonly longIn: number;
  readonly magi: number | null;
  readonly state: number;
}

const FILING_STATUSES: readonly FilingStatus[] = ['single', 'joint', 'separate', 'head', 'survivor'];

const decimal = (amount: number): Decimal => new Decimal(amount);

const settingsOf = (one: Case): Settings => ({
  ...DEFAULT_SETTINGS,
  filingStatus: one.status,
  taxableIncome: decimal(one.income),
  otherInvestmentIncome: decimal(one.investment),
  qualifiedDividends: decimal(one.dividends),
  shortCarryoverIn: decimal(one.shortIn),
  longCarryoverIn: decimal(one.longIn),
  modifiedAgi: one.magi === null ? null : decimal(one.magi),
  stateRate: decimal(one.state),
});

function assessed(one: Case) {
  const settings = settingsOf(one);
  const items = {
    short: decimal(one.short),
    long: decimal(one.long),
    collectibles: decimal(one.collectibles),
  };
  return assessmentOf(settleYear(items, settings, one.year, US), settings);
}

/** The lines of one worksheet, by their numbers. */
function lines(all: readonly YearLine[], name: string): Readonly<Record<string, number>> {
  const start = all.findIndex(({ label, kind }) => kind === 'note' && label.startsWith(name));
  if (start < 0) return {};
  const rest = all.slice(start + 1);
  const end = rest.findIndex(({ kind }) => kind === 'note');
  const own = end < 0 ? rest : rest.slice(0, end);
  return Object.fromEntries(
    own.flatMap(({ label, amount }) =>
      amount === null ? [] : [[/^Line (\w+):/.exec(label)![1]!, amount.toNumber()]],
    ),
  );
}

const PLAIN: Case = {
  year: 2026,
  status: 'joint',
  income: 150000,
  investment: 0,
  dividends: 0,
  short: 0,
  long: 50000,
  collectibles: 0,
  shortIn: 0,
  longIn: 0,
  magi: null,
  state: 0,
};

describe('worked by hand, joint, 2026 (Rev. Proc. 2025-32)', () => {
  test('a long-term gain of 50,000 on 150,000', () => {
    const found = lines(
      assessed(PLAIN).worksheets!(),
      'Qualified Dividends and Capital Gain Tax Worksheet, with',
    );
    // 10% to 24,800, 12% to 100,800, 22% on: 2,480 + 9,120 + 10,824.
    expect(found).toMatchObject({
      1: 200000,
      5: 150000,
      6: 98900,
      9: 0,
      12: 50000,
      13: 613700,
      17: 50000,
      18: 7500,
    });
    expect(found).toMatchObject({ 20: 0, 22: 22424, 23: 29924, 24: 33424, 25: 29924 });
  });

  test('up to the 0% band’s end, and the regular tax where it is less', () => {
    const found = lines(
      assessed({ ...PLAIN, income: 95000, long: 5000 }).worksheets!(),
      'Qualified Dividends and Capital Gain Tax Worksheet, with',
    );
    // 98,900 − 95,000 at 0%, 1,100 at 15%; 12% on those 1,100 would be less only beside 3,900 at 12%.
    expect(found).toMatchObject({ 9: 3900, 17: 1100, 18: 165, 22: 10904, 23: 11069, 24: 11504, 25: 11069 });
  });

  test('a loss carried out: the carryover worksheet, and no tax sheet’s gain', () => {
    const year = assessed({ ...PLAIN, short: -4000, long: -6000, income: 60000 });
    const found = lines(year.worksheets!(), 'Capital Loss Carryover Worksheet');
    expect(found).toEqual({
      1: 57000,
      2: 3000,
      3: 60000,
      4: 3000,
      5: 4000,
      6: 0,
      7: 3000,
      8: 1000,
      9: 6000,
      10: 0,
      11: 0,
      12: 0,
      13: 6000,
    });
    expect(lines(year.worksheets!(), 'Schedule D, Part III')).toEqual({ 16: -10000, 21: 3000 });
  });

  test('collectibles: the Schedule D Tax Worksheet', () => {
    const found = lines(
      assessed({ ...PLAIN, long: 50000, collectibles: 20000 }).worksheets!(),
      'Schedule D Tax Worksheet, with',
    );
    // 22% bracket to 211,400: the 20,000 at up to 28% are taxed by brackets at 22%.
    expect(found).toMatchObject({
      11: 20000,
      13: 30000,
      14: 170000,
      21: 170000,
      30: 30000,
      31: 4500,
      42: 0,
      44: 26824,
    });
    expect(found['47']).toBe(31324);
  });

  test('NET_GAIN with "all" ends in the worksheets', () => {
    const gains = [
      ['Term', 'Gain'],
      ['Long', 50000],
    ];
    const own = settingsTable({ 'Filing status': 'Joint', 'Taxable income': 150000 });
    const told = bundle.table('NET_GAIN', gains, own, 2026, 'all');
    const at = told.findIndex(([label]) => label === 'Line 25: Tax');
    expect(told[at]).toEqual(['Line 25: Tax', 29924, 'the smaller of lines 23 and 24']);
    expect(told.at(-1)).toEqual(['Line d: Together', 7500, 'lines a + b + c']);
  });
});

const bracketTax = (
  amount: number,
  { tops, rates }: { tops: readonly number[]; rates: readonly number[] },
): number =>
  rates.reduce((tax, rate, at) => {
    const [from, to] = [at === 0 ? 0 : tops[at - 1]!, tops[at] ?? Infinity];
    return tax + Math.max(0, Math.min(amount, to) - from) * rate;
  }, 0);

/** § 1(h)(1), subparagraphs (A) to (F), and its lesser-of. */
function byStatute(one: Case, ordinary: number, dividends: number, gain: number, at28: number): number {
  const { value } = US.yearAmounts.find(({ since }) => since.startsWith(String(one.year)))!;
  const numbers = (texts: readonly string[]): number[] => texts.map(Number);
  const schedule = value.ordinary[one.status];
  const bands = { tops: numbers(schedule.tops), rates: numbers(schedule.rates) };
  const [zeroTop = 0, fifteenTop = 0] = numbers(value.capital[one.status].tops);
  const below28 = bands.tops[bands.rates.filter(rate => rate < 0.28).length - 1]!;
  const preferred = dividends + gain;
  const income = Math.max(0, ordinary + preferred);
  const adjusted = preferred - Math.min(gain, at28);
  const a = Math.max(0, income - preferred, Math.min(below28, income - adjusted));
  const b = Math.max(0, Math.min(income, zeroTop) - Math.max(0, Math.min(zeroTop, income - adjusted)));
  const rest = Math.max(0, Math.min(adjusted, income) - b);
  const c = Math.min(rest, Math.max(0, Math.min(income, fifteenTop) - a - b));
  const d = rest - c;
  const f = Math.max(0, income - a - b - c - d);
  return Math.min(bracketTax(a, bands) + 0.15 * c + 0.2 * d + 0.28 * f, bracketTax(income, bands));
}

function modelTax(one: Case): number {
  const { lossLimit } = { lossLimit: one.status === 'separate' ? 1500 : 3000 };
  const [short, long] = [one.short - one.shortIn, one.long - one.longIn];
  const net = short + long;
  const gain = Math.max(0, Math.min(long, net));
  const at28 = Math.min(gain, Math.max(0, one.collectibles - one.longIn + Math.min(0, short)));
  const deduction = Math.min(Math.max(0, -net), lossLimit);
  const change = Math.max(0, net) - gain - deduction;
  const ordinary = one.income + one.investment;
  const federal =
    byStatute(one, ordinary + change, one.dividends, gain, at28) -
    byStatute(one, ordinary, one.dividends, 0, 0);
  const capital = change + gain;
  const threshold = { single: 200000, joint: 250000, head: 200000, separate: 125000, survivor: 250000 }[
    one.status
  ];
  const niit = (more: number): number =>
    one.magi === null
      ? 0
      : 0.038 * Math.max(0, Math.min(one.dividends + one.investment + more, one.magi + more - threshold));
  return federal + niit(capital) - niit(0) + capital * one.state;
}

/** Amounts anywhere, and close to where a rate changes. */
const EDGES = US.yearAmounts.flatMap(({ value }) =>
  FILING_STATUSES.flatMap(status =>
    [...value.ordinary[status].tops, ...value.capital[status].tops].map(Number),
  ),
);
const amount = fc.oneof(
  fc.integer({ min: 0, max: 900_000 }),
  fc
    .tuple(fc.constantFrom(...EDGES, 125000, 200000, 250000), fc.integer({ min: -60, max: 60 }))
    .map(([edge, off]) => edge + off),
);
const signed = fc.oneof(
  fc.integer({ min: -12_000, max: 12_000 }),
  fc.integer({ min: -400_000, max: 600_000 }),
);
const carried = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30_000 }));

test('every worksheet’s last line is the tax, and the statute’s, over years, thresholds and their neighbourhoods', () => {
  let [gains, losses, collected] = [0, 0, 0];
  fc.assert(
    fc.property(
      fc.record({
        year: fc.constantFrom(2024, 2025, 2026),
        status: fc.constantFrom(...FILING_STATUSES),
        income: fc.oneof(amount, fc.integer({ min: -50_000, max: 0 })),
        investment: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40_000 })),
        dividends: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40_000 })),
        short: signed,
        long: signed,
        collectibles: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 200_000 })),
        shortIn: carried,
        longIn: carried,
        magi: fc.option(amount),
        state: fc.constantFrom(0, 0.05),
      }),
      one => {
        const year = assessed(one);
        const all = year.worksheets!();
        const tax = year.tax.amount!.toNumber();
        const last = lines(all, 'Tax on the capital items')['d']!;
        expect(last).toBeCloseTo(tax, 6);
        expect(modelTax(one)).toBeCloseTo(tax, 4);
        const out = lines(all, 'Capital Loss Carryover Worksheet');
        expect(out['8'] ?? 0).toBeCloseTo(year.figures['short carryover']!.toNumber(), 6);
        expect(out['13'] ?? 0).toBeCloseTo(year.figures['long carryover']!.toNumber(), 6);
        if (year.net.greaterThan(0)) gains++;
        if ('13' in out || '8' in out) losses++;
        if ('47' in lines(all, 'Schedule D Tax Worksheet, with')) collected++;
      },
    ),
    { numRuns: 1500 },
  );
  expect(Math.min(gains, losses, collected)).toBeGreaterThan(100);
});

test('where Settings give a rate, or no income, no worksheet claims the tax', () => {
  const settings = { ...settingsOf(PLAIN), ordinaryRate: decimal(0.3) };
  const items = { short: decimal(0), long: decimal(50000) };
  const words = (of: Settings): string =>
    assessmentOf(settleYear(items, of, 2026, US), of).worksheets!()
      .map(({ label, where }) => `${label} ${where}`)
      .join('\n');
  expect(words(settings)).toContain('Settings give a rate of your own');
  expect(words(settings)).not.toContain('Line 25');
  expect(words({ ...settings, taxableIncome: null, ordinaryRate: null })).not.toContain('Tax Worksheet,');
});
