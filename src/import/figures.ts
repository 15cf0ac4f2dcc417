import {
  exact,
  exactFromText,
  priceFromText,
  priceNumber,
  size,
  worth,
  ZERO,
  type Money,
  type Price,
  type Shares,
} from '../base/exact';
import { readText } from '../table/readCell';
import { plainDigits } from '../table/numbers';
import { cellOf, type Record } from './recognise';
import { firstNumber, sumOf, type Style } from './values';

/** A record's figures: money as sizes, before fees. */
export interface Figures {
  readonly quantity: Shares | null;
  readonly price: Price | null;
  /** Signed, as the file has it: below zero where cash leaves. */
  readonly cash: Money | null;
  /** Before fees, without a sign. */
  readonly amount: Money | null;
  readonly fees: Money;
  readonly note: string;
  /** The figures agree with each other in no way. */
  readonly isContradiction: boolean;
  /** The price is per 100 of par, as bonds and bills are quoted. */
  readonly isPerHundred: boolean;
}

/** `Bought 60 QMTK @ 41.20`, `B 100 OZZQ @ 48.100000`, `Koop 93 @ 48,1 USD`: a trade told in its text. */
const TOLD = /^(BOUGHT|SOLD|B|S|BUY|SELL|KOOP|VERKOOP)\s+([\d,.]+)\s+(?:([A-Z0-9.]+)\s+)?@\s*([\d.,]+)/i;

export interface ToldTrade {
  readonly side: 'Buy' | 'Sell';
  readonly quantity: Shares;
  readonly symbol: string | null;
  readonly price: Price;
}

export function toldTrade(text: string): ToldTrade | null {
  const match = TOLD.exec(text.trim());
  if (!match) return null;
  const quantity = exactFromText(plainDigits(match[2]!, null) ?? '');
  const price = priceFromText(plainDigits(match[4]!, null) ?? '');
  const side = /^(S|V)/i.test(match[1]!) ? 'Sell' : 'Buy';
  return quantity === null || price === null ? null : { side, quantity, symbol: match[3] ?? null, price };
}

const HUNDRED = BigInt(100);
const TWO_CENTS = exact('0.02');

/** Quantity, price, amount and fees all stand there, and are of one trade. */
export function isProved({ quantity, price, cash, fees }: Figures, isOption: boolean): boolean {
  if (quantity === null || price === null || cash === null) return false;
  const product = worth(size(quantity), price) * (isOption ? HUNDRED : BigInt(1));
  const paid = [product + fees, product - fees, ...(fees === ZERO ? [product] : [])];
  return paid.some(amount => size(size(cash) - amount) <= TWO_CENTS);
}
/** What a file leaves out of its fee columns may be no more than this part of the trade, or so much. */
const LARGEST_FEE = BigInt(20);
const SMALL_FEE = exact(60);

/**
 * Reads and tests a trade's figures. `Amount` may be before or after fees: arithmetic tells, row by row; what is
 * handed on is before fees, with the fees beside it.
 */
export function figuresOf(
  record: Record,
  style: Style,
  isOption: boolean,
  isPurchase: boolean,
  quantity: Shares | null,
  isBond: boolean,
): Figures {
  const told = toldTrade(readText(cellOf(record, 'description')));
  const price = priceOf(record, style) ?? told?.price ?? (isPurchase ? awardValue(record, style) : null);
  const fees = sumOf(record, 'fees', style);
  const debit = firstNumber(record, 'debit', style);
  const credit = firstNumber(record, 'credit', style);
  const net = firstNumber(record, 'amount', style) ?? (debit ? -size(debit) : credit);
  const gross = firstNumber(record, 'gross', style);
  const cash = net ?? gross;
  const none = { quantity, price, cash, fees, note: '', isContradiction: false, isPerHundred: false };
  const product =
    quantity === null || price === null
      ? null
      : worth(size(quantity), price) * (isOption ? HUNDRED : BigInt(1));
  if (cash === null) return { ...none, amount: product };
  // Interest that had accrued is beside the price, where a column tells of it.
  const accrued = isBond ? size(firstNumber(record, 'accrued', style) ?? ZERO) : ZERO;
  const all = size(cash);
  const stated = holdsAccrued(all, accrued, quantity, price) ? all - accrued : all;
  const usual = isPurchase ? stated - fees : stated + fees;
  if (product === null || product === ZERO) return { ...none, amount: net === null ? stated : usual };
  const off = (amount: Money): Money => size(amount - product);
  // A sale may cost more than it brings: what is left is paid.
  const before = !isPurchase && off(fees - stated) < off(usual) ? fees - stated : usual;
  const [nearer, isNet] = off(before) <= off(stated) ? [before, true] : [stated, false];
  if (off(nearer) <= TWO_CENTS)
    return { ...none, amount: nearer, price, fees: isNet || fees > ZERO ? fees : ZERO };
  const ofPar = isBond ? perHundred(product / HUNDRED, before, stated) : null;
  if (ofPar !== null)
    return {
      ...none,
      amount: ofPar.amount,
      price: null,
      isPerHundred: true,
      isContradiction: !ofPar.isExact,
    };
  // The price is in another currency than the amount: the amount stands.
  if (isForeignPrice(record, style)) return { ...none, amount: before, price: null };
  // Cash is what was paid: a fee that no column names, or not all of, is the difference.
  const implied = isPurchase ? stated - product : product - stated;
  const most =
    fees === ZERO ? larger(product / LARGEST_FEE, SMALL_FEE) : fees + exact(1) + product / BigInt(1000);
  if (implied > ZERO && implied <= most) {
    const note = 'the fee is what the amount and the price differ by';
    return { ...none, amount: product, fees: implied, note };
  }
  // A rounded price: the amount stands, the price is left out.
  if (off(nearer) <= product / BigInt(1000)) return { ...none, amount: nearer, price: null };
  return { ...none, amount: stated, isContradiction: true };
}

/** Is the amount nearer to the price with the interest in it than without? */
function holdsAccrued(all: Money, accrued: Money, quantity: Shares | null, price: Price | null): boolean {
  if (accrued === ZERO || quantity === null || price === null) return accrued !== ZERO;
  const clean = worth(size(quantity), price) / HUNDRED;
  return size(all - accrued - clean) < size(all - clean);
}

/** The price of a future is of a unit, and the file's amount of the whole contract: the amount stands. */
export const ofContract = (figures: Figures): Figures => ({
  ...figures,
  price: null,
  amount: figures.cash === null ? null : size(figures.cash),
  isContradiction: false,
  isPerHundred: false,
});

/** Interest that has accrued is paid beside the price: less than this part of it. */
const ACCRUED = BigInt(20);

/** The amount, where the price is per 100 of face value: exact, or with accrued interest in it. */
function perHundred(par: Money, before: Money, stated: Money): { amount: Money; isExact: boolean } | null {
  const off = (amount: Money): Money => size(amount - par);
  const amount = off(before) < off(stated) ? before : stated;
  if (off(amount) > par / ACCRUED) return null;
  return { amount, isExact: off(amount) <= larger(TWO_CENTS, par / BigInt(100_000)) };
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

function priceOf(record: Record, style: Style): Price | null {
  const cell = cellOf(record, 'price');
  const text =
    typeof cell === 'number' ? String(cell) : typeof cell === 'string' ? plainDigits(cell, style.mark) : null;
  const price = text === null || text === '' ? null : priceFromText(text);
  if (price === null || price <= ZERO) return null;
  const isPence = record.layout.isPencePrice || /^GBX$|^GBp$/.test(readText(cellOf(record, 'priceCurrency')));
  return isPence ? price / HUNDRED : price;
}

/** What a share of an award, or of a purchase through an employer's plan, was worth on its day. */
export function awardValue(record: Record, style: Style): Price | null {
  const text = readText(cellOf(record, 'awardValue'));
  const price = text === '' ? null : priceFromText(plainDigits(text, style.mark) ?? '');
  return price !== null && price > ZERO ? price : null;
}

/** A rate of exchange stands in the row, or the price has a currency of its own. */
function isForeignPrice(record: Record, style: Style): boolean {
  const rate = firstNumber(record, 'rate', style);
  if (rate !== null && rate !== ZERO && rate !== exact(1)) return true;
  const [own, other] = [readText(cellOf(record, 'currency')), readText(cellOf(record, 'priceCurrency'))];
  return other !== '' && own !== '' && other !== own;
}

export const priceCell = (price: Price | null): number | '' => (price === null ? '' : priceNumber(price));
