import { civil, dayFrom, type Day } from '../../base/day';

/**
 * Days on which the American exchanges are closed: Saturdays, Sundays and the holidays of NYSE Rule 7.2. A holiday on
 * a Saturday is kept the Friday before, but New Year's Day; on a Sunday the Monday after. Closures that nobody foresaw
 * are not among them.
 */
export function isExchangeOpen(day: Day): boolean {
  const weekday = weekdayOf(day);
  if (weekday === SATURDAY || weekday === SUNDAY) return false;
  const { year } = civil(day);
  return !holidaysOf(year).includes(day);
}

/** The first open day after it. */
export function nextOpenDay(day: Day): Day {
  let next = day + 1;
  while (!isExchangeOpen(next)) next++;
  return next;
}

/** The last open day up to it. */
export function lastOpenDay(day: Day): Day {
  let last = day;
  while (!isExchangeOpen(last)) last--;
  return last;
}

const [SUNDAY, MONDAY, THURSDAY, SATURDAY] = [0, 1, 4, 6] as const;

/** 1 January 1970 was a Thursday. */
const weekdayOf = (day: Day): number => (((day + THURSDAY) % 7) + 7) % 7;

const JUNETEENTH_SINCE = 2022;

const holidaysOf = (year: number): readonly Day[] => [
  newYear(year),
  nth(3, MONDAY, year, 1), // Martin Luther King Jr.
  nth(3, MONDAY, year, 2), // Washington
  easter(year) - 2, // Good Friday
  nth(1, MONDAY, year, 6) - 7, // Memorial Day: the last Monday of May
  ...(year >= JUNETEENTH_SINCE ? [kept(dayFrom(year, 6, 19))] : []),
  kept(dayFrom(year, 7, 4)),
  nth(1, MONDAY, year, 9), // Labor Day
  nth(4, THURSDAY, year, 11), // Thanksgiving
  kept(dayFrom(year, 12, 25)),
];

/** On a Saturday it is not kept at all: the Friday is the last trading day of the year. */
const newYear = (year: number): Day => {
  const day = dayFrom(year, 1, 1);
  return weekdayOf(day) === SUNDAY ? day + 1 : day;
};

const kept = (day: Day): Day =>
  weekdayOf(day) === SATURDAY ? day - 1 : weekdayOf(day) === SUNDAY ? day + 1 : day;

const nth = (count: number, weekday: number, year: number, month: number): Day => {
  const first = dayFrom(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (count - 1);
};

/** Of the Gregorian calendar (Meeus, Jones and Butcher). */
function easter(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)];
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dayFrom(year, Math.floor(sum / 31), (sum % 31) + 1);
}
