import type { Account, AccountKind, OwnerRole } from '../engine/records';
import type { Settings } from '../engine/settings';
import { nameKey, normalizeHeading } from '../base/text';
import { type TableRow } from './headings';
import { quoted, type Fault } from './faults';

const KINDS: Readonly<Record<string, AccountKind>> = {
  TAXABLE: 'taxable',
  BROKERAGE: 'taxable',
  INDIVIDUAL: 'taxable',
  JOINT: 'taxable',
  GIA: 'taxable',
  NONREGISTERED: 'taxable',
  INDIVIDUALBROKERAGE: 'taxable',
  JOINTBROKERAGE: 'taxable',
  JOINTTENANTS: 'taxable',
  INDIVIDUALTOD: 'taxable',
  JTWROS: 'taxable',
  TOD: 'taxable',
  PERSONAL: 'taxable',
  INVEST: 'taxable',
  CASH: 'taxable',
  MARGIN: 'taxable',
  IRA: 'ira',
  TRADITIONALIRA: 'ira',
  ROLLOVERIRA: 'ira',
  ROTHIRA: 'ira',
  ROTH: 'ira',
  ROLLOVER: 'ira',
  TRADITIONAL: 'ira',
  INHERITEDIRA: 'ira',
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

export const isAccountType = (text: string): boolean => KINDS[normalizeHeading(text)] !== undefined;

export const isShelteredType = (text: string): boolean => {
  const kind = KINDS[normalizeHeading(text)];
  return kind !== undefined && kind !== 'taxable';
};

/** As a table writes them. */
export const ACCOUNT_TYPES = [
  'Taxable',
  'IRA',
  'Roth IRA',
  'SEP',
  'SIMPLE',
  '401k',
  '403b',
  'HSA',
  '529',
  'ISA',
  'SIPP',
  'RRSP',
  'RRIF',
  'TFSA',
  'FHSA',
] as const;

const KNOWN = ACCOUNT_TYPES.join(', ');

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

/** The cells of a row that say whose and what its account is. */
export const accountCells = <K extends string>(
  row: TableRow<K | 'account' | 'type' | 'owner'>,
): AccountCells => ({ name: row.text('account'), type: row.text('type'), owner: row.text('owner') });

/** Makes the household's accounts out of what all rows say about them. */
export interface Accounts {
  /** The account, or what is wrong with the row's words for it. */
  of(cells: AccountCells): Account | Fault;
}

export function accountsFrom(rows: readonly AccountCells[], settings: Settings): Accounts {
  // One account, one owner has one name, as it was first written.
  const spelled = new Map<string, string>();
  for (const { name, owner } of rows) {
    for (const text of [name, owner]) if (!spelled.has(nameKey(text))) spelled.set(nameKey(text), text);
  }
  const asSpelled = (text: string): string => spelled.get(nameKey(text)) ?? text;
  const owners = new Map<string, Set<string>>();
  for (const { name, owner } of rows) if (owner !== '') add(owners, nameKey(name), owner);
  // An account may be told for thousands of owners, on thousands of rows: each is looked at once.
  const onlyOwner = new Map<string, string>();
  for (const [name, known] of owners) {
    const [first] = known;
    if (name !== '' && first !== undefined && new Set([...known].map(nameKey)).size === 1)
      onlyOwner.set(name, first);
  }
  const ownerOf = ({ name, owner }: AccountCells): string =>
    owner === '' ? (onlyOwner.get(nameKey(name)) ?? 'Self') : owner;
  const keyOf = (cells: AccountCells): string => nameKey(`${ownerOf(cells)}|${cells.name}`);

  const types = new Map<string, Set<string>>();
  for (const row of rows) {
    // A type that is not known spoils its own row, not every row of the account.
    const isKnown =
      KINDS[normalizeHeading(row.type)] !== undefined && !SAYS_NOTHING.has(normalizeHeading(row.type));
    if (isKnown) add(types, keyOf(row), row.type);
  }
  const remembered = new Map<string, Account | Fault>();
  return {
    of: cells => {
      const seen = `${cells.name}\u0000${cells.type}\u0000${cells.owner}`;
      let account = remembered.get(seen);
      if (account === undefined) {
        const named = { ...cells, name: asSpelled(cells.name) };
        const ofAccount = [...(types.get(keyOf(cells)) ?? [])];
        account = read(named, keyOf(cells), asSpelled(ownerOf(cells)), ofAccount, settings);
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
  if (type !== '' && KINDS[normalizeHeading(type)] === undefined) {
    return {
      code: 'unknownAccountType',
      found: `${quoted(type)} is not a known account type`,
      remedy: `use one of ${KNOWN}`,
    };
  }
  const stated = [...new Set(types.map(normalizeHeading))];
  const kinds = new Set(stated.map(word => KINDS[word]));
  if (kinds.size > 1) {
    return {
      code: 'accountTypesDiffer',
      found: `${name === '' ? 'the account' : name} is called ${types.join(' and ')}`,
      remedy: 'give one account one type',
    };
  }
  if (types.length === 0 && TELLING.test(name.toUpperCase())) {
    return {
      code: 'maybeSheltered',
      found: `${name} has no account type, but its name says it may be sheltered`,
      remedy: 'fill in Account type (Taxable, or IRA, Roth IRA, 401k …)',
    };
  }
  const word = types[0] ?? 'Taxable';
  return {
    key,
    name,
    type: word,
    kind: KINDS[normalizeHeading(word)] ?? 'taxable',
    owner: { name: ownerName, role: roleOf(ownerName, settings) },
  };
}

/** How an owner stands to the taxpayer: a name that Settings does not list is Self, but for the word itself. */
export function roleOf(owner: string, settings: Settings): OwnerRole {
  return settings.owners.get(nameKey(owner)) ?? (nameKey(owner) === 'SPOUSE' ? 'spouse' : 'self');
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
