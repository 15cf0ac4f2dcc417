import { spokenDay } from '../base/day';
import { sentence, type Problem } from '../base/problem';
import type { Household } from './household';
import type { HouseholdYear } from './householdYear';
import { named } from './risk';
import { zeroBandNote } from './zeroBand';

interface Gaps {
  readonly problems: readonly Problem[];
  readonly withoutPrice: number;
  /** How many candidates were searched without trying every subset; null when every subset was tried. */
  readonly searched: number | null;
}

const QUIET = 31; // days without a trade in an account that used to trade

/** What the plan could not know, and what its tax figures leave out. */
export function planNotes(household: Household, year: HouseholdYear, gaps: Gaps): string[] {
  const { tax } = year.settled(BigInt(0), BigInt(0));
  return [
    ...gaps.problems.map(problem => `Left out: ${sentence(problem)}`),
    ...(gaps.withoutPrice > 0 ? [`${lots(gaps.withoutPrice)} without a price: not weighed.`] : []),
    ...zeroBand(household, year),
    ...unknownSpouse(household),
    ...silentAccounts(household),
    ...(year.plannedSales > 0 ? [`${year.plannedSales} planned sales are counted into the year.`] : []),
    ...(gaps.searched === null
      ? []
      : [`${gaps.searched} lots were searched step by step: another set may be slightly better.`]),
    ...(tax.missing === null ? [] : [`No tax figures: ${tax.missing}.`]),
    ...tax.notes,
  ];
}

function zeroBand(household: Household, year: HouseholdYear): string[] {
  const note = zeroBandNote(household, year.settled(BigInt(0), BigInt(0)), year.profile);
  return note === null ? [] : [`${note}.`];
}

const lots = (count: number): string => (count === 1 ? '1 lot is' : `${count} lots are`);

/** A joint return with one owner's accounts only: the other spouse's purchases would wash unseen. */
function unknownSpouse({ settings, lots: held, trades }: Household): string[] {
  if (settings.filingStatus !== 'joint' && settings.filingStatus !== 'separate') return [];
  const hasSpouse = [...held, ...trades].some(row => row.account.owner.role === 'spouse');
  return hasSpouse ? [] : ["No account of a spouse is given: a spouse's purchases wash too."];
}

/** `No trades given for Sam 401k since 3 Oct 2026`: purchases there may be missing. */
function silentAccounts({ trades, lots: held, asOf }: Household): string[] {
  if (trades.length === 0) return ['No trades are given: only purchases among the lots held can be seen.'];
  const latest = new Map<string, { name: string; day: number }>();
  for (const { account, day } of trades) {
    if (day > asOf) continue;
    const known = latest.get(account.key);
    if (!known || known.day < day) latest.set(account.key, { name: named(account), day });
  }
  const silent = [...latest.values()]
    .filter(({ day }) => day < asOf - QUIET)
    .map(({ name, day }) => `No trades given for ${name} since ${spokenDay(day)}.`);
  const never = new Map(
    held.filter(lot => !latest.has(lot.account.key)).map(lot => [lot.account.key, named(lot.account)]),
  );
  return [...silent, ...[...never.values()].map(name => `No trades given for ${name}.`)];
}
