import { ZERO } from '../base/exact';
import { isDayTime } from '../table/cell';
import { ask, type Draft } from './draft';
import type { Figures } from './figures';
import type { Hints } from './hints';
import { QUESTIONS, symbolOf } from './questions';
import { cellsOf, type Record } from './recognise';
import { MONEY } from './money';
import { pairOf, type securityOf } from './security';

/** What only a person can answer of a record that has been understood. */
export function askOpenPoints(
  draft: Draft,
  record: Record,
  security: ReturnType<typeof securityOf>,
  figures: Figures,
  toldSymbol: string | null,
  { hints, quote }: { readonly hints: Hints; readonly quote: string },
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
  } else if (pair && pair.quote !== quote) {
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
  if (/^Transfer (in|out)$/.test(action) && !/own/i.test(hints.of('Transfers') ?? '')) {
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

/** What holds a number, and never a day. */
const FIGURES = ['quantity', 'price', 'amount', 'fees'] as const;

/** 5.12 became 12 May where the sheet's locale writes dates so. */
export function askAboutDates(draft: Draft, record: Record): void {
  const role = FIGURES.find(figure => cellsOf(record, figure).some(isDayTime));
  if (role === undefined) return;
  const heading = record.layout.headings[record.layout.columns.get(role)![0]!]!;
  const why = `a date stands under ${heading}: the spreadsheet's locale took a number of the file for a date; set File → Settings → Locale to the file's country and paste it again, or choose the file in the planner`;
  ask(draft, why, draft.action || 'record');
}
