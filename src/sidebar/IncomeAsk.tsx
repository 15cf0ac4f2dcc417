import { useState } from 'preact/hooks';
import type { SettingChange } from '../addon/settingsServer';
import type { Country } from '../countries/country';
import { fieldsFor, fieldsBeside } from './settingFields';
import { typed } from './typed';

interface Props {
  readonly country: Country;
  readonly isBusy: boolean;
  readonly onSave: (changes: readonly SettingChange[]) => void;
}

/** What a law can take tax from, the first of which it has a bracket for. */
const INCOME = ['Taxable income', 'Filing status'];
const RATES = ['Ordinary rate', 'Long-term rate'];
const ABOUT: Readonly<Record<string, string>> = {
  'Ordinary rate': 'about 24%',
  'Long-term rate': 'about 15%',
};

/** Without an income, or a rate, nothing can be said of tax: asked for where it is missed. */
export function IncomeAsk({ country, isBusy, onSave }: Props) {
  const [answers, setAnswers] = useState<ReadonlyMap<string, string>>(new Map());
  const known = [...fieldsFor(country), ...fieldsBeside(country)];
  const among = (names: readonly string[]) =>
    names.flatMap(name => known.find(field => field.name === name) ?? []);
  const [income, rates] = [among(INCOME), among(RATES)];
  const hasIncome = income.some(({ name }) => name === 'Taxable income');
  const given = [...answers].filter(([, text]) => text.trim() !== '');
  const field = ({ name, hint, choices }: (typeof known)[number]) => {
    const set = (text: string): void => setAnswers(new Map(answers).set(name, text));
    return (
      <label key={name}>
        {name}
        <span>{hint}</span>
        {choices ? (
          <select value={answers.get(name) ?? ''} onChange={event => set(event.currentTarget.value)}>
            <option value="">As in Settings</option>
            {choices.map(one => (
              <option key={one}>{one}</option>
            ))}
          </select>
        ) : (
          <input
            type="text"
            inputMode="decimal"
            placeholder={ABOUT[name]}
            value={answers.get(name) ?? ''}
            onInput={event => set(event.currentTarget.value)}
          />
        )}
      </label>
    );
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        onSave(given.map(([name, text]) => ({ name, value: typed(text) })));
      }}
    >
      <p class="small">Enter {hasIncome ? 'taxable income' : 'your rate'} to see what this saves.</p>
      {hasIncome && income.map(field)}
      {rates.length > 0 && hasIncome && (
        <p class="small hint">Or the rates themselves, of one more unit of income and of gain:</p>
      )}
      {rates.map(field)}
      <div class="actions">
        <button class="primary" type="submit" disabled={isBusy || given.length === 0}>
          Show
        </button>
      </div>
    </form>
  );
}
