import type { Day } from '../base/day';
import type { Problem } from '../base/problem';
import { askGently, type SettledHousehold } from '../session/ask';
import type { Cell } from '../table/cell';
import type { Ranges } from '../table/readHousehold';
import { inCell } from '../table/reasonText';
import { day, declare, lotsIfAny, securities, settings, tradesIfAny } from './declare';

export const CHECK_HEADINGS = ['Table', 'Row', 'Column', 'Found', 'What would do'] as const;

/** `HARVEST_CHECK`: every problem found, each with its cell and what would do. */
export function harvestCheck(ranges: Partial<Ranges>, asOf: Day): Cell[][] {
  return checkTable(askGently(ranges, asOf));
}

/** The same of a household that is settled already. */
export function checkTable(settled: SettledHousehold): Cell[][] {
  const rows = allProblems(settled).map(({ table, row, column, found, remedy }): Cell[] => [
    table,
    row ?? '',
    column ?? '',
    inCell(found),
    inCell(remedy),
  ]);
  if (rows.length === 0) rows.push(['', '', '', 'No problems found', '']);
  return [[...CHECK_HEADINGS], ...rows];
}

export function allProblems(settled: SettledHousehold): Problem[] {
  const { household, settlement, read, problems, plannedProblems, notices } = settled;
  const structural = read.structural.filter(problem => !problems.includes(problem));
  const unpriced = household.lots
    .filter(lot => lot.value === null)
    .map(lot => ({
      table: 'Lots',
      row: lot.source.row,
      column: 'Price',
      code: 'noPrice',
      found: `${lot.symbol} has no price`,
      remedy: 'enter a price, or Market value; an error text counts as none',
    }));
  return [
    ...structural,
    ...read.taxProblems,
    ...problems,
    ...settlement.uncovered(),
    ...plannedProblems(),
    ...unpriced,
    ...notices,
  ];
}

export const HARVEST_CHECK = declare({
  name: 'HARVEST_CHECK',
  help: 'Every problem found in the tables, each with its cell and what would do.',
  args: {
    lots: lotsIfAny('Lots with headings.'),
    trades: tradesIfAny('Optional. Trades of all accounts.'),
    settings: settings('Optional. The Settings table.'),
    securities: securities('Optional. The Securities table.'),
    as_of: day('Optional. The day of the question; blank is today.'),
  },
  returns: 'Table, Row, Column, Found, What would do.',
  answer: ({ as_of, ...ranges }) => harvestCheck(ranges, as_of),
});
