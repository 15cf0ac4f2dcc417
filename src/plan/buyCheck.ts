import { accountName } from './lotIds';
import { buyAgainOn, opens } from '../engine/window';
import { spokenDay, type Day } from '../base/day';
import { ZERO, type Money } from '../base/exact';
import { dollars } from '../base/spoken';
import { carriedThrough } from './whatIf';
import type { Household } from './household';
import type { Reason } from './plan';
import type { Slice } from '../engine/ledger';
import type { Unit } from '../engine/unit';

/** May this be bought today, and whose loss would it wash? */
export interface BuyAnswer {
  readonly symbol: string;
  readonly buy: 'Yes' | 'No' | 'Review';
  readonly notBefore: Day | null;
  readonly lossAtStake: Money;
  readonly whose: string;
  readonly why: readonly Reason[];
}

/** A loss that a purchase of the unit would wash: of a sale in the last 30 days, or planned in the next. */
interface LossAtStake {
  readonly slice: Slice;
  readonly loss: Money;
  readonly planned: boolean;
}

export function mayBuy(household: Household, symbol: string): BuyAnswer {
  const own = household.securities.get(symbol);
  const losses = lossesOf(household, symbol);
  if (losses.length > 0) return answer(household, symbol, 'No', losses);
  const option = household.optionOf(symbol);
  const underlying = option?.right === 'call' ? lossesOf(household, option.underlying) : [];
  if (underlying.length > 0) {
    const told = answer(household, symbol, household.rules.optionsReplace ? 'No' : 'Review', underlying);
    return { ...told, why: [callReason(household), ...told.why] };
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
  if (unsettled.length > 0) {
    const told = answer(household, symbol, 'Review', unsettled);
    return { ...told, why: [indexReason(symbol, own!.index!), ...told.why] };
  }
  for (const other of household.lookalikesOf(symbol)) {
    const maybe = lossesOf(household, other);
    if (maybe.length === 0) continue;
    const told = answer(household, symbol, 'Review', maybe);
    return { ...told, why: [spellingReason(symbol, other), ...told.why] };
  }
  return {
    symbol,
    buy: 'Yes',
    notBefore: null,
    lossAtStake: ZERO,
    whose: '',
    why: [
      {
        text: `No loss sale of ${symbol} in the household within 30 days is known.`,
        cite: '26 U.S.C. § 1091(a)',
      },
    ],
  };
}

const indexReason = (symbol: string, index: string): Reason => ({
  text: `${symbol} follows the same index (${index}): whether it is substantially identical is unsettled.`,
  cite: 'IRS Publication 550, Wash Sales',
});

const spellingReason = (symbol: string, other: string): Reason => ({
  text: `${symbol} may be ${other} in another spelling: write both alike, or join them with "Identical to".`,
  cite: '26 U.S.C. § 1091(a)',
});

/** A call is an option to acquire; a put is none. */
const callReason = ({ rules }: Household): Reason => ({
  text: `A call is an option to acquire its shares; how many it replaces is unsettled: Settings "Options replace shares" is ${rules.optionsReplace ? 'Yes' : 'Review'}.`,
  cite: '26 U.S.C. § 1091(a)',
});

function lossesOf(household: Household, symbol: string): LossAtStake[] {
  const unit = unitForSymbol(household, symbol);
  return unit ? lossesAtStake(household, unit, groupOf(household, symbol)) : [];
}

/** Every symbol the household should not buy now, by day of release. */
export function doNotBuyList(household: Household): BuyAnswer[] {
  const symbols = new Set<string>();
  for (const unit of household.units.values()) {
    for (const { slice } of lossesAtStake(household, unit, null)) symbols.add(slice.trade.symbol);
  }
  return [...symbols]
    .map(symbol => mayBuy(household, symbol))
    .sort((a, b) => (a.notBefore ?? 0) - (b.notBefore ?? 0) || (a.symbol < b.symbol ? -1 : 1));
}

export function unitForSymbol(household: Household, symbol: string): Unit | undefined {
  const row =
    household.trades.find(trade => trade.symbol === symbol) ??
    household.lots.find(lot => lot.symbol === symbol);
  return household.units.get(row?.book ?? household.securities.get(symbol)?.book ?? symbol);
}

const groupOf = ({ trades, lots, securities }: Household, symbol: string): string =>
  securities.get(symbol)?.group ??
  trades.find(trade => trade.symbol === symbol)?.group ??
  lots.find(lot => lot.symbol === symbol)?.group ??
  symbol;

function lossesAtStake({ asOf, rules }: Household, unit: Unit, group: string | null): LossAtStake[] {
  const isOf = (slice: Slice): boolean => group === null || slice.trade.group === group;
  const past = unit.waiting
    .filter(open => isOf(open.slice))
    .map(open => ({ slice: open.slice, loss: open.loss, planned: false }));
  if (unit.planned.length === 0) return past;
  const coming = carriedThrough(asOf, [], unit, rules)
    .planned.filter(
      slice =>
        isOf(slice) &&
        slice.trade.day > asOf &&
        asOf >= opens(slice.trade.day, rules.windowOn(slice.trade.day)),
    )
    .map(slice => ({ slice, loss: slice.basis - slice.proceeds - slice.disallowed, planned: true }))
    .filter(({ slice, loss }) => loss > ZERO && rules.washes(slice.trade));
  return [...past, ...coming];
}

function answer(
  { rules }: Household,
  symbol: string,
  buy: 'No' | 'Review',
  losses: readonly LossAtStake[],
): BuyAnswer {
  const release = Math.max(
    ...losses.map(({ slice }) => buyAgainOn(slice.trade.day, rules.windowOn(slice.trade.day))),
  );
  const sellers = losses.map(({ slice }) => {
    const { owner } = slice.trade.account;
    return `${owner.name}, ${accountName(slice.trade.account)}`;
  });
  return {
    symbol,
    buy,
    notBefore: release,
    lossAtStake: losses.reduce((sum, { loss }) => sum + loss, ZERO),
    whose: [...new Set(sellers)].join('; '),
    why: losses.map(({ slice, loss, planned }) => ({
      text: `${planned ? 'A planned sale' : 'The sale'} of ${slice.trade.symbol} on ${spokenDay(slice.trade.day)} in ${accountName(slice.trade.account)} (${slice.trade.source.table} row ${slice.trade.source.row}) has ${dollars(loss)} of loss that a purchase ${buy === 'No' ? 'would wash' : 'might wash'}; in an IRA it would be lost for good.`,
      cite: '26 U.S.C. § 1091(a)',
    })),
  };
}
