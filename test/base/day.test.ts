import fc from 'fast-check';
import { civil, dayFrom, dayFromIso, isoDay, formatDay, yearOf } from '../../src/base/day';

const day = fc.integer({ min: dayFrom(1800, 1, 1), max: dayFrom(2300, 1, 1) });

test('days are the calendar’s own, whatever zone this machine stands in', () => {
  fc.assert(
    fc.property(day, at => {
      const date = new Date(at * 86_400_000);
      const { year, month, date: of } = civil(at);
      expect([year, month, of]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
      expect(dayFrom(year, month, of)).toBe(at);
      expect(isoDay(at)).toBe(date.toISOString().slice(0, 10));
      expect(dayFromIso(isoDay(at))).toBe(at);
      expect(yearOf(at)).toBe(year);
    }),
  );
});

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-04-01', '2026-4-1', ''])(
  '%p is no day',
  text => expect(dayFromIso(text)).toBeNull(),
);

test('leap days: every fourth year, not every hundredth, every four hundredth', () => {
  expect(
    ['2024-02-29', '1900-02-29', '2000-02-29', '2100-02-29'].map(text => dayFromIso(text) !== null),
  ).toEqual([true, false, true, false]);
});

test('months run over into years', () => {
  expect(isoDay(dayFrom(2026, 13, 1))).toBe('2027-01-01');
  expect(isoDay(dayFrom(2026, 0, 1))).toBe('2025-12-01');
  expect(isoDay(dayFrom(2026, 25, 31))).toBe('2028-01-31');
});

test('spoken as people say it, with the month in letters', () => {
  expect(formatDay(dayFromIso('2026-12-05')!)).toBe('5 Dec 2026');
});
