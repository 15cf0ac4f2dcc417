import { yearOf, type Day } from '../base/day';
import { exactText, toCent, ZERO, type Money, type Shares } from '../base/exact';
import { nameKey } from '../base/text';
import { codeOf } from '../countries/us/gainsTable';
import { countedOn, isOnReturn } from '../countries/us/nets';
import { dispositionsOf } from '../engine/dispositions';
import type { Disposition } from '../engine/ledger';
import { recognised, type Recognised } from '../engine/recognised';
import { termOf } from '../engine/holdingPeriod';
import { isOptionKind, type Term, type Trade } from '../engine/records';
import type { Rules } from '../engine/rules';
import type { Household } from '../planner/household';
import { boxOf, BOXES, reportedIn, type Box, type Reported } from './boxes';

/** One line of Form 8949. */
export interface FormRow {
  readonly box: Box;
  /** Column (a): `60 sh QMTK`. */
  readonly description: string;
  readonly acquired: Day;
  /** Inherited property says so in column (b), and stands in Part II: 26 U.S.C. § 1223(9). */
  readonly isInherited: boolean;
  /** Acquired at several times: column (b) says VARIOUS. */
  readonly isVarious: boolean;
  readonly sold: Day;
  readonly proceeds: Money;
  /** As the broker reports it, where it reports one. */
  readonly basis: Money;
  /** Of the household's basis, what a broker does not see: code B takes it off in (g). */
  readonly unseen: Money;
  readonly code: string;
  readonly adjustment: Money;
  readonly gain: Money;
  readonly term: Term;
  readonly account: string;
  readonly owner: string;
}

/** A line that the household's trades make: a sale's part of one lot, or several acquired at various times. */
export interface OwnRow extends FormRow {
  /** What it came from, for who asks why. */
  readonly from: Recognised;
}

/** What the owner of an account says of the form it gets, by the account's name as names are compared. */
export type ReportedBy = ReadonlyMap<string, Reported>;

/** The year's sales of this return, by box: 26 U.S.C. § 6012; Instructions for Form 8949. */
export const form8949 = (household: Household, year: number, asOf: Day, reported: ReportedBy): OwnRow[] =>
  inBoxes(ownRows(household, reported, one => yearOf(countedOn(one)) === year && countedOn(one) <= asOf));

/** The same with the sales of the years beside it: a broker's form may tell a sale under another year than the law. */
export const rowsAround = (household: Household, year: number, asOf: Day): OwnRow[] =>
  [year - 1, year, year + 1].flatMap(one =>
    ownRows(
      household,
      new Map(),
      disposition => yearOf(countedOn(disposition)) === one && disposition.trade.day <= asOf,
    ),
  );

function ownRows(
  household: Household,
  reported: ReportedBy,
  isWanted: (one: Disposition) => boolean,
): OwnRow[] {
  const wanted = dispositionsOf(household).filter(
    one => isWanted(one) && isOnReturn(one.trade.account.owner.role, household.settings),
  );
  return recognised(wanted).map(row => formRow(row, reported, household.rules));
}

export const inBoxes = <R extends FormRow>(rows: readonly R[]): R[] =>
  [...rows].sort((a, b) => BOXES.indexOf(a.box) - BOXES.indexOf(b.box));

function formRow(row: Recognised, reported: ReportedBy, rules: Rules): OwnRow {
  const { disposition } = row;
  const { trade, term, soldOn } = disposition;
  // A short sale is acquired by the covering purchase, on the day it closes: Instructions for Form 8949.
  const acquired = disposition.kind === 'cover' ? trade.day : disposition.acquired;
  const told = hasForm(disposition) ? (reported.get(nameKey(trade.account.name)) ?? null) : 'nothing';
  const box = boxOf({ asset: trade.asset, term, acquired: disposition.acquired, sold: soldOn }, told);
  // Where the basis was reported, (e) is what was: a loss washed in another account is not in it.
  const unseen = reportedIn(box) === 'basis' ? toCent(disposition.washUnseen + disposition.planWages) : ZERO;
  return {
    box,
    description: describe(trade, disposition.shares),
    acquired,
    isInherited: isInherited(disposition),
    isVarious: false,
    sold: soldOn,
    proceeds: row.proceeds,
    basis: row.basis - unseen,
    unseen,
    code: codesOf(disposition, unseen, rules),
    adjustment: row.adjustment - row.interest - unseen,
    gain: row.gain,
    term,
    account: trade.account.name,
    owner: trade.account.owner.name,
    from: row,
  };
}

/** A return of capital is told on Form 1099-DIV, and of what turned worthless no sale is told: no Form 1099-B. */
const hasForm = ({ kind, trade }: Disposition): boolean =>
  kind !== 'returnOfCapital' && trade.action !== 'worthless';

/** Columns (f), in the order of the alphabet: what a broker does not see moves basis (B) and can move the term (T). */
function codesOf(disposition: Disposition, unseen: Money, rules: Rules): string {
  const { acquired, soldOn, term } = disposition;
  const alone = termOf({ holdingStart: acquired, alwaysLong: false }, soldOn, rules.longTermMonths(soldOn));
  const more = unseen === ZERO ? '' : `B${alone === term ? '' : 'T'}`;
  return [...new Set(Array.from(more + codeOf(disposition)))].sort().join('');
}

const isInherited = ({ acquisition }: Disposition): boolean =>
  acquisition.rows.some(row => row.action === 'inherit' || row.isInherited === true);

/** So much of what a trade is of. */
export function describe(trade: Trade, shares: Shares): string {
  const quantity = exactText(shares);
  if (trade.asset === 'right') return `${quantity} ${trade.symbol}`;
  if (isOptionKind(trade.asset) || trade.asset === 'future')
    return `${quantity} contract${quantity === '1' ? '' : 's'} ${trade.symbol}`;
  return trade.asset === 'crypto' ? `${quantity} ${trade.symbol}` : `${quantity} sh ${trade.symbol}`;
}

/** Sums of one box, as they go to Schedule D. */
export interface BoxTotal {
  readonly box: Box;
  readonly count: number;
  /** Of them, without a code: where the basis was reported they need no Form 8949 (its Instructions, Exception 1). */
  readonly plain: number;
  readonly proceeds: Money;
  readonly basis: Money;
  readonly adjustment: Money;
  readonly gain: Money;
}

export function boxTotals(rows: readonly FormRow[]): BoxTotal[] {
  return BOXES.flatMap(box => {
    const own = rows.filter(row => row.box === box);
    const sum = (pick: (row: FormRow) => Money): Money => own.reduce((total, row) => total + pick(row), ZERO);
    if (own.length === 0) return [];
    return [
      {
        box,
        count: own.length,
        plain: own.filter(({ code }) => code === '').length,
        proceeds: sum(row => row.proceeds),
        basis: sum(row => row.basis),
        adjustment: sum(row => row.adjustment),
        gain: sum(row => row.gain),
      },
    ];
  });
}
