import { Decimal, fromDecimal } from '../base/decimal';
import type { CountryKey, Goal, Settings } from '../engine/settings';
import { goalWords } from './goalWords';
import type { Cell } from './cell';
import { readDecimal, readText, readYesNo } from './readCell';
import { readDay } from './dates';
import { normalizeHeading } from '../base/text';
import { readMethod } from './lotCell';
import { COUNTRIES, COUNTRY_NAMES, GOALS, LOT_METHODS } from './settingWords';
import { FAULTS, isFault, quoted, type Fault } from './faults';

export type MutableSettings = { -readonly [K in keyof Settings]: Settings[K] };

/** Reads one setting's cell into the settings, or says what is wrong with it. */
export type Reader = (cell: Cell, into: MutableSettings) => Fault | null;

/** A setting that a reader of cells and a place in the settings make. */
export const into =
  <T>(read: (cell: Cell) => T | Fault, put: (settings: MutableSettings, value: T) => void): Reader =>
  (cell, settings) => {
    const value = read(cell);
    if (isFault(value)) return value;
    put(settings, value);
    return null;
  };

export const word =
  <T>(words: Readonly<Record<string, T>>, shown: readonly string[]) =>
  (cell: Cell): T | Fault =>
    words[normalizeHeading(readText(cell))] ?? FAULTS.oneOf(cell, shown);

export const atLeastZero = (cell: Cell): Decimal | Fault => {
  const value = readDecimal(cell);
  return !isFault(value) && value.isNegative() && !value.isZero() ? FAULTS.negative(cell) : value;
};

export const money = (cell: Cell): bigint | Fault => {
  const value = atLeastZero(cell);
  return isFault(value) ? value : fromDecimal(value);
};

export const year = (cell: Cell): number | Fault => {
  const value = readDecimal(cell);
  if (isFault(value)) return value;
  return value.isInteger() && value.greaterThan(1900) && value.lessThan(2200)
    ? value.toNumber()
    : { code: 'notAYear', found: `${quoted(cell)} is not a year`, remedy: 'write four digits, such as 2026' };
};

export const days = (cell: Cell): number | Fault => {
  const value = atLeastZero(cell);
  if (isFault(value)) return value;
  return value.isInteger() && value.lessThanOrEqualTo(366)
    ? value.toNumber()
    : {
        code: 'notDays',
        found: `${quoted(cell)} is not a number of days`,
        remedy: 'write a whole number from 0 to 366',
      };
};

/** `CHF`, `€`: a short sign or code, nothing that a sentence could be mistaken for. */
export const readCurrency = (cell: Cell): string | Fault => {
  const text = readText(cell).trim();
  return /^[\p{Sc}\p{L}.]{1,5}$/u.test(text)
    ? text
    : {
        code: 'notACurrency',
        found: `${quoted(cell)} is not a currency`,
        remedy: 'write its sign or code, such as CHF',
      };
};

export const dayOrNever = (cell: Cell): number | null | Fault =>
  normalizeHeading(readText(cell)) === 'NEVER' ? null : readDay(cell);

export const readMethodCell = (cell: Cell) => readMethod(readText(cell)) ?? FAULTS.oneOf(cell, LOT_METHODS);

export const readCountry = (cell: Cell): Fault | CountryKey =>
  COUNTRIES[normalizeHeading(readText(cell))] ?? {
    code: 'unknownCountry',
    found: `the law of ${quoted(cell)} is not supported`,
    remedy: `use ${COUNTRY_NAMES}; or Other, which takes your own rates and your own wash window`,
  };

/** `Save at least 500` has its amount in it. */
export const readGoal = (cell: Cell): Goal | Fault => {
  const text = readText(cell);
  const [, wanted] = /^save at least\s+(\S.*)$/i.exec(text.trim()) ?? [];
  if (wanted === undefined) return GOALS[normalizeHeading(text)] ?? FAULTS.oneOf(cell, GOAL_NAMES);
  const amount = atLeastZero(wanted);
  return isFault(amount) ? amount : { kind: 'saveAtLeast', amount };
};

/** As Settings and the planner offer them. */
export const GOAL_NAMES: readonly string[] = [
  ...(['best', 'gainsToZero', 'incomeLimit', 'fewestSales'] as const).map(kind => goalWords({ kind })),
  goalWords({ kind: 'saveAtLeast', amount: new Decimal(1000) }),
];

export const yesOrReview = (cell: Cell): boolean | Fault => {
  if (normalizeHeading(readText(cell)) === 'REVIEW') return false;
  const answer = readYesNo(cell);
  return answer === true ? true : FAULTS.oneOf(cell, ['Yes', 'Review']);
};
