import { isoDay, formatDay, type Day } from '../base/day';
import { exactText, size, ZERO } from '../base/exact';
import { dollars } from '../countries/us/dollars';
import type { Match } from '../engine/ledger';
import { isSheltered, type Term, type Trade } from '../engine/records';
import type { BrokerSale } from '../table/brokerSales';
import {
  basisBeforeWashes,
  CENT,
  differs,
  entriesOf,
  isBasisReported,
  ownBasis,
  ownDisallowed,
  sumOf,
  termsOf,
  type Entry,
} from './entries';
import type { OwnRow } from './form8949';
import { SETTLES } from './matching';

/**
 * The lines of a sale as they would be had it taken the shares bought on that day, settled anew; empty where the
 * trades know of no such purchase.
 */
export type TryLots = (sale: Trade, acquired: Day) => readonly OwnRow[];

export interface Verdict {
  readonly isSame: boolean;
  readonly why: string;
  /** What to enter on Form 8949; blank where the broker's line stands as it is. */
  readonly enter: string;
}

/** One thing in which a line and the household's trades differ. */
interface Difference {
  readonly text: string;
  /** The reason was found by trying it: with it, and nothing else, the two agree. */
  readonly isTried: boolean;
  /** What to do in place of correcting the line. */
  readonly instead?: string;
}

/** In what the broker's line and the household's differ, why, and what brings the right figure. */
export function verdictOn(sale: BrokerSale, own: readonly OwnRow[], tryLots: TryLots): Verdict {
  const lot = otherLot(sale, own, tryLots);
  const found = lot
    ? [lot]
    : [
        ...termDiffers(sale, own),
        ...dayDiffers(sale, own),
        ...proceedsDiffer(sale, own),
        ...basisDiffers(sale, own),
        ...washDiffers(sale, own),
        ...discountUnknown(sale, own),
        ...ordinaryTold(sale),
      ];
  if (found.length === 0) return { isSame: true, why: '', enter: '' };
  const instead = found.find(one => one.instead !== undefined)?.instead;
  const lead = found.every(({ isTried }) => isTried)
    ? ''
    : 'Compare with the confirmation first. If the trades are right: ';
  return {
    isSame: false,
    why: found.map(({ text }) => text).join(' '),
    enter: instead ?? `${lead}${entryWords(sale, own)}`,
  };
}

const termWords = (term: Term): string => (term === 'short' ? 'short-term' : 'long-term');

/**
 * The broker sold other shares: settled anew with those, the trades make its figures. Without an identification by
 * settlement the broker's lot stands, and no code changes which shares were sold (26 CFR 1.1012-1(c)).
 */
function otherLot(sale: BrokerSale, own: readonly OwnRow[], tryLots: TryLots): Difference | null {
  const { acquired } = sale;
  if (acquired === null || own.every(row => row.acquired === acquired) || isShort(own)) return null;
  const { trade } = own[0]!.from.disposition;
  const tried = tryLots(trade, acquired);
  const isTheirs =
    tried.length > 0 &&
    tried.every(row => row.acquired === acquired) &&
    (sale.term === null || tried.every(({ term }) => term === sale.term)) &&
    (sale.basis === null || !differs(sumOf(tried, basisBeforeWashes), sale.basis)) &&
    !differs(
      sumOf(tried, row => row.proceeds),
      sale.proceeds,
    );
  if (!isTheirs) return null;
  const named = [...new Set(own.map(row => formatDay(row.acquired)))].join(', ');
  return {
    text: `Lot: the broker sold the shares bought ${formatDay(acquired)}, the trades name those of ${named}. Tried with the broker's lot, the trades make its figures. Which shares were sold is settled by what was identified by settlement and confirmed; without that the broker's lot stands [26 CFR 1.1012-1(c)].`,
    isTried: true,
    instead: `Nothing to correct on the form: name the lot of ${formatDay(acquired)} on this sale in Trades. Only where the confirmation names the other lot, ask the broker for a corrected form.`,
  };
}

const isShort = (own: readonly OwnRow[]): boolean => own.some(row => row.from.disposition.kind === 'cover');

function termDiffers({ term }: BrokerSale, own: readonly OwnRow[]): Difference[] {
  const terms = termsOf(own);
  if (term === null || (terms.length === 1 && terms[0] === term)) return [];
  if (terms.length > 1)
    return [
      {
        text: `Term: the broker says ${termWords(term)}, and the line holds shares of both terms: it is two rows on the form.`,
        isTried: true,
      },
    ];
  const [first] = own as [OwnRow];
  const { disposition } = first.from;
  const since =
    disposition.term === 'long' && first.acquired > first.sold - 366 ? ', by days that were added to it' : '';
  return [
    {
      text: `Term: the broker says ${termWords(term)}, the trades make it ${termWords(terms[0]!)} (bought ${formatDay(first.acquired)}, sold ${formatDay(first.sold)}${since}) [26 U.S.C. § 1222].`,
      isTried: true,
    },
  ];
}

function dayDiffers({ acquired }: BrokerSale, own: readonly OwnRow[]): Difference[] {
  const [first] = own as [OwnRow];
  if (acquired === null || own.length > 1 || acquired === first.acquired || isShort(own)) return [];
  return [
    {
      text: `Acquired: the broker says ${formatDay(acquired)}, the trades ${formatDay(first.acquired)}${settles(acquired - first.acquired)}. Column (b) has the day of the trade.`,
      isTried: false,
    },
  ];
}

const settles = (days: number): string =>
  days > 0 && days <= SETTLES ? ': it may tell the day of settlement' : '';

function proceedsDiffer(sale: BrokerSale, own: readonly OwnRow[]): Difference[] {
  const proceeds = sumOf(own, row => row.proceeds);
  if (!differs(proceeds, sale.proceeds)) return [];
  const words = `Proceeds: the trades make ${dollars(proceeds)}, the broker ${dollars(sale.proceeds)}`;
  const premium = own[0]!.from.disposition.trade.premium ?? ZERO;
  if (premium !== ZERO && !differs(proceeds - sale.proceeds, premium))
    return [
      {
        text: `${words}, without ${dollars(premium)} of the option that made the sale [IRS Publication 550, Puts and calls].`,
        isTried: true,
      },
    ];
  return proceeds < sale.proceeds
    ? [
        {
          text: `${words}${feesWords(sale)}`,
          isTried: sale.proceedsAre === 'gross',
        },
      ]
    : [
        {
          text: `${words}.`,
          isTried: false,
          instead:
            'Correct the sale in Trades, or ask the broker for a corrected form: no code of Form 8949 raises proceeds.',
        },
      ];
}

/** Box 6 tells whether fees can be the reason. */
const feesWords = ({ proceedsAre }: BrokerSale): string => {
  switch (proceedsAre) {
    case 'gross':
      return '; the form tells gross proceeds (box 6): the fees of the sale come off them.';
    case 'net':
      return '; the form tells net proceeds (box 6), so the fees that Trades have may be counted twice.';
    case null:
      return '; fees of the sale that the form does not show are most often the difference.';
  }
};

/** What is ordinary of it only the terms of the instrument tell: 26 CFR 1.1275-4(b)(8). */
const ordinaryTold = ({ isOrdinary }: BrokerSale): Difference[] =>
  isOrdinary
    ? [
        {
          text: 'Ordinary: box 2 of the form is ticked. A gain of it can be interest in whole (contingent payment debt, 26 CFR 1.1275-4(b)(8)), which trades do not tell: it is left in the gains here; see Publication 1212 before it is entered.',
          isTried: false,
        },
      ]
    : [];

function basisDiffers(sale: BrokerSale, own: readonly OwnRow[]): Difference[] {
  const basis = sumOf(own, ownBasis);
  if (sale.basis === null || !isBasisReported(sale, own)) {
    if (sale.basis !== null && !differs(basis, sale.basis)) return [];
    const told =
      sale.basis === null ? 'reports no basis' : `shows ${dollars(sale.basis)}, which it did not report`;
    return [{ text: `Basis: the broker ${told}; the trades make ${dollars(basis)}.`, isTried: true }];
  }
  const off = basis - sale.basis;
  if (!differs(basis, sale.basis)) return [];
  const added = sumOf(own, row => row.from.disposition.washAdded);
  if (added !== ZERO && !differs(added, off))
    return [
      {
        text: `Basis: ${dollars(added)} of a loss washed elsewhere in the household joined it, which the broker does not see [26 U.S.C. § 1091(d)].`,
        isTried: true,
      },
    ];
  const most = off > ZERO ? `${dollars(off)} more` : `${dollars(-off)} less`;
  return [
    {
      text: `Basis: the trades make ${most}, and no purchase of theirs makes the broker's figure.`,
      isTried: false,
    },
  ];
}

/** Who else bought: a broker looks at one account and one CUSIP only. */
function washDiffers({ disallowed: told }: BrokerSale, own: readonly OwnRow[]): Difference[] {
  const disallowed = sumOf(own, ownDisallowed);
  if (!differs(disallowed, told)) return [];
  if (disallowed < told)
    return [
      {
        text: `Wash sale: the broker disallows ${dollars(told)}, the trades ${dollars(disallowed)}: a purchase may be missing in Trades, or another lot was taken.`,
        isTried: false,
      },
    ];
  const matches = own.flatMap(row => row.from.disposition.matches.map(match => ({ row, match })));
  const unseen = matches.filter(({ row, match }) => isUnseen(row, match));
  const by = (unseen.length > 0 ? unseen : matches).slice(0, 3).map(({ match }) => boughtWords(match));
  const reason =
    unseen.length > 0
      ? `replaced by ${by.join('; ')}, which a broker does not have to see: it looks at one account and one CUSIP [26 CFR 1.6045-1(d)(6)(iii)]`
      : by.length > 0
        ? `replaced by ${by.join('; ')}: the same account, which the broker may see otherwise`
        : 'by another rule than replacement, which REALIZED_GAINS tells under Why';
  const unseenLoss = unseen.reduce((sum, { match }) => sum + match.disallowed, ZERO);
  return [
    {
      text: `Wash sale: the household's trades disallow ${dollars(disallowed)}, the broker ${dollars(told)}: ${reason}.`,
      // Without the purchases that a broker does not see, both disallow the same.
      isTried: size(disallowed - unseenLoss - told) <= CENT,
    },
  ];
}

function discountUnknown({ discount }: BrokerSale, own: readonly OwnRow[]): Difference[] {
  if (discount === ZERO || own.some(row => row.from.interest !== ZERO)) return [];
  return [
    {
      text: `Market discount: the form's box 1f tells ${dollars(discount)} that accrued; up to that, the gain is interest [26 U.S.C. § 1276(a)(1)], which the trades do not tell.`,
      isTried: true,
    },
  ];
}

const boughtWords = ({ shares, acquisition: { day, account }, permanent }: Match): string =>
  `${exactText(shares)} bought ${formatDay(day)}${account.name === '' ? '' : ` in ${account.name}`}${permanent && isSheltered(account) ? ', lost for good' : ''}`;

const isUnseen = (row: OwnRow, { acquisition, byOption }: Match): boolean =>
  byOption ||
  acquisition.account.key !== row.from.disposition.trade.account.key ||
  acquisition.group !== row.from.disposition.trade.symbol;

/** The line as it is entered: one row, or one for each term. */
function entryWords(sale: BrokerSale, own: readonly OwnRow[]): string {
  const all = entriesOf(sale, own);
  return all
    .map(entry => (all.length > 1 ? `${termWords(entry.term)}: ` : '') + wordsOf(entry, sale))
    .join(' ');
}

function wordsOf({ rows, term, proceeds, basis, codes, adjustment }: Entry, sale: BrokerSale): string {
  const [first] = rows as [OwnRow];
  const column = `(d) ${dollars(proceeds)}, (e) ${dollars(basis)}`;
  const part = codes.includes('T') ? `Part ${term === 'short' ? 'I' : 'II'}: ` : '';
  const bought =
    sale.acquired !== null && rows.length === 1 && sale.acquired !== first.acquired
      ? `(b) ${isoDay(first.acquired)}, `
      : '';
  return codes === ''
    ? `${bought}${column}, no adjustment.`
    : `${part}${bought}${column}, (f) ${codes}, (g) ${adjustment < ZERO ? `−${dollars(-adjustment)}` : dollars(adjustment)}.`;
}
