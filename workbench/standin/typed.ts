import type { CellValue } from './host';
import { instantOf } from './zone';

/** What a value becomes that is set: text is read as if a person had typed it, an apostrophe keeps it. */
export function typed(value: CellValue, zone: string): CellValue {
  if (typeof value !== 'string') return value;
  if (value.startsWith("'")) return value.slice(1);
  if (/^[-+]?[\d,]+(?:\.\d+)?$/.test(value)) return Number(value.replaceAll(',', ''));
  if (/^[\d.]+%$/.test(value)) return Number(value.slice(0, -1)) / 100;
  if (/^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (iso) return new Date(instantOf(Date.parse(`${value}T00:00:00Z`), zone));
  if (/^\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?$/.test(value)) return new Date(Date.parse('2026-01-02T05:00:00Z'));
  if (/^[+\-@＝＋－＠]./.test(value)) throw new Error(`a formula was written: ${value}`);
  return value;
}
