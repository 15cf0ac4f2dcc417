import { exact, least, most, size, ZERO, type Money, type Shares } from '../base/exact';
import type { Term } from '../engine/records';
import type { BrokerSale } from '../table/brokerSales';
import type { OwnRow } from './form8949';

export const CENT = exact('0.01');
export const differs = (a: Money, b: Money): boolean => size(a - b) >= CENT;

export const sumOf = (rows: readonly OwnRow[], pick: (row: OwnRow) => Money): Money =>
  rows.reduce((sum, row) => sum + pick(row), ZERO);

/** Quantities that differ by less are one: exports cut decimals off. */
export const HAIR = exact('0.0001');
export const sharesOf = (rows: readonly OwnRow[]): Shares =>
  rows.reduce((sum, row) => sum + row.from.disposition.shares, ZERO);

export const termsOf = (own: readonly OwnRow[]): Term[] => [...new Set(own.map(({ term }) => term))];

/** The household's own basis and what it disallows, whatever a broker reports. */
export const ownBasis = (row: OwnRow): Money => row.from.basis;
export const ownDisallowed = (row: OwnRow): Money => row.from.adjustment;

export const basisBeforeWashes = (row: OwnRow): Money =>
  ownBasis(row) - row.from.disposition.washAdded - row.from.disposition.planWages;

/** Did the broker tell the tax office the basis? Its own word, else what the day of purchase says. */
export const isBasisReported = ({ basis, reported }: BrokerSale, own: readonly OwnRow[]): boolean =>
  basis !== null && (reported === null ? own.every(({ box }) => 'ADGJ'.includes(box)) : reported === 'basis');

/** A broker's line, or its part of one term, with what brings it to the household's gain. */
export interface Entry {
  readonly rows: readonly OwnRow[];
  readonly term: Term;
  /** Columns (d) and (e). */
  readonly proceeds: Money;
  readonly basis: Money;
  /** Of the gain, interest that only the broker tells of: accrued market discount (26 U.S.C. § 1276(a)(1)). */
  readonly discount: Money;
  /** Columns (f), in the order of the alphabet, and (g). */
  readonly codes: string;
  readonly adjustment: Money;
}

/** One for each term: their (d) and (e) add up to the broker's. */
export function entriesOf(sale: BrokerSale, own: readonly OwnRow[]): Entry[] {
  const terms = termsOf(own);
  let [proceeds, basis] = [sale.proceeds, sale.basis];
  // Where the trades know the bond's discount, its interest is in their figures.
  let discount = own.some(row => row.from.interest !== ZERO) ? ZERO : sale.discount;
  return terms.map((term, at) => {
    const rows = own.filter(row => row.term === term);
    const isLast = at === terms.length - 1;
    const part = {
      ...sale,
      proceeds: isLast ? proceeds : sumOf(rows, row => row.proceeds),
      basis: basis === null ? null : isLast ? basis : sumOf(rows, basisBeforeWashes),
    };
    proceeds -= part.proceeds;
    if (basis !== null) basis -= part.basis!;
    const interest = least(
      discount,
      most(
        sumOf(rows, row => row.gain),
        ZERO,
      ),
    );
    discount -= interest;
    return entryOf(part, rows, term, own, interest);
  });
}

/**
 * How a wrong line is put right: the basis in (e) stays as the broker reported it, code B corrects it in (g), E takes
 * off fees that the form does not show, T says that the term is another than the form's, W adds what is disallowed; C, D,
 * L and O are what the household's own lines say. Where no basis was reported, (e) is the correct one. (h) = (d) − (e) +
 * (g) is the household's gain. Instructions for Form 8949, columns (e) to (h).
 */
function entryOf(
  sale: BrokerSale,
  rows: readonly OwnRow[],
  term: Term,
  own: readonly OwnRow[],
  discount: Money,
): Entry {
  const disallowed = sumOf(rows, ownDisallowed);
  const basis = sumOf(rows, ownBasis);
  const interest = sumOf(rows, row => row.from.interest);
  const inBasis = isBasisReported(sale, own) ? sale.basis! : basis;
  const correction = differs(inBasis, basis) ? inBasis - basis : ZERO;
  const proceeds = sumOf(rows, row => row.proceeds);
  const fees = differs(sale.proceeds, proceeds) ? sale.proceeds - proceeds : ZERO;
  const isOtherTerm = sale.term !== null && rows.every(row => row.term !== sale.term);
  const codes = [
    correction !== ZERO ? 'B' : '',
    fees !== ZERO ? 'E' : '',
    isOtherTerm ? 'T' : '',
    ...Array.from('CDLO').filter(
      code => rows.some(row => row.code.includes(code)) || (code === 'D' && discount !== ZERO),
    ),
    disallowed !== ZERO && rows.some(row => row.code.includes('W')) ? 'W' : '',
  ];
  return {
    rows,
    term,
    proceeds: sale.proceeds,
    basis: inBasis,
    discount,
    codes: codes.sort().join(''),
    adjustment: correction + disallowed - interest - discount - fees,
  };
}

/**
 * A line that is no sale of the year: what the form tells stands in (d) and (e), and (g) makes (h) nothing. Code O:
 * "an adjustment not explained earlier" (Instructions for Form 8949).
 */
export function zeroEntry({ proceeds, basis: told }: BrokerSale): {
  readonly proceeds: Money;
  readonly basis: Money;
  readonly codes: string;
  readonly adjustment: Money;
} {
  const basis = told ?? ZERO;
  return { proceeds, basis, codes: differs(proceeds, basis) ? 'O' : '', adjustment: basis - proceeds };
}
