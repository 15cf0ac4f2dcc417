/**
 * A calendar day as a whole number of days since 1970-01-01. No time zone, no clock:
 * the spreadsheet's zone is applied once, at the edge (addon/), before a day gets here.
 */
export type Day = number;

const DAYS_PER_ERA = 146097; // the Gregorian calendar repeats every 400 years

/** Days from the civil date, by eras of 400 years starting on 1 March (proleptic Gregorian). Month may overflow. */
export function dayFrom(year: number, month: number, date: number): Day {
  const years = year + Math.floor((month - 1) / 12);
  const m = ((((month - 1) % 12) + 12) % 12) + 1;
  const y = m <= 2 ? years - 1 : years;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5);
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - 719468 + (date - 1);
}

/** Year, month (1 to 12) and date of a day. */
export function civil(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const z = day + 719468;
  const era = Math.floor(z / DAYS_PER_ERA);
  const doe = z - era * DAYS_PER_ERA;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `YYYY-MM-DD` to a day; null when it is not a day that exists. */
export function dayFromIso(text: string): Day | null {
  const match = ISO.exec(text);
  if (!match) return null;
  const day = dayFrom(Number(match[1]), Number(match[2]), Number(match[3]));
  return isoDay(day) === text ? day : null;
}

/** A day as `YYYY-MM-DD`. */
export function isoDay(day: Day): string {
  const { year, month, date } = civil(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as people say it, unmistakable in any country: `4 Dec 2026`. */
export function formatDay(day: Day): string {
  const { year, month, date } = civil(day);
  return `${date} ${MONTHS[month - 1]!} ${year}`;
}

export const yearOf = (day: Day): number => civil(day).year;

/** The next day that is neither Saturday nor Sunday. */
export function nextWeekday(day: Day): Day {
  const next = day + 1;
  const weekday = (((next + 4) % 7) + 7) % 7; // 1 January 1970 was a Thursday; 0 is Sunday
  return weekday === 6 ? next + 2 : weekday === 0 ? next + 1 : next;
}
