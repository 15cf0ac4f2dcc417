import { eachOf, finish, type Steps } from '../base/steps';
import { exact, exactNumber, size, worth, ZERO, type Money } from '../base/exact';
import { isDayTime, type Cell, type Range } from '../table/cell';
import { readText } from '../table/readCell';
import { readMoment } from '../table/dates';
import { readPrice } from '../table/numbers';
import { problemAt, isFault, type Fault } from '../table/faults';
import { isIssue } from '../table/assets';
import { accountsOf, type AccountOf } from './accounts';
import { categoryOf, mayBeBond } from './category';
import { corrected } from './corrections';
import { hintsFrom } from './hints';
import { notRead, tableOf, type Given, type Imported } from './imported';
import { splitTable } from './pasted';
import { distinct, QUESTIONS, symbolOf, type Question } from './questions';
import { cellOf, recognise, type Recognised, type Record } from './recognise';
import { securityOf } from './security';
import { accountQuestions, blankBut, summary } from './trades';
import { unreadWords } from './unread';
import { firstNumber, halfRead, numberIn, readDate, styleOf, type Style } from './values';
import { isCoreFund } from './brokerWords';

export const LOTS_HEADINGS = [
  'Symbol',
  'Quantity',
  'Acquired',
  'Cost basis',
  'Price',
  'Account',
  'Account type',
  'Asset',
  'Row',
  'Note',
] as const;

/** `LOTS_FROM`: a broker's open lots as the canonical table. */
export const lotsFrom = (raw: Range, given: Given): Cell[][] =>
  tableOf('LOTS_FROM', finish(readLots(finish(recognise(splitTable('LOTS_FROM', raw))), given)));

export function* readLots(file: Recognised, given: Given): Steps<Imported> {
  const hints = hintsFrom(given.hints);
  const found = corrected(file, 'lots', hints);
  const records = found.records.filter(({ layout }) => layout.kind === 'lots');
  if (records.length === 0) return notRead([noLots(found.layouts.map(({ kind }) => kind))]);
  const { style, problems, questions: open } = styleOf(records, ['acquired', 'date', 'symbol'], hints);
  if (problems.length > 0) return notRead(problems, open);
  if (style.isOtherLocale) return notRead([halfRead]);
  const accounts = accountsOf(found.preamble, { name: given.account, type: given.accountType }, hints);
  const counts = new Map(found.setAside);
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const title = found.preamble
    .map(line => /^([A-Z][A-Z0-9.]{0,5}) lot details/i.exec(line)?.[1])
    .find(Boolean);
  // A symbol's own row stands above its lots, whose day stands where the symbol would.
  const isNested = records.some(record => dayInSymbol(record, style) !== null);
  // A statement has a position's own row above its lots.
  const hasLots = records.some(record => detailOf(record) === 'LOT');
  let symbol: string | null = title ?? null;
  const rows: Cell[][] = [];
  const lots: { readonly account: AccountOf }[] = [];
  const questions: Question[] = [];
  yield* eachOf(records, record => {
    if (hasLots && detailOf(record) === 'SUMMARY') return count('summaries');
    const nested = dayInSymbol(record, style);
    const acquired = nested ?? readDate(firstOf(record), style);
    if (isNested && nested === null) {
      const own = securityOf(record, hints, null);
      if (/^(CASH|TOTALS?|GENERATED)/i.test(own.symbol) || own.symbol === '') count('cash and totals');
      else if (own.isOption) count('options without lots');
      else symbol = own.symbol;
      return;
    }
    const security =
      nested === null
        ? securityOf(record, hints, symbol)
        : { symbol: symbol ?? '', isOption: false, isNameOnly: false, isNumber: false };
    if (/^(TOTALS?|ACCOUNT TOTAL)/i.test(readText(record.cells[0] ?? ''))) {
      count('totals');
      return;
    }
    const quantity = firstNumber(record, 'quantity', style);
    if (quantity === null || isCoreFund(security.symbol)) {
      count(quantity === null ? 'rows without a quantity (totals, footers)' : 'money market funds');
      return;
    }
    const account = accounts(record);
    lots.push({ account });
    if (security.isNameOnly) questions.push(symbolOf(security.symbol));
    if (security.symbol === '') questions.push(QUESTIONS.symbol);
    rows.push(lotRow(record, style, security, acquired, account));
  });
  if (isNested) count('summaries');
  return {
    table: [
      [...LOTS_HEADINGS],
      ...rows,
      blankBut(`${summary(rows, counts)}${unreadWords(records)}`, LOTS_HEADINGS.length),
    ],
    problems: [],
    questions: distinct([...accountQuestions(lots), ...questions]),
  };
}

const detailOf = (record: Record): string => readText(cellOf(record, 'detail')).toUpperCase();

/** Where no column is headed Acquired, a column headed Date is the purchase's. */
const firstOf = (record: Record): Cell =>
  record.layout.columns.has('acquired') ? cellOf(record, 'acquired') : cellOf(record, 'date');

function dayInSymbol(record: Record, { order }: Style): number | null {
  const cell = record.cells[record.layout.columns.get('symbol')?.[0] ?? -1] ?? '';
  if (!isDayTime(cell) && !/^\s*\d{1,4}[-/]\d{1,2}[-/]\d{1,4}\s*$/.test(String(cell))) return null;
  const moment = readMoment(typeof cell === 'string' ? cell.trim() : cell, order);
  return isFault(moment) ? null : moment.day;
}

function lotRow(
  record: Record,
  style: Style,
  security: ReturnType<typeof securityOf>,
  acquired: number | { readonly day: number } | null,
  account: AccountOf,
): Cell[] {
  const quantity = firstNumber(record, 'quantity', style)!;
  const day = typeof acquired === 'number' ? acquired : (acquired?.day ?? null);
  const unit = readPrice(cellOf(record, 'unitCost'), style.mark);
  const stated = numberIn(cellOf(record, 'basis'), style);
  const price = known(numberIn(cellOf(record, 'price'), style));
  const value = known(numberIn(cellOf(record, 'value'), style));
  const product = price === null ? null : (size(quantity) * price) / exact(1);
  const isOfPar =
    mayBeBond(record, security.symbol) &&
    product !== null &&
    value !== null &&
    isNear(product / HUNDRED, value);
  const category = categoryOf(record, security.symbol, security.isOption);
  const asset = isOfPar && category !== 'bill' ? 'bond' : category;
  const par = (asset === 'bond' || asset === 'bill') && isIssue(security.symbol) ? HUNDRED : BigInt(1);
  const basis =
    stated !== null && !isFault(stated) ? stated : isFault(unit) ? null : worth(size(quantity), unit) / par;
  const isPerPiece = !isOfPar && product !== null && value !== null && isNear(product, value);
  const each =
    price !== null && !(par === HUNDRED && isPerPiece)
      ? exactNumber(price)
      : value !== null && quantity !== ZERO
        ? exactNumber(value * par) / exactNumber(quantity)
        : '';
  const questions = [
    day === null ? 'the day it was acquired is missing: enter it' : '',
    basis === null || (basis === ZERO && isZeroMissing(record)) ? 'the cost is missing: enter it' : '',
    security.isNameOnly
      ? `only the name "${security.symbol}" is given: give the hint ${security.symbol} | TICKER`
      : '',
    security.symbol === '' ? 'the file does not say which security: give the hint Symbol | TICKER' : '',
    quantity < ZERO ? 'a short position: its Short and Cover rows belong into Trades' : '',
  ].filter(Boolean);
  return [
    security.symbol,
    exactNumber(quantity),
    day === null ? '' : { day, seconds: 0 },
    questions.some(question => question.startsWith('the cost'))
      ? ''
      : basis === null
        ? ''
        : exactNumber(basis),
    each,
    account.name,
    account.type,
    asset,
    record.row,
    questions.length > 0 ? `Check: ${questions.join('; ')}` : '',
  ];
}

const HUNDRED = BigInt(100);

/** A price is shown rounded, and a value may be some minutes older: one part in a hundred. */
const isNear = (one: Money, other: Money): boolean =>
  one > ZERO && size(one - other) * HUNDRED <= size(other);

const known = (figure: Money | Fault | null): Money | null =>
  figure === null || isFault(figure) ? null : figure;

/** A price paid of 0.00 is what a broker shows where it knows none. */
const isZeroMissing = (record: Record): boolean => record.layout.columns.has('unitCost');

function noLots(kinds: readonly string[]) {
  const [code, found, remedy]: readonly [string, string, string] = kinds.includes('positions')
    ? [
        'positionsInstead',
        'these are positions, one row a security, without the days they were bought',
        'download the lots instead: "Lot details", "Cost basis" by lot, or "Unrealized gain/loss by lot"',
      ]
    : kinds.includes('trades')
      ? ['tradesInstead', 'these are transactions', 'use TRADES_FROM, and OPEN_LOTS for what they leave']
      : kinds.includes('gains')
        ? ['gainsInstead', 'these are realised sales', 'use GAINS_FROM']
        : [
            'noLotsFound',
            'no heading row with a quantity, the day acquired and the cost was found',
            'paste the file of open lots whole, with its headings',
          ];
  return problemAt('raw', null, null, { code, found, remedy });
}
