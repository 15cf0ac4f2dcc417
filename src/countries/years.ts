import { civil, dayFrom, type Day } from '../base/day';
import type { DatedGain } from './country';

/** A tax year that begins on a day of the calendar, named by the calendar year it begins in. */
export const yearFrom =
  (startMonth: number, startDate: number) =>
  (day: Day): number => {
    const { year, month, date } = civil(day);
    return month > startMonth || (month === startMonth && date >= startDate) ? year : year - 1;
  };

/** `2025/26`. */
export const splitYear = (year: number, between = '/'): string =>
  `${year}${between}${String((year + 1) % 100).padStart(2, '0')}`;

/** The gains of the year that begins on a day of the calendar: compared by days, which is asked thousands of times. */
export function ofYear(
  dated: readonly DatedGain[],
  year: number,
  startMonth = 1,
  startDate = 1,
): DatedGain[] {
  const [first, next] = [dayFrom(year, startMonth, startDate), dayFrom(year + 1, startMonth, startDate)];
  return dated.filter(({ day }) => day >= first && day < next);
}
