import { dayFromIso, type Day } from '../base/day';
import { isDebt, isOptionKind, type Asset, type Term } from '../engine/records';
import type { ReportedAsset } from '../countries/us/profile';
import { isContract } from '../countries/us/gainClass';
import { US } from '../countries/us/law';

/** What the broker told the tax office of a sale: basis too, proceeds only, or nothing (no form). */
export type Reported = 'basis' | 'proceeds' | 'nothing';

/** Boxes of Form 8949: A to F, G to L for digital assets from 2025, and Form 6781 beside them. */
export type Box = '6781' | 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L';

/** Contracts of § 1256 are not on Form 8949: they stand below its boxes, on a form of their own. */
export const FORM_6781 = '6781';

export const BOXES: readonly Box[] = ['A', 'B', 'C', 'G', 'H', 'I', 'D', 'E', 'F', 'J', 'K', 'L', FORM_6781];

const BOX_OF: Readonly<
  Record<'security' | 'digital', Readonly<Record<Term, Readonly<Record<Reported, Box>>>>>
> = {
  security: {
    short: { basis: 'A', proceeds: 'B', nothing: 'C' },
    long: { basis: 'D', proceeds: 'E', nothing: 'F' },
  },
  digital: {
    short: { basis: 'G', proceeds: 'H', nothing: 'I' },
    long: { basis: 'J', proceeds: 'K', nothing: 'L' },
  },
};

/** What each box says, as the form does. */
export const BOX_WORDS: Readonly<Record<Reported, string>> = {
  basis: 'basis reported to the IRS',
  proceeds: 'basis not reported to the IRS',
  nothing: 'no Form 1099-B or 1099-DA',
};

export const reportedIn = (box: Box): Reported =>
  'ADGJ'.includes(box) ? 'basis' : 'BEHK'.includes(box) ? 'proceeds' : 'nothing';

export const isShortBox = (box: Box): boolean => 'ABCGHI'.includes(box);

/** Where a box's totals go on Schedule D. */
export function scheduleLine(box: Box): string {
  if (box === FORM_6781) return '4 and 11';
  const line = { basis: ['1b', '8b'], proceeds: ['2', '9'], nothing: ['3', '10'] }[reportedIn(box)];
  return isShortBox(box) ? line[0]! : line[1]!;
}

/** A sale, as far as its box depends on it. */
export interface BoxFacts {
  readonly asset: Asset;
  readonly term: Term;
  readonly acquired: Day;
  readonly sold: Day;
}

/**
 * The box of a sale: what the account's owner says of its form, else by the day of purchase. Before brokers sent a
 * form for digital assets, such sales stood with those of which there is none.
 */
export function boxOf({ asset, term, acquired, sold }: BoxFacts, told: Reported | null): Box {
  if (isContract(asset)) return FORM_6781;
  const isDigital = asset === 'crypto';
  if (isDigital && sold < startOf(US.digitalBoxes.since)) return BOX_OF.security[term][told ?? 'nothing'];
  const covered = acquired >= startOf(US.basisReported[reportedAs(asset)].since);
  return BOX_OF[isDigital ? 'digital' : 'security'][term][told ?? (covered ? 'basis' : 'proceeds')];
}

const reportedAs = (asset: Asset): ReportedAsset => {
  if (asset === 'crypto') return 'digital';
  if (asset === 'fund' || asset === 'etf' || asset === 'metalTrust') return 'fund';
  return isDebt(asset) || isOptionKind(asset) || asset === 'right' ? 'debt' : 'stock';
};

const startOf = (since: string): Day => dayFromIso(since)!;
