import { exact, ratio, size, ZERO, type Money, type Price, type Shares } from '../base/exact';
import { ACTIONS } from '../engine/actions';
import type { Action } from '../engine/actionNames';
import type { Account, LotPick, Trade } from '../engine/records';
import { accountCells, type Accounts } from './accounts';
import { actionWord, KNOWN_ACTIONS, readAction } from './actions';
import { grossOf, isNumberOfBonds, type Quote } from './amounts';
import { readAsset } from './assets';
import { isBlank, type Cell } from './cell';
import { inHome, isForeign, rateOf } from './currency';
import { readTime } from './dates';
import { type TableRow } from './headings';
import { normalizeHeading } from '../base/text';
import type { Identities } from './identity';
import { readSaleLots, type SaleLots } from './lotCell';
import { decimalsOf } from './numbers';
import { readPlanShares } from './planShares';
import { readRatio } from './ratio';
import { FaultFinder, hiddenLetters, type Blamed } from './rowProblem';
import { readBasisShare, readSuccessor } from './successor';
import type { TradeKey } from './tradesTable';
import { FAULTS, isFault, quoted, type Fault } from './faults';

/** A row's figures before the table's reading of fees is known. */
export interface Draft {
  readonly row: TableRow<TradeKey>;
  readonly trade: Trade;
  readonly amount: Money | null;
  readonly fees: Money;
  /** Quantity × Price, or null where the row has no price. */
  readonly gross: Money | null;
  /** Gross is per 100 of face value. */
  readonly isPerHundred: boolean;
  /** Home units for one unit of the row's amounts; null where they are the same. */
  readonly rate: Price | null;
}

export class TradeRowReader extends FaultFinder {
  constructor(
    private readonly row: TableRow<TradeKey>,
    private readonly accounts: Accounts,
    private readonly identities: Identities,
    private readonly home: string,
    /** What the table's columns say of themselves: Amount is net; Fair value is the day's, not today's. */
    private readonly columns: { readonly isNet: boolean; readonly hasFairValue: boolean },
  ) {
    super();
  }

  read(reading: ReturnType<typeof readAction>): Draft | Blamed[] {
    const { row, identities } = this;
    const symbol = row.symbol('symbol');
    if (symbol === '') this.blame('Symbol', FAULTS.symbol);
    if (identities.isUnreadOption(symbol)) this.blame('Symbol', FAULTS.option(row.cell('symbol')));
    this.faults.push(...hiddenLetters(row));
    const moment = this.checked('Date', row.moment('date'), { day: 0, seconds: 0 });
    const time = this.checked('Time', readTime(row.cell('time')), null);
    const asset = readAsset(row.cell('asset'));
    if (isFault(asset)) this.blame('Asset', asset);
    const account = this.accounts.of(accountCells(row));
    if (isFault(account)) this.blame('Account type', account);
    if (reading.kind !== 'action') {
      this.blame(
        'Action',
        unknownAction(row.cell('action'), reading.kind === 'unknown' ? reading.remedy : ''),
      );
      return this.faults;
    }
    const { action } = reading;
    const record = ACTIONS[action];
    const quantity = record.quantity === 'ratio' ? ZERO : this.quantity(action);
    const by = record.quantity === 'ratio' ? this.ratio(action) : null;
    const option = identities.optionOf(symbol);
    const quote = identities.quoteOf(symbol);
    const figures = this.figures(action, quantity, quote);
    const rate = ACTIONS[action].money === 'none' ? null : this.rate();
    const lots = this.lots(action, quantity);
    const price = figures.price === null || rate === null ? figures.price : inHome(figures.price, rate);
    const blame = (column: string, fault: Fault): void => this.blame(column, fault);
    const into = readSuccessor(row, action, price, identities, blame);
    const plan =
      action === 'planPurchase' ||
      (action === 'buy' && this.columns.hasFairValue && !row.isBlank('fairValue'))
        ? readPlanShares(row, account, quantity, figures.gross ?? figures.amount, rate, blame)
        : null;
    const basisShare = action === 'spinOff' ? readBasisShare(row, blame) : null;
    const donorAcquired =
      action === 'giftIn' && !row.isBlank('donor')
        ? this.checked('Donor acquired', row.day('donor'), null)
        : null;
    if ((action === 'exercised' || action === 'assigned') && !option?.right) {
      this.blame('Symbol', {
        code: 'callOrPut',
        found: `${row.text('symbol')} does not tell whether it is a call or a put`,
        remedy: 'write the option as XYZ270115C00095000 or XYZ 01/15/2027 95.00 C',
      });
    }
    if (this.faults.length > 0) return this.faults;
    const trade: Trade = {
      source: { table: 'Trades', row: row.number },
      day: moment.day,
      time: time ?? (moment.seconds > 0 ? moment.seconds : null),
      action,
      account: account as Account,
      symbol,
      group: identities.groupOf(symbol),
      book: identities.bookOf(symbol),
      asset: identities.assetOf(symbol),
      option,
      quantity: record.quantity === 'ratio' && by?.isSpelled === false ? by.shares : quantity,
      isRounded: decimalsOf(row.cell('quantity')) > 8,
      ratio: by?.ratio ?? null,
      into,
      basisShare,
      isForeign: isForeign(row.cell('currency'), this.home),
      amount: inHome(figures.amount ?? ZERO, rate),
      lot: lots === null ? row.text('lot') || null : null,
      picks: lots?.picks ?? NO_PICKS,
      method: lots?.method ?? null,
      // Price, where given, is the value per share on the day of the gift.
      valueAtGift:
        action === 'giftIn' && figures.price !== null
          ? inHome(grossOf(quantity, figures.price, quote), rate)
          : null,
      donorAcquired,
      plan,
    };
    return {
      row,
      trade,
      amount: figures.amount,
      fees: figures.fees,
      gross: figures.gross,
      isPerHundred: quote.isPerHundred,
      rate,
    };
  }

  /** Rows that move no money need none. */
  private rate(): Price | null {
    const { row } = this;
    const rate = row.isBlank('rate') ? null : row.price('rate');
    const found = rateOf({ currency: row.cell('currency'), rate }, this.home);
    return this.checked<Price | null>('Exchange rate', found, null);
  }

  private quantity(action: Action): Shares {
    const { quantity: kind, leaves } = ACTIONS[action];
    const cell = this.row.cell('quantity');
    if (kind === 'none' || (kind === 'blankIsAll' && this.row.isBlank('quantity'))) return ZERO;
    const quantity = this.checked('Quantity', this.row.amount('quantity'), exact(1));
    if (quantity < ZERO && !leaves && action !== 'assigned')
      this.blame('Quantity', FAULTS.sign(cell, actionWord(action)));
    if (quantity === ZERO) this.blame('Quantity', FAULTS.positive(cell));
    return size(quantity);
  }

  private ratio(
    action: Action,
  ): { ratio: NonNullable<Trade['ratio']>; isSpelled: boolean; shares: Shares } | null {
    const cell = this.row.cell('quantity');
    if (this.row.isBlank('quantity') && action === 'symbolChange')
      return { ratio: ratio(BigInt(1), BigInt(1)), isSpelled: true, shares: ZERO };
    const by = readRatio(cell);
    if (isFault(by)) {
      this.blame('Quantity', by);
      return null;
    }
    const { numerator, denominator } = by.ratio;
    const isReverse = REVERSE.test(normalizeHeading(this.row.text('action')));
    if (action === 'split' && isReverse && numerator >= denominator) {
      this.blame('Quantity', {
        code: 'notFewerShares',
        found: `a reverse split leaves fewer shares, and ${this.row.text('quantity')} new shares per old are not fewer`,
        remedy: 'write new shares per old below one: 0.1, or 1 for 10',
      });
    }
    const shares = this.row.amount('quantity');
    return { ...by, shares: isFault(shares) ? ZERO : shares };
  }

  private optional(key: TradeKey, column: string): bigint | null {
    return this.row.isBlank(key) ? null : this.checked(column, this.row.amount(key), null);
  }

  private figures(action: Action, quantity: Shares, quote: Quote): Figures {
    const { row } = this;
    const { money, place } = ACTIONS[action];
    const stated = this.optional('amount', 'Amount');
    const price = this.price();
    const amount = this.withoutAccrued(stated, quantity, price, quote);
    const fees =
      (this.optional('fees', 'Fees') ?? ZERO) + (this.optional('commission', 'Commission') ?? ZERO);
    if (money === 'none' && action === 'split' && amount !== null && amount !== ZERO) {
      this.blame('Amount', {
        code: 'splitWithAmount',
        found: 'a split has no amount',
        remedy: 'enter cash in lieu of a fraction as a Sell row',
      });
    }
    // Cash that leaves for a purchase may be written below zero; proceeds may not.
    if (amount !== null && amount < ZERO && (place === 'sale' || money === 'needed' || money === 'cash')) {
      this.blame('Amount', FAULTS.sign(row.cell('amount'), actionWord(action)));
    }
    if (amount === null && money === 'needed' && row.isBlank('amount')) {
      this.blame('Amount', FAULTS.blank(action === 'giftIn' ? "the donor's basis" : 'the amount paid'));
    }
    if (money === 'cost' || money === 'proceeds') {
      if (amount === null && price !== null && isNumberOfBonds(quantity, quote))
        this.blame('Quantity', FAULTS.faceValue(row.cell('quantity'), 'Amount'));
      if (quote.isOfContract && row.isBlank('amount')) this.blame('Amount', FAULTS.contract('the Amount'));
      else if (row.isBlank('amount') && row.isBlank('price'))
        this.blame('Amount', FAULTS.blank('the amount, or the price per share in Price'));
      else if ((price ?? ZERO) === ZERO && (amount ?? ZERO) === ZERO) {
        if (action === 'vest') this.blame('Amount', NO_VALUE_OF_VEST);
        else if (price === ZERO && quote.option === null) this.blame('Price', NO_PRICE);
      }
    }
    const isNoPrice = price === ZERO && (amount !== null || quote.option === null);
    const known = quote.isOfContract || isNoPrice ? null : price;
    const gross = known === null || money === 'needed' ? null : grossOf(quantity, known, quote);
    return { amount: amount === null ? null : size(amount), fees: size(fees), price: known, gross };
  }

  /**
   * Interest that had accrued is income of who sells, and no price (26 CFR 1.61-7(d)): where the amount holds it, it comes
   * off. Quantity × Price tells; without a price, a net amount holds it and another does not.
   */
  private withoutAccrued(
    stated: Money | null,
    quantity: Shares,
    price: Price | null,
    quote: Quote,
  ): Money | null {
    const accrued = size(this.optional('accrued', 'Accrued interest') ?? ZERO);
    if (stated === null || accrued === ZERO) return stated;
    const clean = size(stated) - accrued;
    const gross = price === null ? null : grossOf(quantity, price, quote);
    const holdsIt = gross === null ? this.columns.isNet : size(clean - gross) < size(size(stated) - gross);
    if (!holdsIt) return stated;
    return stated < ZERO ? -clean : clean;
  }

  private price(): Price | null {
    const { row } = this;
    const price = row.isBlank('price') ? null : this.checked('Price', row.price('price'), null);
    if (price !== null && price < ZERO) this.blame('Price', FAULTS.negative(row.cell('price')));
    return price;
  }

  private lots(action: Action, quantity: Shares): SaleLots | null {
    const { leaves } = ACTIONS[action];
    if (!leaves && action !== 'cover' && action !== 'assigned') return null;
    return this.checked('Lot', readSaleLots(this.row.cell('lot'), quantity), NO_LOTS);
  }
}

interface Figures extends Pick<Draft, 'amount' | 'fees' | 'gross'> {
  readonly price: Price | null;
}

const NO_PICKS: readonly LotPick[] = [];
const NO_LOTS: SaleLots = { picks: NO_PICKS, method: null };
/** A price of nothing is a missing price; what has become worth nothing has its own word. */
const NO_PRICE: Fault = {
  code: 'priceZero',
  found: 'a price of 0 is a missing price',
  remedy:
    'enter the price or the Amount; write Worthless for shares that became worth nothing, and leave Price blank beside an Amount of 0 for what cost nothing',
};
/** What is received for work is bought at its value on the day. */
const NO_VALUE_OF_VEST: Fault = {
  code: 'noValueOfVest',
  found: 'the vest has no value',
  remedy: 'enter what the shares were worth on the day under Amount, or each of them under Price',
};
const REVERSE = /REVERSE|CONSOLIDAT/;

const unknownAction = (cell: Cell, remedy: string): Fault => ({
  code: 'unknownAction',
  found: isBlank(cell) ? 'the cell is blank' : `${quoted(cell)} is not a supported action`,
  remedy: remedy || `use one of ${KNOWN_ACTIONS}`,
});
