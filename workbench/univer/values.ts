import { numfmt } from '@univerjs/core';
import { withSeparators } from '../standin/separators';
import { instantToSerial, serialToInstant } from '../standin/zone';

export const isDatePattern = (pattern?: string | null): boolean => !!pattern && numfmt.isDateFormat(pattern);

const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]';

/** A cell's value as Apps Script sees it: date cells are dates of the spreadsheet's zone, blanks ''. */
export function toScriptValue(value: unknown, pattern: string | null | undefined, zone: string): unknown {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' && isDatePattern(pattern)) return new Date(serialToInstant(value, zone));
  return value;
}

/** A value that a script wrote, as Univer keeps it. */
export function toUniverCell(value: unknown, zone: string): object {
  const plain = { f: null, si: null };
  if (isDate(value)) {
    return { ...plain, v: instantToSerial(value.getTime(), zone), t: 2, s: { n: { pattern: 'yyyy-mm-dd' } } };
  }
  if (typeof value === 'boolean') return { ...plain, v: value ? 1 : 0, t: 3 };
  if (typeof value === 'number') return { ...plain, v: value, t: 2 };
  const text = typeof value === 'string' ? value : '';
  if (text.startsWith('=')) return { f: withSeparators(text, false), v: null };
  if (text === '') return { ...plain, v: null };
  return { ...plain, v: text.startsWith("'") ? text.slice(1) : text, t: 1 };
}

/** Semicolons in a formula that a person types: Univer separates arguments by commas alone. */
export function readSemicolons(api: any): void {
  api.addEvent(api.Event.BeforeCommandExecute, ({ id, params }: any) => {
    if (id === 'sheet.command.set-range-values') separate(params?.value);
  });
}

function separate(value: any): void {
  if (value === null || typeof value !== 'object') return;
  if (typeof value.f === 'string') value.f = withSeparators(value.f, false);
  else for (const inner of Object.values(value)) separate(inner);
}
