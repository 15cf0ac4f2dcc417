import { useState } from 'preact/hooks';
import type { SettingChange } from '../addon/settingsServer';
import { STATUSES } from '../table/settingWords';
import { typed } from './typed';

interface Props {
  readonly isBusy: boolean;
  readonly onSave: (changes: readonly SettingChange[]) => void;
}

/** Without an income nothing can be said of tax: asked for where it is missed. */
export function IncomeAsk({ isBusy, onSave }: Props) {
  const [income, setIncome] = useState('');
  const [status, setStatus] = useState('');
  const save = (event: Event): void => {
    event.preventDefault();
    onSave([
      { name: 'Taxable income', value: typed(income) },
      ...(status === '' ? [] : [{ name: 'Filing status', value: status }]),
    ]);
  };
  return (
    <form class="card" onSubmit={save}>
      <h2>Enter taxable income to see what this saves</h2>
      <label>
        Taxable income
        <span>Ordinary, before capital gains and losses</span>
        <input
          type="text"
          inputMode="decimal"
          value={income}
          onInput={event => setIncome(event.currentTarget.value)}
        />
      </label>
      <label>
        How you file
        <select value={status} onChange={event => setStatus(event.currentTarget.value)}>
          <option value="">As in Settings</option>
          {STATUSES.map(one => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <div class="actions">
        <button class="primary" type="submit" disabled={isBusy || income.trim() === ''}>
          Show
        </button>
      </div>
    </form>
  );
}
