import { yearOf, type Day } from '../base/day';
import { ProblemError, type Problem } from '../base/problem';
import { nameKey, normalizeHeading } from '../base/text';
import type { Country } from '../countries/country';
import type { Reported } from '../forms/boxes';
import { linesOfYear } from '../forms/brokerLines';
import { compareSales } from '../forms/compare';
import { compareTable, totalsByBox } from '../forms/compareTable';
import { form8949, type ReportedBy } from '../forms/form8949';
import { formTable, reconciledTable } from '../forms/formTable';
import { reconciled } from '../forms/reconciled';
import { type SettledHousehold } from '../session/ask';
import { askStrictly } from '../session/askTotals';
import { triesLots } from '../session/otherLots';
import { isBrokerTable } from '../table/brokerSales';
import { isBlank, type Cell, type Range } from '../table/cell';
import { problemAt, quoted } from '../table/faults';
import { readText } from '../table/readCell';
import type { Ranges } from '../table/readHousehold';
import { SETTINGS, day, declare, range, table, trades, year } from './declare';

/** `FORM_8949`: the year's sales by box, each box with its total and the line of Schedule D. */
export function formRows(
  ranges: Partial<Ranges>,
  year: number | null,
  asOf: Day,
  told: Range | null,
): Cell[][] {
  const asked = askForForms('FORM_8949', ranges, asOf);
  const wanted = year ?? yearFor(asked, asOf);
  if (told !== null && isBrokerTable(told)) {
    const { matched, unequal, problems } = linesOfYear(told, asked.household, wanted, asOf);
    if (problems.length > 0) throw new ProblemError('FORM_8949', problems);
    return reconciledTable(reconciled(matched, unequal));
  }
  const { reported, problems } = readReported(told);
  if (problems.length > 0) throw new ProblemError('FORM_8949', problems);
  return formTable(form8949(asked.household, wanted, asOf, reported));
}

/** `COMPARE_1099B`: the broker's lines beside the household's, with the reason for each difference. */
export function comparedRows(
  broker: Range,
  ranges: Partial<Ranges>,
  year: number | null,
  asOf: Day,
): Cell[][] {
  const asked = askForForms('COMPARE_1099B', ranges, asOf);
  const wanted = year ?? yearFor(asked, asOf);
  const { matched, unequal, problems } = linesOfYear(broker, asked.household, wanted, asOf);
  if (problems.length > 0) throw new ProblemError('COMPARE_1099B', problems);
  return [
    ...compareTable(compareSales(matched, triesLots(asked, asOf))),
    ...totalsByBox(reconciled(matched, unequal)),
  ];
}

const yearFor = ({ household }: SettledHousehold, asOf: Day): number =>
  household.settings.taxYear ?? yearOf(asOf);

function askForForms(functionName: string, ranges: Partial<Ranges>, asOf: Day): SettledHousehold {
  const asked = askStrictly(functionName, ranges, asOf);
  const { taxProblems } = asked.read;
  if (taxProblems.length > 0) throw new ProblemError(functionName, taxProblems);
  if (asked.country.features.forms) return asked;
  throw new ProblemError(functionName, [noSuchForm(asked.country)]);
}

/** Forms 8949 and 1099-B are of one country. */
export const noSuchForm = ({ name }: Country): Problem =>
  problemAt('Settings', null, 'Country', {
    code: 'noSuchForm',
    found: `${name} has no Form 8949`,
    remedy: 'use NET_GAIN with "all" for the year of that country',
  });

const WORDS: readonly (readonly [RegExp, Reported])[] = [
  [/^(BASIS|YES|COVERED|BASISREPORTED|[ADGJ])$/, 'basis'],
  [/^(PROCEEDS|NO|NONCOVERED|BASISNOTREPORTED|[BEHK])$/, 'proceeds'],
  [/^(NONE|NOTHING|NOFORM|[CFIL])$/, 'nothing'],
];

/** Account | Basis, Proceeds or None: what its form reports, where that is not by the day of purchase. */
function readReported(range: Range | null): { readonly reported: ReportedBy; readonly problems: Problem[] } {
  const reported = new Map<string, Reported>();
  const problems: Problem[] = [];
  (range ?? []).forEach(([account = '', what = ''], row) => {
    if (isBlank(account) || (row === 0 && normalizeHeading(readText(account)) === 'ACCOUNT')) return;
    const word = WORDS.find(([form]) => form.test(normalizeHeading(readText(what))))?.[1];
    if (word) reported.set(nameKey(readText(account)), word);
    else
      problems.push(
        problemAt('reported', row + 1, null, {
          code: 'notAReport',
          found: `${quoted(what)} is not what a form reports`,
          remedy: 'write Basis, Proceeds or None',
        }),
      );
  });
  return { reported, problems };
}

export const FORM_8949 = declare({
  name: 'FORM_8949',
  help: "The year's sales as Form 8949 has them, by box (A to F; G to L for digital assets from 2025), each box with its total and the line of Schedule D. With the brokers' lines (1099-B) columns (b) to (e) are what the tax office holds, and codes and adjustment bring the household's gain; without them the box follows the day of purchase (covered securities, 26 CFR 1.6045-1(a)(15)). Education, not tax advice.",
  args: {
    trades: trades('Trades of all accounts of the household.'),
    settings: SETTINGS,
    year: year('Optional. The tax year; blank is the year of Settings or of the as-of day.'),
    as_of: day('Optional. Later trades are left out; blank is today.'),
    reported: range(
      '1099-B',
      'GAINS_FROM(Raw!A:Z)',
      "Optional. 1099-B: the brokers' lines as GAINS_FROM reads them, several files below each other: (b) to (e) are theirs, (f) to (h) bring the household's figure. Or Account | Basis, Proceeds or None: what its form reports.",
    ),
  },
  returns:
    'Box, (a) Description, (b) Acquired, (c) Sold, (d) Proceeds, (e) Cost basis, (f) Code, (g) Adjustment, (h) Gain, Account, Owner.',
  answer: ({ year: asked, as_of, reported, ...ranges }) => formRows(ranges, asked, as_of, reported),
});

export const COMPARE_1099B = declare({
  name: 'COMPARE_1099B',
  help: "A broker's Form 1099-B or export of realized gains beside what the household's trades make, row by row: what differs, why, and what to enter. A broker sees one account and one CUSIP only (26 CFR 1.6045-1(d)(6)(iii)); washes across accounts, spouses and IRAs are yours to add. Education, not tax advice.",
  args: {
    broker: table(
      'Broker',
      'GAINS_FROM(Raw!A:Z)',
      'Symbol, Quantity, Acquired, Sold, Proceeds, Cost basis, Adjustment: what GAINS_FROM gives.',
    ),
    trades: trades('Trades of all accounts of the household.'),
    settings: SETTINGS,
    year: year('Optional. The tax year; blank is the year of Settings or of the as-of day.'),
    as_of: day('Optional. Later trades are left out; blank is today.'),
  },
  returns:
    'Row, Account, Symbol, Quantity, Acquired, Sold, Proceeds, Broker basis, Basis, Broker disallowed, Disallowed, Agrees, Why, What to enter.',
  answer: ({ broker, year: asked, as_of, ...ranges }) => comparedRows(broker, ranges, asked, as_of),
});
