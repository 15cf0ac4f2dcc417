import type { Day } from '../base/day';
import { ZERO, type Money } from '../base/exact';
import type { Disposition } from '../engine/ledger';
import type { Trade } from '../engine/records';
import type { Unit } from '../engine/unit';
import { buyAgainOn, opens } from '../engine/window';
import type { Household } from './household';
import { accountName } from './lotIds';
import type { Reason } from './plan';
import { carriedThrough } from './whatIf';

/** May this be bought today, and whose loss would it wash? In the words of a law. */
export interface BuyAnswer {
  readonly symbol: string;
  readonly buy: 'Yes' | 'No' | 'Review';
  readonly notBefore: Day | null;
  readonly lossAtStake: Money;
  readonly whose: string;
  readonly why: readonly Reason[];
}

/** The same as facts. */
export interface BuyFacts extends Omit<BuyAnswer, 'whose' | 'why'> {
  /** Losses that a purchase of it would meet: of sales in the window before, or planned in the one to come. */
  readonly losses: readonly LossAtStake[];
  /** Why it is not certain that it would. */
  readonly doubt:
    | { readonly kind: 'call'; readonly replaces: boolean }
    | { readonly kind: 'sameIndex'; readonly index: string }
    | { readonly kind: 'spelling'; readonly other: string }
    | null;
}

/** Whose sales they are, and in which account. */
export const sellersOf = ({ losses }: BuyFacts): string =>
  [...new Set(losses.map(({ sale: { account } }) => `${account.owner.name}, ${accountName(account)}`))].join(
    '; ',
  );

export interface LossAtStake {
  readonly sale: Trade;
  readonly loss: Money;
  readonly isPlanned: boolean;
}

export function mayBuy(household: Household, symbol: string): BuyFacts {
  const own = household.securities.get(symbol);
  const losses = lossesOf(household, symbol);
  if (losses.length > 0) return barred(household, symbol, 'No', losses);
  const option = household.optionOf(symbol);
  const underlying = option?.right === 'call' ? lossesOf(household, option.underlying) : [];
  if (underlying.length > 0) {
    const replaces = household.rules.optionsReplace;
    return barred(household, symbol, replaces ? 'No' : 'Review', underlying, { kind: 'call', replaces });
  }
  const twins = [...household.securities.values()].filter(
    other =>
      own?.index &&
      other.index &&
      other.group !== own.group &&
      other.index.toUpperCase() === own.index.toUpperCase(),
  );
  const unsettled = twins.flatMap(twin => {
    const other = unitForSymbol(household, twin.symbol);
    return other ? lossesAtStake(household, other, twin.group) : [];
  });
  if (unsettled.length > 0)
    return barred(household, symbol, 'Review', unsettled, { kind: 'sameIndex', index: own!.index! });
  for (const other of household.lookalikesOf(symbol)) {
    const maybe = lossesOf(household, other);
    if (maybe.length > 0) return barred(household, symbol, 'Review', maybe, { kind: 'spelling', other });
  }
  return { symbol, buy: 'Yes', notBefore: null, lossAtStake: ZERO, losses: [], doubt: null };
}

function lossesOf(household: Household, symbol: string): LossAtStake[] {
  const unit = unitForSymbol(household, symbol);
  return unit ? lossesAtStake(household, unit, groupOf(household, symbol)) : [];
}

/** Every symbol the household should not buy now, by day of release. */
export function doNotBuyList(household: Household): BuyFacts[] {
  const symbols = new Set<string>();
  for (const unit of household.units.values()) {
    for (const { sale } of lossesAtStake(household, unit, null))
      symbols.add(nameToday(household, sale.symbol));
  }
  return [...symbols]
    .map(symbol => mayBuy(household, symbol))
    .sort((a, b) => (a.notBefore ?? 0) - (b.notBefore ?? 0) || (a.symbol < b.symbol ? -1 : 1));
}

export const unitForSymbol = (household: Household, symbol: string): Unit | undefined =>
  household.units.get(household.identityOf(symbol).book);

/** The substantially identical group that the tables put a symbol in. */
export const groupOf = ({ identityOf }: Pick<Household, 'identityOf'>, symbol: string): string =>
  identityOf(symbol).group;

/** The name under which a security trades on the as-of day: nobody can buy one that is gone. */
export function nameToday({ trades, asOf }: Household, symbol: string): string {
  const changes = trades.filter(({ action, day }) => action === 'symbolChange' && day <= asOf);
  let name = symbol;
  // Each change at most once: names can go round.
  for (let count = 0; count < changes.length; count++) {
    const next = changes.find(({ symbol: before }) => before === name)?.into?.symbol;
    if (next === undefined) break;
    name = next;
  }
  return name;
}

function lossesAtStake({ asOf, rules }: Household, unit: Unit, group: string | null): LossAtStake[] {
  const isOf = (disposition: Disposition): boolean => group === null || disposition.trade.group === group;
  const past = unit.waiting
    .filter(open => isOf(open.disposition))
    .map(open => ({ sale: open.disposition.trade, loss: open.loss, isPlanned: false }));
  if (unit.planned.length === 0) return past;
  const coming = carriedThrough(asOf, [], unit, rules)
    .planned.filter(
      disposition =>
        isOf(disposition) &&
        disposition.trade.day > asOf &&
        asOf >= opens(disposition.trade.day, rules.windowOn(disposition.trade.day)),
    )
    .map(disposition => ({
      sale: disposition.trade,
      loss: disposition.basis - disposition.proceeds - disposition.disallowed,
      isPlanned: true,
    }))
    .filter(({ sale, loss }) => loss > ZERO && rules.washes(sale));
  return [...past, ...coming];
}

const barred = (
  { rules }: Household,
  symbol: string,
  buy: 'No' | 'Review',
  losses: readonly LossAtStake[],
  doubt: BuyFacts['doubt'] = null,
): BuyFacts => ({
  symbol,
  buy,
  notBefore: Math.max(...losses.map(({ sale }) => buyAgainOn(sale.day, rules.windowOn(sale.day)))),
  lossAtStake: losses.reduce((sum, { loss }) => sum + loss, ZERO),
  losses,
  doubt,
});
