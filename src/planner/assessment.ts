import type { Day } from '../base/day';
import { roundCent, type Decimal } from '../base/decimal';
import type { Money } from '../base/exact';
import type { Asset, Term } from '../engine/records';

/** Gains and losses of one person, by the day they arose. */
export interface DatedGain {
  readonly day: Day;
  /** In whole cents. */
  readonly gain: Money;
  readonly asset: Asset;
  readonly symbol: string;
  /** Held for more than the time after which the law treats it as long; short where it makes no difference. */
  readonly term: Term;
  /** Told in the money of another country. */
  readonly isForeign?: boolean;
  /** Taxed as it accrues, without any sale. */
  readonly isAccrued?: boolean;
  /** Business income, not a capital gain: squared within a day, where a law says so. */
  readonly isSpeculative?: boolean;
}

/** A tax figure, or the reason why there is none. Never a silent zero. */
export interface TaxFigure {
  readonly amount: Decimal | null;
  /** Why the amount is blank: `Taxable income is not in Settings`. */
  readonly missing: string | null;
  /** What the figure stands on: `2026 amounts used for 2027`. */
  readonly notes: readonly string[];
}

/** One line of a year: plain words, where it stands on the return, the amount. */
export interface YearLine {
  readonly label: string;
  readonly where: string;
  readonly amount: Decimal | null;
  /** `detail`: a line that only some years have; `count`: no amount of money; `note`: a remark without an amount. */
  readonly kind: 'part' | 'total' | 'detail' | 'count' | 'note';
}

/** One person's (or joint return's) year under a country's law. */
export interface Assessment {
  /** As the return names the year: `Tax year 2025/26`. */
  readonly name: string;
  /** Its amounts by the names that `NET_GAIN` knows. */
  readonly figures: Readonly<Record<string, Decimal | null>>;
  /** As the return has them, in its order. */
  readonly lines: readonly YearLine[];
  /** The few that the planner shows, in plain words; the same lines in every year of the country. */
  readonly plain: { readonly name: string; readonly lines: readonly YearLine[] };
  /** The worksheets behind its lines, where the return has such; worked out when they are asked for. */
  readonly worksheets?: () => readonly YearLine[];
  readonly tax: TaxFigure;
  /** Gains less losses, and what of a loss comes off other income. */
  readonly net: Decimal;
  readonly deducted: Decimal;
}

/** What the second year has less of tax, by the two figures as they are shown; null where one is missing. */
export function taxOff(before: Assessment, after: Assessment): Decimal | null {
  const [without, withIt] = [before.tax.amount, after.tax.amount];
  return without === null || withIt === null ? null : roundCent(without).minus(roundCent(withIt));
}
