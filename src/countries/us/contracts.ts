import { yearOf } from '../../base/day';
import { ZERO } from '../../base/exact';
import { dispositionsOf } from '../../engine/dispositions';
import { recognised } from '../../engine/recognised';
import { isSheltered } from '../../engine/records';
import type { Household } from '../../planner/household';
import { isContract } from './gainClass';
import { isRowOnReturn } from './nets';

/** What the year of § 1256 contracts leaves to be done: a mark that is missing, and a loss that may be carried back. */
export function contractNotes(household: Household, year: number): string[] {
  const unmarked = [...new Set(openAcross(household, year))].sort();
  const net = recognised(dispositionsOf(household))
    .filter(
      ({ disposition: { trade, soldOn } }) =>
        isContract(trade.asset) && yearOf(soldOn) === year && isRowOnReturn(household, trade),
    )
    .reduce((sum, { gain }) => sum + gain, ZERO);
  return [
    ...(unmarked.length === 0
      ? []
      : [
          `${unmarked.join(', ')}: held over the end of ${year} and not marked: enter a row Mark to market on its last business day, with what the position was worth under Amount; without it the gain is in the wrong year [26 U.S.C. § 1256(a)(1)].`,
        ]),
    ...(net < ZERO
      ? [
          'A net loss on contracts of § 1256 may be carried back three years against gains on such contracts, by election on Form 6781; the figures here carry it forward [26 U.S.C. § 1212(c)].',
        ]
      : []),
  ];
}

/** Contracts opened by the end of a year and closed, or still open, after it, in an account without a mark in it. */
function openAcross(household: Household, year: number): string[] {
  const { trades, asOf, units } = household;
  if (yearOf(asOf) <= year) return [];
  const keyOf = (of: { readonly account: { readonly key: string }; readonly symbol: string }): string =>
    `${of.account.key} ${of.symbol}`;
  const marked = new Set(
    trades.filter(({ action, day }) => action === 'markToMarket' && yearOf(day) === year).map(keyOf),
  );
  const closed = dispositionsOf(household)
    .filter(({ acquired, soldOn }) => yearOf(acquired) <= year && yearOf(soldOn) > year)
    .map(({ trade }) => trade);
  const open = [...units.values()]
    .flatMap(({ settlement }) => [settlement.long, settlement.short])
    .flatMap(({ positions }) => [...positions.values()].flatMap(accounts => [...accounts.values()]))
    .flatMap(({ lots }) => lots)
    .filter(({ shares, acquired }) => shares > ZERO && yearOf(acquired) <= year);
  return [...closed, ...open]
    .filter(
      row =>
        isContract(row.asset) &&
        !isSheltered(row.account) &&
        isRowOnReturn(household, row) &&
        !marked.has(keyOf(row)),
    )
    .map(({ symbol }) => symbol);
}
