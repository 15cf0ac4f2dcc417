import type { Country } from '../countries/country';
import { closes, isWithin, opens } from '../engine/window';
import type { Day } from '../base/day';
import { ZERO, type Money, type Shares } from '../base/exact';
import { grouped } from '../base/grouped';
import type { Account } from '../engine/records';
import { washUnit } from '../engine/settle';
import type { Beside } from '../forms/calendar';
import type { Suggestion } from '../planner/plan';
import type { SettledHousehold } from './ask';

/** A purchase around the as-of day. */
export interface Mark {
  readonly day: Day;
  readonly shares: Shares;
  /** Made; entered for a later day; foreseen by the rhythm of the past. */
  readonly kind: 'bought' | 'planned' | 'likely';
  readonly account: Account;
}

/** What is bought of a security around its sale, and the days that count. */
export interface SymbolWindow {
  readonly symbol: string;
  readonly marks: readonly Mark[];
  /** The days in which a purchase meets a sale of the as-of day. */
  readonly from: Day;
  readonly until: Day;
  /** The first day on which it may be bought again, if it is sold on the as-of day. */
  readonly buyAgain: Day;
  /** The first day on which it can be sold clean; null where none is known. */
  readonly clear: Day | null;
  /** Of the loss, what purchases that will likely come wash; zero where others wash it anyway. */
  readonly likelyLoss: Money;
  /** Every sale of it takes a gain. */
  readonly isOfGain: boolean;
}

/** One for each security that the sales are of, where a purchase around a sale counts. */
export function windowsOf(settled: SettledHousehold, sales: readonly Suggestion[]): readonly SymbolWindow[] {
  const known = remembered.get(settled) ?? new Map<string, SymbolWindow>();
  remembered.set(settled, known);
  const bySymbol = grouped(
    sales.filter(({ doNotBuyBefore }) => doNotBuyBefore !== null),
    ({ lot }) => lot.symbol,
  );
  return [...bySymbol.values()].map(own => {
    const key = own.map(({ id, wash }) => `${id} ${wash.certainty} ${wash.clearToSell ?? ''}`).join('|');
    let found = known.get(key);
    if (!found) known.set(key, (found = windowOf(settled, own as [Suggestion, ...Suggestion[]])));
    return found;
  });
}

/** A tick moves the sales of one security: what was worked out for the others stays what it is. */
const remembered = new WeakMap<SettledHousehold, Map<string, SymbolWindow>>();

function windowOf(settled: SettledHousehold, own: readonly [Suggestion, ...Suggestion[]]): SymbolWindow {
  const { household, settlement } = settled;
  const { asOf, window } = household;
  const [{ lot, doNotBuyBefore }] = own;
  const { symbol } = lot;
  const isIn = (day: Day): boolean => isWithin(day, asOf, window);
  const near = household.near.bought(lot.group);
  const traded = near.flatMap(row =>
    'action' in row && isIn(row.day) && settlement.mayMeet(row, lot.account)
      ? [mark(row.day, row.quantity, row.day > asOf ? 'planned' : 'bought', row.account)]
      : [],
  );
  // A purchase that both tables tell of is one.
  const listed = near.flatMap(row =>
    !('action' in row) &&
    isIn(row.acquired) &&
    !traded.some(({ day, account }) => day === row.acquired && account.key === row.account.key)
      ? [mark(row.acquired, row.quantity, 'bought', row.account)]
      : [],
  );
  const likely = household
    .recurring(washUnit(lot))
    .filter(({ last }) => last.group === lot.group)
    .flatMap(({ expected }) =>
      expected.filter(one => one.day <= closes(asOf, window) && settlement.mayMeet(one, lot.account)),
    )
    .map(({ day, quantity, account }) => mark(day, quantity, 'likely', account));
  const clears = own.map(({ wash }) => wash.clearToSell);
  return {
    symbol,
    marks: [...traded, ...listed, ...likely].sort((a, b) => a.day - b.day),
    from: opens(asOf, window),
    until: closes(asOf, window),
    buyAgain: doNotBuyBefore!,
    clear: clears.some(day => day === null) ? null : Math.max(...clears.map(day => day!)),
    likelyLoss: likely.length === 0 ? ZERO : settled.settlement.likelyLoss(own),
    isOfGain: own.every(({ usableLoss }) => usableLoss < ZERO),
  };
}

const mark = (day: Day, shares: Shares, kind: Mark['kind'], account: Account): Mark => ({
  day,
  shares,
  kind,
  account,
});

/** The last day of the tax year on which a sale still belongs to it, and whether that is a day of trading. */
export function lastDay({ household, country }: SettledHousehold): ReturnType<Country['lastDay']> | null {
  const { asOf, settings } = household;
  const last = country.lastDay(settings.taxYear ?? country.taxYearOf(asOf));
  return last.day >= asOf ? last : null;
}

/** What stands beside the sales on a calendar: the next likely purchase of each account, and the year's end. */
export function besideSales(settled: SettledHousehold, windows: readonly SymbolWindow[]): Beside {
  const pauses = windows.flatMap(({ symbol, marks, likelyLoss, isOfGain }) => {
    const next = new Map<string, Mark>();
    for (const one of marks) {
      if (one.kind === 'likely' && !next.has(one.account.key)) next.set(one.account.key, one);
    }
    const all = [...next.values()];
    // What several purchases wash together is not any one's.
    return all.map(({ day, account }) => ({
      symbol,
      day,
      where: account.name,
      loss: all.length === 1 ? likelyLoss : ZERO,
      isOfGain,
    }));
  });
  return { pauses, last: lastDay(settled) };
}
