import type { Day } from '../base/day';
import { ZERO, type Money } from '../base/exact';
import type { Account, Trade } from '../engine/records';
import { washUnit } from '../engine/settle';
import type { Unit } from '../engine/unit';
import { isWithin } from '../engine/window';
import type { Household } from './household';
import { boughtAs, firstFreeDay, lossesMet, lossSales, type LossAtStake } from './lossesMet';
import { accountName } from './lotIds';
import { mergedWith } from './merged';
import type { Reason } from './plan';

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
    | { readonly kind: 'merged'; readonly other: string }
    | null;
}

/** Whose sales they are, and in which account. */
export const sellersOf = ({ losses }: BuyFacts): string =>
  [...new Set(losses.map(({ sale: { account } }) => `${account.owner.name}, ${accountName(account)}`))].join(
    '; ',
  );

export function mayBuy(household: Household, symbol: string): BuyFacts {
  const own = household.securities.get(symbol);
  const losses = lossesOf(household, symbol);
  if (losses.length > 0) return barred(household, symbol, 'No', losses, asOption(household, symbol, losses));
  const option = household.optionOf(symbol);
  const underlying = option?.right === 'call' ? lossesOf(household, option.underlying) : [];
  if (underlying.length > 0)
    return barred(
      household,
      option!.underlying,
      'Review',
      underlying,
      { kind: 'call', replaces: false },
      symbol,
    );
  const twins = [...household.securities.values()].filter(
    other =>
      own?.index &&
      other.index &&
      other.group !== own.group &&
      other.index.toUpperCase() === own.index.toUpperCase(),
  );
  const doubts: readonly { readonly other: string; readonly doubt: NonNullable<BuyFacts['doubt']> }[] = [
    ...twins.map(({ symbol: other }) => ({
      other,
      doubt: { kind: 'sameIndex', index: own!.index! } as const,
    })),
    ...mergedWith(household, symbol).map(other => ({ other, doubt: { kind: 'merged', other } as const })),
    ...household.lookalikesOf(symbol).map(other => ({ other, doubt: { kind: 'spelling', other } as const })),
  ];
  for (const { other, doubt } of doubts) {
    const maybe = lossesOf(household, other);
    if (maybe.length > 0) return barred(household, other, 'Review', maybe, doubt, symbol);
  }
  return { symbol, buy: 'Yes', notBefore: null, lossAtStake: ZERO, losses: [], doubt: null };
}

/** A call meets losses of its shares as an option to acquire them; its own, and a share's, need no word. */
function asOption(
  { optionOf }: Household,
  symbol: string,
  losses: readonly LossAtStake[],
): BuyFacts['doubt'] {
  const group = optionOf(symbol)?.group;
  return losses.some(({ sale }) => sale.group === group) ? { kind: 'call', replaces: true } : null;
}

function lossesOf(household: Household, symbol: string): LossAtStake[] {
  const bought = boughtAs(household, symbol);
  const unit = household.units.get(bought.book);
  return unit ? lossesMet(household, unit, bought, household.asOf) : [];
}

/** Every symbol the household should not buy now, by day of release. */
export function doNotBuyList(household: Household): BuyFacts[] {
  const { asOf, rules } = household;
  const sold = [...household.units.values()]
    .filter(({ waiting, planned }) => waiting.length + planned.length > 0)
    .flatMap(unit => lossSales(household, unit))
    .filter(({ sale }) => isWithin(asOf, sale.day, rules.windowOn(sale.day)))
    .map(({ sale }) => nameToday(household, sale.symbol));
  return [...new Set(sold)]
    .map(symbol => mayBuy(household, symbol))
    .filter(({ buy }) => buy !== 'Yes')
    .sort((a, b) => (a.notBefore ?? 0) - (b.notBefore ?? 0) || (a.symbol < b.symbol ? -1 : 1));
}

export const unitForSymbol = (household: Household, symbol: string): Unit | undefined =>
  household.units.get(household.identityOf(symbol).book);

/** The substantially identical group that the tables put a symbol in. */
export const groupOf = ({ identityOf }: Pick<Household, 'identityOf'>, symbol: string): string =>
  identityOf(symbol).group;

/** The name under which a security trades on the as-of day, or what it became: nobody can buy one that is gone. */
export function nameToday({ trades, asOf }: Household, symbol: string): string {
  const changes = trades.filter(
    ({ action, day }) => (action === 'symbolChange' || action === 'merger') && day <= asOf,
  );
  let name = symbol;
  // Each change at most once: names can go round.
  for (let count = 0; count < changes.length; count++) {
    const next = changes.find(({ symbol: before }) => before === name)?.into?.symbol;
    if (next === undefined) break;
    name = next;
  }
  return name;
}

/** Whose losses a purchase of one symbol would meet or might, told of the symbol that is asked about. */
const barred = (
  household: Household,
  of: string,
  buy: 'No' | 'Review',
  losses: readonly LossAtStake[],
  doubt: BuyFacts['doubt'],
  symbol = of,
): BuyFacts => ({
  symbol,
  buy,
  notBefore: firstFreeDay(household, boughtAs(household, of), false),
  lossAtStake: losses.reduce((sum, { loss }) => sum + loss, ZERO),
  losses,
  doubt,
});

/** Can a purchase replace what this seller sells: in one wash-sale book with it, in an account that counts? */
export const mayReplace = ({ rules }: Household, purchase: Trade, seller: Account): boolean =>
  rules.effectOf(purchase.account) !== 'none' &&
  washUnit(purchase) === washUnit({ ...purchase, account: seller });
