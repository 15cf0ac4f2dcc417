import type { Day } from '../base/day';
import { exact, ZERO, type Money, type Shares } from '../base/exact';
import { ACTIONS } from '../engine/actions';
import type { Match } from '../engine/ledger';
import { PLAIN_TRADE, type Account, type Trade } from '../engine/records';
import type { Unit } from '../engine/unit';
import { buyAgainOn, closes, outside, spanOf } from '../engine/window';
import type { Household } from './household';
import { carriedThrough } from './whatIf';

/** A loss that a purchase would meet: of a sale that is done, or planned. */
export interface LossAtStake {
  readonly sale: Trade;
  /** What of it the purchase would put off or destroy. */
  readonly loss: Money;
  readonly isPlanned: boolean;
}

/** What the tables say of a symbol, as far as its purchase depends on it. */
type Bought = Pick<Trade, 'symbol' | 'group' | 'book' | 'option'>;

/** An option stands in the book of what it is written on, whether the tables hold it or not. */
export function boughtAs({ identityOf, optionOf }: Household, symbol: string): Bought {
  const option = optionOf(symbol);
  const { group } = identityOf(symbol);
  return { symbol, group, book: identityOf(option?.underlying ?? symbol).book, option };
}

/** An account of the household's own that holds nothing: no sale takes what is bought there. */
const NEW_ACCOUNT: Account = {
  key: '\u0000new',
  name: '',
  type: 'Taxable',
  kind: 'taxable',
  owner: { name: '', role: 'self' },
};

/** More than any household sells. */
const ENOUGH: Shares = exact(1e9);

/**
 * Losses that a purchase of as many shares as have been sold would meet on a day: it is carried out with the planned
 * trades, before the other purchases of its day, of which no time is known.
 */
export function lossesMet(household: Household, unit: Unit, bought: Bought, day: Day): LossAtStake[] {
  if (unit.waiting.length + unit.planned.length === 0) return [];
  const { asOf, rules } = household;
  const purchase: Trade = {
    ...PLAIN_TRADE,
    ...bought,
    source: { table: 'Trades', row: 0 },
    isTried: true,
    day,
    action: 'buy',
    account: NEW_ACCOUNT,
    asset: bought.option === null ? 'stock' : 'option',
    quantity: ENOUGH,
    amount: ZERO,
  };
  const { planned, washed } = carriedThrough(
    asOf,
    [],
    { ...unit, planned: [purchase, ...unit.planned] },
    rules,
  );
  const byIt = (matches: readonly Match[]): Money =>
    matches.reduce(
      (sum, { acquisition, disallowed }) =>
        acquisition.rows.some(row => row === purchase) ? sum + disallowed : sum,
      ZERO,
    );
  return [
    ...washed.map(({ disposition, matches }) => ({ disposition, loss: byIt(matches) })),
    ...planned.map(disposition => ({ disposition, loss: byIt(disposition.matches) })),
  ]
    .filter(({ loss }) => loss > ZERO)
    .map(({ disposition: { trade }, loss }) => ({ sale: trade, loss, isPlanned: trade.day > asOf }));
}

/** A sale at a loss that a purchase may meet still; `isLeft`: the purchases that are planned leave some of it. */
interface LossSale {
  readonly sale: Trade;
  readonly isLeft: boolean;
}

/** Sales of a book at a loss that some purchase could meet: done ones that still wait for one, and planned ones. */
export function lossSales({ asOf, rules }: Household, unit: Unit): LossSale[] {
  const { planned, washed } = carriedThrough(asOf, [], unit, rules);
  const met = new Map(washed.map(({ disposition, more }) => [disposition, more]));
  const past = unit.waiting.map(({ disposition, loss }) => ({
    sale: disposition.trade,
    isLeft: loss > (met.get(disposition) ?? ZERO),
  }));
  const coming = planned
    .filter(({ basis, proceeds, trade }) => basis > proceeds && rules.washes(trade))
    .map(({ basis, proceeds, disallowed, trade }) => ({
      sale: trade,
      isLeft: basis - proceeds > disallowed,
    }));
  return [...past, ...coming];
}

/** So many days are tried; beyond them the last window's end is the answer. */
const MOST_TRIED = 40;

/**
 * The first day on which a purchase meets no loss that is known: of sales that are done, planned, or made on the as-of
 * day where `isSoldToday`. Days within a known loss's window need no trial; those outside are tried, in order of time.
 */
export function firstFreeDay(household: Household, bought: Bought, isSoldToday: boolean): Day {
  const { asOf, rules } = household;
  const unit = household.units.get(bought.book);
  const today = isSoldToday ? [asOf] : [];
  if (!unit || unit.waiting.length + unit.planned.length === 0)
    return isSoldToday ? buyAgainOn(asOf, rules.windowOn(asOf)) : asOf;
  const sales = [
    ...unit.waiting.map(({ disposition }) => disposition.trade),
    ...unit.planned.filter(({ action }) => ACTIONS[action].place === 'sale'),
  ].map(({ day }) => day);
  const losses = lossSales(household, unit)
    .filter(({ sale, isLeft }) => isLeft && sale.group === bought.group)
    .map(({ sale }) => sale.day);
  const ends = [...today, ...sales].map(sold => buyAgainOn(sold, rules.windowOn(sold)));
  // A planned purchase may meet the losses first: from its morrow on nothing is left of them.
  const taken = unit.planned.filter(({ action }) => ACTIONS[action].replaces).map(({ day }) => day + 1);
  const days = [...new Set([asOf, ...[...ends, ...taken].filter(day => day > asOf)])].sort((a, b) => a - b);
  const windows = [...new Set(losses)].map(sold => spanOf(sold, rules.windowOn(sold)));
  // What is bought back today comes after the sale, whatever the window before one.
  if (isSoldToday) windows.push({ from: asOf, until: closes(asOf, rules.windowOn(asOf)) });
  const free = outside(days, windows)
    .slice(0, MOST_TRIED)
    .find(day => lossesMet(household, unit, bought, day).length === 0);
  return free ?? days[days.length - 1]!;
}

const remembered = new WeakMap<Household, Map<string, Day>>();

/** The first day on which what is sold today may be bought back; the same for every lot of a group. */
export function buyBackDay(household: Household, symbol: string): Day {
  const bought = boughtAs(household, symbol);
  const known = remembered.get(household) ?? new Map<string, Day>();
  remembered.set(household, known);
  let day = known.get(bought.group);
  if (day === undefined) known.set(bought.group, (day = firstFreeDay(household, bought, true)));
  return day;
}
