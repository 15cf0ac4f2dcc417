import type { CellValue } from './host';
import { instantOf } from './zone';

/** What a value becomes that is set: text is read as if a person had typed it, an apostrophe keeps it. */
export function typed(value: CellValue, zone: string): CellValue {
  if (typeof value !== 'string') return value;
  if (value.startsWith("'")) return value.slice(1);
  if (/^[-+]?[\d,]+(?:\.\d+)?$/.test(value)) return Number(value.replace(/,/g, ''));
  if (/^[\d.]+%$/.test(value)) return Number(value.slice(0, -1)) / 100;
  if (/^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(instantOf(Date.parse(`${value}T00:00:00Z`), zone));
  const [, month, date] = /^(\d{1,2})[-/](\d{1,2})(?:[-/]\d{2,4})?$/.exec(value) ?? [];
  return month && date ? new Date(instantOf(Date.UTC(2026, Number(month) - 1, Number(date)), zone)) : value;
}

/** Read as a formula when typed; a sheet that is written into by a script must never be handed such a text. */
export const isFormula = (value: CellValue): boolean =>
  typeof value === 'string' && /^(?:[=@＝＋－＠].|[+-]\D)/.test(value);
