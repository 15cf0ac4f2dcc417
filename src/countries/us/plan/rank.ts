import type { Candidate } from './candidates';
import { EXACT_UP_TO } from './choose';
import { usable, type Scales } from './scales';

/**
 * Best first: each next one is what adds most to those before it, so that the savings add up to the whole. A lot
 * that frees another's loss is sold just before it.
 */
export function rank(chosen: readonly Candidate[], weigh: Scales['weigh']): readonly Candidate[] {
  const value = (set: readonly Candidate[]): number => {
    const weighed = weigh(set);
    return weighed.net === null ? Number(usable(weighed.effect)) : weighed.net.toNumber();
  };
  const waiting = blocksOf(chosen)
    .map(block => ({ block, alone: value(block) }))
    .sort((a, b) => b.alone - a.alone || (a.block[0]!.id < b.block[0]!.id ? -1 : 1))
    .map(({ block }) => block);
  if (waiting.length > 2 * EXACT_UP_TO) return waiting.flat();
  const ranked: Candidate[] = [];
  while (waiting.length > 0) {
    const values = waiting.map(block => value([...ranked, ...block]));
    const best = values.indexOf(Math.max(...values));
    ranked.push(...waiting.splice(best, 1).flat());
  }
  return ranked;
}

/** Lots that are only worth selling together, companions first; every other lot by itself. */
export function blocksOf(chosen: readonly Candidate[]): Candidate[][] {
  const companions = chosen.filter(({ purpose }) => purpose === 'frees');
  const units = new Set(companions.map(({ unit }) => unit));
  const together = [...units].map(unit => [
    ...companions.filter(candidate => candidate.unit === unit),
    ...chosen.filter(candidate => candidate.unit === unit && candidate.purpose !== 'frees'),
  ]);
  return [...together, ...chosen.filter(({ unit }) => !units.has(unit)).map(candidate => [candidate])];
}
