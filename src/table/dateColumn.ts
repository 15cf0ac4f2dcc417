import type { Table } from './headings';
import type { Fault } from './faults';

/**
 * What a date column as a whole has wrong: day-first texts beside date cells mean that the spreadsheet's locale has
 * swapped day and month in the cells it could read, and nothing tells in which.
 */
export function dateColumnFault<K extends string>(table: Table<K>, key: K): Fault | null {
  if (!table.has(key)) return null;
  const { isSwapped, isMixed } = table.dates(key);
  if (isMixed) {
    return {
      code: 'mixedDates',
      found: 'some texts are day first, others month first',
      remedy: 'write them all as YYYY-MM-DD, or as date cells',
    };
  }
  if (!isSwapped) return null;
  return {
    code: 'swappedDates',
    found: 'day-first texts stand beside date cells, so day and month are likely swapped in the cells',
    remedy: 'set File → Settings → Locale to the country of the dates, then paste or import them again',
  };
}
