import { size, ZERO, type Shares } from '../base/exact';
import { eachOf, type Steps } from '../base/steps';
import { isDayTime } from '../table/cell';
import { readText } from '../table/readCell';
import { bothLegs } from './conversion';
import type { AccountOf } from './accounts';
import { ask, type Draft } from './draft';
import { awardValue, figuresOf, ofContract, toldTrade, type Figures } from './figures';
import type { Hints } from './hints';
import { categoryOf, mayBeBond } from './category';
import { ownDay, withLinesBelow } from './eventDay';
import { cellOf, cellsOf, type Record } from './recognise';
import { MONEY, pairOf, securityOf } from './security';
import { QUESTIONS, symbolOf } from './questions';
import { firstNumber, readDate, type Style } from './values';
import { directed, isGeneric, opened, optionCode, sideWord } from './sides';
import { isPlanPurchase } from './employersPlan';
import { isCoreFund, readWords, type Reading } from './brokerWords';

/** Reads record by record, with what the file as a whole tells. */
export class TradeReader {
  private readonly currency: string;
  /** What most pairs were paid in. */
  private readonly quote: string;
  /** Dividends set aside: a purchase of the same day for the same money is their reinvestment. */
  private readonly dividends = new Set<string>();
  /** The record looked at last: its words are asked for several times. */
  private worded: { readonly record: Record; readonly words: string } | null = null;
  private readonly readings = new Map<string, Reading>();

  constructor(
    private readonly records: readonly Record[],
    private readonly style: Style,
    private readonly hints: Hints,
    private readonly accounts: (record: Record) => AccountOf,
    private readonly count: (what: string) => void,
  ) {
    this.currency = hints.of('Currency')?.toUpperCase() ?? commonest(records.map(currencyOf));
    this.quote = commonest(records.map(record => pairOf(record)?.quote ?? ''));
  }

  *read(): Steps<Draft[]> {
    const drafts: Draft[] = [];
    yield* eachOf(withLinesBelow(this.records, this.style), record => {
      const draft = this.readOne(record);
      if (typeof draft === 'string') this.count(draft);
      else drafts.push(...bothLegs(draft, readText(cellOf(record, 'description'))));
    });
    for (const draft of drafts) {
      const paid = draft.amount === null ? '' : String(draft.amount);
      const isReinvested = this.dividends.has(`${draft.at.day} ${draft.symbol} ${paid}`);
      if (draft.action === 'Buy' && isReinvested) draft.action = 'Reinvest';
    }
    return drafts;
  }

  /** A draft, or the word under which the record is set aside. */
  private readOne(record: Record): Draft | string {
    const moment = ownDay(record, this.style);
    const detail = readText(cellOf(record, 'detail')).toUpperCase();
    if (detail !== '' && detail !== 'ORDER' && detail !== 'EXECUTION') return 'rows that restate others';
    if (moment === null) return 'rows without a date (totals, footers)';
    const status = readText(cellOf(record, 'status')).toUpperCase();
    if (/STAGED|PENDING|CANCEL|REJECT|EXPIRED ORDER/.test(status)) return 'orders not carried out';
    if (/^(FOREX|CASH|FX)/i.test(readText(cellOf(record, 'asset')))) return 'currency exchange';
    const security = securityOf(record, this.hints, null);
    if (isCoreFund(security.symbol)) return 'sweep';
    if (/^CASH$/i.test(security.symbol)) return 'cash';
    const told = toldTrade(readText(cellOf(record, 'description')));
    const quantity = this.quantityOf(record) ?? told?.quantity ?? null;
    // A future is opened and closed as an option is.
    const isOpened = security.isOption || categoryOf(record, security.symbol, false) === 'future';
    const reading = this.meaning(record, isOpened, quantity);
    if (reading.kind === 'cash') {
      const paid = firstNumber(record, 'amount', this.style);
      if (reading.word === 'dividend' && paid)
        this.dividends.add(`${moment.day} ${security.symbol} ${size(paid)}`);
      return reading.word;
    }
    return this.draft(record, moment, security, quantity, reading);
  }

  private draft(
    record: Record,
    moment: NonNullable<ReturnType<typeof readDate>>,
    security: ReturnType<typeof securityOf>,
    quantity: Shares | null,
    reading: Exclude<Reading, { kind: 'cash' }>,
  ): Draft {
    const action = reading.kind === 'action' ? directed(reading.meaning, record, quantity) : '';
    const isPurchase = !/^(Sell|Short|Transfer out)/.test(action);
    const isBond = mayBeBond(record, security.symbol);
    const category = categoryOf(record, security.symbol, security.isOption);
    const read = figuresOf(record, this.style, security.isOption, isPurchase, quantity, isBond);
    const figures = category === 'future' ? ofContract(read) : read;
    const told = toldTrade(readText(cellOf(record, 'description')));
    const draft: Draft = {
      row: record.row,
      at: timed(record, moment, this.style),
      action,
      symbol: security.isNameOnly && told?.symbol ? told.symbol : security.symbol,
      isOption: security.isOption,
      quantity,
      ratio: ratioInText(readText(cellOf(record, 'description'))),
      price: figures.price,
      amount: figures.amount,
      fees: figures.fees,
      account: this.accounts(record),
      asset: figures.isPerHundred && category !== 'bill' ? 'bond' : category,
      question: null,
      hints: [],
      note: /stock split (close|open)/i.test(this.wordsOf(record)) ? this.wordsOf(record) : figures.note,
      order: readText(cellOf(record, 'order')),
      hasOrders: record.layout.columns.has('order'),
    };
    if (category === 'CFD')
      ask(draft, 'a contract for difference is no share, and its tax is not worked out: leave it out', 'CFD');
    askAboutDates(draft, record);
    this.askAboutCurrency(draft, record);
    if (reading.kind === 'ask' && !isPlanPurchase(draft, reading.looksLike, awardValue(record, this.style)))
      ask(draft, reading.why, reading.looksLike);
    if (reading.kind === 'unknown') {
      ask(
        draft,
        'what it is cannot be told from its words: write the action it stands for',
        this.wordsOf(record).slice(0, 40) || 'record',
      );
    }
    this.question(draft, record, security, figures, told?.symbol ?? null);
    return draft;
  }

  /** Before what its words leave open: that may be answered by another record, and this not. */
  private askAboutCurrency(draft: Draft, record: Record): void {
    const currency = currencyOf(record);
    if (currency !== '' && this.currency !== '' && currency !== this.currency) {
      ask(
        draft,
        `the amount is in ${currency}, the account's currency is ${this.currency}: enter it in ${this.currency} at that day's rate`,
      );
    }
  }

  /** What only a person can answer of a record that has been understood. */
  private question(
    draft: Draft,
    record: Record,
    security: ReturnType<typeof securityOf>,
    figures: Figures,
    toldSymbol: string | null,
  ): void {
    const { action } = draft;
    if (draft.symbol === '')
      ask(
        draft,
        'the file does not say which security: give the hint Symbol | TICKER',
        action,
        QUESTIONS.symbol,
      );
    else if (security.isNameOnly && !toldSymbol) {
      const why = `only the name "${draft.symbol}" is given: give the hint ${draft.symbol} | TICKER`;
      ask(draft, why, action, symbolOf(draft.symbol));
    }
    if (security.isNumber) {
      draft.note ||= `known by its number: the hint ${draft.symbol} | TICKER gives it its symbol`;
      draft.hints.push(symbolOf(draft.symbol));
    }
    const pair = pairOf(record);
    if (pair && !MONEY.has(pair.quote)) {
      ask(
        draft,
        `${pair.base} against ${pair.quote} is a sale of one and a purchase of the other: enter both with their value`,
        'swap',
      );
    } else if (pair && pair.quote !== this.quote) {
      ask(draft, `the amount is in ${pair.quote}: enter it in the account's currency at that day's rate`);
    }
    if (figures.isContradiction && /Buy|Sell|Short|Cover|Reinvest/.test(action)) {
      ask(
        draft,
        figures.isPerHundred
          ? 'Quantity × Price ÷ 100 and the amount differ: leave interest that had accrued out of Amount (it is income of the seller, no price)'
          : 'Quantity × Price and the amount do not agree: correct the figure that is wrong',
      );
    }
    if (/^Transfer (in|out)$/.test(action) && !/own/i.test(this.hints.of('Transfers') ?? '')) {
      ask(
        draft,
        'between own accounts, or a gift or a sale? Give the hint Transfers | Own accounts, or enter it as Gift or Sell',
        action,
        QUESTIONS.transfers,
      );
    }
    if (action === 'Transfer')
      ask(draft, 'in or out is not told: write Transfer in or Transfer out', 'transfer');
    if (/^(Buy|Vest|Reinvest)/.test(action) && (draft.amount === null || draft.amount === ZERO)) {
      ask(draft, 'the cost is missing: enter what the shares cost, or were worth when they vested');
    }
    if (draft.isOption && /^(Buy|Sell)$/.test(action)) {
      ask(
        draft,
        'opening or closing is not told: write Buy to open, Sell to close, Sell to open or Buy to close',
        `option ${action.toLowerCase()}`,
      );
    }
  }

  /** Many records share their words. */
  private wordsRead(text: string, facts: Parameters<typeof readWords>[1]): Reading {
    const key = `${facts.isOption ? 'o' : ''}${facts.hasShares ? 's' : ''} ${text}`;
    let reading = this.readings.get(key);
    if (!reading) this.readings.set(key, (reading = readWords(text, facts)));
    return reading;
  }

  private quantityOf(record: Record): Shares | null {
    const net = /RELEASE|VEST|LAPSE/i.test(this.wordsOf(record))
      ? firstNumber(record, 'netShares', this.style)
      : null;
    return net ?? firstNumber(record, 'quantity', this.style);
  }

  private wordsOf(record: Record): string {
    if (this.worded?.record !== record) this.worded = { record, words: this.spelled(record) };
    return this.worded.words;
  }

  private spelled(record: Record): string {
    const words = [...cellsOf(record, 'action'), ...cellsOf(record, 'side')].map(readText).map(sideWord);
    const section = record.section !== null && record.section !== 'Trades' ? [record.section] : [];
    const direction = readText(cellOf(record, 'direction'));
    return [...words, ...section, /^(IN|OUT)$/i.test(direction) ? direction : ''].filter(Boolean).join(' ');
  }

  private meaning(record: Record, isOption: boolean, quantity: Shares | null): Reading {
    const hasShares = quantity !== null && quantity !== ZERO;
    const words = this.wordsOf(record);
    const description = readText(cellOf(record, 'description'));
    const code = cellsOf(record, 'openClose').map(readText).join(';').toUpperCase();
    const cash = firstNumber(record, 'amount', this.style) ?? ZERO;
    const coded = isOption ? optionCode(code) : null;
    if (coded) return { kind: 'action', meaning: coded };
    // A dividend beside a number of shares is cash, unless cash left for them.
    const isPaid = /\bDIV/i.test(words) && !/REINV|STOCK\s?DIV/i.test(words) && cash >= ZERO;
    const facts = { isOption, hasShares: hasShares && !isPaid };
    const told = toldTrade(description);
    const isNamed = record.layout.columns.has('action') || record.layout.columns.has('side');
    // Where no column has the action, or only says that something was traded, the description does.
    const texts = isNamed && !isGeneric(words) ? [words, description] : [description, words];
    if (told && this.wordsRead(texts[0]!, facts).kind === 'unknown') return opened(told.side, isOption, code);
    const reading = texts
      .map(text => this.wordsRead(text, facts))
      .reduce((found, next) => (found.kind === 'unknown' ? next : found));
    if (reading.kind === 'unknown' && words === '' && quantity !== null && quantity !== ZERO) {
      return opened(quantity > ZERO ? 'Buy' : 'Sell', isOption, code);
    }
    return reading.kind === 'action' && (reading.meaning === 'Buy' || reading.meaning === 'Sell')
      ? opened(reading.meaning, isOption, code)
      : reading;
  }
}

/** What holds a number, and never a day. */
const FIGURES = ['quantity', 'price', 'amount', 'fees'] as const;

/** 5.12 became 12 May where the sheet's locale writes dates so. */
function askAboutDates(draft: Draft, record: Record): void {
  const role = FIGURES.find(figure => cellsOf(record, figure).some(isDayTime));
  if (role === undefined) return;
  const heading = record.layout.headings[record.layout.columns.get(role)![0]!]!;
  const why = `a date stands under ${heading}: the spreadsheet's locale took a number of the file for a date; set File → Settings → Locale to the file's country and paste it again, or choose the file in the planner`;
  ask(draft, why, draft.action || 'record');
}

/** `Split 2 for 1` */
const ratioInText = (text: string): string | null => {
  const match = /split (\d+) for (\d+)/i.exec(text);
  return match ? `${match[1]!}:${match[2]!}` : null;
};

function timed(record: Record, moment: NonNullable<ReturnType<typeof readDate>>, style: Style) {
  if (moment.seconds > 0) return moment;
  const [clock] = cellsOf(record, 'time').map(cell => {
    const own = readDate(cell, style);
    if (own && own.day === moment.day) return own.seconds;
    const match = typeof cell === 'string' ? /^(\d{1,2}):(\d{2})$/.exec(cell.trim()) : null;
    return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 : 0;
  });
  return { day: moment.day, seconds: clock ?? 0 };
}

const currencyOf = (record: Record): string => readText(cellOf(record, 'currency')).toUpperCase();

function commonest(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
