import { dayFromIso, isoDay, type Day } from './base/day';
import { forgetTexts } from './base/text';
import { lastYears } from './countries/chooser';
import { CUSTOM_FUNCTIONS } from './functions/all';
import { called, toRange, type Caller } from './functions/called';
import {
  householdAnswer,
  type HouseholdAnswer,
  type HouseholdRanges,
  type Told,
} from './functions/householdAnswer';
import { isDayTime, type Cell, type Range } from './table/cell';

/** What stands between the cells of a custodian's text file, from its beginning. */
export { delimiterOf as delimiter } from './import/delimiter';

/**
 * The custom functions without Google: `dist/tlh.js`, a classic script with one global `tlh`, for a book of households,
 * a query engine or a program of one's own. Nothing of a call is left for the next one.
 */

/** Filled in by the build. */
declare const TLH_VERSION: string;
declare const TLH_BUILD: string;

/** A cell as JSON has it; a blank is `''` or null, a day `YYYY-MM-DD`, a moment `YYYY-MM-DD HH:MM:SS`. */
export type JsonCell = string | number | boolean | null;

/**
 * A custom function's answer to its arguments in their order: a cell, or rows of cells.
 * @throws Error with the text that the formula would show
 */
export function call(
  name: string,
  args: readonly (JsonCell | readonly (readonly JsonCell[])[])[],
): JsonCell | JsonCell[][] {
  const declared = CUSTOM_FUNCTIONS.find(one => one.name === name);
  if (!declared) {
    const known = CUSTOM_FUNCTIONS.map(one => one.name).join(', ');
    throw new Error(`"${name.slice(0, 60)}" is not a function of this library; it has ${known}.`);
  }
  try {
    return called(declared, args, JSON_CALLER);
  } finally {
    forgetTexts();
  }
}

/** A household's tables as JSON has them; one that is not there is missing, null or empty. */
export type JsonTables = Readonly<
  Partial<Record<keyof HouseholdRanges, readonly (readonly JsonCell[])[] | null>>
>;

type JsonTold = { readonly rows: readonly JsonCell[][] } | { readonly error: string };

/**
 * What a book asks of one household at once: its lots, plan, year and check as the functions have them, and its line at
 * the desk, open questions, purchases that wash, calendar and what not to buy. A part that cannot be told is an error
 * beside the others.
 * @throws Error when `asOf` is no day
 */
export function household(
  tables: JsonTables,
  asOf: string,
): Readonly<Record<keyof HouseholdAnswer, JsonTold>> {
  const day = dayFromIso(asOf);
  if (day === null) throw new Error(`as_of: "${asOf.slice(0, 60)}" is not a date; use YYYY-MM-DD.`);
  const range = (name: keyof HouseholdRanges): Range | null => toRange(tables[name] ?? '', JSON_CALLER);
  try {
    const answer = householdAnswer(
      {
        lots: range('lots'),
        trades: range('trades'),
        settings: range('settings'),
        securities: range('securities'),
        prices: range('prices'),
      },
      day,
    );
    return Object.fromEntries(
      Object.entries(answer).map(([part, told]: [string, Told]) => [
        part,
        'error' in told ? told : { rows: told.rows.map(row => row.map(toJson)) },
      ]),
    ) as Record<keyof HouseholdAnswer, JsonTold>;
  } finally {
    forgetTexts();
  }
}

/** Which library answers: its release, the very build, and the last year that each law has amounts for. */
export const version = { version: TLH_VERSION, build: TLH_BUILD, lastYear: lastYears() } as const;

const JSON_CALLER: Caller<JsonCell> = { cell: fromJson, out: toJson, today };

/** In UTC: who means another day says so. */
function today(): Day {
  return Math.floor(Date.now() / 86_400_000);
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** A day written whole is a date cell, as it becomes one in a sheet. */
function fromJson(value: unknown): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'string') return `[${typeof value}]`;
  const match = MOMENT.exec(value);
  const day = match ? dayFromIso(match[1]!) : null;
  if (!match || day === null) return value;
  const [hours, minutes, seconds] = [match[2], match[3], match[4]].map(digits => Number(digits ?? 0)) as [
    number,
    number,
    number,
  ];
  if (hours > 23 || minutes > 59 || seconds > 59) return value;
  return { day, seconds: hours * 3600 + minutes * 60 + seconds };
}

function toJson(cell: Cell): JsonCell {
  if (!isDayTime(cell)) return cell;
  const { day, seconds } = cell;
  if (seconds === 0) return isoDay(day);
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  return `${isoDay(day)} ${clock.map(part => String(Math.floor(part)).padStart(2, '0')).join(':')}`;
}
