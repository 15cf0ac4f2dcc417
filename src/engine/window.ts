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
