import { size, ZERO, type Shares } from '../base/exact';
import { eachOf, type Steps } from '../base/steps';
import { readText } from '../table/readCell';
import { bothLegs } from './conversion';
import type { AccountOf } from './accounts';
import { ask, type Draft } from './draft';
import { awardValue, figuresOf, isProved, ofContract, toldTrade } from './figures';
import type { Hints } from './hints';
import { categoryOf, mayBeBond } from './category';
import { restating } from './executions';
import { askAboutDates, askOpenPoints } from './openPoints';
import { mended } from './otherLocale';
import { ownDay, withLinesBelow } from './eventDay';
import { cellOf, cellsOf, type Record } from './recognise';
import { MONEY } from './money';
import { pairOf, securityOf } from './security';
import { firstNumber, readDate, type Style } from './values';
import { directed, isGeneric, opened, optionCode, sideWord } from './sides';
import { isPlanPurchase } from './employersPlan';
import { isCoreFund, readWords, type Reading } from './brokerWords';

/** Reads record by record, with what the file as a whole tells. */
export class TradeReader {
  private readonly currency: string;
  /** What most pairs were paid in. */
  readonly quote: string;
  /** Dividends set aside: a purchase of the same day for the same money is their reinvestment. */
  private readonly dividends = new Set<string>();
  /** The record looked at last: its words are asked for several times. */
  private worded: { readonly record: Record; readonly words: string } | null = null;
  private readonly readings = new Map<string, Reading>();
  private readonly restates: (record: Record) => boolean;

  constructor(
    private readonly records: readonly Record[],
    private readonly style: Style,
    readonly hints: Hints,
    private readonly accounts: (record: Record) => AccountOf,
    private readonly count: (what: string) => void,
  ) {
    this.restates = restating(records, style);
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
    if (this.restates(record)) return 'rows that restate others';
    const status = readText(cellOf(record, 'status')).toUpperCase();
    if (/STAGED|PENDING|CANCEL|REJECT|FAILED|WORKING|EXPIRED ORDER/.test(status))
      return 'orders not carried out';
    if (moment === null) return 'rows without a date (totals, footers)';
    if (isExchange(record)) return 'currency exchange';
    const security = securityOf(record, this.hints, null);
    if (isCoreFund(security.symbol)) return 'sweep';
    if (/^CASH$/i.test(security.symbol)) return 'cash';
    const told = toldTrade(readText(cellOf(record, 'description')));
    const quantity = this.quantityOf(record) ?? told?.quantity ?? null;
    // A future is opened and closed as an option is.
    const isOpened = security.isOption || categoryOf(record, security.symbol, false) === 'future';
    const reading = this.meaning(record, isOpened, quantity);
    if (reading.kind === 'cash' && isOfShares(reading.word, quantity, security.symbol))
      return this.draft(
        record,
        moment,
        security,
        quantity,
        this.described(record, isOpened) ?? { kind: 'unknown' },
      );
    if (reading.kind === 'cash') {
      const paid = firstNumber(record, 'amount', this.style);
      if (reading.word === 'dividend' && paid)
        this.dividends.add(`${moment.day} ${security.symbol} ${size(paid)}`);
      return reading.word;
    }
    return this.draft(record, moment, security, quantity, reading);
  }

  private draft(
    told: Record,
    moment: NonNullable<ReturnType<typeof readDate>>,
    security: ReturnType<typeof securityOf>,
    toldQuantity: Shares | null,
    reading: Exclude<Reading, { kind: 'cash' }>,
  ): Draft {
    if (!this.style.isOtherLocale) return this.drafted(told, moment, security, toldQuantity, reading);
    const { record, doubt, note } = mended(told, one =>
      isProved(
        figuresOf(one, this.style, security.isOption, true, this.quantityOf(one), false),
        security.isOption,
      ),
    );
    const quantity = record === told ? toldQuantity : this.quantityOf(record);
    const draft = this.drafted(record, moment, security, quantity, reading);
    if (note !== '') draft.note = note;
    if (doubt !== null) {
      // Before what its words leave open: that may be answered by another record, and this not.
      draft.question = null;
      ask(
        draft,
        `${doubt} may be a thousand times too large: the sheet's locale is not the file's; set File → Settings → Locale to the file's country and paste it again, or choose the file in the planner`,
      );
    }
    return draft;
  }

  private drafted(
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
    askOpenPoints(draft, record, security, figures, told?.symbol ?? null, this);
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

  /** Many records share their words. */
  private wordsRead(text: string, facts: Parameters<typeof readWords>[1]): Reading {
    const key = `${facts.isOption ? 'o' : ''}${facts.hasShares ? 's' : ''} ${text}`;
    let reading = this.readings.get(key);
    if (!reading) this.readings.set(key, (reading = readWords(text, facts)));
    return reading;
  }

  /** What the description says where the action's word is one of cash: `Deposit`, `ESPP`. */
  private described(record: Record, isOption: boolean): Exclude<Reading, { kind: 'cash' }> | null {
    const reading = this.wordsRead(readText(cellOf(record, 'description')), { isOption, hasShares: true });
    return reading.kind === 'cash' ? null : reading;
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

/** Shares or coins that a word of cash is said of are not cash. */
const isOfShares = (word: string, quantity: Shares | null, symbol: string): boolean =>
  word === 'cash' && quantity !== null && quantity !== ZERO && symbol !== '' && !MONEY.has(symbol);

/** Money for money: the file's own word for it, or a pair of currencies among its cash. */
function isExchange(record: Record): boolean {
  const asset = readText(cellOf(record, 'asset'));
  const pair = /^([A-Z]{3})[./]([A-Z]{3})$/.exec(readText(cellOf(record, 'symbol')).toUpperCase());
  return (
    /^(FOREX|FX)/i.test(asset) ||
    (/^CASH/i.test(asset) && pair !== null && MONEY.has(pair[1]!) && MONEY.has(pair[2]!))
  );
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
