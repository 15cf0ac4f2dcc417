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
}

/** Up to this many candidates every subset is tried. */
export const EXACT_UP_TO = 12;

export interface Choice<T> {
  readonly chosen: readonly T[];
  readonly isExact: boolean;
}

/**
 * The best set: few candidates are enumerated; many are pruned from everything and grown from nothing, then
 * improved until no one step helps, and the better of the two is kept. `start` opens an empty search.
 */
export function bestSet<T>(
  candidates: readonly T[],
  start: () => Search<T>,
  companionsOf: (candidate: T) => readonly T[],
): Choice<T> {
  if (candidates.length <= EXACT_UP_TO) return { chosen: enumerate(candidates, start()), isExact: true };
  const pruned = start();
  pruned.toggle(candidates);
  const found = [pruned, start()].map(search => {
    improve([...candidates].reverse(), search, companionsOf);
    return search;
  });
  const best = found.reduce((most, next) => (next.value() > most.value() ? next : most));
  return { chosen: best.chosen(), isExact: false };
}

/** Every subset once, each one step from the last (Gray code). */
function enumerate<T>(candidates: readonly T[], search: Search<T>): readonly T[] {
  let best = search.chosen();
  let most = search.value();
  for (let step = 1; step < 1 << candidates.length; step++) {
    search.toggle([candidates[trailingZeros(step)]!]);
    const value = search.value();
    if (value > most || (value === most && search.chosen().length < best.length)) {
      [best, most] = [search.chosen(), value];
    }
  }
  return best;
}

const trailingZeros = (step: number): number => 31 - Math.clz32(step & -step);

const ROUNDS = 4;

/** Single steps in or out, and a candidate together with those that free it, until none helps. */
function improve<T>(
  candidates: readonly T[],
  search: Search<T>,
  companionsOf: (candidate: T) => readonly T[],
): void {
  let value = search.value();
  const attempt = (move: readonly T[]): void => {
    search.toggle(move);
    const next = search.value();
    // Of two equal sets the smaller one trades less.
    if (next > value || (next === value && move.every(candidate => !search.has(candidate)))) value = next;
    else search.toggle(move);
  };
  for (let round = 0; round < ROUNDS; round++) {
    const before = value;
    for (const candidate of candidates) {
      attempt([candidate]);
      const absent = companionsOf(candidate).filter(other => !search.has(other));
      if (absent.length > 0) attempt(search.has(candidate) ? absent : [candidate, ...absent]);
    }
    if (value === before) return;
  }
}
