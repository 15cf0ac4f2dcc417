import { ZERO, type Money } from '../../../base/exact';
import { grouped } from '../../../base/grouped';
import type { Source } from '../../../engine/records';
import type { Acquisition, Disposition } from '../../../engine/ledger';
import type { Unit } from '../../../engine/unit';
import type { Candidate } from './candidates';
import type { Scales } from './scales';

/** What one lot's sale meets among those of its book. */
export interface Met {
  readonly own: readonly Disposition[];
  /** The same if the purchases come that likely will. */
  readonly likely: readonly Disposition[];
  readonly lostAtMost: Money;
  /** The plan sells what that purchase brought. */
  readonly isSold: (acquisition: Acquisition) => boolean;
}

/** Each book is carried through once, and its dispositions handed to their lots. */
export function meetings(
  units: ReadonlyMap<Unit, ReadonlySet<Candidate>>,
  effects: Scales['effects'],
): (candidate: Candidate) => Met {
  const bySource = (dispositions: readonly Disposition[]): Map<Source, Disposition[]> =>
    grouped(dispositions, ({ trade }) => trade.source);
  const books = new Map(
    [...units].map(([unit, chosen]) => {
      const { dispositions, lostAtMost } = effects.carried(unit, chosen);
      const keyOf = ({ account, day }: Pick<Acquisition, 'account' | 'day'>): string =>
        `${account.key}|${day}`;
      const sold = new Set([...chosen].map(({ holding }) => keyOf(holding.purchase)));
      const likely = bySource(effects.likely(unit, chosen));
      const isSold = (acquisition: Acquisition): boolean => sold.has(keyOf(acquisition));
      return [unit, { own: bySource(dispositions), likely, lostAtMost, isSold }];
    }),
  );
  return ({ unit, lot: { source } }) => {
    const { own, likely, lostAtMost, isSold } = books.get(unit)!;
    return {
      own: own.get(source) ?? [],
      likely: likely.get(source) ?? [],
      lostAtMost: lostAtMost.get(source) ?? ZERO,
      isSold,
    };
  };
}
