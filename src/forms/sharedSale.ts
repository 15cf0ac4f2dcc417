import { apportionCents } from '../base/apportion';
import { least, most, portion, size, ZERO, type Money, type Shares } from '../base/exact';
import type { BrokerSale } from '../table/brokerSales';
import { describe, type OwnRow } from './form8949';
import { HAIR, sharesOf } from './entries';

/** Lines of one sale, each with its parts of the household's lines, and what none of them tells of. */
interface SharedOut {
  readonly parts: readonly (readonly OwnRow[])[];
  readonly rest: readonly OwnRow[];
}

/**
 * A broker tells a lot in several lines (one for the shares whose loss it disallows, or one for each fill), or a sale in
 * lines cut otherwise than the lots: shares go to the lines of their day of purchase, those left to the lines that name
 * none or another. null where the lines tell of more than there is.
 */
export function sharedOut(lines: readonly BrokerSale[], rows: readonly OwnRow[]): SharedOut | null {
  if (rows.length === 0 || lines.some(({ quantity }) => quantity === null)) return null;
  const wanted = lines.map(({ quantity }) => size(quantity!));
  const free = rows.map(row => row.from.disposition.shares);
  const taken = lines.map(() => rows.map(() => ZERO));
  const take = (line: number, row: number): void => {
    const shares = least(wanted[line]!, free[row]!);
    wanted[line]! -= shares;
    free[row]! -= shares;
    taken[line]![row]! += shares;
  };
  const each = (isPair: (line: BrokerSale, row: OwnRow) => boolean): void =>
    lines.forEach((line, i) => rows.forEach((row, j) => isPair(line, row) && take(i, j)));
  each(({ acquired }, row) => acquired === row.acquired);
  each(({ acquired }) => acquired === null);
  // Another day than the lots': only where the lines tell all of the sale.
  if (wanted.some(shares => shares > HAIR)) {
    const all = lines.reduce((sum, { quantity }) => sum + size(quantity!), ZERO);
    if (size(all - sharesOf(rows)) > HAIR) return null;
    each(() => true);
  }
  const cuts = rows.map((row, j) =>
    cut(
      row,
      lines,
      taken.map(of => of[j]!),
      free[j]!,
    ),
  );
  return {
    parts: lines.map((_, i) => cuts.flatMap(({ parts }) => parts[i] ?? [])),
    rest: cuts.flatMap(({ rest }) => rest ?? []),
  };
}

/**
 * A line of the household's in parts. Proceeds and basis go as the broker's lines have theirs, so that lines which agree
 * in sum agree singly; so does what is disallowed, and what the broker does not disallow goes by shares.
 */
function cut(
  row: OwnRow,
  lines: readonly BrokerSale[],
  taken: readonly Shares[],
  rest: Shares,
): { readonly parts: readonly (OwnRow | null)[]; readonly rest: OwnRow | null } {
  const shares = rest > HAIR ? [...taken, rest] : [...taken];
  const all = shares.reduce((sum, part) => sum + part, ZERO);
  const count = shares.filter(part => part !== ZERO).length;
  if (count === 1) {
    const parts = taken.map(part => (part === ZERO ? null : row));
    return { parts, rest: shares.length > taken.length ? row : null };
  }
  const ofLine = (told: (line: BrokerSale) => Money): Money[] =>
    taken.map((part, i) =>
      part === ZERO ? ZERO : portion(told(lines[i]!), part, size(lines[i]!.quantity!)),
    );
  const byShares = (total: Money): Money[] => apportionCents(shares.map(part => portion(total, part, all)));
  const byLines = (total: Money, told: (line: BrokerSale) => Money | null): Money[] => {
    const weights = ofLine(line => told(line) ?? ZERO);
    const sum = weights.reduce((one, other) => one + other, ZERO);
    const isTold = taken.every((part, i) => part === ZERO || (told(lines[i]!) ?? ZERO) > ZERO);
    return shares.length === taken.length && isTold
      ? apportionCents(weights.map(weight => portion(total, weight, sum)))
      : byShares(total);
  };
  const { from } = row;
  const proceeds = byLines(row.proceeds, line => line.proceeds);
  const basis = byLines(from.basis, line => line.basis);
  const unseen = byShares(row.unseen);
  const adjustment = disallowedParts(
    from.adjustment,
    ofLine(line => line.disallowed),
    shares,
  );
  const interest = byShares(from.interest);
  const added = byShares(from.disposition.washAdded);
  const wages = byShares(from.disposition.planWages);
  const parts = shares.map((part, i): OwnRow | null => {
    if (part === ZERO) return null;
    const gain = proceeds[i]! - basis[i]! + adjustment[i]! - interest[i]!;
    return {
      ...row,
      description: describe(from.disposition.trade, part),
      proceeds: proceeds[i]!,
      basis: basis[i]! - unseen[i]!,
      unseen: unseen[i]!,
      adjustment: adjustment[i]! - interest[i]! - unseen[i]!,
      gain,
      from: {
        ...from,
        proceeds: proceeds[i]!,
        basis: basis[i]!,
        adjustment: adjustment[i]!,
        interest: interest[i]!,
        gain,
        disposition: {
          ...from.disposition,
          shares: part,
          washAdded: added[i]!,
          planWages: wages[i]!,
          matches: from.disposition.matches.map(match => ({
            ...match,
            shares: portion(match.shares, part, all),
            disallowed: portion(match.disallowed, part, all),
          })),
        },
      },
    };
  });
  return { parts: parts.slice(0, taken.length), rest: parts[taken.length] ?? null };
}

/** First what each line tells, then by shares. */
function disallowedParts(total: Money, told: readonly Money[], shares: readonly Shares[]): Money[] {
  let left = total;
  const asTold = shares.map((_, i) => {
    const part = most(least(told[i] ?? ZERO, left), ZERO);
    left -= part;
    return part;
  });
  const all = shares.reduce((sum, part) => sum + part, ZERO);
  return apportionCents(asTold.map((part, i) => part + portion(left, shares[i]!, all)));
}
