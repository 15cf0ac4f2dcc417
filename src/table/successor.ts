import { priceFromText, ratio, type Price } from '../base/exact';
import type { Action } from '../engine/actionNames';
import type { Successor, Trade } from '../engine/records';
import type { TableRow } from './headings';
import type { Identities } from './identity';
import { readRate } from './readCell';
import type { TradeKey } from './tradesTable';
import { isFault, type Fault } from './faults';

type Blame = (column: string, fault: Fault) => void;

/** What shares become, or bring forth; null for what changes no security. */
export function readSuccessor(
  row: TableRow<TradeKey>,
  action: Action,
  price: Price | null,
  identities: Identities,
  blame: Blame,
): Successor | null {
  if (action !== 'symbolChange' && action !== 'merger' && action !== 'spinOff') return null;
  const symbol = row.symbol('newSymbol');
  if (symbol === '') {
    blame('New symbol', {
      code: 'noSuccessor',
      found: 'the cell is blank',
      remedy:
        action === 'spinOff'
          ? 'write the parent under Symbol, the new company under New symbol, new shares per old under Quantity, and under Basis share the part of the basis allocated to it (Form 8937 of the issuer)'
          : action === 'merger'
            ? 'write what the shares became under New symbol and new shares per old under Quantity; where only cash was paid, enter a Sell'
            : 'write the new name under New symbol',
    });
  }
  if (action === 'merger' && !row.isBlank('amount') && row.cell('amount') !== 0 && price === null) {
    blame('Price', {
      code: 'noValueOfNewShare',
      found: 'cash was paid beside the shares, and the value of a new share is not given',
      remedy: 'enter what one new share was worth that day under Price',
    });
  }
  return { symbol, group: identities.groupOf(symbol), price };
}

/** The part of the basis that goes with the shares of a spin-off. */
export function readBasisShare(row: TableRow<TradeKey>, blame: Blame): Trade['basisShare'] {
  const share = readRate(row.cell('basisShare'));
  if (isFault(share)) {
    blame('Basis share', {
      code: 'basisShare',
      found: row.isBlank('basisShare') ? 'the cell is blank' : share.found,
      remedy:
        'enter the part of the basis allocated to the new shares, such as 19.4793% (Form 8937 of the issuer)',
    });
    return null;
  }
  const part = priceFromText(share.toFixed(20));
  return ratio(part!, priceFromText('1')!);
}
