import type { Steps } from '../base/steps';
import type { Range } from '../table/cell';
import { corrected, recordAt, recordHint, shapeOf } from './corrections';
import { readGains } from './gains';
import { hintsFrom } from './hints';
import type { Given, Imported } from './imported';
import { readLots } from './lots';
import { recognise, type Kind, type Layout, type Recognised } from './recognise';
import type { Role } from './roles';
import { readTrades } from './trades';

/** What a file can become: a table of the household. */
export type FileKind = Extract<Kind, 'trades' | 'lots' | 'gains'>;

const KINDS: readonly FileKind[] = ['trades', 'lots', 'gains'];

/** The custom function that reads a file of the kind, live. */
export const FUNCTION_OF: Readonly<Record<FileKind, string>> = {
  trades: 'TRADES_FROM',
  lots: 'LOTS_FROM',
  gains: 'GAINS_FROM',
};

/** One column of the file, and the column of ours that it is read into; null: not needed. */
export interface ColumnRead {
  readonly heading: string;
  readonly as: string | null;
}

/** A file as far as it has been understood. */
export interface FileRead extends Imported {
  readonly kind: FileKind;
  readonly columns: readonly ColumnRead[];
  /** The same for every file with these headings. */
  readonly shape: string;
  /** The hint that answers the record of a row of the file. */
  recordHint(row: number): string | null;
}

export type FileReader = (given: Given) => Steps<FileRead>;

/** Takes a file apart once, to be read again with each answer. */
export function* fileReader(raw: Range): Steps<FileReader> {
  const found = yield* recognise(raw);
  const kind = kindOf(found);
  const shape = shapeOf(found);
  const find = recordAt(found.records);
  const hintOf = (row: number): string | null => {
    const record = find(row);
    return record ? recordHint(record.cells) : null;
  };
  const read = { trades: readTrades, lots: readLots, gains: readGains }[kind];
  return function* (given) {
    const columns = columnsOf(corrected(found, kind, hintsFrom(given.hints)), kind);
    return { kind, columns, shape, recordHint: hintOf, ...(yield* read(found, given)) };
  };
}

/** What most of its records are; trades where none is anything, for they say what to download instead. */
function kindOf({ records }: Recognised): FileKind {
  const count = (kind: FileKind): number => records.filter(({ layout }) => layout.kind === kind).length;
  const [most] = KINDS.map(kind => ({ kind, number: count(kind) })).sort((a, b) => b.number - a.number);
  return most!.kind;
}

/** Only the columns of what is read, each once, in the file's order. */
function columnsOf({ layouts }: Recognised, kind: FileKind): ColumnRead[] {
  const own = layouts.filter(layout => layout.kind === kind);
  const columns = new Map<string, ColumnRead>();
  for (const layout of own)
    layout.headings.forEach((heading, at) => {
      if (heading !== '' && !columns.has(heading)) columns.set(heading, { heading, as: nameOf(layout, at) });
    });
  return [...columns.values()];
}

function nameOf({ columns, kind }: Layout, at: number): string | null {
  const names = NAMES[kind as FileKind];
  // What it is read as before all; else what it stands in for.
  const [, name] = names.find(([role]) => columns.get(role)?.[0] === at) ??
    names.find(([role]) => columns.get(role)?.includes(at)) ?? [null, null];
  return name;
}

type Names = readonly (readonly [Role, string])[];

const WHOSE: Names = [
  ['account', 'Account'],
  ['accountType', 'Account type'],
];
const WHAT: Names = [
  ['symbol', 'Symbol'],
  ['security', 'Symbol'],
];
const NAMES: Readonly<Record<FileKind, Names>> = {
  trades: [
    ['date', 'Date'],
    ['action', 'Action'],
    ['side', 'Action'],
    ...WHAT,
    ['description', 'Action, Symbol'],
    ['quantity', 'Quantity'],
    ['netShares', 'Quantity'],
    ['price', 'Price'],
    ['amount', 'Amount'],
    ['gross', 'Amount'],
    ['debit', 'Amount'],
    ['credit', 'Amount'],
    ['fees', 'Fees'],
    ['time', 'Time'],
    ...WHOSE,
    ['asset', 'Asset'],
  ],
  lots: [
    ['acquired', 'Acquired'],
    ...WHAT,
    ['description', 'Symbol'],
    ['quantity', 'Quantity'],
    ['basis', 'Cost basis'],
    ['unitCost', 'Cost basis'],
    ['price', 'Price'],
    ['value', 'Price'],
    ...WHOSE,
  ],
  gains: [
    ['acquired', 'Acquired'],
    ['sold', 'Sold'],
    ...WHAT,
    ['description', 'Symbol'],
    ['quantity', 'Quantity'],
    ['proceeds', 'Proceeds'],
    ['basis', 'Cost basis'],
    ['adjustment', 'Adjustment'],
    ['gain', 'Adjustment'],
    ['term', 'Term'],
    ['box', 'Term'],
    ['shortGain', 'Term'],
    ['longGain', 'Term'],
    ...WHOSE,
  ],
};
