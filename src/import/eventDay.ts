import { isBlank, type Cell, type DayTime } from '../table/cell';
import { readText } from '../table/readCell';
import { cellOf, cellsOf, type Record } from './recognise';
import { readDate, type Style } from './values';

/** `ASSIGNED as of Dec-31-2025 CALL …`: the day of the event, inside the words of the row. */
const AS_OF = /\bas of ([A-Za-z]{3}-\d{1,2}-\d{2,4}|\d{1,2}[-/]\d{1,2}[-/]\d{2,4})\b/i;

/** An event is booked some days after it, and never before. */
const BOOKED_WITHIN = 60;

/** The day of the event itself: as its words tell it, else its date. */
export function ownDay(record: Record, style: Style): DayTime | null {
  const booked = readDate(cellOf(record, 'date'), style);
  if (booked === null) return null;
  for (const cell of cellsOf(record, 'action')) {
    const told = AS_OF.exec(readText(cell))?.[1];
    // Where only the words have dates as text, they are as American brokers write them.
    const day = told
      ? readDate(told, style.order ? style : { ...style, order: 'MDY', days: new Map() })
      : null;
    if (day && day.day <= booked.day && booked.day - day.day <= BOOKED_WITHIN) return day;
  }
  return booked;
}

/**
 * Records told in several lines: a line without a date, below one with a date, that has the award's value or the
 * shares that arrive, belongs to it. Cells that the first leaves blank are the second's.
 */
export function withLinesBelow(records: readonly Record[], style: Style): Record[] {
  const joined: Record[] = [];
  for (const record of records) {
    const above = joined[joined.length - 1];
    const isBelow =
      above?.layout === record.layout &&
      isBlank(firstDate(record)) &&
      readDate(firstDate(above), style) !== null &&
      DETAILS.some(role => !isBlank(cellOf(record, role)));
    if (!isBelow) joined.push(record);
    else joined[joined.length - 1] = { ...above, cells: filledFrom(above.cells, record.cells) };
  }
  return joined;
}

/** The day of the record itself: others of the row are of what it is about. */
const firstDate = ({ cells, layout }: Record): Cell => cells[layout.columns.get('date')?.[0] ?? -1] ?? '';

/** What only the second line of a record has. */
const DETAILS = ['awardValue', 'netShares'] as const;

/** Rows of a file may end early. */
const filledFrom = (first: readonly Cell[], second: readonly Cell[]): Cell[] =>
  Array.from({ length: Math.max(first.length, second.length) }, (_, at) => {
    const cell = first[at] ?? '';
    return isBlank(cell) ? (second[at] ?? '') : cell;
  });
