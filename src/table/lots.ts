import { isoDay, type Day } from '../base/day';
import { exact, exactText, size, ZERO, type Money, type Price, type Shares } from '../base/exact';
import type { Problem } from '../base/problem';
import { eachOf, type Steps } from '../base/steps';
import type { Account, StatedLot } from '../engine/records';
import { accountCells, type Accounts } from './accounts';
import { grossOf, isNumberOfBonds, perPiece, type Quote } from './amounts';
import { readAsset } from './assets';
import { readList, readYesNo, termWord } from './readCell';
import { inHome, isForeign, rateOf } from './currency';
import { NEAR } from './fees';
import type { TableRow } from './headings';
import type { Identities } from './identity';
import { priceOf, statedValueOf, valueOf, type LotKey, type LotsTable } from './lotsTable';
import { decimalsOf } from './numbers';
import { QUOTES_MOVE } from './prices';
import {
  FaultFinder,
  hiddenLetters,
  isTotalsRow,
  problemsOf,
  totalsRow,
  type Blamed,
  type RowProblem,
} from './rowProblem';
import { readSymbolText } from './symbol';
import { problemAt, FAULTS, isFault, type Fault } from './faults';

/** Rows to lots. A bad row becomes problems that spoil its symbol's group; one without a symbol spoils itself alone. */
export function* readLots(
  table: LotsTable,
  accounts: Accounts,
  identities: Identities,
  asOf: Day,
  home: string,
): Steps<{ lots: StatedLot[]; problems: RowProblem[]; notices: Problem[] }> {
  const lots: StatedLot[] = [];
  const notices: Problem[] = [];
  const problems: RowProblem[] = [];
  yield* eachOf(table.rows, row => {
    if (isTotalsRow([row.cell('symbol'), row.cell('acquired')])) {
      notices.push(totalsRow('Lots', row.number));
      return;
    }
    const quantity = row.amount('quantity');
    if (!isFault(quantity) && quantity < ZERO && row.symbol('symbol') !== '') {
      notices.push(shortPosition(row));
      return;
    }
    const lot = new RowReader(row, accounts, identities, asOf, home).read();
    if (!Array.isArray(lot)) lots.push(lot);
    else {
      const symbol = row.symbol('symbol');
      const found = problemsOf('Lots', row.number, symbol, lot);
      problems.push(...(symbol === '' ? found.map(one => ({ ...one, isAlone: true })) : found));
    }
  });
  return { lots, problems, notices };
}

/** Shares owed are no lot to sell: OPEN_LOTS tells of them with a quantity below zero. */
const shortPosition = (row: TableRow<LotKey>): Problem =>
  problemAt('Lots', row.number, 'Quantity', {
    code: 'shortLot',
    found: `${row.text('quantity')} ${row.symbol('symbol')} is a short position`,
    remedy: 'nothing to do: it is not weighed; its Short and Cover rows in Trades are',
  });

class RowReader extends FaultFinder {
  constructor(
    private readonly row: TableRow<LotKey>,
    private readonly accounts: Accounts,
    private readonly identities: Identities,
    private readonly asOf: Day,
    private readonly home: string,
  ) {
    super();
  }

  read(): StatedLot | Blamed[] {
    const { row, identities } = this;
    const symbol = row.symbol('symbol');
    if (symbol === '') this.blame('Symbol', FAULTS.symbol);
    if (identities.isUnreadOption(symbol)) this.blame('Symbol', FAULTS.option(row.cell('symbol')));
    this.faults.push(...hiddenLetters(row));
    const quantity = this.checked('Quantity', row.amount('quantity'), exact(1));
    if (quantity <= ZERO) this.blame('Quantity', FAULTS.positive(row.cell('quantity')));
    const acquired = this.checked('Acquired', row.day('acquired'), this.asOf);
    if (acquired > this.asOf) {
      const found = `${isoDay(acquired)} is after the as-of day ${isoDay(this.asOf)}`;
      this.blame('Acquired', { code: 'afterAsOf', found, remedy: 'enter planned purchases in Trades' });
    }
    const option = identities.optionOf(symbol);
    const rates = this.rates();
    const quote = identities.quoteOf(symbol);
    const isPriced = priceOf(row) !== null && statedValueOf(row) === null;
    if ((isPriced || row.isBlank('basis')) && isNumberOfBonds(quantity, quote))
      this.blame('Quantity', FAULTS.faceValue(row.cell('quantity'), 'Cost basis and Market value'));
    if (quote.isOfContract && row.isBlank('basis'))
      this.blame('Cost basis', FAULTS.contract('the whole Cost basis'));
    if (quote.isOfContract && isPriced) this.blame('Price', FAULTS.contract('the Market value in its place'));
    const basis = inHome(this.basis(quantity, quote), rates.cost);
    const stated = this.value(quantity, quote);
    const value = stated === null ? null : inHome(stated, rates.price);
    const account = this.accounts.of(accountCells(row));
    if (isFault(account)) this.blame('Account type', account);
    const asset = readAsset(row.cell('asset'));
    if (isFault(asset)) this.blame('Asset', asset);
    const optional = <T>(key: LotKey, column: string, read: () => T | Fault): T | null =>
      row.isBlank(key) ? null : this.checked<T | null>(column, read(), null);
    const holdingStart = optional('holdingStart', 'Holding start', () => row.day('holdingStart'));
    const washIncluded = optional('washIncluded', 'Wash adjustment included', () =>
      readYesNo(row.cell('washIncluded')),
    );
    const isInherited = optional('inherited', 'Inherited', () => readYesNo(row.cell('inherited'))) ?? false;
    const gift = optional('valueAtGift', 'Value at gift', () => row.amount('valueAtGift'));
    const valueAtGift = gift === null ? null : inHome(gift, rates.cost);
    const donorAcquired = optional('donor', 'Donor acquired', () => row.day('donor'));
    if (this.faults.length > 0) return this.faults;
    return {
      source: { table: 'Lots', row: row.number },
      account: account as Account,
      symbol,
      group: identities.groupOf(symbol),
      book: identities.bookOf(symbol),
      asset: identities.assetOf(symbol),
      option,
      quantity,
      isForeign: isForeign(row.cell('currency'), this.home),
      basis,
      acquired,
      holdingStart,
      name: row.text('lot') || null,
      washIncluded,
      term: termWord(row.text('term')),
      isInherited,
      valueAtGift: valueAtGift !== null && valueAtGift < basis ? valueAtGift : null,
      donorAcquired,
      value,
      replacements: readList(row.cell('replacement')).map(readSymbolText),
      assetClass: row.text('class') || null,
    };
  }

  /** The cost at the rate of the day it was bought, the price at today's. */
  private rates(): { readonly cost: Price | null; readonly price: Price | null } {
    const { row, home } = this;
    const told = (key: 'rate' | 'priceRate'): Price | Fault | null =>
      row.isBlank(key) ? null : row.price(key);
    const currency = row.cell('currency');
    const cost = this.checked<Price | null>(
      'Exchange rate',
      rateOf({ currency, rate: told('rate') }, home),
      null,
    );
    if (priceOf(row) === null && statedValueOf(row) === null) return { cost, price: null };
    const today = told('priceRate');
    if (today === null && cost !== null) {
      this.blame('Price exchange rate', {
        code: 'noPriceRate',
        found: 'Exchange rate says what the cost is worth, and nothing says it of the price',
        remedy: `enter today's rate under Price exchange rate${home === '' ? '' : ` (${home} for one unit)`}, or the price in ${home || 'your own currency'} with a rate of 1`,
      });
      return { cost, price: null };
    }
    const price = rateOf({ currency, rate: today }, home);
    return { cost, price: this.checked<Price | null>('Price exchange rate', price, null) };
  }

  private basis(quantity: Shares, quote: Quote): Money {
    const { row } = this;
    const total =
      row.isBlank('basis') && !row.isBlank('unitCost')
        ? null
        : this.checked('Cost basis', row.amount('basis'), ZERO);
    const each = row.isBlank('unitCost') ? null : this.checked('Cost per share', row.price('unitCost'), ZERO);
    if (total !== null && total < ZERO) this.blame('Cost basis', FAULTS.negative(row.cell('basis')));
    if (each !== null && each < ZERO) this.blame('Cost per share', FAULTS.negative(row.cell('unitCost')));
    const product = each === null ? null : grossOf(quantity, each, quote);
    if (total === null) return product!;
    if (product !== null && this.faults.length === 0)
      this.mustAgree('Cost basis', total, 'Cost per share', 'unitCost', product, quote);
    return total;
  }

  /** Error text, a blank, a zero, anything that is no amount: a missing price, which leaves only this lot without figures. */
  private value(quantity: Shares, quote: Quote): Money | null {
    const { row } = this;
    const price = priceOf(row);
    const stated = statedValueOf(row);
    if (stated !== null && price !== null && this.faults.length === 0)
      this.mustAgree('Market value', stated, 'Price', 'price', grossOf(quantity, price, quote), quote);
    return valueOf(row, quantity, quote);
  }

  /** Figures of one row that contradict each other are asked about, never chosen between. */
  private mustAgree(
    column: string,
    total: Money,
    each: string,
    key: LotKey,
    product: Money,
    quote: Quote,
  ): void {
    const agrees = (one: Money): boolean =>
      size(total - one) <= roundingOf(this.row, key, quote) + (key === 'price' ? one / QUOTES_MOVE : ZERO);
    if (agrees(product) || (quote.isPerHundred && agrees(perPiece(product)))) return;
    this.blame(column, {
      code: 'productDiffers',
      found: `${column} is ${exactText(total)}, and Quantity × ${each} is ${exactText(product)}`,
      remedy: `correct the figure that is wrong, or leave ${each} out`,
    });
  }
}

/** A price is shown rounded, to two decimals at least. */
function roundingOf(row: TableRow<LotKey>, key: LotKey, { isPerHundred }: Quote): Money {
  const quantity = row.amount('quantity');
  const decimals = Math.min(8, Math.max(2, decimalsOf(row.cell(key))));
  const unit = exact(`0.${'0'.repeat(decimals)}5`.slice(0, decimals + 3));
  return NEAR + (isFault(quantity) ? ZERO : (quantity * unit) / exact(isPerHundred ? 100 : 1));
}
