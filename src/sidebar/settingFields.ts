import type { Country } from '../countries/country';
import { GOAL_NAMES } from '../table/settings';
import { COUNTRY_CHOICES, STATUSES } from '../table/settingWords';

/** A setting as the planner asks for it. */
export interface SettingField {
  readonly name: string;
  readonly hint: string;
  readonly choices?: readonly string[];
  /** What stands in the list while none is chosen. */
  readonly unset?: string;
  /** What one may write, where more than a few words are possible. */
  readonly suggestions?: readonly string[];
}

const LAW: SettingField = {
  name: 'Country',
  hint: 'Whose law applies',
  choices: COUNTRY_CHOICES,
  unset: 'US (not set)',
};

const AMERICAN: readonly SettingField[] = [
  { name: 'Filing status', hint: 'How you file', choices: STATUSES, unset: 'Single (not set)' },
  { name: 'Taxable income', hint: 'Ordinary, before capital gains and losses' },
  { name: 'Modified AGI', hint: 'Before capital gains; for the 3.8% surtax' },
  { name: 'Qualified dividends', hint: 'Not in taxable income' },
  { name: 'Short-term carryover in', hint: 'From last year, positive' },
  { name: 'Long-term carryover in', hint: 'From last year, positive' },
  { name: 'State rate', hint: 'Such as 0.05 or 5%' },
  { name: 'Goal', hint: 'Where the plan stops', suggestions: GOAL_NAMES },
];

const WORTH: readonly SettingField[] = [
  { name: 'Minimum loss', hint: 'Leave smaller losses alone' },
  { name: 'Discount rate', hint: 'What kept money earns you after tax' },
  { name: 'Years to sale', hint: 'When you expect to sell the replacement' },
];

/** What a plan needs most under the law of Settings; the Settings table holds everything. */
export const fieldsFor = (country: Country | null): readonly SettingField[] => [
  LAW,
  ...(country === null ? AMERICAN : country.asks),
  ...WORTH,
];
