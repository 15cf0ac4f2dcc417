import type { Country } from '../countries/country';
import { SETTING_SPECS } from '../table/settingSpecs';

/** A setting as the planner asks for it. */
export interface SettingField {
  readonly name: string;
  readonly hint: string;
  readonly choices?: readonly string[] | undefined;
  /** What stands in the list while none is chosen. */
  readonly unset?: string | undefined;
  /** What one may write, where more than a few words are possible. */
  readonly suggestions?: readonly string[] | undefined;
}

const AMERICAN = [
  'Filing status',
  'Taxable income',
  'Modified AGI',
  'Qualified dividends',
  'Short-term carryover in',
  'Long-term carryover in',
  'State rate',
  'Goal',
];

/** What a return of the United States may need besides. */
const AMERICAN_BESIDE = [
  'Short-term gain elsewhere',
  'Long-term gain elsewhere',
  'Capital gain distributions',
  'Other investment income',
  'Ordinary rate',
  'Long-term rate',
  'Crypto wash sales from',
  'Count 401k and HSA as IRA',
  'Replacement must still be held',
  'Fills of a day are one purchase',
  'Options replace shares',
  'Tacking',
];

const WORTH = ['Minimum loss', 'Discount rate', 'Years to sale'];

/** What any law leaves to the household. */
const ANYWHERE = [
  'Tax year',
  'Lot method',
  'Commission',
  'Spread',
  'Time cost per harvest',
  'Later rate',
  'Share taxed later',
];

const FIELDS: readonly SettingField[] = SETTING_SPECS.map(
  ({ name, hint, choices, suggestions, fallback }) => ({
    name,
    hint,
    choices,
    suggestions,
    unset: `${fallback} (not set)`,
  }),
);

const fields = (names: readonly string[]): readonly SettingField[] =>
  names.map(wanted => FIELDS.find(({ name }) => name === wanted)!);

/** What a plan needs most under the law of Settings, as that law understands it. */
export const fieldsFor = (country: Country | null): readonly SettingField[] => [
  ...fields(['Country']),
  ...(country === null ? fields(AMERICAN) : country.asks),
  ...fields(WORTH),
];

/** The other settings that mean something under that law. */
export const fieldsBeside = (country: Country | null): readonly SettingField[] => {
  const asked = new Set(fieldsFor(country).map(({ name }) => name));
  return fields([...(country === null ? AMERICAN_BESIDE : []), ...ANYWHERE]).filter(
    ({ name }) => !asked.has(name),
  );
};
