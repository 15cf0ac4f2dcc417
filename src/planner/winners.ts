import { Decimal, NIL, toDecimal } from '../base/decimal';
import { exact, ZERO, type Shares } from '../base/exact';
import { isSheltered } from '../engine/records';
import type { Book, Candidate, PlanInputs, Position } from './port';
import type { Evaluator } from './evaluator';

/** Up to so many winners are tried: an exempt amount or a band holds no more than a few. */
const TRIED = 40;

/**
 * Gains that cost nothing this year: winners sold and bought back at once take a higher basis untaxed. Only what fills
 * the room is proposed, and only where Settings' later rate makes it worth its costs. Winners are never proposed for
 * tax alone beyond it.
 */
export function winnersFor(
  { year: { freeGains }, position }: Pick<PlanInputs, 'year' | 'position'>,
  winners: readonly Candidate[],
  beside: readonly Candidate[],
  evaluate: Evaluator['evaluate'],
): readonly Candidate[] {
  const none: readonly Candidate[] = [];
  if (freeGains === null || winners.length === 0) return none;
  const { effect, net } = evaluate(beside);
  if (net === null) return none;
  const room = freeGains.room(effect);
  if (room === null || !room.greaterThan(0)) return none;
  const books = new Set(beside.map(({ book }) => book));
  const taken = filling(
    winners.filter(({ book }) => !books.has(book)),
    room,
    position.part,
  );
  // What a gain eats up of losses and carryovers is its cost: it is weighed, and only then worth it or not.
  let best = none;
  let most = net;
  for (let count = 1; count <= taken.length; count++) {
    const first = taken.slice(0, count);
    const worth = evaluate([...beside, ...first]).net;
    if (worth?.greaterThan(most)) [best, most] = [first, worth];
  }
  return best;
}

/** Winners one after the other until the room is full, of the last as much as fits. */
export function filling(winners: readonly Candidate[], room: Decimal, partOf: Position['part']): Candidate[] {
  const taken: Candidate[] = [];
  let left = room;
  for (const winner of winners) {
    const part = fitting(winner, left, partOf);
    if (!part) continue;
    taken.push(part);
    left = left.plus(toDecimal(part.loss));
    if (part.shares < winner.shares) break;
  }
  return taken;
}

/** Winners of this return that may be bought back at once, those with the most gain for their value first. */
export function winnersAmong(
  { tables, position, year: { freeGains } }: PlanInputs,
  held: readonly Omit<Candidate, 'purpose'>[],
  isFree: (book: Book) => boolean,
): Candidate[] {
  if (freeGains === null) return [];
  return held
    .filter(
      one =>
        -one.loss >= tables.settings.minimumLoss &&
        one.loss < ZERO &&
        !isSheltered(one.lot.account) &&
        position.isOnReturn(one.lot) &&
        freeGains.isWinner(one) &&
        isFree(one.book),
    )
    .sort((a, b) => compare(-b.loss * a.value, -a.loss * b.value))
    .slice(0, TRIED)
    .filter(({ lot }) => position.mayBuy(lot.symbol).buy === 'Yes')
    .map(one => ({ ...one, purpose: 'gain' as const }));
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const ONE_SHARE: Shares = exact(1);

/** As many shares of it as the room takes; whole ones where the lot holds whole ones. */
function fitting(winner: Candidate, room: Decimal, partOf: Position['part']): Candidate | null {
  const gain = toDecimal(-winner.loss);
  if (gain.lessThanOrEqualTo(room)) return winner;
  const wanted = BigInt(Decimal.max(NIL, room).div(gain).times(winner.shares.toString()).floor().toFixed(0));
  const shares = winner.shares % ONE_SHARE === ZERO ? wanted - (wanted % ONE_SHARE) : wanted;
  if (shares <= ZERO) return null;
  return partOf(winner, shares);
}
