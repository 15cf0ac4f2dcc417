import type { Day } from '../base/day';
import type { Cell, Range } from '../table/cell';

/** What the arguments of custom functions are read as. */
interface Values {
  /** A table that the function cannot do without. */
  readonly table: Range;
  /** A table, or null where none is given. */
  readonly range: Range | null;
  /** Blank is today. */
  readonly day: Day;
  /** null where it is blank. */
  readonly year: number | null;
  /** Blank is ''. */
  readonly text: string;
  readonly cell: Cell;
}

export type ArgumentKind = keyof Values;

/** An argument as Sheets' help tells of it. */
export interface Argument<K extends ArgumentKind = ArgumentKind> {
  readonly kind: K;
  /** What a fault calls the table. */
  readonly title: string;
  readonly example: string;
  readonly help: string;
}

type ValuesOf<A> = { readonly [N in keyof A]: A[N] extends Argument<infer K> ? Values[K] : never };

/** A custom function: its name, its help, its arguments in order, and the answer to what they are read as. */
export interface Declaration<A extends Readonly<Record<string, Argument>>> {
  readonly name: string;
  readonly help: string;
  readonly args: A;
  readonly returns: string;
  readonly answer: (values: ValuesOf<A>) => Cell | Cell[][];
}

/** The same for whoever hands the values over by name. */
export interface CustomFunction extends Omit<Declaration<Readonly<Record<string, Argument>>>, 'answer'> {
  readonly answer: (values: Readonly<Record<string, Values[ArgumentKind]>>) => Cell | Cell[][];
}

/** From it come the stub in `Code.js`, its help, the reading of its arguments, and the list of functions. */
export const declare = <A extends Readonly<Record<string, Argument>>>(
  declaration: Declaration<A>,
): CustomFunction => declaration as unknown as CustomFunction;

const argument =
  <K extends ArgumentKind>(kind: K, title: string, example: string) =>
  (help: string): Argument<K> => ({ kind, title, example, help });

export const lots = argument('table', 'Lots', 'Lots!A1:L80');
export const lotsIfAny = argument('range', 'Lots', 'Lots!A1:L80');
export const trades = argument('table', 'Trades', 'Trades!A1:K400');
export const tradesIfAny = argument('range', 'Trades', 'Trades!A1:K400');
export const settings = argument('range', 'Settings', 'Settings!A1:B40');
export const securities = argument('range', 'Securities', 'Securities!A1:G30');
export const day = argument('day', 'as_of', 'DATE(2026,11,20)');
export const year = argument('year', 'year', '2026');
export const table = (title: string, example: string, help: string): Argument<'table'> =>
  argument('table', title, example)(help);
export const range = (title: string, example: string, help: string): Argument<'range'> =>
  argument('range', title, example)(help);
export const text = (example: string, help: string): Argument<'text'> => argument('text', '', example)(help);
export const cell = (example: string, help: string): Argument<'cell'> => argument('cell', '', example)(help);

export const SETTINGS = settings('Optional. The Settings table: Setting, Value.');
