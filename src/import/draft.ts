import type { Money, Price, Shares } from '../base/exact';
import type { DayTime } from '../table/cell';
import type { AccountOf } from './accounts';
import type { Question } from './questions';

/** A record on its way into the canonical table of trades. */
export interface Draft {
  readonly row: number;
  readonly at: DayTime;
  /** The action as the canonical table writes it. */
  action: string;
  readonly symbol: string;
  readonly isOption: boolean;
  /** With the sign of the file: below zero where shares leave. */
  quantity: Shares | null;
  /** New shares for each old one, in words. */
  ratio: string | null;
  price: Price | null;
  /** Before fees. */
  amount: Money | null;
  fees: Money;
  readonly account: AccountOf;
  readonly asset: string;
  /** Why it must be asked; null where it is read. */
  question: string | null;
  /** The hints that would answer it. */
  readonly hints: Question[];
  note: string;
  /** The file's own order number: two legs of one event have none. */
  readonly order: string;
  /** The file numbers its orders. */
  readonly hasOrders: boolean;
}

/** Turns a draft into a question, keeping what it looks like. */
export function ask(
  draft: Draft,
  why: string,
  looksLike: string = draft.action,
  hint: Question | null = null,
): void {
  draft.action = looksLike;
  draft.question ??= why;
  if (hint) draft.hints.push(hint);
}
