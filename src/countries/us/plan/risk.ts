import type { Day } from '../../../base/day';
import { ZERO, type Money } from '../../../base/exact';
import { ACTIONS } from '../../../engine/actions';
import type { Holding } from '../../../engine/holdings';
import type { Match, Disposition } from '../../../engine/ledger';
import { isSheltered } from '../../../engine/records';
import { washUnit } from '../../../engine/settle';
import type { Unit } from '../../../engine/unit';
import { closes, opens } from '../../../engine/window';
import { clearDay, firstClear } from '../../../planner/clearDay';
import { projectedTrades, type Household } from '../../../planner/household';
import { buyBackDay } from '../../../planner/lossesMet';
import type { Certainty, WashRisk } from '../../../planner/plan';
import type { Sale } from '../../../planner/askedSales';
import { boughtSince, sellOn } from '../../../planner/whatIf';
import { sizes } from '../../byLots/position';
import type { LawFact } from '../facts';
import { isContract } from '../gainClass';
import { say } from '../words/say';
import { reviewFacts } from './review';
import { unsettledMatches } from './unsettled';

/** What selling this lot alone, whole, on the as-of day would run into. The lot must have a price. */
export function riskOf(household: Household, unit: Unit, holding: Holding): WashRisk {
  const { asOf, rules } = household;
  const lot = holding.stated!;
  if (isSheltered(lot.account)) {
    return nothing(asOf, { code: 'soldInShelter', accountType: lot.account.type });
  }
  const sale = [{ holding, shares: lot.quantity }];
  const dispositions = sellOn(asOf, [sale], unit, rules);
  if (dispositions.every(disposition => disposition.proceeds >= disposition.basis)) {
    return nothing(asOf, { code: 'noLoss' });
  }
  if (!rules.washes({ asset: lot.asset, day: asOf })) {
    const code = isContract(lot.asset) ? 'contracts' : lot.asset === 'collectible' ? 'things' : 'coins';
    return nothing(asOf, { code });
  }
  const settled = matchesOf(dispositions);
  const likely = projectedMatches(household, unit, sale);
  return {
    ...sizes(settled.length > 0 ? settled : likely, lot.quantity),
    ...meeting(household, unit, holding, settled, likely),
    clearToSell: clearDay(household, unit, sale),
    doNotBuyBefore: buyBackDay(household, lot.symbol),
  };
}

/** How sure it is, and why, that these purchases wash the sale: settled ones, and those that will likely come. */
export const meeting = (
  household: Household,
  unit: Unit,
  holding: Holding,
  settled: readonly Match[],
  likely: readonly Match[],
): Pick<WashRisk, 'certainty' | 'why'> => ({
  certainty: certaintyOf(household, holding, settled, likely),
  why: say(whyRisk(household, unit, holding, settled, likely)),
});

function certaintyOf(
  household: Household,
  holding: Holding,
  settled: readonly Match[],
  likely: readonly Match[],
): Certainty {
  const isOpen =
    holding.unconfirmedWash > ZERO ||
    (settled.length > 0 && household.mayBeCoin(holding.lot.symbol)) ||
    unsettledMatches(household, soldOf(holding), settled).length > 0;
  if (isOpen) return 'Review';
  if (settled.length > 0) return 'Settled';
  if (likely.length > 0) return 'Projected';
  return reviewFacts(household, holding).length > 0 ? 'Review' : 'Settled';
}

function whyRisk(
  household: Household,
  unit: Unit,
  holding: Holding,
  settled: readonly Match[],
  likely: readonly Match[],
): LawFact[] {
  const review = reviewFacts(household, holding);
  const isClean = settled.length + likely.length + review.length === 0;
  return [
    ...settled.map((match): LawFact => ({ code: 'replaced', match, asOf: household.asOf })),
    ...unsettledMatches(household, soldOf(holding), settled),
    ...likelyFacts(household, unit, holding, settled, likely),
    ...review,
    ...(isClean ? [cleanFact(household, unit, holding)] : []),
  ];
}

const soldOf = ({ lot, purchase }: Holding) => ({
  symbol: lot.symbol,
  group: purchase.group,
  bought: purchase.day,
});

const nothing = (asOf: Day, why: LawFact): WashRisk => ({
  risk: 'None',
  certainty: 'Settled',
  sharesAtRisk: ZERO,
  deferredLoss: ZERO,
  permanentLoss: ZERO,
  clearToSell: asOf,
  doNotBuyBefore: null,
  why: say([why]),
});

const matchesOf = (dispositions: readonly Disposition[]): Match[] =>
  dispositions.flatMap(disposition => disposition.matches);

function projectedMatches(household: Household, unit: Unit, sale: readonly Sale[]): Match[] {
  const coming = projectedTrades(household, unit.key);
  return coming.length === 0 ? [] : matchesOf(sellOn(household.asOf, [sale], unit, household.rules, coming));
}

function likelyFacts(
  household: Household,
  unit: Unit,
  holding: Holding,
  settled: readonly Match[],
  likely: readonly Match[],
): LawFact[] {
  const lot = holding.stated!;
  const paused = firstClear(household, unit, [{ holding, shares: lot.quantity }], []);
  const until = closes(household.asOf, household.window);
  // What is likely washes beside what is settled, or in its place.
  const saved = washedBy(likely) - washedBy(settled);
  return household
    .recurring(washUnit(lot))
    .filter(buy => buy.last.group === lot.group && buy.expected[0]!.day <= until)
    .map(({ expected, rhythm }) => {
      const { account, symbol, day, quantity } = expected[0]!;
      return {
        code: 'likelyBuys',
        account,
        symbol,
        day,
        quantity,
        rhythm,
        saved,
        clearIfPaused: paused === household.asOf ? null : paused,
      };
    });
}

const washedBy = (matches: readonly Match[]): Money => sum(matches.map(match => match.disallowed));

/** Nothing replaces it: because nothing is bought, or because what is bought meets an earlier loss first. */
function cleanFact({ asOf, window }: Household, unit: Unit, { lot, purchase }: Holding): LawFact {
  const [from, to] = [opens(asOf, window), closes(asOf, window)];
  const others = [
    ...[...boughtSince(unit, from)]
      .filter(
        other =>
          other.purchase.key !== purchase.key &&
          other.purchase.group === purchase.group &&
          other.purchase.effect !== 'none',
      )
      .map(other => other.purchase.day),
    ...unit.planned
      .filter(trade => ACTIONS[trade.action].replaces && trade.group === purchase.group && trade.day <= to)
      .map(trade => trade.day),
  ];
  return others.length > 0
    ? { code: 'replacesAnother', day: Math.min(...others) }
    : { code: 'noPurchase', symbol: lot.symbol, from, to };
}

const sum = (amounts: readonly bigint[]): Money => amounts.reduce((total, amount) => total + amount, ZERO);
