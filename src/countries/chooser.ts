import type { CountryKey, Settings } from '../engine/settings';
import { AUSTRALIA } from './au';
import { CANADA } from './ca';
import type { Country } from './country';
import { GERMANY } from './de';
import { SPAIN } from './es';
import { IRELAND } from './ie';
import { INDIA } from './in';
import { lotCountry } from './byLots/country';
import { otherCountry } from './other';
import { poolCountry } from './byPools/country';
import { UK } from './uk';
import { UNITED_STATES } from './us';

const COUNTRIES: Readonly<Record<Exclude<CountryKey, 'Other'>, Country>> = {
  US: UNITED_STATES,
  UK: poolCountry(UK),
  CA: poolCountry(CANADA),
  IE: lotCountry(IRELAND),
  DE: lotCountry(GERMANY),
  AU: lotCountry(AUSTRALIA),
  IN: lotCountry(INDIA),
  ES: lotCountry(SPAIN),
};

/** The country of Settings. */
export const countryOf = (settings: Settings): Country =>
  settings.country === 'Other' ? lotCountry(otherCountry(settings)) : COUNTRIES[settings.country];

/** The code of what gains are measured in. */
export const homeCurrency = (settings: Settings): string => countryOf(settings).currencyCode;

/** The last tax year of each law whose amounts are in its data, by Settings' word for the country. */
export const lastYears = (): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(COUNTRIES).map(([key, { lastYear }]) => [key, lastYear]));
