import type { Dated } from '../../base/dated';
import type { Decimal } from '../../base/decimal';

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

/** The federal law, as far as the product knows it. */
export interface Profile {
  readonly id: string;
  readonly washWindow: readonly Dated<{ readonly before: number; readonly after: number }>[];
  readonly longTermMonths: readonly Dated<number>[];
  /** Fund shares held for so many months or less: their loss meets the dividends received on them. */
  readonly fundShareMonths: readonly Dated<number>[];
  /** Shares of an employer's plan held for more months than these, after the purchase and after the grant: a qualifying disposition. */
  readonly planMonths: readonly Dated<{ readonly purchase: number; readonly grant: number }>[];
  /** Days for which shares must be held around a dividend for it to be qualified. */
  readonly dividendDays: readonly Dated<number>[];
  /** Business days from a trade to its settlement. */
  readonly settlesAfter: readonly Dated<number>[];
  readonly lossLimit: readonly Dated<ByStatus<string>>[];
  readonly yearAmounts: readonly Dated<YearAmounts>[];
  /** Bought for cash from this day on, a broker reports the basis (a covered security). */
  readonly basisReported: Readonly<Record<ReportedAsset, Dated<true>>>;
  /** Sales of digital assets have boxes of their own. */
  readonly digitalBoxes: Dated<true>;
  /** The most that unrecaptured section 1250 gain is taxed at. */
  readonly section1250Rate: readonly Dated<string>[];
  /** The most that long-term gain of collectibles is taxed at. */
  readonly collectiblesRate: readonly Dated<string>[];
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
