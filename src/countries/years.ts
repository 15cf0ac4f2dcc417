import { civil, dayFrom, type Day } from '../base/day';
import type { Money } from '../base/exact';
import { formatMoney } from '../base/spoken';
import type { DatedGain } from '../planner/assessment';
import type { CalendarWords } from './country';

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

/** Which year a day belongs to. */
interface YearLaw {
  taxYearOf(day: Day): number;
}

/** Calendar days: nobody trades for the year's sake on the last of them. */
export function lastDayOf(law: YearLaw, year: number): { readonly day: Day; readonly isTrading: boolean } {
  // 1 December is in the year named by the calendar year it begins in, wherever it begins.
  let day = dayFrom(year, 12, 1);
  while (law.taxYearOf(day + 1) === year) day++;
  return { day, isTrading: false };
}

/** The first day of the year that is named by the calendar year it begins in. */
export function firstDayOf(law: YearLaw, year: number): Day {
  let day = dayFrom(year, 12, 1);
  while (law.taxYearOf(day - 1) === year) day--;
  return day;
}

/** In the words that each answer has by its country's law. */
export const calendarAbroad = (currency: string): CalendarWords => ({
  money: (amount: Money) => formatMoney(currency, amount),
  lastDay: null,
  untilThen: 'Until then a purchase puts its loss off or denies it: the plan says by which rule.',
  before: ({ why }) => why.map(({ text }) => text).join(' '),
});

/** A law without forms, settings and citations of its own. */
export const NO_FEATURES = {
  otherSettings: [],
  features: { forms: false, income: false },
  citations: { washed: null, tacked: null },
  authorities: {},
} as const;
