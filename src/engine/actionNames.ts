/** Every action there is, in the order in which those that open a day are carried out. */
export const ACTION_ORDER = [
  'split',
  'stockDividend',
  'symbolChange',
  'merger',
  'spinOff',
  'returnOfCapital',
  'accumulationDistribution',
  'capitalGainDividend',
  'exemptInterestDividend',
  'giftIn',
  'inherit',
  'transferOut',
  'transferIn',
  'giftOut',
  'exercised',
  'assigned',
  'buy',
  'reinvest',
  'vest',
  'cover',
  'sell',
  'short',
  'expired',
  'worthless',
] as const;

export type Action = (typeof ACTION_ORDER)[number];
