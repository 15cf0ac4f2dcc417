/** What a set of candidates is worth to the household: the whole, not the sum of singles. */
export type Worth<T> = (chosen: readonly T[]) => number;

/** Up to this many candidates every subset is tried. */
export const EXACT_UP_TO = 12;

export interface Choice<T> {
  readonly chosen: readonly T[];
  readonly isExact: boolean;
}

/**
 * The best set. Losses change what the next one is worth and lots of one group wash each other, so singles do
 * not add up: few candidates are enumerated; many are grown, pruned and swapped until no one step helps.
 */
export function bestSet<T>(
  candidates: readonly T[],
  worth: Worth<T>,
  together: (a: T, b: T) => boolean,
): Choice<T> {
  if (candidates.length <= EXACT_UP_TO) return { chosen: enumerate(candidates, worth), isExact: true };
  const starts = [prune(candidates, worth), grow(candidates, worth)];
  const improved = starts.map(start => improve(candidates, start, worth, together));
  const chosen = improved.reduce((best, next) => (worth(next) > worth(best) ? next : best));
  return { chosen, isExact: false };
}

function enumerate<T>(candidates: readonly T[], worth: Worth<T>): readonly T[] {
  let best: readonly T[] = [];
  let most = worth(best);
  for (let mask = 1; mask < 1 << candidates.length; mask++) {
    const subset = candidates.filter((_, bit) => (mask & (1 << bit)) !== 0);
    const value = worth(subset);
    if (value > most) [best, most] = [subset, value];
  }
  return best;
}

/** From everything, leaves out what the rest is better without. */
function prune<T>(candidates: readonly T[], worth: Worth<T>): readonly T[] {
  let chosen = candidates;
  let value = worth(chosen);
  for (const candidate of [...candidates].reverse()) {
    const without = chosen.filter(other => other !== candidate);
    const less = worth(without);
    if (less >= value) [chosen, value] = [without, less];
  }
  return chosen;
}

/** From nothing, takes in what adds value, in the order given. */
function grow<T>(candidates: readonly T[], worth: Worth<T>): readonly T[] {
  let chosen: readonly T[] = [];
  let value = worth(chosen);
  for (const candidate of candidates) {
    const more = [...chosen, candidate];
    const next = worth(more);
    if (next > value) [chosen, value] = [more, next];
  }
  return chosen;
}

const ROUNDS = 2;

/** Single steps in or out, and pairs that free each other, until none helps. */
function improve<T>(
  candidates: readonly T[],
  start: readonly T[],
  worth: Worth<T>,
  together: (a: T, b: T) => boolean,
): readonly T[] {
  let chosen = start;
  let value = worth(chosen);
  for (let round = 0; round < ROUNDS; round++) {
    const before = value;
    candidates.forEach((candidate, index) => {
      const isIn = chosen.includes(candidate);
      const moves = [
        isIn ? chosen.filter(other => other !== candidate) : [...chosen, candidate],
        ...(isIn ? [] : partners(candidates, index, chosen, together)),
      ];
      for (const move of moves) {
        const next = worth(move);
        if (next > value) [chosen, value] = [move, next];
      }
    });
    if (value === before) break;
  }
  return chosen;
}

function partners<T>(
  candidates: readonly T[],
  index: number,
  chosen: readonly T[],
  together: (a: T, b: T) => boolean,
): (readonly T[])[] {
  const candidate = candidates[index]!;
  const absent = candidates.filter(
    other => other !== candidate && together(candidate, other) && !chosen.includes(other),
  );
  return absent.length > 0 && absent.length <= EXACT_UP_TO ? [[...chosen, candidate, ...absent]] : [];
}
