import { folded } from '../base/text';
import { readText } from '../table/readCell';
import type { Hints } from './hints';
import { cellOf, type Record } from './recognise';

/** Words in the name of an account, or in a broker's kind of account, that say what it is; the first that fits. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/ROTH.*401\s?\(?K/i, '401k'],
  [/\bROTH\b/i, 'Roth IRA'],
  [/\bSEP\b/i, 'SEP'],
  [/\bSIMPLE\b/i, 'SIMPLE'],
  [/401\s?\(?K\)?/i, '401k'],
  [/403\s?\(?B\)?/i, '403b'],
  [/\bIRA\b|\bROLLOVER\b/i, 'IRA'],
  [/\bHSA\b|HEALTH SAVINGS/i, 'HSA'],
  [/\b529\b/i, '529'],
  [/\bSIPP\b|\bPENSION\b/i, 'SIPP'],
  [/\bISA\b/i, 'ISA'],
  [/\bRRSP\b/i, 'RRSP'],
  [/\bRRIF\b/i, 'RRIF'],
  [/\bTFSA\b/i, 'TFSA'],
  [/\bFHSA\b/i, 'FHSA'],
  [
    /\bINDIVIDUAL\b|\bJOINT\b|\bBROKERAGE\b|\bTAXABLE\b|\bTOD\b|\bCMA\b|\bGIA\b|NON-?\s?REGISTERED|JTWROS/i,
    'Taxable',
  ],
];

/** What a name says; null where it says nothing (Cash, Margin, a number). */
export const typeInName = (name: string): string | null =>
  KINDS.find(([form]) => form.test(name.replace(/[_-]+/g, ' ')) || form.test(name))?.[1] ?? null;

/** Lines above the table that name its account. */
const TITLES: readonly RegExp[] = [
  /for account:?\s+(.+?)\s+as of/i,
  /account activity for (.+?)(?: from |$)/i,
  /lot details for ((?!\.\.\.).+?) as of/i,
  /^for account:?\s*(\S+)/i,
  /^account:?\s+(\S+)$/i,
  /lot details for\s+(\.\.\.\S+)/i,
];

export interface AccountOf {
  readonly name: string;
  readonly type: string;
  /** As the record itself names it; blank where that stands above the table, or is given. */
  readonly told: string;
}

/** The account of each record: the file's own words first, then what the formula gives. */
export function accountsOf(
  preamble: readonly string[],
  given: { readonly name: string; readonly type: string },
  hints: Hints,
): (record: Record) => AccountOf {
  const title = preamble
    .flatMap(line => TITLES.map(form => form.exec(line)?.[1] ?? ''))
    .find(name => name !== '');
  const account = given.name || hints.of('Account') || '';
  const type = given.type || hints.of('Account type') || '';
  return record => {
    const inRow = readText(cellOf(record, 'account'));
    const name = hints.meantBy(inRow) ?? (inRow || account || folded(title ?? ''));
    const kind = readText(cellOf(record, 'accountType'));
    // What the file says of the account wins over what is said of the file.
    const told = typeInName(kind) ?? (inRow || !account ? typeInName(inRow || name) : null);
    return { name, told: inRow, type: told ?? (type || (typeInName(name) ?? '')) };
  };
}
