import { openBundle, type Value } from '../support/bundle';

/** What Sheets makes of the cells of a file on import: numbers, dates of its locale, booleans, formulas that fail. */
export type Locale = 'en_US' | 'en_GB' | 'de_DE';

const bundle = openBundle();

export function asSheets(cell: string, locale: Locale): Value {
  const bare = cell.trim();
  const number = locale === 'de_DE' ? german(bare) : english(bare);
  if (number !== null) return number;
  if (/^(true|false)$/i.test(bare)) return bare.toLowerCase() === 'true';
  if (/^[-+]\D/.test(cell) && !/^[-+]\$/.test(cell) && cell !== '-' && !/^--/.test(cell)) return '#NAME?';
  return dateIn(bare, locale) ?? cell;
}

/** Digits, or groups of three. */
const PLAIN = /^-?(?:\d*\.?\d+|\d+\.|\d{1,3}(?:,\d{3})+(?:\.\d+)?)$/;

/** Commas group, a point divides; a dollar is money. */
function english(bare: string): number | null {
  if (PLAIN.test(bare) && !/^-?0\d{3,}/.test(bare)) return Number(bare.replace(/,/g, ''));
  const money = /^([-(]?)\s*\$(-?[\d,]*\.?\d+)\s*\)?$/.exec(bare);
  return money ? Number(money[2]!.replace(/,/g, '')) * (money[1] === '' ? 1 : -1) : null;
}

/** Points group, in threes; a comma divides. */
const german = (bare: string): number | null =>
  (/^-?\d+(?:,\d+)?$/.test(bare) && !/^0\d{3,}/.test(bare)) || /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(bare)
    ? Number(bare.replace(/\./g, '').replace(',', '.'))
    : null;

function dateIn(bare: string, locale: Locale): Date | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(bare)) return bundle.day(bare);
  // `12.5` is the twelfth of May there.
  const short = locale === 'de_DE' ? /^(\d{1,2})\.(\d{1,2})$/.exec(bare) : null;
  const date = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})$/.exec(bare) ?? short;
  if (!date || (locale !== 'de_DE' && bare.includes('.'))) return null;
  const [month, day] = locale === 'en_US' ? [date[1]!, date[2]!] : [date[2]!, date[1]!];
  const year = date[3] === undefined ? '2026' : date[3].length === 2 ? `20${date[3]}` : date[3];
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
    ? bundle.day(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    : null;
}
