import type { Opened, TableRole } from '../addon/found';
import { ZERO, type Money } from '../base/exact';
import type { Problem } from '../base/problem';
import { typeInName } from '../import/accounts';
import type { Asked } from '../table/ask';
import { isBlank } from '../table/cell';
import { readText } from '../table/cells';
import { columnAt } from '../table/headings';
import { amountOf, LOT_FIELDS, lotsTable, valueOf, type LotsTable } from '../table/lotsTable';
import { TRADE_FIELDS } from '../table/tradesTable';
import { isFault } from '../table/words';

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
export function leftOut(asked: Asked, opened: Opened): LeftOut[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of [...asked.problems, ...asked.plannedProblems]) {
    const key = [problem.table, problem.column, problem.found, problem.remedy].join('\u0000');
    const alike = groups.get(key);
    if (alike) alike.push(problem);
    else groups.set(key, [problem]);
  }
  const losses = lossesByRow(opened);
  return [...groups.values()]
    .map(problems => entry(problems, asked, opened, losses))
    .sort((a, b) => Number((b.stake ?? ZERO) - (a.stake ?? ZERO)));
}

function entry(
  problems: readonly Problem[],
  asked: Asked,
  opened: Opened,
  losses: ReadonlyMap<number, Money>,
): LeftOut {
  const { table, column, found, remedy } = problems[0]!;
  const rows = [...new Set(problems.flatMap(({ row }) => row ?? []))];
  const role = ROLE_OF[table];
  const spoiled = [...asked.household.units.values()]
    .filter(unit => problems.includes(asked.problemOf(unit)!))
    .flatMap(unit => unit.holdings.flatMap(({ stated }) => (stated ? [stated.source.row] : [])));
  const touched = new Set([...(table === 'Lots' ? rows : []), ...spoiled]);
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

/** What each row of Lots has lost, read from its own cells: a row that is left out has them too. */
function lossesByRow({ tables }: Opened): ReadonlyMap<number, Money> {
  if (!tables.lots) return new Map();
  const { table } = lotsTable(tables.lots.cells);
  return new Map(table.rows.map(row => [row.number, lossOf(row)]));
}

function lossOf(row: LotsTable['rows'][number]): Money {
  const quantity = row.amount('quantity');
  const basis = amountOf(row, 'basis');
  const value = isFault(quantity) ? null : valueOf(row, quantity, null);
  return basis !== null && value !== null && basis > value ? basis - value : ZERO;
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
