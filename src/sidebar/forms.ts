import type { SheetRequest } from '../addon/formsServer';
import type { Opened } from '../addon/found';
import { yearOf } from '../base/day';
import { sentence } from '../base/problem';
import { nameKey } from '../base/text';
import type { Reported } from '../forms/boxes';
import { compareSales, type Compared } from '../forms/compare';
import type { TryLots } from '../forms/compareReasons';
import { compareTable, COMPARE_HEADINGS } from '../forms/compareTable';
import { form8949, type FormRow } from '../forms/form8949';
import { FORM_HEADINGS, printedForms } from '../forms/formTable';
import { returnOf } from '../forms/returnYear';
import { askGently, type SettledHousehold } from '../session/ask';
import { readBrokerSales } from '../table/brokerSales';
import type { Range } from '../table/cell';
import { readText } from '../table/readCell';
import { dispositionsOf } from '../engine/dispositions';

/** The year's forms as the page can give them, or the problems under which nothing is told as a total. */
export interface Forms {
  readonly settled: SettledHousehold;
  readonly problems: readonly string[];
  /** Taxable accounts with sales in the year. */
  readonly accounts: readonly string[];
  readonly years: readonly number[];
}

export function formsOf(opened: Opened): Forms | null {
  const { trades, settings } = opened.tables;
  if (!trades) return null;
  const ranges = { lots: null, trades: trades.cells, settings: settings?.cells ?? null, securities: null };
  const asked = askGently(ranges, opened.asOf);
  const faults = [...asked.read.structural, ...asked.read.taxProblems, ...asked.problems];
  const problems = [...new Set(faults.map(sentence))];
  const dispositions =
    faults.length > 0 ? [] : dispositionsOf(asked.household).filter(({ trade }) => trade.day <= opened.asOf);
  return {
    settled: asked,
    problems,
    accounts: [...new Set(dispositions.map(({ trade }) => trade.account.name))].sort(),
    years: [...new Set([yearOf(opened.asOf), ...dispositions.map(({ trade }) => yearOf(trade.day))])].sort(
      (a, b) => b - a,
    ),
  };
}

export const formRowsOf = (
  { settled: asked }: Forms,
  year: number,
  opened: Opened,
  told: ReadonlyMap<string, Reported>,
): FormRow[] =>
  form8949(
    asked.household,
    year,
    opened.asOf,
    new Map([...told].map(([name, what]) => [nameKey(name), what])),
  );

const columns = (headings: readonly string[], ...names: readonly string[]): number[] =>
  names.map(name => headings.indexOf(name));

/** Form 8949 and Schedule D on one sheet. */
export function formsSheet(
  forms: Forms,
  rows: readonly FormRow[],
  year: number,
  opened: Opened,
): SheetRequest {
  const { household } = forms.settled;
  const told = returnOf(household, year, opened.asOf);
  const cells = printedForms(rows, told.year, told.settings);
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
    money: columns(FORM_HEADINGS, '(d) Proceeds', '(e) Cost basis', '(g) Adjustment', '(h) Gain'),
    wide: columns(FORM_HEADINGS, '(a) Description'),
  };
}

/** The broker's lines of the year beside the household's; the problems where its table cannot be read. */
export function comparison(
  broker: Range,
  rows: readonly FormRow[],
  year: number,
  tryLots: TryLots,
): { readonly lines: readonly Compared[]; readonly problems: readonly string[] } {
  const { sales, problems } = readBrokerSales(broker);
  if (problems.length > 0) return { lines: [], problems: problems.map(sentence) };
  return {
    lines: compareSales(
      sales.filter(({ sold }) => yearOf(sold) === year),
      rows,
      tryLots,
    ),
    problems: [],
  };
}

export const comparisonSheet = (lines: readonly Compared[], year: number): SheetRequest => ({
  name: `1099-B compared ${year}`,
  rows: compareTable(lines),
  bold: [0],
  money: columns(COMPARE_HEADINGS, 'Proceeds', 'Broker basis', 'Basis', 'Broker disallowed', 'Disallowed'),
  wide: columns(COMPARE_HEADINGS, 'Why', 'What to enter'),
});

/** Hands a file over to the browser: nothing leaves the machine. */
export function download(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
