import { dayFromIso, isoDay } from '../../../src/base/day';
import { isExchangeOpen, lastOpenDay, nextOpenDay } from '../../../src/countries/us/exchangeDays';

const day = (iso: string): number => dayFromIso(iso)!;

/** Holidays as the New York Stock Exchange publishes them (nyse.com, Holidays & Trading Hours). */
test.each([
  [2022, '01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26'],
  [2024, '01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25'],
  [2025, '01-01 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25'],
  [2026, '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25'],
  [2027, '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24'],
])('weekdays of %d on which it is closed', (year, dates) => {
  const closed: string[] = [];
  for (let one = day(`${year}-01-01`); one <= day(`${year}-12-31`); one++) {
    const weekday = (one + 4) % 7;
    if (weekday !== 0 && weekday !== 6 && !isExchangeOpen(one)) closed.push(isoDay(one).slice(5));
  }
  expect(closed.join(' ')).toBe(dates);
});

test('a trade settles on the next open day; a year ends on its last', () => {
  const next = (iso: string) => isoDay(nextOpenDay(day(iso)));
  expect(next('2026-12-24')).toBe('2026-12-28');
  expect(next('2026-11-25')).toBe('2026-11-27');
  expect(next('2026-12-31')).toBe('2027-01-04');
  expect(next('2026-04-02')).toBe('2026-04-06');
  expect(isoDay(lastOpenDay(day('2026-12-31')))).toBe('2026-12-31');
  // New Year's Day 2022 was a Saturday: the Friday before was a trading day.
  expect(isoDay(lastOpenDay(day('2021-12-31')))).toBe('2021-12-31');
  expect(isoDay(lastOpenDay(day('2023-12-31')))).toBe('2023-12-29');
});
