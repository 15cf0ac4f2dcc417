import { dayFrom } from '../base/day';
import type { Fault } from '../table/faults';
import { quoted } from '../table/faults';
import type { CountryFacts } from './country';

/** `2026`, `2025/26`, `2025-26`, `2025–2026`, `FY2026`, `AY 2026-27`. */
const WRITTEN = /^(?:(FY|AY|TY|TAX YEAR|INCOME YEAR)\s*)?'?(\d{4}|\d{2})(?:\s*[-/–]\s*(\d{4}|\d{2}))?$/i;

/**
 * A tax year as people of the country write it, by the calendar year it begins in: one meaning each, and what can mean
 * two is asked about.
 */
export function readTaxYear(
  text: string,
  law: Pick<CountryFacts, 'name' | 'taxYearOf' | 'yearNames'>,
): number | Fault {
  const match = WRITTEN.exec(text.trim());
  if (!match) return notAYear(text);
  const [, prefix = '', first = '', second] = match;
  const word = prefix.toUpperCase();
  const year = full(first);
  const isSplit = law.taxYearOf(dayFrom(2026, 1, 1)) !== 2026;
  if (second !== undefined) {
    if (!isSplit) return calendar(text, law.name);
    if (full(second) !== year + 1) return notAYear(text);
    return word === 'AY' ? offset(text, year, law.yearNames.AY) : year;
  }
  if (word === 'FY' || word === 'AY') return offset(text, year, law.yearNames[word]);
  return first.length === 4 ? year : notAYear(text);
}

const full = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

const offset = (text: string, year: number, by: number | undefined): number | Fault =>
  by === undefined
    ? {
        code: 'openYear',
        found: `${quoted(text)} can mean two years`,
        remedy: `write both, such as ${year}/${String((year + 1) % 100).padStart(2, '0')}`,
      }
    : year + by;

const calendar = (text: string, country: string): Fault => ({
  code: 'notASplitYear',
  found: `${quoted(text)}: a tax year of ${country} is a calendar year`,
  remedy: 'write four digits, such as 2026',
});

const notAYear = (text: string): Fault => ({
  code: 'notAYear',
  found: `${quoted(text)} is not a year`,
  remedy: 'write four digits, such as 2026, or 2025/26 where the year begins in one and ends in the next',
});
