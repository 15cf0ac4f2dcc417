import { exact, least, most, portion, ZERO, type Money, type Shares } from '../base/exact';
import type { Steps } from '../base/steps';
import type { Candidate } from './candidates';
import type { Evaluator } from './evaluator';

/** As much of a candidate, with its part of the value and the loss. */
export function partOf<C extends Omit<Candidate, 'purpose'>>(whole: C, shares: Shares): C {
  if (shares === whole.shares) return whole;
  const part = (amount: Money): Money => portion(amount, shares, whole.shares);
  const loss = whole.loss < ZERO ? -part(-whole.loss) : part(whole.loss);
  return { ...whole, shares, value: part(whole.value), loss };
}

const ROUNDS = 3;

/**
 * Of each lot as much as is worth most beside the others: a loss beyond this year's gains is carried forward at most,
 * and can waste an exempt amount. From the set it is given and from nothing, whichever ends better.
 */
export function* inParts(
  whole: readonly Candidate[],
  candidates: readonly Candidate[],
  { evaluate }: Evaluator,
  /** No part of less loss is worth its trouble. */
  minimumLoss: Money,
): Steps<readonly Candidate[]> {
  const worthOf = (set: readonly Candidate[]): number => evaluate(set).net!.toNumber();
  const alone = new Map(candidates.map(one => [one, worthOf([one])]));
  const ranked = [...candidates].sort((a, b) => alone.get(b)! - alone.get(a)! || (a.id < b.id ? -1 : 1));
  let best = whole;
  let most = worthOf(whole);
  for (const start of [whole, []]) {
    let set = start;
    let worth = worthOf(set);
    for (let round = 0; round < ROUNDS; round++) {
      const before = worth;
      for (const one of ranked) {
        yield 0.5;
        const others = set.filter(({ id }) => id !== one.id);
        const found = bestPart(one, minimumLoss, part => worthOf([...others, part]), worthOf(others));
        const next = found === null ? others : [...others, found];
        const value = worthOf(next);
        if (value > worth || (value === worth && next.length < set.length)) [set, worth] = [next, value];
      }
      if (worth === before) break;
    }
    if (worth > most) [best, most] = [set, worth];
  }
  return best;
}

/**
 * As many whole shares as are worth most, or null where none is worth more than to do without: what each next share
 * adds never grows, so the ends tell most of it and a search by thirds the rest.
 */
function bestPart(
  whole: Candidate,
  minimumLoss: Money,
  worth: (part: Candidate) => number,
  without: number,
): Candidate | null {
  const known = new Map<bigint, number>();
  const all = most(whole.shares / ONE_SHARE, ONE);
  const take = (count: bigint): Candidate => (count >= all ? whole : partOf(whole, count * ONE_SHARE));
  const at = (count: bigint): number => {
    let found = known.get(count);
    if (found === undefined) known.set(count, (found = worth(take(count))));
    return found;
  };
  if (all === ONE || at(all) > at(all - ONE)) return at(all) > without ? whole : null;
  const enough = whole.loss > ZERO ? (minimumLoss * all + whole.loss - ONE) / whole.loss : all;
  let [low, high] = [most(ONE, least(enough, all)), all];
  while (high - low > THREE) {
    const third = (high - low) / THREE;
    if (at(low + third) < at(high - third)) low += third;
    else high -= third;
  }
  let best = low;
  for (let count = low; count <= high; count++) if (at(count) > at(best)) best = count;
  return at(best) > without ? take(best) : null;
}

const ONE = BigInt(1);
const THREE = BigInt(3);
const ONE_SHARE: Shares = exact(1);
