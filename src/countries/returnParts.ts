import type { Day } from '../base/day';
import { cents, type Money } from '../base/exact';
import type { Assessment } from '../planner/assessment';
import { isFundKind, type Asset, type Term } from '../engine/records';
import type { Cell } from '../table/cell';

/** A sale of the year, or its part of one lot, that counts on the return. */
export interface ReturnSale {
  readonly symbol: string;
  readonly asset: Asset;
  readonly isForeign: boolean;
  /** Squared with a purchase of its day: business income under a law that says so. */
  readonly isSquared: boolean;
  readonly quantity: Cell;
  /** Blank where what is sold has no one day of purchase. */
  readonly acquired: Cell;
  readonly sold: Day;
  /** In whole cents, after fees. */
  readonly proceeds: number;
  readonly cost: number;
  /** What of a loss does not count. */
  readonly adjustment: number;
  readonly gain: number;
  readonly term: Term;
  readonly why: string;
}

/** A section of a form: what is typed into it, and the rows that are attached or kept. */
export interface ReturnPart {
  readonly title: string;
  readonly lines: readonly ReturnLine[];
  readonly headings: readonly Heading[];
  readonly rows: readonly (readonly Cell[])[];
  /** How it is used: attached, typed, kept. */
  readonly note: string;
}

/** Where it stands on the form, what it is, how much; a number in cents, a count as text. */
export interface ReturnLine {
  readonly where: string;
  readonly words: string;
  readonly amount: number | string;
}

/** A column's name, whether it holds money that adds up, and whether it holds sentences. */
export interface Heading {
  readonly name: string;
  readonly isMoney: boolean;
  readonly isLong: boolean;
}

/** The parts of a form; `isinOf` is the International Securities Identification Number, blank where none is told. */
export type ReturnParts = (
  sales: readonly ReturnSale[],
  assessed: Assessment,
  isinOf: (symbol: string) => string,
) => readonly ReturnPart[];

export const text = (name: string): Heading => ({ name, isMoney: false, isLong: false });
export const money = (name: string): Heading => ({ name, isMoney: true, isLong: false });
export const sentences = (name: string): Heading => ({ name, isMoney: false, isLong: true });
export const inCents = (amount: Money): number => Number(cents(amount));
export const amountCell = (cents: number): Cell => cents / 100;
export const dayCell = (day: Day): Cell => ({ day, seconds: 0 });

export const sumOf = (sales: readonly ReturnSale[], pick: (sale: ReturnSale) => number): number =>
  sales.reduce((sum, sale) => sum + pick(sale), 0);

export const gainsOf = (sales: readonly ReturnSale[]): number =>
  sumOf(sales, ({ gain }) => Math.max(0, gain));
export const lossesOf = (sales: readonly ReturnSale[]): number =>
  sumOf(sales, ({ gain }) => Math.max(0, -gain));

/** A line of the assessment, under the form's own name; blank where it has no amount. */
export function lineOf({ lines }: Assessment, label: string, where: string, words: string): ReturnLine {
  const amount = lines.find(line => line.label === label)?.amount ?? null;
  return { where, words, amount: amount === null ? '' : Math.round(amount.toNumber() * 100) };
}

export const isCoin = ({ asset }: ReturnSale): boolean => asset === 'crypto';
export const isFund = ({ asset }: ReturnSale): boolean => isFundKind(asset);

/** A part that is typed and has no rows. */
export const typed = (title: string, lines: readonly ReturnLine[], note = ''): ReturnPart => ({
  title,
  lines,
  headings: [],
  rows: [],
  note,
});

/** What most forms ask of a sale, each under the form's own name. */
export interface SaleNames {
  readonly asset: string;
  readonly number: string;
  readonly acquired: string;
  readonly sold: string;
  readonly proceeds: string;
  readonly cost: string;
  readonly notCounted: string;
  readonly gain: string;
  readonly why: string;
}

export const ENGLISH: SaleNames = {
  asset: 'Asset',
  number: 'Number',
  acquired: 'Acquired',
  sold: 'Sold',
  proceeds: 'Proceeds',
  cost: 'Cost',
  notCounted: 'Not counted',
  gain: 'Gain or loss',
  why: 'Why',
};

/** The sales under those names, a row for each. */
export const saleTable = (
  names: SaleNames,
  sales: readonly ReturnSale[],
): Pick<ReturnPart, 'headings' | 'rows'> => ({
  headings: [
    text(names.asset),
    text(names.number),
    text(names.acquired),
    text(names.sold),
    money(names.proceeds),
    money(names.cost),
    money(names.notCounted),
    money(names.gain),
    sentences(names.why),
  ],
  rows: sales.map(sale => [
    sale.symbol,
    sale.quantity,
    sale.acquired,
    dayCell(sale.sold),
    amountCell(sale.proceeds),
    amountCell(sale.cost),
    amountCell(sale.adjustment),
    amountCell(sale.gain),
    sale.why,
  ]),
});

/** Disposals as they are counted: all of one security on one day are one. */
export const countOf = (sales: readonly ReturnSale[]): string =>
  String(new Set(sales.map(({ symbol, sold }) => `${symbol} ${sold}`)).size);
