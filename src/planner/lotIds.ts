import { isoDay, formatDay } from '../base/day';
import { grouped } from '../base/grouped';
import type { Account, StatedLot } from '../engine/records';

/**
 * The same lot has the same id in every run: a hash over what identifies it. Lots that nothing else tells apart are
 * counted by size, so that a sorted table moves no tick from one to the other.
 */
export function idsOf(lots: readonly StatedLot[]): ReadonlyMap<StatedLot, string> {
  const alike = grouped(lots, ({ account, symbol, acquired, name, holdingStart }) =>
    [account.key, symbol, isoDay(acquired), name ?? '', holdingStart ?? ''].join('|'),
  );
  const larger = (a: bigint, b: bigint): number => (a > b ? -1 : a < b ? 1 : 0);
  return new Map(
    [...alike].flatMap(([key, same]) =>
      [...same]
        .sort((a, b) => larger(a.quantity, b.quantity) || larger(a.basis, b.basis))
        .map((lot, count): [StatedLot, string] => [lot, `H${fnv64(`${key}|${count}`)}`]),
    ),
  );
}

/** Two 32-bit hashes from different starts: long enough that the lots of one household never meet. */
function fnv64(text: string): string {
  const half = (start: number): string => {
    let hash = start;
    for (const character of text) {
      hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
    }
    return hash.toString(36).toUpperCase().padStart(7, '0');
  };
  return half(0x811c9dc5) + half(0x2f0b4c47);
}

export const accountName = ({ name }: Account): string => (name === '' ? 'the account' : name);

export const lotWords = (lot: StatedLot): string =>
  `${lot.symbol} acquired ${formatDay(lot.acquired)} in ${accountName(lot.account)}`;
