import type { CountryKey, Settings } from '../engine/settings';
import { AUSTRALIA } from './au';
import { CANADA } from './ca';
import type { Country } from './country';
import { GERMANY } from './de';
import { IRELAND } from './ie';
import { INDIA } from './in';
import { otherCountry } from './other';
import { UK } from './uk';

const COUNTRIES: Partial<Record<CountryKey, Country>> = {
  UK,
  CA: CANADA,
  IE: IRELAND,
  DE: GERMANY,
  AU: AUSTRALIA,
  IN: INDIA,
};

/** The code of what gains are measured in. */
export const homeCurrency = (settings: Settings): string => countryOf(settings)?.currencyCode ?? 'USD';

/** The country of Settings; null is the United States, whose law the engine and the plan speak themselves. */
export const countryOf = (settings: Settings): Country | null =>
  settings.country === 'Other' ? otherCountry(settings) : (COUNTRIES[settings.country] ?? null);
