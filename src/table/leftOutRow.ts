import type { Cell } from './cell';

/** A row that says what a table is told without: blank but for its words, so that whoever reads the table passes it over. */
export const leftOutRow = (headings: readonly string[], words: Readonly<Record<string, string>>): Cell[] =>
  headings.map(heading => words[heading] ?? '');
