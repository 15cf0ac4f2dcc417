import type { Candidate } from './port';
import { usable } from './effect';
import type { Evaluator } from './evaluator';
import { EXACT_UP_TO } from './search';

/**
 * Best first: each next one is what adds most to those before it, so that the savings add up to the whole. A lot
 * that frees another's loss is sold just before it.
 */
export function rank(chosen: readonly Candidate[], evaluate: Evaluator['evaluate']): readonly Candidate[] {
  const value = (set: readonly Candidate[]): number => {
    const { net, effect } = evaluate(set);
    return net === null ? Number(usable(effect)) : net.toNumber();
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
  const books = new Set(companions.map(({ book }) => book));
  const together = [...books].map(book => [
    ...companions.filter(candidate => candidate.book === book),
    ...chosen.filter(candidate => candidate.book === book && candidate.purpose !== 'frees'),
  ]);
  return [...together, ...chosen.filter(({ book }) => !books.has(book)).map(candidate => [candidate])];
}
