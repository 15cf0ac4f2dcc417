import { dayFromIso, isoDay, type Day } from '../../src/base/day';
import { exactText } from '../../src/base/exact';
import { calendarDays } from '../../src/forms/calendar';
import { askGently, type SettledHousehold } from '../../src/session/ask';
import { planFor } from '../../src/session/askPlan';
import { besideSales, lastDay, windowsOf } from '../../src/session/windows';
import type { Range } from '../../src/table/cell';

const day = (iso: string): Day => dayFromIso(iso)!;
const at = (iso: string) => ({ day: day(iso), seconds: 0 });

/** A fund at a loss, bought by a 401k of the family every month on the 5th, and once by hand. */
const monthly = ['2026-07-05', '2026-08-05', '2026-09-05', '2026-10-05', '2026-11-05'];
const TRADES: Range = [
  ['Date', 'Action', 'Symbol', 'Quantity', 'Price', 'Account', 'Account type'],
  [at('2024-03-01'), 'Buy', 'VTI', 100, 300, 'Main', 'Taxable'],
  ...monthly.map(iso => [at(iso), 'Buy', 'VTI', 2, 245, 'Work', '401k'] as const),
  [at('2026-12-01'), 'Buy', 'VTI', 5, 240, 'Main', 'Taxable'],
];
const LOTS: Range = [
  ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Account type'],
  ['VTI', 100, at('2024-03-01'), 30000, 240, 'Main', 'Taxable'],
  ...monthly.map(iso => ['VTI', 2, at(iso), 490, 240, 'Work', '401k'] as const),
];
const asked = (asOf = '2026-11-20', ...more: (readonly [string, string | number])[]): SettledHousehold =>
  askGently(
    { trades: TRADES, lots: LOTS, settings: [['Setting', 'Value'], ['Taxable income', 120000], ...more] },
    day(asOf),
  );

describe('purchases around a sale', () => {
  const own = asked();
  const { suggestions } = planFor(own).plan;
  const [window, ...others] = windowsOf(own, suggestions);

  test('what was bought, what is entered, and what the rhythm of the past foretells, once each', () => {
    expect(others).toEqual([]);
    expect(
      window!.marks.map(({ day: on, shares, kind, account }) => [
        isoDay(on),
        exactText(shares),
        kind,
        account.name,
      ]),
    ).toEqual([
      ['2026-11-05', '2', 'bought', 'Work'],
      ['2026-12-01', '5', 'planned', 'Main'],
      ['2026-12-05', '2', 'likely', 'Work'],
    ]);
  });

  test('the days in which a purchase meets the sale, and from when it may be bought again', () => {
    expect([window!.from, window!.until, window!.buyAgain].map(isoDay)).toEqual([
      '2026-10-21',
      '2026-12-20',
      '2026-12-21',
    ]);
  });

  test('what is likely washes its own part of the loss: 2 of 100 shares, of a loss of 60 each', () => {
    expect(exactText(window!.likelyLoss)).toBe('120');
  });

  test('the calendar says what to pause, what it would cost, and which day is the last', () => {
    const days = calendarDays(
      suggestions,
      [],
      own.household.asOf,
      own.country.calendar,
      besideSales(own, [window!]),
    );
    expect(days.map(({ day: on, title }) => `${isoDay(on)} ${title}`)).toEqual([
      '2026-11-20 Sell 100 VTI in Main, bought 1 Mar 2024',
      '2026-12-05 Pause the purchase of VTI of Work',
      '2026-12-21 VTI may be bought again',
      '2026-12-31 Last day to sell in this tax year',
    ]);
    expect(days[1]!.words).toBe('Made, it and those after it wash about $120.00 of the loss.');
    expect(days[3]!.words).toContain('Rev. Rul. 70-598');
  });
});

test('a year’s last day is one of trading; elsewhere it is the law’s own year', () => {
  expect(isoDay(lastDay(asked())!.day)).toBe('2026-12-31');
  expect(isoDay(lastDay(asked('2023-06-01'))!.day)).toBe('2023-12-29');
  expect(isoDay(lastDay(asked('2026-11-20', ['Country', 'UK']))!.day)).toBe('2027-04-05');
  expect(isoDay(lastDay(asked('2026-11-20', ['Country', 'Australia']))!.day)).toBe('2027-06-30');
  expect(lastDay(asked('2026-11-20', ['Country', 'UK'], ['Tax year', 2024]))).toBeNull();
});

test('where no purchase stands in the way, no window is shown, and no American word is used', () => {
  const own = asked('2026-11-20', ['Country', 'Germany'], ['Other investment income', 5000]);
  const { suggestions } = planFor(own).plan;
  expect(windowsOf(own, suggestions)).toEqual([]);
  const days = calendarDays(suggestions, [], own.household.asOf, own.country.calendar, besideSales(own, []));
  expect(days.map(({ title, words }) => `${title} ${words}`).join(' ')).not.toMatch(
    /U\.S\.C|Rev\. Rul|30 days/,
  );
});
