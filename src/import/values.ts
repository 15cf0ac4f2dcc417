import { exactFromText, size, ZERO } from '../base/exact';
import { folded } from '../base/text';
import { isDayTime, type Cell, type DayTime } from '../table/cell';
import { orderOf, readMoment, type DateOrder } from '../table/dates';
import { decimalMarkOf, isOpenNumber, plainDigits, readNumber, type DecimalMark } from '../table/numbers';
import { problemAt, FAULTS, isFault, quoted, type Fault } from '../table/faults';
import type { Problem } from '../base/problem';
import type { Hints } from './hints';
import { cellsOf, isMissing, type Layout, type Record } from './recognise';
import { QUESTIONS, type Question } from './questions';
import type { Role } from './roles';

/** How this file writes days and numbers, settled once from all of its records. */
export interface Style {
  readonly order: DateOrder;
  readonly mark: DecimalMark;
  /**
   * Texts prove how the file writes numbers while other figures are number cells: the sheet has another locale, and where
   * it found groups of three it took a decimal for thousands.
   */
  readonly isOtherLocale: boolean;
  /** Texts of days read before: many records share one. */
  readonly days: Map<string, DayTime | null>;
}

const MONEY: readonly Role[] = [
  'price',
  'amount',
  'gross',
  'fees',
  'debit',
  'credit',
  'basis',
  'proceeds',
  'value',
  'unitCost',
  'quantity',
  'netShares',
];

/** Settles date order and decimal sign, or says which question about the whole file is open. */
export function styleOf(
  records: readonly Record[],
  dates: readonly Role[],
  hints: Hints,
): { readonly style: Style; readonly problems: Problem[]; readonly questions: Question[] } {
  const problems: Problem[] = [];
  const questions: Question[] = [];
  const order = dateOrder(records, dates, hints, problems, questions);
  const numbers = (): Iterable<Cell> => figuresIn(records);
  const hinted = hints.of('Decimal') ?? hints.of('Decimal sign');
  const mark = hinted === ',' || hinted === '.' ? hinted : decimalMarkOf(numbers());
  if (mark === null) {
    const open = firstOpen(numbers());
    if (open !== undefined) {
      questions.push(QUESTIONS.decimal);
      problems.push(
        problemAt('raw', null, null, {
          code: 'openNumber',
          found: `${quoted(open)} may be a thousand or a decimal, and no number of the file tells`,
          remedy: 'give the hint Decimal | . or Decimal | ,',
        }),
      );
    }
  }
  const isOtherLocale = mark !== null && hinted === null && isHalfRead(numbers());
  return { style: { order, mark, isOtherLocale, days: new Map() }, problems, questions };
}

/** Some figures are numbers already, and others, with a decimal sign, are texts still. */
function isHalfRead(cells: Iterable<Cell>): boolean {
  let hasNumber = false;
  let hasText = false;
  for (const cell of cells) {
    if (typeof cell === 'number') hasNumber ||= isWhole(cell);
    else if (typeof cell === 'string') hasText ||= /^[-+(]*[$€£]?[-+]?\d+[.,]\d+\)?$/.test(cell.trim());
    if (hasNumber && hasText) return true;
  }
  return false;
}

/** A whole number may have been `1,234`, `1.234` or `0.979` in the file. */
export const isWhole = (cell: Cell): boolean =>
  typeof cell === 'number' && Number.isInteger(cell) && cell !== 0;

/** Where nothing in a record proves its figures, a file that is half read is refused whole. */
export const halfRead: Problem = problemAt('raw', null, null, {
  code: 'otherLocale',
  found:
    'numbers stand beside texts that are numbers, so the sheet took decimal signs of the file for thousands',
  remedy:
    'set File → Settings → Locale to the country of the file and paste or import it again, or choose the file in the planner',
});

/** One after another: of a long file they would fill the memory. */
function* figuresIn(records: readonly Record[]): Generator<Cell> {
  const columns = new Map<Layout, number[]>();
  for (const { cells, layout } of records) {
    let own = columns.get(layout);
    if (!own)
      columns.set(layout, (own = [...new Set(MONEY.flatMap(role => layout.columns.get(role) ?? []))]));
    for (const at of own) {
      const cell = cells[at] ?? '';
      if (cell !== '' && !isMissing(cell)) yield cell;
    }
  }
}

function firstOpen(cells: Iterable<Cell>): Cell | undefined {
  for (const cell of cells) if (isOpenNumber(cell)) return cell;
  return undefined;
}

function dateOrder(
  records: readonly Record[],
  roles: readonly Role[],
  hints: Hints,
  problems: Problem[],
  questions: Question[],
): DateOrder {
  const cells = [...new Set(records.flatMap(record => roles.flatMap(role => cellsOf(record, role))))];
  const { order, isOpen, isMixed } = orderOf(cells.map(eventDay));
  const hinted = hints
    .of('Date order')
    ?.toUpperCase()
    .replace(/[^A-Z]/g, '');
  // Sheets has read what its locale could, and left the rest as text: the days it read are swapped. A text with more
  // in it than a date stays a text in every locale, and proves nothing.
  const isSwapped = cells.some(isDayTime) && orderOf(cells.filter(isBareDate)).order !== null;
  if (isSwapped) {
    problems.push(
      problemAt('raw', null, 'Date', {
        code: 'swappedDates',
        found: 'dates stand beside texts that are dates, so day and month are likely swapped in the dates',
        remedy: 'set File → Settings → Locale to the country of the file and paste or import it again',
      }),
    );
  } else if (isMixed) {
    problems.push(
      problemAt('raw', null, 'Date', {
        code: 'mixedDates',
        found: 'some dates are day first, others month first',
        remedy: 'import the file again into a spreadsheet of its own country (File → Settings → Locale)',
      }),
    );
  }
  if (hinted === 'DMY' || hinted === 'MDY') return hinted;
  if (order === null && isOpen && !isMixed) {
    questions.push(QUESTIONS.dateOrder);
    problems.push(
      problemAt('raw', null, 'Date', {
        code: 'openDates',
        found: 'no date of the file tells whether the day or the month comes first',
        remedy: 'give the hint Date order | DMY or Date order | MDY',
      }),
    );
  }
  return order;
}

const isBareDate = (cell: Cell): boolean => typeof cell === 'string' && !AS_OF.test(folded(cell));

const AS_OF = /^.*\bas of\s+(.*)$/i;

/** `10/19/2026 as of 10/16/2026`: the second is the day of the event. */
const eventDay = (cell: Cell): Cell => (typeof cell === 'string' ? folded(cell).replace(AS_OF, '$1') : cell);

export function readDate(cell: Cell, { order, days }: Style): DayTime | null {
  const known = typeof cell === 'string' ? days.get(cell) : undefined;
  if (known !== undefined) return known;
  const moment = readMoment(eventDay(cell), order);
  const found = isFault(moment) ? null : moment;
  if (typeof cell === 'string') days.set(cell, found);
  return found;
}

/** An exact number with its sign; null where nothing stands. */
export function numberIn(cell: Cell, { mark }: Style): bigint | null | Fault {
  if (isMissing(cell)) return null;
  if (typeof cell === 'number') return readNumber(cell);
  // `@10.45` is a price, `2S` two contracts that are owed.
  const digits =
    typeof cell === 'string'
      ? plainDigits(cell.replace(/^\s*@/, '').replace(/^(\s*\d+)[SL]\s*$/, '$1'), mark)
      : null;
  const value = digits === null ? null : exactFromText(digits);
  return value ?? FAULTS.number(cell);
}

/** The first number of a role that is not zero; zero where all are; null where nothing stands. */
export function firstNumber(record: Record, role: Role, style: Style): bigint | null {
  let found: bigint | null = null;
  for (const cell of cellsOf(record, role)) {
    const value = numberIn(cell, style);
    if (value === null || isFault(value)) continue;
    if (value !== ZERO) return value;
    found = value;
  }
  return found;
}

/** All numbers of a role, added up as sizes: fees stand in several columns, with either sign. */
export const sumOf = (record: Record, role: Role, style: Style): bigint =>
  cellsOf(record, role).reduce((sum, cell) => {
    const value = numberIn(cell, style);
    return value === null || isFault(value) ? sum : sum + size(value);
  }, ZERO);
