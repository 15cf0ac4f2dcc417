import type { Opened, TableRole } from '../addon/found';
import { ZERO, type Money } from '../base/exact';
import type { Problem } from '../base/problem';
import { typeInName } from '../import/accounts';
import type { SettledHousehold } from '../session/ask';
import { PER_SHARE } from '../table/amounts';
import { isBlank } from '../table/cell';
import { readText } from '../table/readCell';
import { columnAt } from '../table/headings';
import { LOT_FIELDS, lotsTable, valueOf, type LotsTable } from '../table/lotsTable';
import { TRADE_FIELDS } from '../table/tradesTable';
import { isFault } from '../table/faults';

/** Rows that one fault keeps out of the plan, and what is at stake. */
export interface LeftOut {
  readonly table: string;
  /** Rows of the table, its heading row being 1; none where the fault is of the whole. */
  readonly rows: readonly number[];
  readonly column: string | null;
  readonly found: string;
  readonly remedy: string;
  /** Losses that are not weighed because of it, as far as the rows tell; null where none is seen. */
  readonly stake: Money | null;
  /** Where to look; null where it is no one cell. */
  readonly where: CellOf | null;
  /** What mends it for certain. */
  readonly fix: AccountTypeFix | null;
}

/** A cell of one of the planner's tables. */
export interface CellOf {
  readonly role: TableRole;
  readonly row: number;
  readonly column: string | null;
}

/** An account's name says what it is: `Roth IRA` is a Roth IRA. */
export interface AccountTypeFix {
  readonly role: TableRole;
  readonly account: string;
  readonly type: string;
}

const ROLE_OF: Readonly<Record<string, TableRole>> = {
  Lots: 'lots',
  Trades: 'trades',
  Settings: 'settings',
  Securities: 'securities',
};

/** One entry for each fault, however many rows have it; the dearest first. */
export function leftOut(settled: SettledHousehold, opened: Opened): LeftOut[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of [...settled.problems, ...settled.read.taxProblems, ...settled.plannedProblems()]) {
    const key = [problem.table, problem.column, problem.found, problem.remedy].join('\u0000');
    const alike = groups.get(key);
    if (alike) alike.push(problem);
    else groups.set(key, [problem]);
  }
  const losses = lossesByRow(opened);
  const spoiled = spoiledRows(settled);
  return [...groups.values()]
    .map(problems => entry(problems, opened, losses, spoiled))
    .sort((a, b) => Number((b.stake ?? ZERO) - (a.stake ?? ZERO)));
}

function entry(
  problems: readonly Problem[],
  opened: Opened,
  losses: ReadonlyMap<number, Money>,
  spoiled: ReadonlyMap<Problem, readonly number[]>,
): LeftOut {
  const { table, column, found, remedy } = problems[0]!;
  const rows = [...new Set(problems.flatMap(({ row }) => row ?? []))];
  const role = ROLE_OF[table];
  const touched = new Set([
    ...(table === 'Lots' ? rows : []),
    ...problems.flatMap(problem => spoiled.get(problem) ?? []),
  ]);
  const stake = [...touched].reduce((sum, row) => sum + (losses.get(row) ?? ZERO), ZERO);
  return {
    table,
    rows,
    column,
    found,
    remedy,
    stake: stake > ZERO ? stake : null,
    where: role && rows.length > 0 ? { role, row: rows[0]!, column } : null,
    fix: role && column === 'Account type' ? fixOf(role, rows[0], opened) : null,
  };
}

/** The rows of Lots whose figures a problem spoils, also one of another table. */
function spoiledRows(settled: SettledHousehold): ReadonlyMap<Problem, readonly number[]> {
  const found = new Map<Problem, number[]>();
  for (const unit of settled.household.units.values()) {
    const problem = settled.problemOf(unit);
    if (!problem) continue;
    const rows = unit.holdings.flatMap(({ stated }) => (stated ? [stated.source.row] : []));
    const known = found.get(problem);
    if (known) known.push(...rows);
    else found.set(problem, rows);
  }
  return found;
}

/** What each row of Lots has lost, read from its own cells: a row that is left out has them too. */
function lossesByRow({ tables }: Opened): ReadonlyMap<number, Money> {
  if (!tables.lots) return new Map();
  const { table } = lotsTable(tables.lots.cells);
  return new Map(table.rows.map(row => [row.number, lossOf(row)]));
}

function lossOf(row: LotsTable['rows'][number]): Money {
  const quantity = row.amount('quantity');
  const basis = row.amount('basis');
  const value = isFault(quantity) ? null : valueOf(row, quantity, PER_SHARE);
  return !isFault(basis) && value !== null && basis > value ? basis - value : ZERO;
}

/** Only where the cell is blank and the name leaves no doubt. */
function fixOf(role: TableRole, row: number | undefined, { tables }: Opened): AccountTypeFix | null {
  const [headings = [], ...cells] = tables[role]?.cells ?? [];
  const fields = role === 'trades' ? TRADE_FIELDS : LOT_FIELDS;
  const own = cells[(row ?? 1) - 2];
  const [account, type] = ['Account', 'Account type'].map(name => columnAt(fields, headings, name));
  const name = readText(own?.[account!] ?? '');
  const told = typeInName(name);
  if (!own || type! < 0 || told === null || told === 'Taxable' || !isBlank(own[type!] ?? '')) return null;
  return { role, account: name, type: told };
}
