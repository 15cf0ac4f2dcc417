import { spokenDay } from '../base/day';
import { exact, exactText, size, ZERO, type Money, type Shares } from '../base/exact';
import { grouped } from '../base/grouped';
import { nameKey } from '../base/text';
import { dollars } from '../countries/us/dollars';
import { isSheltered } from '../engine/records';
import type { Match } from '../engine/ledger';
import type { BrokerSale } from '../table/brokerSales';
import type { FormRow } from './form8949';

/** One sale as the broker tells it and as the household's trades make it. */
export interface Compared {
  readonly broker: BrokerSale | null;
  /** Lines of Form 8949: several where the broker has one for various days. */
  readonly own: readonly FormRow[];
  readonly isSame: boolean;
  readonly why: string;
  /** What to enter on Form 8949; blank where the broker's line stands as it is. */
  readonly enter: string;
}

/** Row by row: the broker's first, then what only the household's trades have. */
export function compareSales(sales: readonly BrokerSale[], rows: readonly FormRow[]): Compared[] {
  const left = new Set(rows);
  const byDay = grouped(rows, row => row.sold);
  // Lines that name their day of purchase choose first: what is left is theirs that say Various.
  const ordered = [...sales].sort((a, b) => Number(a.acquired === null) - Number(b.acquired === null));
  const found = new Map<BrokerSale, FormRow[]>();
  for (const sale of ordered) {
    const own = matching(
      sale,
      (byDay.get(sale.sold) ?? []).filter(row => left.has(row)),
    );
    own.forEach(row => left.delete(row));
    found.set(sale, own);
  }
  const told = sales.map(sale => compared(sale, found.get(sale)!));
  const isTold = accountsTold(sales, found);
  return [...told, ...[...left].filter(isTold).map(onlyOurs)];
}

/**
 * A file is one broker's: of accounts that it does not tell of, other files will. Where it names none, they are those
 * of the lines it was found to be about.
 */
function accountsTold(
  sales: readonly BrokerSale[],
  found: ReadonlyMap<BrokerSale, readonly FormRow[]>,
): (row: FormRow) => boolean {
  const accountOf = ({ from }: FormRow): string => nameKey(from.disposition.trade.account.name);
  const named = sales.map(({ account }) => nameKey(account)).filter(name => name !== '');
  const told = new Set([...named, ...[...found.values()].flat().map(accountOf)]);
  return row => told.size === 0 || told.has(accountOf(row));
}

const HAIR = exact('0.0001');
const sharesOf = (rows: readonly FormRow[]): Shares =>
  rows.reduce((sum, row) => sum + row.from.disposition.shares, ZERO);
const sumOf = (rows: readonly FormRow[], pick: (row: FormRow) => Money): Money =>
  rows.reduce((sum, row) => sum + pick(row), ZERO);

/** Of the household's lines of that day those that a line of the broker's is about. */
function matching(sale: BrokerSale, rows: readonly FormRow[]): FormRow[] {
  const candidates = rows.filter(row => isAccount(sale, row));
  const named = candidates.filter(row => row.from.disposition.trade.symbol === sale.symbol);
  // A broker that gives a name instead of a symbol is known by the day, the quantity and what was paid.
  const among = named.length > 0 ? named : candidates.filter(row => isNear(sale, [row]));
  const sameDay = among.filter(row => sale.acquired !== null && row.acquired === sale.acquired);
  for (const group of [sameDay, among]) {
    const [one] = group
      .filter(row => isQuantity(sale, [row]))
      .sort((a, b) => gapOf(sale, a) - gapOf(sale, b));
    if (one) return [one];
    if (group.length > 0 && isQuantity(sale, group)) return [...group];
  }
  const whole = candidates.filter(row => isSale(row, candidates[0]!));
  return named.length === 0 && whole.length > 1 && isQuantity(sale, whole) && isNear(sale, whole)
    ? whole
    : [];
}

const isSale = (row: FormRow, other: FormRow): boolean =>
  row.from.disposition.trade === other.from.disposition.trade;

const isAccount = (sale: BrokerSale, row: FormRow): boolean =>
  sale.account === '' || nameKey(sale.account) === nameKey(row.from.disposition.trade.account.name);

const isQuantity = ({ quantity }: BrokerSale, rows: readonly FormRow[]): boolean =>
  quantity === null || size(size(quantity) - sharesOf(rows)) <= HAIR;

/** Within a percent, or a dollar. */
function isNear(sale: BrokerSale, rows: readonly FormRow[]): boolean {
  const off = size(sumOf(rows, row => row.proceeds) - sale.proceeds);
  return off <= exact(1) || off * BigInt(100) <= size(sale.proceeds);
}

const gapOf = (sale: BrokerSale, row: FormRow): number => Number(size(row.proceeds - sale.proceeds));

const CENT = exact('0.01');
const differs = (a: Money, b: Money): boolean => size(a - b) >= CENT;

function compared(sale: BrokerSale, own: readonly FormRow[]): Compared {
  if (own.length === 0) {
    return {
      broker: sale,
      own,
      isSame: false,
      why: 'No sale of that day, security and quantity is among the trades of this return.',
      enter: 'Add the sale to Trades, or correct it there; until then the figures of the year lack it.',
    };
  }
  const [proceeds, basis, disallowed] = [
    sumOf(own, row => row.proceeds),
    sumOf(own, row => row.basis),
    sumOf(own, row => row.adjustment),
  ];
  const why: string[] = [];
  if (differs(proceeds, sale.proceeds))
    why.push(
      `Proceeds: the trades make ${dollars(proceeds)}, the broker ${dollars(sale.proceeds)}; fees are most often the difference.`,
    );
  const basisOff = sale.basis === null ? null : basis - sale.basis;
  if (basisOff === null) why.push(`The broker reports no basis: the trades make ${dollars(basis)}.`);
  else if (differs(basis, sale.basis!)) why.push(basisReason(own, basisOff));
  if (differs(disallowed, sale.disallowed)) why.push(washReason(own, disallowed, sale.disallowed));
  const isSame = why.length === 0;
  return { broker: sale, own, isSame, why: why.join(' '), enter: isSame ? '' : entry(sale, own) };
}

function basisReason(own: readonly FormRow[], off: Money): string {
  const added = sumOf(own, row => row.from.disposition.washAdded);
  if (added !== ZERO && !differs(added, off))
    return `Basis: ${dollars(added)} of a loss washed elsewhere in the household joined it, which the broker does not see [26 U.S.C. § 1091(d)].`;
  return off > ZERO
    ? `Basis: the trades make ${dollars(off)} more; another lot was taken, or the broker uses an average.`
    : `Basis: the trades make ${dollars(-off)} less; another lot was taken, or the broker uses an average.`;
}

/** Who else bought: a broker looks at one account and one CUSIP only. */
function washReason(own: readonly FormRow[], disallowed: Money, told: Money): string {
  const matches = own.flatMap(row => row.from.disposition.matches.map(match => ({ row, match })));
  if (disallowed > told) {
    const unseen = matches.filter(({ row, match }) => isUnseen(row, match));
    const by = (unseen.length > 0 ? unseen : matches)
      .slice(0, 3)
      .map(
        ({ match }) =>
          `${exactText(match.shares)} bought ${spokenDay(match.acquisition.day)}${match.acquisition.account.name === '' ? '' : ` in ${match.acquisition.account.name}`}${match.permanent && isSheltered(match.acquisition.account) ? ', lost for good' : ''}`,
      );
    const reason =
      unseen.length > 0
        ? `replaced by ${by.join('; ')}, which a broker does not have to see: it looks at one account and one CUSIP [26 CFR 1.6045-1(d)(6)(iii)]`
        : by.length > 0
          ? `replaced by ${by.join('; ')}: the same account, which the broker may see otherwise`
          : 'by another rule than replacement, which REALIZED_GAINS tells under Why';
    return `Wash sale: the household's trades disallow ${dollars(disallowed)}, the broker ${dollars(told)}: ${reason}.`;
  }
  return `Wash sale: the broker disallows ${dollars(told)}, the trades ${dollars(disallowed)}: a purchase may be missing in Trades, or another lot was taken.`;
}

const isUnseen = (row: FormRow, { acquisition, byOption }: Match): boolean =>
  byOption ||
  acquisition.account.key !== row.from.disposition.trade.account.key ||
  acquisition.group !== row.from.disposition.trade.symbol;

/**
 * How a wrong line is put right: the basis in (e) stays as the broker reported it, code B corrects it in (g), code W
 * adds what is disallowed. Where no basis was reported, (e) is the correct one. Instructions for Form 8949.
 */
function entry(sale: BrokerSale, own: readonly FormRow[]): string {
  const disallowed = sumOf(own, row => row.adjustment);
  const basis = sumOf(own, row => row.basis);
  const isReported = sale.basis !== null && own.every(({ box }) => 'ADGJ'.includes(box));
  const inBasis = isReported ? sale.basis : basis;
  const correction = differs(inBasis, basis) ? inBasis - basis : ZERO;
  const codes = [
    correction !== ZERO ? 'B' : '',
    own.some(row => row.code.includes('L')) ? 'L' : '',
    disallowed !== ZERO ? 'W' : '',
  ].join('');
  const adjustment = correction + disallowed;
  const column = `(d) ${dollars(sale.proceeds)}, (e) ${dollars(inBasis)}`;
  return codes === ''
    ? `${column}, no adjustment.`
    : `${column}, (f) ${codes}, (g) ${adjustment < ZERO ? `−${dollars(-adjustment)}` : dollars(adjustment)}.`;
}

const onlyOurs = (row: FormRow): Compared => ({
  broker: null,
  own: [row],
  isSame: false,
  why: 'The broker tells of no such sale.',
  enter:
    'If no form came for it, it belongs into the box without one (C, F, I or L); else look for it under another day or quantity.',
});
