import { civil, type Day } from '../base/day';

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
