import { exact, least, most, portion, ZERO, type Money, type Shares } from '../base/exact';
import type { Steps } from '../base/steps';
import type { Candidate, Position } from './port';
import { netNumber, type Evaluator } from './evaluator';

/** Where every share of a lot is like the others: so much of it, with its part of the value and of the loss. */
export function partOf<C extends Omit<Candidate, 'purpose'>>(whole: C, shares: Shares): C {
  if (shares === whole.shares) return whole;
  const part = (amount: Money): Money => portion(amount, shares, whole.shares);
  const loss = whole.loss < ZERO ? -part(-whole.loss) : part(whole.loss);
  return { ...whole, shares, value: part(whole.value), loss };
}

const ROUNDS = 3;

/** Sets whose worth differs by less are worth the same: the one that trades less is better. */
const NOTHING = 1e-7;

const soldOf = (set: readonly Candidate[]): Money => set.reduce((sum, { value }) => sum + value, ZERO);

const valueOf = (part: Candidate | null): Money => part?.value ?? ZERO;

/**
 * Of each lot as much as is worth most beside the others: a loss beyond this year's gains is carried forward at most,
 * and can waste an exempt amount. From each set it is given; the one that ends best.
 */
export function* inParts(
  starts: readonly (readonly Candidate[])[],
  candidates: readonly Candidate[],
  { evaluate, search }: Evaluator,
  part: Position['part'],
  /** No part of less loss is worth its trouble. */
  minimumLoss: Money,
): Steps<readonly Candidate[]> {
  const alone = new Map(candidates.map(one => [one, netNumber(evaluate([one]))]));
  const ranked = [...candidates].sort((a, b) =>
    alone.get(a) === alone.get(b) ? (a.id < b.id ? -1 : 1) : alone.get(b)! - alone.get(a)!,
  );
  let best = starts[0]!;
  let most = netNumber(evaluate(best));
  for (const start of starts) {
    const basket = search();
    basket.toggle(start);
    const parts = new Map(start.map(one => [one.id, one]));
    let worth = netNumber(basket.evaluation());
    for (let round = 0; round < ROUNDS; round++) {
      let isChanged = false;
      for (const one of ranked) {
        yield 0.5;
        const now = parts.get(one.id) ?? null;
        if (now !== null) basket.toggle([now]);
        const without = netNumber(basket.evaluation());
        const worthWith = (some: Candidate): number => {
          basket.toggle([some]);
          const net = netNumber(basket.evaluation());
          basket.toggle([some]);
          return net;
        };
        const found = bestPart(one, part, minimumLoss, worthWith, without);
        const value = found === null ? without : worthWith(found);
        const isLess = value > worth - NOTHING && valueOf(found) < valueOf(now);
        const next = value > worth + NOTHING || isLess ? found : now;
        if (next !== null) basket.toggle([next]);
        if (next === now) continue;
        isChanged = true;
        worth = value;
        if (next === null) parts.delete(one.id);
        else parts.set(one.id, next);
      }
      if (!isChanged) break;
    }
    const set = [...parts.values()];
    if (worth > most + NOTHING || (worth > most - NOTHING && soldOf(set) < soldOf(best)))
      [best, most] = [set, worth];
  }
  return best;
}

/**
 * As many whole shares as are worth most, or null where none is worth more than to do without: what each next share
 * adds never grows, so the ends tell most of it and a search by thirds the rest.
 */
function bestPart(
  whole: Candidate,
  part: Position['part'],
  minimumLoss: Money,
  worth: (some: Candidate) => number,
  without: number,
): Candidate | null {
  const known = new Map<bigint, number>();
  const all = most(whole.shares / ONE_SHARE, ONE);
  const take = (count: bigint): Candidate => (count >= all ? whole : part(whole, count * ONE_SHARE));
  const at = (count: bigint): number => {
    let found = known.get(count);
    if (found === undefined) known.set(count, (found = worth(take(count))));
    return found;
  };
  if (all === ONE || at(all) > at(all - ONE) + NOTHING) return at(all) > without ? whole : null;
  const enough = whole.loss > ZERO ? (minimumLoss * all + whole.loss - ONE) / whole.loss : all;
  let [low, high] = [most(ONE, least(enough, all)), all];
  while (high - low > THREE) {
    const third = (high - low) / THREE;
    if (at(low + third) + NOTHING < at(high - third)) low += third;
    else high -= third;
  }
  let best = low;
  for (let count = low; count <= high; count++) if (at(count) > at(best) + NOTHING) best = count;
  return at(best) > without ? take(best) : null;
}

const ONE = BigInt(1);
const THREE = BigInt(3);
const ONE_SHARE: Shares = exact(1);
