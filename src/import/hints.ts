import { nameKey, normalizeHeading } from '../base/text';
import { isBlank, type Cell, type Range } from '../table/cell';
import { readText } from '../table/readCell';

/** Answers to what a file leaves open: a two-column range such as `Date order | DMY`. */
export interface Hints {
  /** The answer to a question, or null where it is not given. */
  of(question: string): string | null;
  /** What the household calls a security or an account that the file calls by another name. */
  meantBy(name: string): string | null;
}

export function hintsFrom(range: Range | null): Hints {
  const answers = new Map<string, string>();
  const names = new Map<string, string>();
  for (const [question, answer] of range ?? []) {
    if (isBlank(question) || isBlank(answer)) continue;
    answers.set(normalizeHeading(readText(question as Cell)), readText(answer as Cell));
    names.set(nameKey(readText(question as Cell)), readText(answer as Cell));
  }
  return {
    of: question => answers.get(normalizeHeading(question)) ?? null,
    meantBy: name => names.get(nameKey(name)) ?? null,
  };
}
