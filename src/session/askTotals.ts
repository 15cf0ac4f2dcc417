import type { Day } from '../base/day';
import { exactText, size, toCent, ZERO } from '../base/exact';
import { ProblemError, sentence, type Problem } from '../base/problem';
import { finish } from '../base/steps';
import { ACTIONS } from '../engine/actions';
import type { Trade } from '../engine/records';
import type { Ranges } from '../table/readHousehold';
import { askGently, settling, type SettledHousehold } from './ask';

/** A household under which a total may be told, and what it is told without. */
export interface Totals {
  readonly settled: SettledHousehold;
  /** None, unless Settings say to leave out what cannot be read. */
  readonly leftOut: readonly LeftOutBook[];
}

/** Securities that a total is told without. */
export interface LeftOutBook {
  readonly name: string;
  readonly says: string;
}

/** Faults can come to light one after the other: a book left out may have hidden another's. */
const MOST_ROUNDS = 5;

/**
 * For functions under which any fault ends in an error: nothing partial is told as a total. Where Settings say to leave
 * out what cannot be read, the tables are settled once more without the books concerned.
 */
export function askTotals(functionName: string, ranges: Partial<Ranges>, asOf: Day): Totals {
  let settled = askGently(ranges, asOf);
  const leftOut: LeftOutBook[] = [];
  for (let round = 0; ; round++) {
    const { read, problems, settlement, household } = settled;
    const all = problems.length > 0 ? problems : settlement.faults();
    if (all.length === 0) return { settled, leftOut };
    const books = household.settings.leavesOut && round < MOST_ROUNDS ? spoiledBooks(settled, all) : null;
    if (read.structural.length > 0 || books === null) throw new ProblemError(functionName, all);
    const { trades, lots, securities } = read.tables;
    leftOut.push(...[...books].map(([book, found]) => leftOutBook(book, found, trades)));
    const isKept = ({ book }: { readonly book: string }): boolean => !books.has(book);
    settled = finish(
      settling(
        { ...read, problems: [], spoiled: new Map() },
        {
          ...read.tables,
          trades: trades.filter(isKept),
          lots: lots.filter(isKept),
          securities: new Map([...securities].filter(([, one]) => isKept(one))),
        },
      ),
    );
  }
}

/** The same where nothing may be left out: a form is whole or it is none. */
export function askStrictly(functionName: string, ranges: Partial<Ranges>, asOf: Day): SettledHousehold {
  const settled = askGently(ranges, asOf);
  const all = settled.problems.length > 0 ? settled.problems : settled.settlement.faults();
  if (all.length > 0) throw new ProblemError(functionName, all);
  return settled;
}

/** The books these problems are of; null where one is of none: then nothing can be told. */
function spoiledBooks(
  { spoiled, read }: SettledHousehold,
  problems: readonly Problem[],
): Map<string, readonly Problem[]> | null {
  const books = new Map<string, readonly Problem[]>(spoiled);
  const known = new Set([...spoiled.values()].flat());
  // Of a country's own faults only the row tells whose they are.
  const byRow = new Map(
    [...read.tables.trades, ...read.tables.lots].map(({ source, book }) => [
      `${source.table} ${source.row}`,
      book,
    ]),
  );
  for (const problem of problems) {
    if (known.has(problem)) continue;
    const book = read.bookOf(problem) ?? byRow.get(`${problem.table} ${problem.row ?? ''}`);
    if (book === undefined) return null;
    books.set(book, [...(books.get(book) ?? []), problem]);
  }
  return books.size === 0 ? null : books;
}

/** What is known to be at stake: the sales that were read. */
function leftOutBook(book: string, problems: readonly Problem[], trades: readonly Trade[]): LeftOutBook {
  const own = trades.filter(trade => trade.book === book);
  const sales = own.filter(({ action }) => ACTIONS[action].place === 'sale');
  const amount = sales.reduce((sum, trade) => sum + trade.amount, ZERO);
  const symbols = [...new Set(own.map(({ symbol }) => symbol))].sort();
  const name = symbols.length === 0 ? book : symbols.slice(0, 3).join(', ');
  const stake =
    sales.length === 0
      ? 'no sale of it could be read'
      : `${sales.length} ${sales.length === 1 ? 'sale' : 'sales'} of ${exactText(size(toCent(amount)))} in all that could be read`;
  const more = problems.length > 1 ? ` And ${problems.length - 1} more; see HARVEST_CHECK.` : '';
  return { name, says: `Left out: ${name}, with ${stake}. ${sentence(problems[0]!)}${more}` };
}
