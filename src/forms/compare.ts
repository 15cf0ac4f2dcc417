import { formatDay, yearOf } from '../base/day';
import { exactText, ZERO } from '../base/exact';
import { dollars } from '../countries/us/dollars';
import type { BrokerSale } from '../table/brokerSales';
import { twinWords } from './correctedForms';
import { verdictOn, type TryLots, type Verdict } from './compareReasons';
import { zeroEntry } from './entries';
import type { OwnRow } from './form8949';
import type { Hint, LeftRow, Matched, MatchedLine, NoSale } from './matching';

/** One sale as the broker tells it and as the household's trades make it. */
export interface Compared extends Verdict {
  readonly broker: BrokerSale | null;
  /** Lines of Form 8949: several where the broker has one for various days. */
  readonly own: readonly OwnRow[];
}

/** Row by row: the broker's first, then what only the household's trades have. */
export const compareSales = ({ lines, left }: Matched, tryLots: TryLots): Compared[] => [
  ...lines.map(line => compared(line, tryLots)),
  ...left.filter(({ isTold }) => isTold).map(onlyOurs),
];

const compared = ({ sale, own, none }: MatchedLine, tryLots: TryLots): Compared => ({
  broker: sale,
  own,
  ...(none === null ? verdictOn(sale, own, tryLots) : verdictWithout(sale, none)),
});

/** A line that no sale of the year is about. */
function verdictWithout(sale: BrokerSale, none: NoSale): Verdict {
  const entry = zeroEntry(sale).codes === '' ? '' : `Enter it with ${zeroWords(sale)}.`;
  switch (none.kind) {
    case 'inStock':
      return {
        isSame: entry === '',
        why: `The option was ${none.option.action} on ${formatDay(none.option.day)}: what it ${none.isInProceeds ? 'brought or cost is in the proceeds of the stock sold' : 'cost or brought is in the basis of the stock bought'} [IRS Publication 550, Puts and calls].`,
        enter: entry,
      };
    case 'otherYear':
      return {
        isSame: false,
        why: `The sale counts on ${formatDay(none.counted)}, in ${yearOf(none.counted)}: ${otherYearWhy(none.rows)}`,
        enter: `${entry} In ${yearOf(none.counted)} it stands in the box without a form.`.trim(),
      };
    case 'unknown':
      return {
        isSame: false,
        why: 'No sale of that day, security and quantity is among the trades of this return.',
        enter: unknownRemedy(none.hint),
      };
  }
}

const otherYearWhy = ([first]: readonly OwnRow[]): string =>
  first?.from.disposition.kind === 'cover'
    ? 'a short sale is closed on the day of the covering purchase, at a loss on the day the shares are delivered [Rev. Rul. 2002-44].'
    : 'a sale on an exchange counts on the day of the trade, not of settlement [Rev. Rul. 93-84].';

/** Column (d) and (e) as the form has them, and what makes (h) nothing. */
const zeroWords = (sale: BrokerSale): string => {
  const { proceeds, basis, codes, adjustment } = zeroEntry(sale);
  return `(d) ${dollars(proceeds)}, (e) ${dollars(basis)}, (f) ${codes}, (g) ${adjustment < ZERO ? `−${dollars(-adjustment)}` : dollars(adjustment)}`;
};

/** What to do about a line without a sale: a sale that Trades have otherwise is not added a second time. */
export function unknownRemedy(hint: Hint | null): string {
  switch (hint?.kind) {
    case 'twin':
      return twinWords(hint.line);
    case 'open':
      return `Trades have ${hint.trade.symbol} sold short or written on ${formatDay(hint.trade.day)}, and not closed: add the row that closed it (Cover, Expired or Assigned), not a second sale.`;
    case 'sale': {
      const { trade, shares } = hint.row.from.disposition;
      return `Trades have ${exactText(shares)} ${trade.symbol} sold on ${formatDay(trade.day)} (row ${trade.source.row}): correct its quantity or day there; a second sale would count it twice.`;
    }
    default:
      return 'Add the sale to Trades, or correct it there; until then the figures of the year lack it.';
  }
}

const onlyOurs = ({ row, toldBy, isRest }: LeftRow): Compared => ({
  broker: null,
  own: [row],
  isSame: false,
  why: toldBy
    ? `The broker tells it under another year: row ${toldBy.row}, ${formatDay(toldBy.sold)}.`
    : isRest
      ? 'The broker tells of a part of this sale only.'
      : 'The broker tells of no such sale.',
  enter: toldBy
    ? 'It belongs into the box without a form (C, F, I or L) of this year; the line of the other year is entered with an adjustment that makes it nothing.'
    : 'If no form came for it, it belongs into the box without one (C, F, I or L); else look for it under another day or quantity.',
});
