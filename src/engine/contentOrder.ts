import type { Source, StatedLot, Trade } from './records';

type Part = bigint | number | string | boolean | null;

const comparePart = (a: Part, b: Part): number => {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
};

/** By parts, the first that differs decides; rows that say the same stand as they stood. */
const byParts =
  <R extends { readonly source: Source }>(parts: readonly ((row: R) => Part)[]) =>
  (a: R, b: R): number => {
    for (const part of parts) {
      const order = comparePart(part(a), part(b));
      if (order !== 0) return order;
    }
    return 0;
  };

const lotOrder = byParts<StatedLot>([
  ({ acquired }) => acquired,
  ({ symbol }) => symbol,
  ({ account }) => account.key,
  ({ name }) => name,
  ({ quantity }) => quantity,
  ({ basis }) => basis,
  ({ value }) => value,
  ({ holdingStart }) => holdingStart,
  ({ washIncluded }) => washIncluded,
  ({ isInherited }) => isInherited,
  ({ valueAtGift }) => valueAtGift,
  ({ donorAcquired }) => donorAcquired,
  ({ term }) => term,
  ({ assetClass }) => assetClass,
  ({ replacements }) => replacements.join(';'),
]);

const tradeOrder = byParts<Trade>([
  ({ day }) => day,
  ({ time }) => time,
  ({ symbol }) => symbol,
  ({ account }) => account.key,
  ({ action }) => action,
  ({ quantity }) => quantity,
  ({ amount }) => amount,
  ({ lot }) => lot,
  ({ picks }) => picks.map(({ lot, quantity }) => `${lot}:${String(quantity)}`).join(';'),
  ({ method }) => method,
  ({ valueAtGift }) => valueAtGift,
  ({ donorAcquired }) => donorAcquired,
  ({ ratio }) => (ratio === null ? null : `${ratio.numerator}:${ratio.denominator}`),
  ({ into }) => into?.symbol ?? null,
]);

/**
 * Rows in an order that hangs on what they say and never on where they stand: whatever breaks a tie by place further
 * on breaks it by content.
 */
export const lotsInOrder = (lots: readonly StatedLot[]): StatedLot[] => [...lots].sort(lotOrder);
export const tradesInOrder = (trades: readonly Trade[]): Trade[] => [...trades].sort(tradeOrder);
