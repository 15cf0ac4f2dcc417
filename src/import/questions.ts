import { ACCOUNT_TYPES } from '../table/accounts';

/** What a person answers once for a file, as a hint: the first column of `hints`, and what may stand beside it. */
export interface Question {
  readonly hint: string;
  readonly asks: string;
  /** What may be answered, each with what it means; null: a text of one's own. */
  readonly answers: readonly Answer[] | null;
  /** What stands while nobody answers. */
  readonly otherwise?: string;
}

export interface Answer {
  readonly value: string;
  readonly words: string;
}

export const QUESTIONS = {
  dateOrder: {
    hint: 'Date order',
    asks: 'Does the day or the month come first in its dates?',
    answers: [
      { value: 'MDY', words: 'Month first (03/14/2026)' },
      { value: 'DMY', words: 'Day first (14/03/2026)' },
    ],
  },
  decimal: {
    hint: 'Decimal',
    asks: 'Which sign stands before the decimals?',
    answers: [
      { value: '.', words: 'A point (1,234.50)' },
      { value: ',', words: 'A comma (1.234,50)' },
    ],
  },
  symbol: {
    hint: 'Symbol',
    asks: 'Which security is this file about? Its symbol:',
    answers: null,
  },
  transfers: {
    hint: 'Transfers',
    asks: 'Are its transfers of shares between accounts of your own?',
    answers: [{ value: 'Own accounts', words: 'Yes, all of them' }],
  },
  account: { hint: 'Account', asks: 'What do you call this account?', answers: null },
  accountType: {
    hint: 'Account type',
    asks: 'What kind of account is it?',
    answers: ACCOUNT_TYPES.map(value => ({ value, words: value })),
  },
} satisfies Readonly<Record<string, Question>>;

/** The symbol of a security that the file knows by a name or a number. */
export const symbolOf = (name: string): Question => ({
  hint: name,
  asks: `What is the symbol of “${name}”?`,
  answers: null,
});

/** What the household calls an account that the file calls by a number, or by a name of its own. */
export const accountNamed = (own: string, name: string): Question => ({
  hint: own,
  asks: `What do you call the account “${own}”?`,
  answers: null,
  otherwise: name,
});

/** Each question once, in the order in which they turned up. */
export const distinct = (questions: readonly Question[]): Question[] => [
  ...new Map(questions.map(question => [question.hint, question])).values(),
];
