import { gainsFrom } from '../import/gains';
import type { Given } from '../import/imported';
import { lotsFrom } from '../import/lots';
import { tradesFrom } from '../import/trades';
import type { Range } from '../table/cell';
import { declare, range, table, text } from './declare';

const givenBy = (given: {
  readonly account: string;
  readonly account_type: string;
  readonly hints: Range | null;
}): Given => ({ account: given.account, accountType: given.account_type, hints: given.hints });

export const TRADES_FROM = declare({
  name: 'TRADES_FROM',
  help: "A broker's transactions, pasted raw, as the Trades table: preamble, totals and footers are set aside, cash rows counted, net amounts told from gross ones by arithmetic. What only a person can answer keeps its row with the action Check and says under Note what to do; a question about the whole file is an error. Paste again next month.",
  args: {
    raw: table('raw', 'Raw!A1:Z500', 'The export as it is, headings and all.'),
    account: text('"Schwab"', "Optional. The account's name, where the file has none."),
    account_type: text('"Taxable"', 'Optional. Taxable, IRA, Roth IRA, 401k …, where the file does not say.'),
    hints: range(
      'hints',
      'Hints!A1:B9',
      'Optional. Two columns of answers: Date order | DMY, Symbol | TICKER, Transfers | Own accounts.',
    ),
  },
  returns:
    'Date, Time, Action, Symbol, Quantity, Price, Amount, Fees, Account, Account type, Asset, …, Row, Note.',
  answer: ({ raw, ...given }) => tradesFrom(raw, givenBy(given)),
});

export const LOTS_FROM = declare({
  name: 'LOTS_FROM',
  help: "A broker's open lots, pasted raw, as the Lots table. Positions without the days they were bought are refused with the name of the file to download instead.",
  args: {
    raw: table('raw', 'Raw!A1:Z500', 'The export as it is, headings and all.'),
    account: text('"Schwab"', "Optional. The account's name, where the file has none."),
    account_type: text('"Taxable"', 'Optional. Taxable, IRA, Roth IRA, 401k …, where the file does not say.'),
    hints: range(
      'hints',
      'Hints!A1:B9',
      'Optional. Two columns of answers: Date order | DMY, Symbol | TICKER.',
    ),
  },
  returns: 'Symbol, Quantity, Acquired, Cost basis, Price, Account, Account type, Asset, Row, Note.',
  answer: ({ raw, ...given }) => lotsFrom(raw, givenBy(given)),
});

export const GAINS_FROM = declare({
  name: 'GAINS_FROM',
  help: "A broker's realised gains or 1099-B, pasted raw, as a table of realised sales for NET_GAIN.",
  args: {
    raw: table('raw', 'Raw!A1:Z500', 'The export as it is, headings and all.'),
    account: text('"Schwab"', "Optional. The account's name, where the file has none."),
    account_type: text('"Taxable"', 'Optional. Not needed for realised sales.'),
    hints: range('hints', 'Hints!A1:B9', 'Optional. Two columns of answers: Date order | DMY.'),
  },
  returns: 'Symbol, Quantity, Acquired, Sold, Proceeds, Cost basis, Adjustment, Term, Account, Row, Note.',
  answer: ({ raw, ...given }) => gainsFrom(raw, givenBy(given)),
});
