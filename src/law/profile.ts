import { dayFromIso, type Day } from '../base/day';
import type { Decimal } from '../base/decimal';

/** A value of the law from a day on. New law is a new entry; old entries stay. */
export interface Dated<T> {
  /** `YYYY-MM-DD`. */
  readonly since: string;
  readonly value: T;
  readonly cite: string;
}

/** The entry in force on a day, or null before the first. Entries stand in order of time. */
export function inForce<T>(entries: readonly Dated<T>[], day: Day): Dated<T> | null {
  let found: Dated<T> | null = null;
  for (const entry of entries) {
    if (startOf(entry) > day) break;
    found = entry;
  }
  return found;
}

const starts = new Map<string, Day>();

/** The law is asked for every sale: its days are read once. */
function startOf({ since }: Dated<unknown>): Day {
  let start = starts.get(since);
  if (start === undefined) starts.set(since, (start = dayFromIso(since)!));
  return start;
}

export type Status = 'single' | 'joint' | 'separate' | 'head' | 'survivor';

export type ByStatus<T> = Readonly<Record<Status, T>>;

/** Tops of the bands, lowest first; the last rate has no top. Amounts are strings: money never passes a float. */
export interface Schedule {
  readonly tops: readonly string[];
  readonly rates: readonly string[];
}

/** What one tax year's return is computed with. */
export interface YearAmounts {
  readonly ordinary: ByStatus<Schedule>;
  readonly capital: ByStatus<Schedule>;
}

/** A country's law, as far as the product knows it. */
export interface Profile {
  readonly id: string;
  readonly washWindow: readonly Dated<{ readonly before: number; readonly after: number }>[];
  readonly longTermMonths: readonly Dated<number>[];
  /** Fund shares held for so many months or less: their loss meets the dividends received on them. */
  readonly fundShareMonths: readonly Dated<number>[];
  /** Days for which shares must be held around a dividend for it to be qualified. */
  readonly dividendDays: readonly Dated<number>[];
  readonly lossLimit: readonly Dated<ByStatus<string>>[];
  readonly yearAmounts: readonly Dated<YearAmounts>[];
  /** Bought for cash from this day on, a broker reports the basis (a covered security). */
  readonly basisReported: Readonly<Record<ReportedAsset, Dated<true>>>;
  /** Sales of digital assets have boxes of their own. */
  readonly digitalBoxes: Dated<true>;
  /** Surtax on net investment income. */
  readonly investmentTax: readonly Dated<{ readonly rate: string; readonly threshold: ByStatus<string> }>[];
}

/** Kinds of property whose basis brokers began to report on different days. */
export type ReportedAsset = 'stock' | 'fund' | 'debt' | 'digital';

/** A schedule with its amounts read once. */
export interface Bands {
  readonly tops: readonly Decimal[];
  readonly rates: readonly Decimal[];
}
