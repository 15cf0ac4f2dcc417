import type { SheetRequest } from '../addon/formsServer';
import type { Opened } from '../addon/found';
import type { Day } from '../base/day';
import { sentence } from '../base/problem';
import { nameKey } from '../base/text';
import type { Reported } from '../forms/boxes';
import { linesOfYear } from '../forms/brokerLines';
import { compareSales, type Compared } from '../forms/compare';
import { compareTable, COMPARE_HEADINGS } from '../forms/compareTable';
import { form8949, type FormRow } from '../forms/form8949';
import { FORM_HEADINGS, openPoints, printedForms } from '../forms/formTable';
import { ownReturnTable, type OwnReturn } from '../forms/ownReturn';
import { discountsOf, reconciled } from '../forms/reconciled';
import { carriedOut, chainFaults, closingRows } from '../forms/chain';
import { statementSheet } from '../forms/statement';
import { returnOf, yearBefore } from '../forms/returnYear';
import { askGently, type SettledHousehold } from '../session/ask';
import { triesLots } from '../session/otherLots';
import type { DatedGain } from '../planner/assessment';
import type { Decimal } from '../base/decimal';
import type { Money } from '../base/exact';
import type { Cell, Range } from '../table/cell';
import { readYears } from '../table/years';
import { readText } from '../table/readCell';
import { dispositionsOf } from '../engine/dispositions';

/** The year's forms as the page can give them, or the problems under which nothing is told as a total. */
export interface Forms {
  readonly settled: SettledHousehold;
  readonly problems: readonly string[];
  /** Taxable accounts with sales in the year. */
  readonly accounts: readonly string[];
  readonly years: readonly number[];
  /** As its country writes a year. */
  readonly nameOf: (year: number) => string;
}

export function formsOf(opened: Opened): Forms | null {
  const { trades, settings } = opened.tables;
  if (!trades) return null;
  const ranges = { lots: null, trades: trades.cells, settings: settings?.cells ?? null, securities: null };
  const asked = askGently(ranges, opened.asOf);
  const faults = [...asked.read.structural, ...asked.read.taxProblems, ...asked.problems];
  const problems = [...new Set(faults.map(sentence))];
  const taxYearOf = (day: Day): number => asked.country.taxYearOf(day);
  const dispositions =
    faults.length > 0 ? [] : dispositionsOf(asked.household).filter(({ trade }) => trade.day <= opened.asOf);
  return {
    settled: asked,
    problems,
    nameOf: year => asked.country.assess([], asked.household.settings, year).name.replace(/^Tax year /, ''),
    accounts: [...new Set(dispositions.map(({ trade }) => trade.account.name))].sort(),
    years: [...new Set([opened.asOf, ...dispositions.map(({ trade }) => trade.day)].map(taxYearOf))].sort(
      (a, b) => b - a,
    ),
  };
}

/** The rows of Form 8949, and what keeps them from being whole. */
export interface FormRows {
  readonly rows: readonly FormRow[];
  readonly open: readonly string[];
  /** What only the brokers' lines tell: interest in gains. */
  readonly told: readonly DatedGain[];
  /** Why the brokers' lines could not be read. */
  readonly problems: readonly string[];
}

/** With the brokers' lines where a sheet has them, else with the boxes as told. */
export function formRowsOf(
  { settled: { household } }: Forms,
  year: number,
  { asOf, forms }: Opened,
  told: ReadonlyMap<string, Reported>,
): FormRows {
  const boxes = new Map([...told].map(([name, what]) => [nameKey(name), what]));
  const own = form8949(household, year, asOf, forms === null ? boxes : new Map());
  if (forms === null) return { rows: own, open: [], told: [], problems: [] };
  const { matched, unequal, problems: faults } = linesOfYear(forms, household, year, asOf);
  const problems = faults.map(sentence);
  if (problems.length > 0) return { rows: own, open: [], told: [], problems };
  const form = reconciled(matched, unequal);
  return { rows: form.rows, open: openPoints(form), told: discountsOf(matched), problems };
}

/** What the sheet Years tells, and what of it cannot be read. */
export function yearsOf({ years }: Opened): ReturnType<typeof readYears> {
  return years === null ? { years: [], problems: [] } : readYears(years);
}

/** The year's end: what it carries out, whether the chain of years holds, and the rows that close it. */
export function yearEndOf(
  { settled }: Forms,
  { rows, told }: FormRows,
  year: number,
  opened: Opened,
): YearEnd {
  const { household } = settled;
  const { asOf } = opened;
  const { years, problems } = yearsOf(opened);
  const { year: settledYear } = returnOf(household, year, asOf, told, years);
  const before = yearBefore(household, year, asOf, years);
  const isJoint = household.settings.filingStatus === 'joint';
  const closed = years.find(one => one.year === year - 1 && one.owner === '');
  const isOfSettings = year === (household.settings.taxYear ?? settled.country.taxYearOf(asOf));
  return {
    faults: [
      ...problems.map(sentence),
      ...chainFaults(years, year, household.settings, before, isOfSettings),
    ],
    carriedIn: closed ? carriedOut(closed) : null,
    isOfSettings,
    out: { short: settledYear.shortCarryover, long: settledYear.longCarryover },
    rows: closingRows(settledYear, rows, isJoint, years, asOf),
  };
}

export interface YearEnd {
  readonly faults: readonly string[];
  /** As the year before was closed or filed; null: it was not. */
  readonly carriedIn: { readonly short: Money; readonly long: Money } | null;
  /** Is it the year whose opening Settings hold? */
  readonly isOfSettings: boolean;
  readonly out: { readonly short: Decimal; readonly long: Decimal };
  readonly rows: readonly (readonly Cell[])[];
}

const columns = (headings: readonly string[], ...names: readonly string[]): number[] =>
  names.map(name => headings.indexOf(name));

const inAllOf = (cells: readonly unknown[], money: readonly number[]): SheetRequest['money'] =>
  money.map(column => ({ column, from: 0, to: cells.length - 1 }));

/** Form 8949 and Schedule D on one sheet. */
export function formsSheet(
  forms: Forms,
  { rows, open, told }: FormRows,
  year: number,
  opened: Opened,
): SheetRequest {
  const { years } = yearsOf(opened);
  const settled = returnOf(forms.settled.household, year, opened.asOf, told, years);
  const cells = printedForms(rows, settled.year, settled.settings, open);
  return {
    name: `Form 8949 ${year}`,
    rows: cells,
    bold: cells.flatMap((row, at) => {
      const first = readText(row[0] ?? '');
      const second = readText(row[1] ?? '');
      return at === 0 || first === 'Box' || first.startsWith('Total') || second.startsWith('Tax year')
        ? [at]
        : [];
    }),
    money: inAllOf(
      cells,
      columns(FORM_HEADINGS, '(d) Proceeds', '(e) Cost basis', '(g) Adjustment', '(h) Gain'),
    ),
    wide: columns(FORM_HEADINGS, '(a) Description'),
  };
}

/** The statement that stands for Form 8949, on a sheet that is printed in landscape. */
export function statementOnSheet(rows: readonly FormRow[], year: number): SheetRequest {
  const { cells, bold, money } = statementSheet(rows, year);
  return { name: `Form 8949 statement ${year}`, rows: cells, bold, money: inAllOf(cells, money), wide: [0] };
}

/** Another country's return on a sheet: its lines, then each part of its form with the sales it is computed from. */
export const ownReturnSheet = (name: string, told: OwnReturn): SheetRequest => ({
  name: `Return ${told.assessed.name.replace(/[^\w .()&-]/g, '-')}`,
  ...ownReturnTable(name, told),
});

/** The broker's lines of the year beside the household's; the problems where its table cannot be read. */
export function comparison(
  broker: Range,
  { settled }: Forms,
  year: number,
  asOf: Day,
): { readonly lines: readonly Compared[]; readonly problems: readonly string[] } {
  const { matched, problems } = linesOfYear(broker, settled.household, year, asOf);
  if (problems.length > 0) return { lines: [], problems: problems.map(sentence) };
  return { lines: compareSales(matched, triesLots(settled, asOf)), problems: [] };
}

export function comparisonSheet(lines: readonly Compared[], year: number): SheetRequest {
  const cells = compareTable(lines);
  return {
    name: `1099-B compared ${year}`,
    rows: cells,
    bold: [0],
    money: inAllOf(
      cells,
      columns(COMPARE_HEADINGS, 'Proceeds', 'Broker basis', 'Basis', 'Broker disallowed', 'Disallowed'),
    ),
    wide: columns(COMPARE_HEADINGS, 'Why', 'What to enter'),
  };
}

/** Hands a file over to the browser: nothing leaves the machine. */
export function download(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
