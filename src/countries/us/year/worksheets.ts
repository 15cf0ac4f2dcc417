import { Decimal, NIL } from '../../../base/decimal';
import type { Settings } from '../../../engine/settings';
import type { YearLine } from '../../../planner/assessment';
import { US } from '../law';
import { carryoverWorksheet } from './carryover';
import { form8960, qualifiedDividendsTax, scheduleDTax, type Income } from './taxWorksheets';
import { FORM_8960, QUALIFIED_DIVIDENDS, SCHEDULE_D, type Words } from './worksheetWords';
import { yearLaw, type YearLaw } from './yearLaw';
import { incomeAfter, ordinaryIncome } from './settleYear';
import { rate28Gain, section1250, type TaxedApart } from './netting';
import type { TaxYear } from './taxYear';

/**
 * The year's worksheets, line by line, as a preparer checks them; each line says how it is made. The tax is worked out
 * without them (settleYear.ts) and is their last line: a property holds the two together.
 */
export function worksheets(year: TaxYear, settings: Settings): YearLine[] {
  const law = yearLaw(US, year.year, settings.filingStatus);
  const apart: TaxedApart = {
    collectibles: year.collectibles,
    section1250: settings.section1250Gain,
    longCarryoverIn: settings.longCarryoverIn,
  };
  const lines = { line18: rate28Gain(apart, year.short), line19: section1250(apart, year.short) };
  return [
    ...partThree(year, lines),
    ...ratesApart(year, apart, lines),
    ...carryover(year, settings),
    ...taxSheets(year, settings, law, lines),
  ];
}

/** Line, words, amount, how it is made. */
type Row = readonly [line: string, words: string, amount: Decimal | null, made: string];

const sheet = (name: string, cite: string, rows: readonly Row[]): YearLine[] => [
  { label: name, amount: null, where: cite, kind: 'note' },
  ...rows.map(([line, words, amount, made]): YearLine => ({
    label: `Line ${line}: ${words}`,
    amount,
    where: made,
    kind: 'detail',
  })),
];

const least = (...amounts: Decimal[]): Decimal => Decimal.min(...amounts);
const notBelowZero = (amount: Decimal): Decimal => Decimal.max(NIL, amount);

/** Schedule D, Part III. */
function partThree(year: TaxYear, { line18, line19 }: RatesApart): YearLine[] {
  const { short, long, net, deduction } = year;
  const isGain = areBothGains(year);
  return sheet('Schedule D, Part III', 'Summary', [
    ['16', 'Lines 7 and 15 together', net, `line 7 (${plain(short)}) + line 15 (${plain(long)})`],
    ['17', 'Are lines 15 and 16 both gains?', null, isGain ? 'Yes: line 18' : 'No: line 21, then 22'],
    ...(isGain
      ? ([
          ['18', 'Gain taxed at up to 28%', line18, '28% Rate Gain Worksheet, line 7'],
          [
            '19',
            'Unrecaptured section 1250 gain',
            line19,
            'Unrecaptured Section 1250 Gain Worksheet, line 18',
          ],
          [
            '20',
            'Are lines 18 and 19 both zero?',
            null,
            line18.isZero() && line19.isZero()
              ? 'Yes: Qualified Dividends and Capital Gain Tax Worksheet'
              : 'No: Schedule D Tax Worksheet',
          ],
        ] as const)
      : net.isNegative()
        ? ([['21', 'Loss deducted', deduction, 'the smaller of line 16 and the limit']] as const)
        : []),
  ]);
}

/** Schedule D lines 18 and 19. */
type RatesApart = Readonly<Record<'line18' | 'line19', Decimal>>;

const areBothGains = ({ long, net }: TaxYear): boolean => long.greaterThan(0) && net.greaterThan(0);

/** The worksheets behind lines 18 and 19, where there is anything on them. */
function ratesApart(year: TaxYear, apart: TaxedApart, { line18, line19 }: RatesApart): YearLine[] {
  if (!areBothGains(year)) return [];
  const { collectibles, longCarryoverIn } = apart;
  const loss = Decimal.min(NIL, year.short);
  const carried = longCarryoverIn.neg();
  const together = collectibles.plus(carried).plus(loss);
  return [
    ...(collectibles.isZero()
      ? []
      : sheet('28% Rate Gain Worksheet', 'Instructions for Schedule D, line 18; 26 U.S.C. § 1(h)(4)', [
          ['1', 'Collectibles gain or loss', collectibles, 'Form 8949, Part II; lines 2 to 4 are none'],
          ['5', 'Long-term carryover in', carried, 'Schedule D line 14'],
          ['6', 'Net short-term loss', loss, 'Schedule D line 7, where it is a loss'],
          ['7', 'Gain taxed at up to 28%', line18, 'lines 1 to 6 together, not below zero'],
        ])),
    ...(apart.section1250.isZero()
      ? []
      : sheet(
          'Unrecaptured Section 1250 Gain Worksheet',
          'Instructions for Schedule D, line 19; 26 U.S.C. § 1(h)(6)',
          [
            [
              '11',
              'From funds and trusts',
              apart.section1250,
              'Settings, Form 1099-DIV box 2b; lines 1 to 10 are none',
            ],
            ['13', 'Together', apart.section1250, 'line 11; line 12 is none'],
            ['14', 'Collectibles gain or loss', collectibles, '28% Rate Gain Worksheet, lines 1 to 4'],
            ['15', 'Net short-term loss', loss, 'Schedule D line 7, where it is a loss'],
            ['16', 'Long-term carryover in', carried, 'Schedule D line 14'],
            [
              '17',
              'What comes off',
              notBelowZero(together.neg()),
              'lines 14 to 16 together as a positive amount, where they are a loss',
            ],
            ['18', 'Unrecaptured section 1250 gain', line19, 'line 13 − line 17, not below zero'],
          ],
        )),
  ];
}

const plain = (amount: Decimal): string => amount.toFixed(2);

function carryover(year: TaxYear, settings: Settings): YearLine[] {
  const netting = { ...year, netCapitalGain: gainOf(year) };
  const found = carryoverWorksheet(netting, incomeAfter(netting, settings));
  if (found === null) return [];
  const rows: readonly Row[] = [
    ['1', 'Taxable income, may be negative', found.line1, 'Form 1040 line 15, as it is with the deduction'],
    ['2', 'Loss deducted', found.line2, 'Schedule D line 21'],
    ['3', 'Together', found.line3, 'line 1 + line 2, not below zero'],
    ['4', 'Used', found.line4, 'the smaller of lines 2 and 3'],
    ['5', 'Short-term loss', found.line5, 'Schedule D line 7 as a positive amount, where it is a loss'],
    ['6', 'Long-term gain', found.line6, 'Schedule D line 15, where it is a gain'],
    ['7', 'Taken off it', found.line7, 'line 4 + line 6'],
    ['8', 'Short-term carryover', found.line8, 'line 5 − line 7, not below zero'],
    ['9', 'Long-term loss', found.line9, 'Schedule D line 15 as a positive amount, where it is a loss'],
    ['10', 'Short-term gain', found.line10, 'Schedule D line 7, where it is a gain'],
    ['11', 'Left of line 4', found.line11, 'line 4 − line 5, not below zero'],
    ['12', 'Taken off it', found.line12, 'line 10 + line 11'],
    ['13', 'Long-term carryover', found.line13, 'line 9 − line 12, not below zero'],
  ];
  return sheet(
    'Capital Loss Carryover Worksheet',
    'Instructions for Schedule D; 26 U.S.C. § 1212(b)',
    rows.filter(([, , amount]) => amount !== null),
  );
}

/** Net capital gain: the smaller of lines 15 and 16, where both are gains (§ 1222(11)). */
const gainOf = ({ long, net }: TaxYear): Decimal => notBelowZero(least(long, net));

/** The worksheets with the capital items and without; what the tax figure is of the two. */
function taxSheets(
  year: TaxYear,
  settings: Settings,
  law: YearLaw,
  { line18, line19 }: RatesApart,
): YearLine[] {
  const { taxableIncome, ordinaryRate, longTermRate, qualifiedDividends, modifiedAgi } = settings;
  if (taxableIncome === null) return [];
  if (ordinaryRate !== null || longTermRate !== null)
    return sheet('Tax worksheets', 'Not used: Settings give a rate of your own', []);
  const gain = gainOf(year);
  const change = notBelowZero(year.net).minus(gain).minus(year.deduction);
  const income = ordinaryIncome(settings, taxableIncome);
  const withIt: Income = {
    ordinary: income.plus(change),
    dividends: qualifiedDividends,
    gain,
    at25: gain.isZero() ? NIL : line19,
    at28: gain.isZero() ? NIL : line18,
  };
  const without: Income = {
    ordinary: income,
    dividends: qualifiedDividends,
    gain: NIL,
    at25: NIL,
    at28: NIL,
  };
  const [tax, less] = [taxSheet(withIt, law), taxSheet(without, law)];
  const capital = change.plus(gain);
  const investment = qualifiedDividends.plus(settings.otherInvestmentIncome);
  const surtax =
    modifiedAgi === null
      ? null
      : {
          withIt: form8960(investment, capital, modifiedAgi.plus(capital), law),
          without: form8960(investment, NIL, modifiedAgi, law),
        };
  const state = capital.times(settings.stateRate);
  const more = surtax ? surtax.withIt.line17.minus(surtax.without.line17) : NIL;
  return [
    ...sheet(`${tax.name}, with the capital items`, tax.cite, tax.rows),
    ...sheet(`${less.name}, without them`, less.cite, less.rows),
    ...(surtax
      ? [
          ...sheet(
            'Form 8960, with the capital items',
            '26 U.S.C. § 1411',
            inWords(FORM_8960, surtax.withIt),
          ),
          ...sheet('Form 8960, without them', '26 U.S.C. § 1411', inWords(FORM_8960, surtax.without)),
        ]
      : []),
    ...sheet('Tax on the capital items', 'with them, less without them', [
      ['a', 'Income tax', tax.tax.minus(less.tax), `${plain(tax.tax)} − ${plain(less.tax)}`],
      ['b', 'Tax on net investment income', more, 'Form 8960 line 17, with less without'],
      ['c', 'State', state, `State rate × ${plain(capital)}`],
      ['d', 'Together', tax.tax.minus(less.tax).plus(more).plus(state), 'lines a + b + c'],
    ]),
  ];
}

const inWords = (words: Words, lines: Readonly<Record<string, Decimal>>): Row[] =>
  words.map(([line, text, made]) => [String(line), text, lines[`line${line}`]!, made]);

interface TaxSheet {
  readonly name: string;
  readonly cite: string;
  readonly rows: readonly Row[];
  readonly tax: Decimal;
}

function taxSheet(income: Income, law: YearLaw): TaxSheet {
  if (income.at28.isZero() && income.at25.isZero()) {
    const lines = qualifiedDividendsTax(income, law);
    return {
      name: 'Qualified Dividends and Capital Gain Tax Worksheet',
      cite: 'Instructions for Form 1040, line 16; 26 U.S.C. § 1(h)',
      rows: inWords(QUALIFIED_DIVIDENDS, lines),
      tax: lines.line25,
    };
  }
  const lines = scheduleDTax(income, law);
  return {
    name: 'Schedule D Tax Worksheet',
    cite: 'Instructions for Schedule D; 26 U.S.C. § 1(h)',
    rows: inWords(SCHEDULE_D, lines),
    tax: lines.line47,
  };
}
