import type { Day } from '../../base/day';
import { most, ZERO, type Money, type Shares } from '../../base/exact';
import type { StatedLot } from '../../engine/records';
import type { DatedGain } from '../../planner/assessment';

/** How much of which lots is sold. */
export type Sold = ReadonlyMap<StatedLot, Shares>;

/** A lot and how much of it. */
export interface Part {
  readonly lot: StatedLot;
  readonly shares: Shares;
}

/** What sales make: the taxpayer's gains, and what is lost for good. */
export interface Outcome {
  readonly gains: readonly DatedGain[];
  readonly lost: Money;
}

interface ByParts {
  with(sold: Sold): Outcome;
  lossOf(lot: StatedLot): Money;
}

/**
 * Lots of one group change nothing in another: each group is asked once for each set of its own lots, and what is
 * sold changes the sum of all only by its own groups.
 */
export function byParts<P>(
  lots: readonly StatedLot[],
  groupOf: (lot: StatedLot) => P,
  groups: readonly P[],
  outcomeOf: (group: P, sold: readonly Part[]) => Outcome,
  /** Gains that no group tells. */
  beside: readonly DatedGain[],
  /** Earlier gains matter to no year that is asked for. */
  since: Day,
): ByParts {
  const isAsked = ({ day }: DatedGain): boolean => day >= since;
  const places = new Map(lots.map((lot, at) => [lot, at]));
  const known = new Map<P, Map<string, Outcome>>();
  const ask = (group: P, sold: readonly Part[]): Outcome => {
    const key = sold.map(({ lot, shares }) => `${places.get(lot)}:${shares}`).join(' ');
    let answers = known.get(group);
    if (!answers) known.set(group, (answers = new Map<string, Outcome>()));
    let answer = answers.get(key);
    if (!answer) {
      const { gains, lost } = outcomeOf(group, sold);
      answers.set(key, (answer = { gains: gains.filter(isAsked), lost }));
    }
    return answer;
  };
  const untouched = groups.map(group => ask(group, []));
  const base = added(new Map(), [...beside.filter(isAsked), ...untouched.flatMap(({ gains }) => gains)], 1);
  const baseLost = untouched.reduce((sum, { lost }) => sum + lost, ZERO);
  const sum = ({ gains }: Outcome): Money => gains.reduce((all, { gain }) => all + gain, ZERO);
  return {
    lossOf: lot => {
      const group = groupOf(lot);
      return most(sum(ask(group, [])) - sum(ask(group, [{ lot, shares: lot.quantity }])), ZERO);
    },
    with: sold => {
      const soldOf = new Map<P, Part[]>();
      for (const [lot, shares] of [...sold].sort(([a], [b]) => places.get(a)! - places.get(b)!)) {
        const group = groupOf(lot);
        const own = soldOf.get(group);
        if (own) own.push({ lot, shares });
        else soldOf.set(group, [{ lot, shares }]);
      }
      const changes = new Map<string, DatedGain>();
      let lost = baseLost;
      for (const [group, own] of soldOf) {
        const [before, after] = [ask(group, []), ask(group, own)];
        added(changes, before.gains, -1);
        added(changes, after.gains, 1);
        lost += after.lost - before.lost;
      }
      return { gains: withChanges(base, changes), lost };
    },
  };
}

/** Gains and losses apart, by what the year asks of them. */
const keyOf = ({ day, asset, term, gain }: DatedGain): string =>
  `${day} ${asset} ${term} ${gain < ZERO ? 'loss' : 'gain'}`;

function added(
  sums: Map<string, DatedGain>,
  gains: readonly DatedGain[],
  sign: 1 | -1,
): Map<string, DatedGain> {
  for (const one of gains) {
    const key = keyOf(one);
    const amount = sign === 1 ? one.gain : -one.gain;
    sums.set(key, { ...one, gain: (sums.get(key)?.gain ?? ZERO) + amount });
  }
  return sums;
}

function withChanges(
  base: ReadonlyMap<string, DatedGain>,
  changes: Map<string, DatedGain>,
): readonly DatedGain[] {
  if (changes.size === 0) return [...base.values()];
  const gains: DatedGain[] = [];
  for (const [key, one] of base) {
    const change = changes.get(key);
    if (change) changes.delete(key);
    const gain = one.gain + (change?.gain ?? ZERO);
    if (!change || gain !== ZERO) gains.push(change ? { ...one, gain } : one);
  }
  for (const one of changes.values()) if (one.gain !== ZERO) gains.push(one);
  return gains;
}
