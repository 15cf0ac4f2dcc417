import type { Decimal } from '../base/decimal';
import type { Money } from '../base/exact';
import type { TaxYear } from '../engine/taxYear';

/** The household's tax year as it stands, asked "and with this much more short- and long-term result?". */
export interface HouseholdYear {
  /** Realised, planned and these: Schedule D and the tax on it. */
  settled(short: Money, long: Money): TaxYear;
  /** Tax of the year on its capital items, or null where Settings has neither income nor rates. */
  taxNow(short: Money, long: Money): Decimal | null;
  /** Present value of the tax that what carries over saves in later years. */
  savedLater(short: Money, long: Money): Decimal | null;
  /** Present value of the tax on gain that `basisGiven` less basis will one day make. */
  laterTax(basisGiven: Decimal): Decimal;
  /** Net gain planned for the rest of the year, which the figures above count in. */
  readonly plannedSales: number;
}
