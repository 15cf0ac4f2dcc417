import type { Day } from '../base/day';
import { pointer } from '../base/problem';
import { unitForSymbol, type BuyAnswer } from '../planner/buyCheck';
import { ask, type SettledHousehold } from '../session/ask';
import { dayCell, moneyCell } from '../table/amounts';
import { isBlank, type Cell, type Range } from '../table/cell';
import { readSymbol } from '../table/readCell';
import type { Ranges } from '../table/readHousehold';
import { reasonText } from '../table/reasonText';
import { SETTINGS, day, declare, range, securities, trades } from './declare';

export const BUY_HEADINGS = ['Symbol', 'Buy', 'Not before', 'Loss at stake', 'Whose sale', 'Why'] as const;

const NOTHING: Cell[] = ['', '', '', '', '', 'Nothing is on the do-not-buy list.'];

/** `BUY_CHECK`: may each symbol be bought now, and whose sale would it wash? No symbols: the do-not-buy list. */
export function buyCheck(symbols: Range | null, ranges: Partial<Ranges>, asOf: Day): Cell[][] {
  const asked = ask('BUY_CHECK', ranges, asOf);
  const named = (symbols ?? [])
    .flat()
    .filter(cell => !isBlank(cell))
    .map(readSymbol);
  const asks = named[0] === 'SYMBOL' || named[0] === 'TICKER' ? named.slice(1) : named;
  const { settlement } = asked;
  const answers = asks.length > 0 ? asks.map(symbol => settlement.mayBuy(symbol)) : settlement.doNotBuy();
  const rows = answers.map(answer => answerRow(asked, answer));
  if (rows.length === 0) rows.push(NOTHING);
  return [[...BUY_HEADINGS], ...rows];
}

function answerRow(settled: SettledHousehold, answer: BuyAnswer): Cell[] {
  const unit = unitForSymbol(settled.household, answer.symbol);
  const problem = unit ? settled.problemOf(unit) : null;
  if (problem) return [answer.symbol, pointer(problem), '', '', '', pointer(problem)];
  return cellsOf(answer);
}

const cellsOf = ({ symbol, buy, notBefore, lossAtStake, whose, why }: BuyAnswer): Cell[] => [
  symbol,
  buy,
  dayCell(notBefore),
  moneyCell(lossAtStake),
  whose,
  reasonText(why),
];

export const BUY_CHECK = declare({
  name: 'BUY_CHECK',
  help: "May each symbol be bought now, and whose loss sale would the purchase wash? Without symbols, the household's whole do-not-buy list. 26 U.S.C. § 1091. Education, not tax advice.",
  args: {
    symbols: range('symbols', 'A2:A10', 'One or more symbols; blank lists everything not to be bought.'),
    trades: trades('Trades of all accounts of the household, planned ones too.'),
    settings: SETTINGS,
    as_of: day('Optional. The day of the purchase; blank is today.'),
    securities: securities('Optional. Symbol, Identical to, Index, …'),
  },
  returns: 'Symbol, Buy (Yes, No, Review), Not before, Loss at stake, Whose sale, Why.',
  answer: ({ symbols, as_of, ...ranges }) => buyCheck(symbols, ranges, as_of),
});
