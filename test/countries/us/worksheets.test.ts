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
  readonly section1250: number;
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
  section1250Gain: decimal(one.section1250),
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
  section1250: 0,
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
function byStatute(
  one: Case,
  ordinary: number,
  dividends: number,
  gain: number,
  at28: number,
  at25: number,
): number {
  const { value } = US.yearAmounts.find(({ since }) => since.startsWith(String(one.year)))!;
  const numbers = (texts: readonly string[]): number[] => texts.map(Number);
  const schedule = value.ordinary[one.status];
  const bands = { tops: numbers(schedule.tops), rates: numbers(schedule.rates) };
  const [zeroTop = 0, fifteenTop = 0] = numbers(value.capital[one.status].tops);
  const below28 = bands.tops[bands.rates.filter(rate => rate < 0.28).length - 1]!;
  const preferred = dividends + gain;
  const income = Math.max(0, ordinary + preferred);
  // Adjusted net capital gain, (3): less unrecaptured section 1250 gain and 28-percent rate gain, plus dividends.
  const adjusted = Math.max(0, gain - at28 - at25) + dividends;
  const a = Math.max(0, income - preferred, Math.min(below28, income - adjusted));
  const b = Math.max(0, Math.min(income, zeroTop) - Math.max(0, Math.min(zeroTop, income - adjusted)));
  const rest = Math.max(0, Math.min(adjusted, income) - b);
  const c = Math.min(rest, Math.max(0, Math.min(income, fifteenTop) - a - b));
  const d = rest - c;
  const e = Math.max(0, Math.min(at25, gain) - Math.max(0, a + preferred - income));
  const f = Math.max(0, income - a - b - c - d - e);
  return Math.min(bracketTax(a, bands) + 0.15 * c + 0.2 * d + 0.25 * e + 0.28 * f, bracketTax(income, bands));
}

function modelTax(one: Case): number {
  const { lossLimit } = { lossLimit: one.status === 'separate' ? 1500 : 3000 };
  const [short, long] = [one.short - one.shortIn, one.long - one.longIn];
  const net = short + long;
  const gain = Math.max(0, Math.min(long, net));
  // (4) and (6): what a net short-term loss and a long-term carryover leave of collectibles', and what they take further.
  const left = one.collectibles - one.longIn + Math.min(0, short);
  const [at28, at25] = [Math.max(0, left), Math.max(0, one.section1250 + Math.min(0, left))];
  const deduction = Math.min(Math.max(0, -net), lossLimit);
  const change = Math.max(0, net) - gain - deduction;
  const ordinary = one.income + one.investment;
  const federal =
    byStatute(one, ordinary + change, one.dividends, gain, at28, at25) -
    byStatute(one, ordinary, one.dividends, 0, 0, 0);
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
  const checked = new Map<string, number>();
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
        collectibles: fc.oneof(fc.constant(0), fc.integer({ min: -50_000, max: 200_000 })),
        section1250: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100_000 })),
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
        checkByWords(one, all, checked);
        if (year.net.greaterThan(0)) gains++;
        if ('13' in out || '8' in out) losses++;
        if ('47' in lines(all, 'Schedule D Tax Worksheet, with')) collected++;
      },
    ),
    { numRuns: 1500 },
  );
  expect(Math.min(gains, losses, collected)).toBeGreaterThan(100);
  // Every line of every worksheet is worked out here from its own words, or from the return's inputs.
  const kinds = (name: string): number => [...checked.keys()].filter(key => key.startsWith(name)).length;
  expect(kinds('Qualified Dividends and Capital Gain Tax Worksheet')).toBe(25);
  expect(kinds('Schedule D Tax Worksheet')).toBe(41);
  expect(kinds('Capital Loss Carryover Worksheet')).toBe(13);
  expect(kinds('28% Rate Gain Worksheet')).toBe(4);
  expect(kinds('Unrecaptured Section 1250 Gain Worksheet')).toBe(7);
  expect(kinds('Form 8960')).toBe(8);
  expect(Math.min(...checked.values())).toBeGreaterThan(20);
});

/** Each line by what its own words say of the lines before it; those that come from elsewhere, from the case. */
function checkByWords(one: Case, all: readonly YearLine[], checked: Map<string, number>): void {
  const { value } = US.yearAmounts.find(({ since }) => since.startsWith(String(one.year)))!;
  const schedule = value.ordinary[one.status];
  const bands = { tops: schedule.tops.map(Number), rates: schedule.rates.map(Number) };
  const [zeroTop = 0, fifteenTop = 0] = value.capital[one.status].tops.map(Number);
  const below28 = bands.tops[bands.rates.filter(rate => rate < 0.28).length - 1]!;
  const [line7, line15] = [one.short - one.shortIn, one.long - one.longIn];
  const line16 = line7 + line15;
  const limit = one.status === 'separate' ? 1500 : 3000;
  const line21 = Math.min(Math.max(0, -line16), limit);
  const gain = Math.max(0, Math.min(line15, line16));
  const left = one.collectibles - one.longIn + Math.min(0, line7);
  const [line18, line19] = [Math.max(0, left), Math.max(0, one.section1250 + Math.min(0, left))];
  const threshold = { single: 200000, joint: 250000, head: 200000, separate: 125000, survivor: 250000 };
  let name = '';
  let known = new Map<string, number>();
  for (const { label, amount, where, kind } of all) {
    if (kind === 'note') {
      name = label;
      known = new Map();
    }
    const line = /^Line (\w+):/.exec(label)?.[1];
    if (line === undefined || amount === null || /^(Schedule D, Part|Tax on the)/.test(name)) continue;
    const isWith = !/without/.test(name);
    const at = (key: string): number => known.get(key) ?? 0;
    const ordinary = one.income + one.investment + (isWith ? Math.max(0, line16) - gain - line21 : 0);
    const capital = isWith ? Math.max(0, line16) - line21 : 0;
    const inputs: Readonly<Record<string, number>> = {
      'Form 1040 line 15': Math.max(0, ordinary + one.dividends + (isWith ? gain : 0)),
      'Form 1040 line 15, as it is with the deduction':
        one.income + one.investment + one.dividends - line21 + Math.max(0, line16),
      'Form 1040 line 3a': one.dividends,
      'Form 1040 line 3a; lines 3 to 5 (Form 4952) are none': one.dividends,
      'the smaller of Schedule D lines 15 and 16, not below zero': isWith ? gain : 0,
      'the smaller of Schedule D lines 15 and 16; lines 6, 8, 9 follow': isWith ? gain : 0,
      '26 U.S.C. § 1(h)(1)(B), (j)(5)': zeroTop,
      '26 U.S.C. § 1(h)(1)(C), (j)(5)': fifteenTop,
      'the smaller of line 1 and where it ends': Math.min(at('1'), below28),
      'Schedule D lines 18 + 19': isWith && gain > 0 ? line18 + line19 : 0,
      'the smaller of line 9 and Schedule D line 19': Math.min(at('7'), isWith ? line19 : 0),
      'Schedule D line 21': line21,
      'Schedule D line 7 as a positive amount, where it is a loss': Math.max(0, -line7),
      'Schedule D line 15 as a positive amount, where it is a loss': Math.max(0, -line15),
      'Schedule D line 7, where it is a gain': Math.max(0, line7),
      'Schedule D line 15, where it is a gain': Math.max(0, line15),
      'Schedule D line 14': -one.longIn,
      'Schedule D line 7, where it is a loss': Math.min(0, line7),
      'Form 8949, Part II; lines 2 to 4 are none': one.collectibles,
      '28% Rate Gain Worksheet, lines 1 to 4': one.collectibles,
      'lines 1 to 6 together, not below zero': Math.max(0, at('1') + at('5') + at('6')),
      'Settings, Form 1099-DIV box 2b; lines 1 to 10 are none': one.section1250,
      'line 11; line 12 is none': at('11'),
      'lines 14 to 16 together as a positive amount, where they are a loss': Math.max(
        0,
        -at('14') - at('15') - at('16'),
      ),
      'Qualified dividends + Other investment income': one.dividends + one.investment,
      'Schedule D line 16, or line 21': capital,
      'Settings, with the capital items of this sheet': (one.magi ?? 0) + capital,
      '26 U.S.C. § 1411(b)': threshold[one.status],
      'line 6 + line 9': at('2') + at('7'),
      'the smaller of lines 9 and 11': Math.min(at('7'), at('11')),
    };
    const found = inputs[where] ?? byWords(where, at, bands);
    if (Math.abs(amount.toNumber() - found) > 1e-4)
      throw new Error(`${name}, line ${line}: ${amount.toString()}, by its words ${found}: ${where}`);
    known.set(line, amount.toNumber());
    checked.set(
      `${name.replace(/, with.*/, '')} ${line}`,
      (checked.get(`${name.replace(/, with.*/, '')} ${line}`) ?? 0) + 1,
    );
  }
}

function byWords(
  words: string,
  at: (line: string) => number,
  bands: { tops: readonly number[]; rates: readonly number[] },
): number {
  const bracket = /^brackets on line (\w+)$/.exec(words);
  if (bracket) return bracketTax(at(bracket[1]!), bands);
  const times = /^line (\w+) × ([\d.]+)%$/.exec(words);
  if (times) return (at(times[1]!) * Number(times[2])) / 100;
  const choice = /^the (smaller|larger) of lines (\w+) and (\w+)$/.exec(words);
  if (choice) {
    const [, which, a = '', b = ''] = choice;
    return which === 'smaller' ? Math.min(at(a), at(b)) : Math.max(at(a), at(b));
  }
  const sum = /^lines? (\w+)((?: [+−] (?:line )?\w+)*)(, not below zero)?$/.exec(words);
  if (!sum) throw new Error(`no way to work out: ${words}`);
  const [, first = '', more = '', floor] = sum;
  const total = [...more.matchAll(/([+−]) (?:line )?(\w+)/g)].reduce(
    (value, [, sign, line = '']) => value + (sign === '+' ? 1 : -1) * at(line),
    at(first),
  );
  return floor ? Math.max(0, total) : total;
}

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
