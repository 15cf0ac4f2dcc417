import { inCell } from '../table/reasonText';
import { finish, type Steps } from '../base/steps';
import { exactNumber, size, ZERO } from '../base/exact';
import type { Cell, Range } from '../table/cell';
import { problemAt } from '../table/faults';
import { accountsOf, type AccountOf } from './accounts';
import { withAnswers } from './answeredRecords';
import { explainPairs } from './askedPairs';
import { joinMoves, valuedIncome } from './coinMoves';
import { corrected } from './corrections';
import type { Draft } from './draft';
import { priceCell } from './figures';
import { gainsInHistory } from './fileGains';
import { hintsFrom } from './hints';
import { notRead, tableOf, type Given, type Imported } from './imported';
import { ledgerTrades } from './ledger';
import { recognise, type Recognised } from './recognise';
import { accountNamed, distinct, QUESTIONS, type Question } from './questions';
import { joinRedemptions } from './redemptions';
import { joinPairs, settleSplits } from './splits';
import { TradeReader } from './tradeReader';
import { positionWords } from './positions';
import { unreadWords } from './unread';
import { styleOf } from './values';
import { splitTable } from './pasted';

export const TRADES_HEADINGS = [
  'Date',
  'Time',
  'Action',
  'Symbol',
  'Quantity',
  'Price',
  'Amount',
  'Fees',
  'Account',
  'Account type',
  'Asset',
  'New symbol',
  'Basis share',
  'Row',
  'Note',
] as const;

/** `TRADES_FROM`: a broker's export as the canonical table of trades. */
export const tradesFrom = (raw: Range, given: Given): Cell[][] =>
  tableOf('TRADES_FROM', finish(readTrades(finish(recognise(splitTable('TRADES_FROM', raw))), given)));

export function* readTrades(file: Recognised, given: Given): Steps<Imported> {
  const hints = hintsFrom(given.hints);
  const found = corrected(file, 'trades', hints);
  const records = found.records.filter(({ layout }) => layout.kind === 'trades');
  const ledger = found.records.filter(({ layout }) => layout.columns.has('reference'));
  if (records.length === 0 && ledger.length === 0) return notRead([noTrades(found)]);
  const all = records.length > 0 ? records : ledger;
  const { style, problems, questions } = styleOf(all, ['date'], hints);
  if (problems.length > 0) return notRead(problems, questions);
  const accounts = accountsOf(found.preamble, { name: given.account, type: given.accountType }, hints);
  const counts = new Map(found.setAside);
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const { layout } of found.records)
    if (!all.some(record => record.layout === layout)) count('rows of other tables');
  let drafts =
    records.length > 0
      ? yield* new TradeReader(records, style, hints, accounts, count).read()
      : ledgerTrades(ledger, style, accounts, count);
  drafts = joinPairs(joinRedemptions(joinMoves(drafts.map(valuedIncome), count), count), count);
  drafts = withAnswers(drafts, all, hints, count);
  settleSplits(drafts);
  explainPairs(drafts);
  const rows = drafts.map(draftRow);
  const unnamed = accountQuestion(drafts);
  const positions = found.records.filter(({ layout }) => layout.kind === 'positions');
  const beside = `${unreadWords(all)}${positionWords(positions, drafts, style, hints)}`;
  return {
    table: [[...TRADES_HEADINGS], ...rows, ...unnamed, blankBut(`${summary(drafts, counts)}${beside}`)],
    problems: [],
    gains: gainsInHistory(all, drafts, style),
    questions: distinct([...accountQuestions(drafts), ...drafts.flatMap(draft => draft.hints)]),
  };
}

/** Whose account it is, where its records do not say, and of which kind. */
export function accountQuestions(records: readonly { readonly account: AccountOf }[]): Question[] {
  const questions: Question[] = [];
  const open = records.find(({ account }) => account.told === '')?.account;
  if (open) questions.push({ ...QUESTIONS.account, otherwise: open.name });
  if (records.some(({ account }) => account.type === '')) questions.push(QUESTIONS.accountType);
  const told = new Map(records.map(({ account }) => [account.told, account.name]));
  for (const [own, name] of told) if (own !== '') questions.push(accountNamed(own, name));
  return questions;
}

function noTrades({ layouts }: Recognised) {
  const kinds = new Set(layouts.map(({ kind }) => kind));
  const [code, found, remedy]: readonly [string, string, string] = kinds.has('lots')
    ? ['lotsInstead', 'these are open lots', 'use LOTS_FROM']
    : kinds.has('gains')
      ? ['gainsInstead', 'these are realised sales', 'use GAINS_FROM']
      : kinds.has('positions')
        ? [
            'positionsInstead',
            'these are positions without dates',
            'download the transactions, or the cost basis by lot',
          ]
        : kinds.has('cash')
          ? [
              'cashInstead',
              'the file tells of cash only, not of shares',
              'download the trade confirmations or the tax lots',
            ]
          : [
              'noTradesFound',
              'no heading row with a date, a security and a quantity was found',
              'paste the file whole, with its headings',
            ];
  return problemAt('raw', null, null, { code, found, remedy });
}

function draftRow(draft: Draft): Cell[] {
  const { at: moment, question, ratio, quantity, account } = draft;
  const isSplit = draft.action === 'Split' && question === null;
  const hasMoney = !isSplit && !/^Transfer|^Stock dividend|^Expired|^Exercised|^Assigned/.test(draft.action);
  return [
    { day: moment.day, seconds: 0 },
    moment.seconds > 0 ? clock(moment.seconds) : '',
    question === null ? draft.action : `Check: ${draft.action || 'record'}`,
    draft.symbol,
    isSplit ? (ratio ?? '') : quantity === null || quantity === ZERO ? '' : exactNumber(size(quantity)),
    hasMoney ? priceCell(draft.price) : '',
    hasMoney && draft.amount !== null ? exactNumber(draft.amount) : '',
    hasMoney && draft.fees !== ZERO ? exactNumber(draft.fees) : '',
    account.name,
    account.type,
    draft.asset,
    '',
    '',
    draft.row,
    inCell([question, draft.note].filter(Boolean).join('; ')),
  ];
}

function clock(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

export const blankBut = (note: string, width: number = TRADES_HEADINGS.length): Cell[] => [
  ...Array<Cell>(width - 1).fill(''),
  inCell(note),
];

/** Whose these trades are, and whether in a sheltered account, decides what a purchase does to a loss. */
function accountQuestion(drafts: readonly Draft[]): Cell[][] {
  const unnamed = drafts.filter(({ account }) => account.name === '' && account.type === '');
  if (unnamed.length === 0) return [];
  return [
    TRADES_HEADINGS.map((heading): Cell => {
      if (heading === 'Action') return 'Check: which account?';
      return heading === 'Note'
        ? 'the file names no account: give the arguments account and account_type, or the hints Account | NAME and Account type | Taxable'
        : '';
    }),
  ];
}

export function summary(drafts: readonly unknown[], counts: ReadonlyMap<string, number>): string {
  const aside = [...counts].filter(([, number]) => number > 0).map(([what, number]) => `${number} ${what}`);
  const read = `${drafts.length} ${drafts.length === 1 ? 'record' : 'records'} read`;
  return aside.length === 0 ? `${read}, none set aside` : `${read}; set aside: ${aside.join(', ')}`;
}
