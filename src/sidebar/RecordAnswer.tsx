import { useState } from 'preact/hooks';
import { LEAVE_OUT, RECORD_ACTIONS } from '../import/answeredRecords';
import { answersIn } from '../import/corrections';

interface Props {
  /** What the file says of the record, as far as it was read. */
  readonly record: RecordFields;
  /** What was answered before. */
  readonly answer: string;
  readonly isBusy: boolean;
  readonly onAnswer: (value: string) => void;
}

export interface RecordFields {
  readonly date: string;
  readonly symbol: string;
  readonly quantity: string;
  readonly amount: string;
}

const FIELDS = [
  ['date', 'Date (YYYY-MM-DD)'],
  ['symbol', 'Symbol'],
  ['quantity', 'Quantity'],
  ['amount', 'Amount, before fees'],
] as const;

/** A record that only a person can settle, answered where it is asked. */
export function RecordAnswer({ record, answer, isBusy, onAnswer }: Props) {
  const answered = answersIn(answer);
  const [action, setAction] = useState(answered.get('action') ?? '');
  const [fields, setFields] = useState<RecordFields>({
    date: answered.get('date') ?? record.date,
    symbol: answered.get('symbol') ?? record.symbol,
    quantity: answered.get('quantity') ?? record.quantity,
    amount: answered.get('amount') ?? record.amount,
  });
  const save = (): void => {
    const changed = FIELDS.filter(([key]) => fields[key].trim() !== record[key]).map(
      ([key]) => `${key}: ${fields[key].replace(/;/g, ' ').trim()}`,
    );
    onAnswer(action === '' ? '' : [`Action: ${action}`, ...(action === LEAVE_OUT ? [] : changed)].join('; '));
  };
  return (
    <details>
      <summary class="small">Answer</summary>
      <label>
        What was it?
        <select value={action} disabled={isBusy} onChange={event => setAction(event.currentTarget.value)}>
          <option value="">Please choose</option>
          {[...RECORD_ACTIONS, LEAVE_OUT].map(one => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      {action !== LEAVE_OUT &&
        FIELDS.map(([key, name]) => (
          <label key={key}>
            {name}
            <input
              type="text"
              value={fields[key]}
              maxLength={40}
              disabled={isBusy}
              onInput={event => setFields({ ...fields, [key]: event.currentTarget.value })}
            />
          </label>
        ))}
      <button type="button" disabled={isBusy || action === ''} onClick={save}>
        Take it so
      </button>
    </details>
  );
}
