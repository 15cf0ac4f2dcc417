import { dayFromIso, nextWeekday, type Day } from '../../base/day';
import { inForce, type Dated } from '../../base/dated';

/** Business days from the trade to its settlement, which is the day of the disposition: IT-133; CRA 2012-0468931C6. */
export const SETTLES_AFTER: readonly Dated<number>[] = [
  { since: '1995-06-07', value: 3, cite: 'National Instrument 24-101' },
  { since: '2017-09-05', value: 2, cite: 'National Instrument 24-101 (2017)' },
  { since: '2024-05-27', value: 1, cite: 'National Instrument 24-101 (2024)' },
];

/** The part of a gain or a loss that counts: ITA s. 38(a), (b). The increase to two thirds was cancelled on 21 March 2025. */
export const INCLUSION: readonly Dated<string>[] = [
  { since: '2000-10-18', value: '0.5', cite: 'ITA s. 38(a), (b); S.C. 2001, c. 17, s. 22' },
];

/** Years back to which a net capital loss may be carried. */
export const CARRY_BACK: readonly Dated<number>[] = [
  { since: '1985-01-01', value: 3, cite: 'ITA s. 111(1)(b)' },
];

/** Days before and after a disposition in which a purchase makes its loss superficial. */
export const SUPERFICIAL_DAYS: readonly Dated<number>[] = [
  { since: '1972-01-01', value: 30, cite: 'ITA s. 54 “superficial loss”' },
];

/** Weekends and the first days of a year are no business days: all that moves a disposition into another year. */
export function settlementDay(traded: Day): Day {
  const days = (inForce(SETTLES_AFTER, traded) ?? SETTLES_AFTER[0]!).value;
  let day = traded;
  for (let count = 0; count < days;) {
    day = nextWeekday(day);
    if (!isHoliday(day)) count++;
  }
  return day;
}

/** Of the turn of the year: New Year's Day, Christmas and Boxing Day, each with the weekday it is kept on. */
function isHoliday(day: Day): boolean {
  const kept = (iso: string): Day => {
    const own = dayFromIso(iso)!;
    const weekday = (own + 4) % 7; // 0 is Sunday
    return weekday === 6 || weekday === 0 ? nextWeekday(own) : own;
  };
  const year = 1970 + Math.floor(day / 365.2425);
  return [year, year + 1].some(one => {
    const christmas = kept(`${one}-12-25`);
    const boxing = kept(`${one}-12-26`);
    return (
      day === kept(`${one}-01-01`) ||
      day === christmas ||
      day === (boxing === christmas ? christmas + 1 : boxing)
    );
  });
}
