import type { Planner } from '../../../../src/planner/plan';
import { dayFromIso } from '../../../../src/base/day';
import type { Plan, Suggestion } from '../../../../src/planner/plan';
import { ask, type SettledHousehold } from '../../../../src/session/ask';
import { planFor } from '../../../../src/session/askPlan';
import type { Cell, Range } from '../../../../src/table/cell';

export const AS_OF = dayFromIso('2026-11-20')!;

const ISO = /^\d{4}-\d{2}-\d{2}$/;

const cell = (value: string | number): Cell =>
  typeof value === 'string' && ISO.test(value) ? { day: dayFromIso(value)!, seconds: 0 } : value;

type Rows = readonly (readonly (string | number)[])[];

export const range = (headings: readonly string[], rows: Rows): Range => [
  headings,
  ...rows.map(row => row.map(cell)),
];

export interface Given {
  /** Symbol, Quantity, Acquired, Cost basis, Price, [Account, Account type, Owner, Class, Asset, Replacement]. */
  readonly lots: Rows;
  /** Date, Action, Symbol, Quantity, Amount, [Account, Account type, Owner, Lot]. */
  readonly trades?: Rows;
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Symbol, Index, Replacement, Next distribution, [Identical to]. */
  readonly securities?: Rows;
}

const pad = (rows: Rows, width: number): Rows =>
  rows.map(row => [...row, ...Array<string>(Math.max(0, width - row.length)).fill('')]);

export function asked({ lots, trades, settings = {}, securities }: Given): SettledHousehold {
  const LOTS = [
    'Symbol',
    'Quantity',
    'Acquired',
    'Total cost',
    'Price',
    'Account',
    'Account type',
    'Owner',
    'Class',
    'Asset',
    'Replacement',
  ];
  const TRADES = [
    'Date',
    'Action',
    'Symbol',
    'Quantity',
    'Amount',
    'Account',
    'Account type',
    'Owner',
    'Lot',
  ];
  const SECURITIES = ['Symbol', 'Index', 'Replacement', 'Next distribution', 'Identical to'];
  const all = {
    'Taxable income': 150000,
    'Modified AGI': 160000,
    'Short-term gain elsewhere': 20000,
    ...settings,
  };
  return ask(
    'HARVEST_PLAN',
    {
      lots: range(LOTS, pad(lots, LOTS.length)),
      trades: trades ? range(TRADES, pad(trades, TRADES.length)) : null,
      settings: range(['Setting', 'Value'], Object.entries(all)),
      securities: securities ? range(SECURITIES, pad(securities, SECURITIES.length)) : null,
    },
    AS_OF,
  );
}

export const plannerOf: (settled: SettledHousehold) => Planner = planFor;

export const plan = (given: Given): Plan => plannerOf(asked(given)).plan;

export const chosen = (given: Given, ids: readonly string[]) => plannerOf(asked(given)).chosen(new Set(ids));

/** What the plan could not know. */
export const notesOf = ({ notes }: Plan): string[] => notes.map(({ text }) => text);

export const words = (suggestion: Suggestion): string =>
  suggestion.reasons.map(reason => reason.text).join(' ');
