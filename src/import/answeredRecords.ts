import { exactFromText, ZERO } from '../base/exact';
import { dayFromIso } from '../base/day';
import { readSymbolText } from '../table/symbol';
import { plainDigits } from '../table/numbers';
import { answersIn, recordAt, recordHint } from './corrections';
import type { Draft } from './draft';
import type { Hints } from './hints';
import type { Record } from './recognise';

/** What a record that is asked about can be answered to be; each is an action of the canonical table. */
export const RECORD_ACTIONS = [
  'Buy',
  'Sell',
  'Reinvest',
  'Vest',
  'Transfer in',
  'Transfer out',
  'Gift in',
  'Gift out',
  'Short',
  'Cover',
  'Buy to open',
  'Sell to close',
  'Sell to open',
  'Buy to close',
  'Expired',
  'Exercised',
  'Assigned',
  'Return of capital',
  'Stock dividend',
] as const;

export const LEAVE_OUT = 'Leave out';

/**
 * Records that a person has answered: the kind of thing it was, its day, symbol, quantity and amount, or that it is
 * left out. What an answer does not name stays as the file has it; an answer that cannot be read changes nothing.
 */
export function withAnswers(
  drafts: readonly Draft[],
  records: readonly Record[],
  hints: Hints,
  count: (what: string) => void,
): Draft[] {
  const find = recordAt(records);
  return drafts.flatMap(draft => {
    const record = draft.question === null ? undefined : find(draft.row);
    const text = record && hints.of(recordHint(record.cells));
    if (!text) return [draft];
    const answers = answersIn(text);
    const action = answers.get('action') ?? '';
    if (action === LEAVE_OUT) {
      count('left out by an answer');
      return [];
    }
    const known = RECORD_ACTIONS.find(one => one === action);
    const day = answers.has('date') ? dayFromIso(answers.get('date')!) : draft.at.day;
    const quantity = answers.has('quantity') ? numberOf(answers.get('quantity')!) : draft.quantity;
    const amount = answers.has('amount') ? numberOf(answers.get('amount')!) : draft.amount;
    const symbol = answers.has('symbol') ? readSymbolText(answers.get('symbol')!) : draft.symbol;
    if (!known || day === null || quantity === null || symbol === '' || needsMoney(known, amount))
      return [draft];
    return [
      {
        ...draft,
        action: known,
        at: { day, seconds: day === draft.at.day ? draft.at.seconds : 0 },
        symbol,
        quantity: quantity,
        amount: amount,
        price: answers.has('amount') || answers.has('quantity') ? null : draft.price,
        question: null,
        note: 'as answered',
      },
    ];
  });
}

const needsMoney = (action: string, amount: bigint | null): boolean =>
  /^(Buy|Sell|Reinvest|Vest|Short|Cover|Return)/.test(action) && (amount === null || amount === ZERO);

const numberOf = (text: string): bigint | null => {
  const digits = plainDigits(text, '.');
  return digits === null ? null : exactFromText(digits);
};
