import type { Account, AccountKind, OwnerRole } from '../engine/household';
import type { Settings } from '../engine/settings';
import { plain } from './headings';
import type { Fault } from './words';

const KINDS: Readonly<Record<string, AccountKind>> = {
  TAXABLE: 'taxable',
  BROKERAGE: 'taxable',
  INDIVIDUAL: 'taxable',
  JOINT: 'taxable',
  GIA: 'taxable',
  NONREGISTERED: 'taxable',
  CASH: 'taxable',
  MARGIN: 'taxable',
  IRA: 'ira',
  TRADITIONALIRA: 'ira',
  ROLLOVERIRA: 'ira',
  ROTHIRA: 'ira',
  ROTH: 'ira',
  SEP: 'ira',
  SEPIRA: 'ira',
  SIMPLE: 'ira',
  SIMPLEIRA: 'ira',
  '401K': 'workplace',
  ROTH401K: 'workplace',
  '403B': 'workplace',
  HSA: 'workplace',
  '529': 'education',
  ISA: 'abroad',
  SIPP: 'abroad',
  RRSP: 'abroad',
  RRIF: 'abroad',
  TFSA: 'abroad',
  FHSA: 'abroad',
};

const KNOWN = 'Taxable, IRA, Roth IRA, SEP, SIMPLE, 401k, 403b, HSA, 529, ISA, SIPP, RRSP, RRIF, TFSA, FHSA';

/** Words in an account's name that say it is sheltered; `Miranda` holds none of them. */
const TELLING =
  /(^|[^A-Z])(ROTH|IRA|SEP|401\s?\(?K\)?|403\s?\(?B\)?|HSA|529|ISA|SIPP|RRSP|RRIF|TFSA|FHSA)([^A-Z]|$)/;

/** Says nothing about shelter: brokers write it beside any account. */
const SAYS_NOTHING = new Set(['CASH', 'MARGIN']);

/** What one row says about its account. */
export interface AccountCells {
  readonly name: string;
  readonly type: string;
  readonly owner: string;
}

/** Makes the household's accounts out of what all rows say about them. */
export interface Accounts {
  /** The account, or what is wrong with the row's words for it. */
  of(cells: AccountCells): Account | Fault;
}

export function accountsFrom(rows: readonly AccountCells[], settings: Settings): Accounts {
  const owners = new Map<string, Set<string>>();
  for (const { name, owner } of rows) if (owner !== '') add(owners, name.toUpperCase(), owner);
  const ownerOf = ({ name, owner }: AccountCells): string => {
    if (owner !== '') return owner;
    const known = [...(owners.get(name.toUpperCase()) ?? [])];
    return name !== '' && new Set(known.map(other => other.toUpperCase())).size === 1 ? known[0]! : 'Self';
  };
  const keyOf = (cells: AccountCells): string => `${ownerOf(cells)}|${cells.name}`.toUpperCase();

  const types = new Map<string, Set<string>>();
  for (const row of rows) {
    if (row.type !== '' && !SAYS_NOTHING.has(plain(row.type))) add(types, keyOf(row), row.type);
  }
  const remembered = new Map<string, Account | Fault>();
  return {
    of: cells => {
      const seen = `${cells.name}\u0000${cells.type}\u0000${cells.owner}`;
      let account = remembered.get(seen);
      if (account === undefined) {
        account = read(cells, keyOf(cells), ownerOf(cells), [...(types.get(keyOf(cells)) ?? [])], settings);
        remembered.set(seen, account);
      }
      return account;
    },
  };
}

function read(
  { name, type }: AccountCells,
  key: string,
  ownerName: string,
  types: readonly string[],
  settings: Settings,
): Account | Fault {
  if (type !== '' && KINDS[plain(type)] === undefined) {
    return { found: `"${type}" is not a known account type`, remedy: `use one of ${KNOWN}` };
  }
  const stated = [...new Set(types.map(plain))];
  const kinds = new Set(stated.map(word => KINDS[word]));
  if (kinds.size > 1) {
    return {
      found: `${name === '' ? 'the account' : name} is called ${types.join(' and ')}`,
      remedy: 'give one account one type',
    };
  }
  if (types.length === 0 && TELLING.test(name.toUpperCase())) {
    return {
      found: `${name} has no account type, but its name says it may be sheltered`,
      remedy: 'fill in Account type (Taxable, or IRA, Roth IRA, 401k …)',
    };
  }
  const word = types[0] ?? 'Taxable';
  return {
    key,
    name,
    type: word,
    kind: KINDS[plain(word)] ?? 'taxable',
    owner: { name: ownerName, role: roleOf(ownerName, settings) },
  };
}

function roleOf(owner: string, settings: Settings): OwnerRole {
  return settings.owners.get(owner.toUpperCase()) ?? (owner.toUpperCase() === 'SPOUSE' ? 'spouse' : 'self');
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
