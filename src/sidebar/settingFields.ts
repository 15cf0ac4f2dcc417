import type { Country, SettingAsk } from '../countries/country';
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

const WORTH = ['Goal', 'Minimum loss', 'Discount rate', 'Years to sale'];

/** What any law leaves to the household. */
const ANYWHERE = [
  'Tax year',
  'Lot method',
  'Commission',
  'Spread',
  'Time cost per harvest',
  'Later rate',
  'Share taxed later',
  'Leave out what cannot be read',
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

const fields = (asks: readonly (string | SettingAsk)[]): readonly SettingField[] =>
  asks.map(ask => (typeof ask === 'string' ? FIELDS.find(({ name }) => name === ask)! : ask));

/** What a plan needs most under the law of Settings, as that law understands it. */
export const fieldsFor = ({ mainSettings: asks }: Country): readonly SettingField[] =>
  fields(['Country', ...asks, ...WORTH]);

/** The other settings that mean something under that law. */
export const fieldsBeside = (country: Country): readonly SettingField[] => {
  const asked = new Set(fieldsFor(country).map(({ name }) => name));
  return fields([...country.otherSettings, ...ANYWHERE]).filter(({ name }) => !asked.has(name));
};
