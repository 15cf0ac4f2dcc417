import { within, type Steps } from '../base/steps';

/**
 * A set being searched. Losses change what the next one is worth and lots of one group wash each other, so the whole
 * is valued, not the sum of singles; moving one candidate in or out must not cost a look at all the others.
 */
export interface Search<T> {
  value(): number;
  has(candidate: T): boolean;
  /** Moves candidates in or out; a second time takes it back. */
  toggle(candidates: readonly T[]): void;
  chosen(): readonly T[];
  size(): number;
}

/** Up to this many candidates every subset is tried. */
export const EXACT_UP_TO = 12;

/** Up to this many candidates of one group every subset of it is tried beside what is chosen of the others. */
const GROUP_UP_TO = 6;

/** In groups larger than that, up to this many candidates are moved two at a time. */
const PAIRS_UP_TO = 40;

/** So many pairs are tried in a round over all groups; with more of them, only in those groups that have the fewest. */
const PAIR_WORK = 4_000;

export interface Choice<T> {
  readonly chosen: readonly T[];
  readonly isExact: boolean;
}

/**
 * The best set: few candidates are enumerated; many are pruned from everything, grown from nothing, and grown beside
 * all that stands in a group's way; each is improved group by group until nothing helps, and the best is kept. Groups
 * hold what washes each other, the largest first; `start` opens an empty search.
 */
export function* bestSet<T>(
  groups: readonly (readonly T[])[],
  start: () => Search<T>,
  isInTheWay: (candidate: T) => boolean,
  exactUpTo = EXACT_UP_TO,
): Steps<Choice<T>> {
  const candidates = groups.flat();
  if (candidates.length <= exactUpTo) {
    const search = start();
    yield* tryAll(candidates, search, search.value());
    return { chosen: search.chosen(), isExact: true };
  }
  const pruned = start();
  pruned.toggle(candidates);
  const starts = [pruned, start()];
  if (candidates.some(isInTheWay)) starts.push(yield* cleared(groups, start(), isInTheWay));
  const smallestFirst = [...groups].reverse();
  let best = pruned;
  let most = -Infinity;
  for (const [place, search] of starts.entries()) {
    const [from, to] = [place / starts.length, (place + 1) / starts.length];
    const value = yield* within(from, to, improve(smallestFirst, search));
    if (value > most) [best, most] = [search, value];
  }
  return { chosen: best.chosen(), isExact: false };
}

/**
 * Of each group what stands in the way, with as many of the largest others as are worth it together: a single one of
 * either is worth nothing where nearly as much stands in the way as is to be sold.
 */
function* cleared<T>(
  groups: readonly (readonly T[])[],
  search: Search<T>,
  isInTheWay: (candidate: T) => boolean,
): Steps<Search<T>> {
  let value = search.value();
  for (const group of groups) {
    const inTheWay = group.filter(isInTheWay);
    const others = group.filter(candidate => !isInTheWay(candidate));
    if (inTheWay.length === 0 || others.length === 0) continue;
    search.toggle(inTheWay);
    const next = yield* addLargest(others, search, search.value());
    if (next > value) value = next;
    else search.toggle(group.filter(candidate => search.has(candidate)));
  }
  return search;
}

/** Blocks of the largest, one after the other, as long as each makes it worth more. */
function* addLargest<T>(group: readonly T[], search: Search<T>, before: number): Steps<number> {
  let value = before;
  const block = Math.ceil((group.length * group.length) / GROUP_WORK);
  for (let from = 0; from < group.length; from += block) {
    const next = group.slice(from, from + block);
    search.toggle(next);
    const more = search.value();
    if (more > value) value = more;
    else search.toggle(next);
    yield 0;
  }
  return value;
}

/*
 * Weighing a set is what a search costs: each step is told what the set is worth as it stands, and tells what it has
 * made of it.
 */

/** Every subset of these once, each one step from the last (Gray code), beside what else is chosen; the best stays. */
function* tryAll<T>(candidates: readonly T[], search: Search<T>, value: number): Steps<number> {
  let most = value;
  let fewest = search.size();
  let at = 0;
  let best = 0;
  for (let step = 1; step < 1 << candidates.length; step++) {
    if (step % 8 === 0) yield step / 2 ** candidates.length;
    const moved = trailingZeros(step);
    search.toggle([candidates[moved]!]);
    at ^= 1 << moved;
    const next = search.value();
    if (next < most) continue;
    // Of two equal sets the smaller one trades less.
    const size = search.size();
    if (next > most || size < fewest) [best, most, fewest] = [at, next, size];
  }
  search.toggle(candidates.filter((_, index) => (at ^ best) & (1 << index)));
  return most;
}

const trailingZeros = (step: number): number => 31 - Math.clz32(step & -step);

const ROUNDS = 4;

/** Whole small groups at once, larger ones by steps, until none helps. */
function* improve<T>(groups: readonly (readonly T[])[], search: Search<T>): Steps<number> {
  let value = search.value();
  let unchanged = 0;
  const inPairs = groupsInPairs(groups);
  const candidates = groups.reduce((sum, { length }) => sum + length, 0);
  const together = Math.ceil(candidates / ROUND_WORK);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [place, group] of groups.entries()) {
      const [before, size] = [value, search.size()];
      const tried =
        group.length <= GROUP_UP_TO
          ? tryAll(group, search, value)
          : step(group, search, value, inPairs.has(group), together);
      value = yield* within((round + place / groups.length) / ROUNDS, (round + 1) / ROUNDS, tried);
      yield (round + place / groups.length) / ROUNDS;
      unchanged = value === before && search.size() === size ? unchanged + 1 : 0;
      // Every group has been tried beside just this choice of the others.
      if (unchanged === groups.length) return value;
    }
  }
  return value;
}

/** The groups whose candidates are moved two at a time: the smallest ones, as many as the work allows. */
function groupsInPairs<T>(groups: readonly (readonly T[])[]): ReadonlySet<readonly T[]> {
  const found = new Set<readonly T[]>();
  let left = PAIR_WORK;
  const bySize = groups.filter(({ length }) => length > GROUP_UP_TO && length <= PAIRS_UP_TO);
  for (const group of bySize.sort((a, b) => a.length - b.length)) {
    left -= (group.length * (group.length - 1)) / 2;
    if (left < 0) break;
    found.add(group);
  }
  return found;
}

/** So many moves of one group are tried in a round, however large it is: each costs what the group has. */
const GROUP_WORK = 40_000;

/** So many moves of all groups together are tried in a round: with more candidates neighbours move together. */
const ROUND_WORK = 400;

/** One candidate in or out, then two at a time; among thousands blocks of a group's neighbours in size. */
function* step<T>(
  group: readonly T[],
  search: Search<T>,
  before: number,
  isInPairs: boolean,
  together: number,
): Steps<number> {
  let value = before;
  const attempt = (move: readonly T[]): void => {
    search.toggle(move);
    const next = search.value();
    if (next > value || (next === value && move.every(candidate => !search.has(candidate)))) value = next;
    else search.toggle(move);
  };
  const block = Math.max(Math.ceil((group.length * group.length) / GROUP_WORK), together);
  for (let to = group.length; to > 0; to -= block) {
    attempt(group.slice(Math.max(0, to - block), to));
    yield 1 - to / group.length;
  }
  if (!isInPairs) return value;
  for (const [index, candidate] of group.entries()) {
    for (const other of group.slice(index + 1)) attempt([candidate, other]);
    yield index / group.length;
  }
  return value;
}
