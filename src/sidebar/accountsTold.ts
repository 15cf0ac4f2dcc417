import type { Opened } from '../addon/found';
import { nameKey } from '../base/text';
import type { SettledHousehold } from '../session/ask';
import { isBlank } from '../table/cell';
import { columnAt } from '../table/headings';
import { LOT_FIELDS } from '../table/lotsTable';
import { readText } from '../table/readCell';
import { TRADE_FIELDS } from '../table/tradesTable';
import type { AccountTypeFix } from './leftOut';

/** An account of the household as the tables tell it. */
export interface AccountTold {
  readonly name: string;
  readonly type: string;
  readonly owner: string;
  /** The tables in which rows of it do not say what kind of account it is. */
  readonly blankIn: readonly AccountTypeFix['role'][];
}

/** Each account once, those first that do not say what they are. */
export function accountsTold({ read }: SettledHousehold, { tables }: Opened): AccountTold[] {
  const blank = {
    lots: blankTypes(tables.lots?.cells ?? [], LOT_FIELDS),
    trades: blankTypes(tables.trades?.cells ?? [], TRADE_FIELDS),
  };
  const found = new Map<string, AccountTold>();
  for (const { account } of [...read.tables.lots, ...read.tables.trades]) {
    const key = nameKey(account.name);
    if (key === '' || found.has(key)) continue;
    const blankIn = (['lots', 'trades'] as const).filter(role => blank[role].has(key));
    found.set(key, { name: account.name, type: account.type, owner: account.owner.name, blankIn });
  }
  return [...found.values()].sort((a, b) => Number(b.blankIn.length > 0) - Number(a.blankIn.length > 0));
}

function blankTypes(
  [headings = [], ...rows]: NonNullable<Opened['tables']['lots']>['cells'] | [],
  fields: Parameters<typeof columnAt>[0],
): ReadonlySet<string> {
  const [name, type] = ['Account', 'Account type'].map(heading => columnAt(fields, headings, heading));
  if (name! < 0 || type! < 0) return new Set();
  return new Set(
    rows.filter(row => isBlank(row[type!] ?? '')).map(row => nameKey(readText(row[name!] ?? ''))),
  );
}
