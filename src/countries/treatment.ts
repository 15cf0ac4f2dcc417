import type { Day } from '../base/day';
import type { Problem } from '../base/problem';
import { isSheltered, type Account, type Asset, type Source, type Term } from '../engine/records';
import { problemAt } from '../table/faults';

/** A sale as far as its kind, and the days it was held, decide how a law treats it. */
export interface SoldKind {
  readonly asset: Asset;
  readonly acquired: Day;
  readonly sold: Day;
  readonly term: Term;
  /** The row's amounts are in the money of another country. */
  readonly isForeign: boolean;
  /** null: nothing is sold yet. */
  readonly isGain: boolean | null;
  /** Bought on the very day in the same account, under a law that squares the two. */
  readonly isSquared: boolean;
  /** What it was worth on the day of a reform is told, and is in its cost. */
  readonly isValued: boolean;
}

/** How a law treats what is sold. */
export type Treatment =
  | { readonly kind: 'taxed' }
  /** Taxed as others are, but a loss of it is more than anybody can promise. */
  | { readonly kind: 'unsettled'; readonly reason: string }
  /** Neither its gain nor its loss counts. */
  | { readonly kind: 'exempt'; readonly reason: string }
  /** Its loss counts for nothing, or not here. */
  | { readonly kind: 'lossNotAllowed'; readonly reason: string }
  /** The law has a rule of its own that is not built: a figure would be wrong in silence. */
  | { readonly kind: 'unsupported'; readonly found: string; readonly remedy: string };

export const TAXED: Treatment = { kind: 'taxed' };

export const exempt = (reason: string): Treatment => ({ kind: 'exempt', reason });
export const lossNotAllowed = (reason: string): Treatment => ({ kind: 'lossNotAllowed', reason });
export const unsettled = (reason: string): Treatment => ({ kind: 'unsettled', reason });
export const unsupported = (found: string, remedy: string): Treatment => ({
  kind: 'unsupported',
  found,
  remedy,
});

/** Why it does not count as others do; null where it does. */
export const reasonOf = (treatment: Treatment): string | null =>
  treatment.kind === 'exempt' || treatment.kind === 'lossNotAllowed' ? treatment.reason : null;

/** What is unsettled about it; null where nothing is. */
export const doubtOf = (treatment: Treatment): string | null =>
  treatment.kind === 'unsettled' ? treatment.reason : null;

/** The problem of a row whose rule is not built, outside sheltered accounts. */
export function unsupportedAt(
  row: { readonly source: Source; readonly account: Account },
  treatment: Treatment,
  country: string,
): Problem | null {
  if (treatment.kind !== 'unsupported' || isSheltered(row.account)) return null;
  return problemAt(row.source.table, row.source.row, 'Symbol', {
    code: 'unsupportedKind',
    found: `${country}: ${treatment.found}`,
    remedy: treatment.remedy,
  });
}
