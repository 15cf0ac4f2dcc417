import type { Day } from '../base/day';

/** Days before and after a disposition in which an acquisition can replace what was sold at a loss. */
export interface Window {
  readonly before: number;
  readonly after: number;
}

/** Nothing that is bought meets a sale. */
export const NO_WINDOW: Window = { before: 0, after: 0 };

/** The first day whose acquisitions meet a disposition. */
export const opens = (sold: Day, { before }: Window): Day => sold - before;

/** The last day whose acquisitions meet a disposition. */
export const closes = (sold: Day, { after }: Window): Day => sold + after;

export const isWithin = (bought: Day, sold: Day, window: Window): boolean =>
  bought >= opens(sold, window) && bought <= closes(sold, window);

/** The first day on which it may be bought again without meeting the disposition. */
export const buyAgainOn = (sold: Day, window: Window): Day => closes(sold, window) + 1;

/** The first day on which it can be sold without meeting the acquisition before it. */
export const sellClearOn = (bought: Day, { before }: Window): Day => bought + before + 1;

/** The same where the days of the window differ by the day of the sale, as months do. */
export function firstClearSale(bought: Day, windowOn: (sold: Day) => Window): Day {
  let day = sellClearOn(bought, windowOn(bought));
  while (isWithin(bought, day, windowOn(day))) day++;
  while (day > bought + 1 && !isWithin(bought, day - 1, windowOn(day - 1))) day--;
  return day;
}

/** Days in which a purchase meets one sale. */
export interface Span {
  readonly from: Day;
  readonly until: Day;
}

export const spanOf = (sold: Day, window: Window): Span => ({
  from: opens(sold, window),
  until: closes(sold, window),
});

/** Of these days, in order of time, those that stand in none of the spans. */
export function outside(days: readonly Day[], spans: readonly Span[]): Day[] {
  const inOrder = [...spans].sort((a, b) => a.from - b.from);
  let at = 0;
  let covered = -Infinity;
  return days.filter(day => {
    for (; at < inOrder.length && inOrder[at]!.from <= day; at++) {
      covered = Math.max(covered, inOrder[at]!.until);
    }
    return day > covered;
  });
}
