import { Decimal, NIL, roundCent } from '../base/decimal';
import type { Cell } from '../table/cell';
import { readText } from '../table/readCell';
import type { YearFigures } from './country';

/** One line of a year as the planner shows it: plain words, where it stands on the return, the amount. */
export interface YearLine {
  readonly label: string;
  readonly form: string;
  readonly amount: Decimal | null;
  /** What the lines before it come to. */
  readonly isTotal: boolean;
}

/** A year as the planner shows it, whatever the country. */
export interface ShownYear {
  readonly name: string;
  readonly lines: readonly YearLine[];
  readonly tax: Decimal | null;
  /** Gains less losses, and what of a loss comes off other income. */
  readonly bar: { readonly net: Decimal; readonly deducted: Decimal };
  /** Why there is no tax figure. */
  readonly missing: string | null;
}

/** What the second year has less of tax, by the two figures as they are shown; null where one is missing. */
export function taxOff(before: ShownYear, after: ShownYear): Decimal | null {
  if (before.tax === null || after.tax === null) return null;
  return roundCent(before.tax).minus(roundCent(after.tax));
}

const textOf = (cell: Cell | undefined): string => readText(cell ?? '');

/** The lines of a country's own table; lines that only other years have are left out. */
export function shownYear({ lines, table }: YearFigures, empty: YearFigures): ShownYear {
  // Counts are no amounts.
  const labels = new Set(
    empty.table.map(([label]) => label).filter(label => !/^Number of/.test(textOf(label))),
  );
  const [heading, ...rows] = table;
  const tax = lines['tax'] ?? null;
  const last = rows.filter(([label]) => labels.has(label ?? '')).pop();
  return {
    name: textOf(heading?.[0]),
    lines: rows
      .filter(([label]) => labels.has(label ?? ''))
      .map(([label, amount, form]) => ({
        label: textOf(label),
        form: textOf(form),
        amount: typeof amount === 'number' ? new Decimal(amount) : null,
        isTotal: /^(Net|Taxable|Tax$|Capital gains tax)/.test(textOf(label)),
      })),
    tax,
    bar: { net: lines['net'] ?? NIL, deducted: lines['deduction'] ?? NIL },
    missing: tax === null ? textOf(last?.[2]) : null,
  };
}
