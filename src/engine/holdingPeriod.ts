import { civil, dayFrom, type Day } from '../base/day';
import type { Term } from './records';

/**
 * The first day on which a sale is long-term: more than `months` calendar months, counted from the day after
 * acquisition (26 U.S.C. § 1222; Rev. Rul. 66-7). The month overflows rather than clamps: bought 28 Feb 2023,
 * the period starts 1 Mar 2023 and 29 Feb 2024 is still short-term.
 */
export function firstLongTermDay(acquired: Day, months: number): Day {
  const { year, month, date } = civil(acquired + 1);
  return dayFrom(year, month + months, date);
}

export function termOf(
  holding: { readonly holdingStart: Day; readonly alwaysLong: boolean },
  sold: Day,
  months: number,
): Term {
  // Inherited property counts as held for more than a year: 26 U.S.C. § 1223(9).
  return holding.alwaysLong || sold >= firstLongTermDay(holding.holdingStart, months) ? 'long' : 'short';
}
