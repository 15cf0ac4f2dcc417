import type { CountryKey } from '../engine/settings';
import { CANADA } from './ca';
import type { Country } from './country';
import { UK } from './uk';

const POOLING: Partial<Record<CountryKey, Country>> = { UK, CA: CANADA };

/** The country whose law pools, or null: lots are settled by the engine. */
export const poolingCountry = (key: CountryKey): Country | null => POOLING[key] ?? null;
