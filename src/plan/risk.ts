import { spokenDay, type Day } from '../base/day';
import { exactText, ZERO } from '../base/exact';
import { dollars, roughly } from '../base/words';
import { ACTIONS } from '../engine/actions';
import { isSheltered, type Account, type StatedLot, type Trade } from '../engine/household';
import type { Holding } from '../engine/holdings';
import type { Match, Slice } from '../engine/ledger';
import { washUnit } from '../engine/settle';
import type { Unit } from '../engine/unit';
import type { Household } from './household';
import type { Reason, WashRisk } from './plan';
import { reviewReasons } from './review';
import { sellOn } from './whatIf';

/** What selling this lot alone, whole, on the as-of day would run into. The lot must have a price. */
export function riskOf(household: Household, unit: Unit, holding: Holding): WashRisk {
  const { asOf, rules } = household;
  const lot = holding.stated!;
  if (isSheltered(lot.account)) {
    return nothing(asOf, `${lot.account.type} is a sheltered account: a sale there realises no loss.`, null);
  }
  const sale = [[{ holding, shares: lot.quantity }]];
  const slices = sellOn(asOf, sale, unit, rules);
  if (slices.every(slice => slice.proceeds >= slice.basis)) {
    return nothing(asOf, 'No loss: a gain is never washed.', '26 U.S.C. § 1091(a)');
  }
  if (!rules.washes({ asset: lot.asset, day: asOf })) return cryptoRisk(asOf);
  const settled = matchesOf(slices);
  const likely = settled.length > 0 ? [] : projectedMatches(household, unit, sale);
  const review = reviewReasons(household, holding);
  const matches = settled.length > 0 ? settled : likely;
  const atRisk = sum(matches.map(match => match.shares));
  return {
    risk: atRisk === ZERO ? 'None' : atRisk < lot.quantity ? 'Partial' : 'Full',
    certainty:
      holding.unconfirmedWash > ZERO || matches.some(match => match.byOption)
        ? 'Review'
        : settled.length > 0
          ? 'Settled'
          : likely.length > 0
            ? 'Projected'
            : review.length > 0
              ? 'Review'
              : 'Settled',
    sharesAtRisk: atRisk,
    deferredLoss: sum(matches.filter(match => !match.permanent).map(match => match.disallowed)),
    permanentLoss: sum(matches.filter(match => match.permanent).map(match => match.disallowed)),
    clearToSell: clearDay(household, unit, holding),
    doNotBuyBefore: asOf + rules.windowAfter + 1,
    why: [
      ...settled.map(match => matchReason(match, asOf)),
      ...projectedReasons(household, lot),
      ...review,
      ...(matches.length === 0 && review.length === 0 ? [cleanReason(household, lot)] : []),
    ],
  };
}

const nothing = (asOf: Day, text: string, cite: string | null): WashRisk => ({
  risk: 'None',
  certainty: 'Settled',
  sharesAtRisk: ZERO,
  deferredLoss: ZERO,
  permanentLoss: ZERO,
  clearToSell: asOf,
  doNotBuyBefore: null,
  why: [{ text, cite }],
});

const cryptoRisk = (asOf: Day): WashRisk =>
  nothing(
    asOf,
    'Coins are property, not stock or securities, so the wash-sale rule does not reach them today; buying back within minutes can still be challenged as without substance (26 U.S.C. § 7701(o)), and bills to change this are pending.',
    'Notice 2014-21',
  );

const matchesOf = (slices: readonly Slice[]): Match[] => slices.flatMap(slice => slice.matches);

function projectedMatches(household: Household, unit: Unit, sale: Parameters<typeof sellOn>[1]): Match[] {
  const coming = projectedTrades(household, unit.key);
  return coming.length === 0 ? [] : matchesOf(sellOn(household.asOf, sale, unit, household.rules, coming));
}

export const projectedTrades = (household: Household, unitKey: string): Trade[] =>
  (household.recurring.get(unitKey) ?? []).flatMap(buy => [...buy.expected]);

/** `20 shares bought 9 Nov 2026 in Sam brokerage (Trades row 57) replace 20 of these: $120.00 is deferred into their basis.` */
function matchReason(match: Match, asOf: Day): Reason {
  const { acquisition } = match;
  const verb = acquisition.day > asOf ? 'planned for' : 'bought';
  const rows = acquisition.rows.map(({ source }) => `${source.table} row ${source.row}`).join(', ');
  const fate = match.permanent
    ? 'is lost for good, because a sheltered account takes no basis'
    : 'moves into the basis of those shares';
  return {
    text: `${exactText(match.shares)} shares ${verb} ${spokenDay(acquisition.day)} in ${named(acquisition.account)} (${rows}) replace as many of these: ${dollars(match.disallowed)} of loss ${fate}.`,
    cite: match.permanent ? 'Rev. Rul. 2008-5' : '26 U.S.C. § 1091(a), (d)',
  };
}

function projectedReasons(household: Household, lot: StatedLot): Reason[] {
  return (household.recurring.get(washUnit(lot)) ?? []).map(buy => {
    const next = buy.expected[0]!;
    return {
      text: `${named(next.account)} likely buys ${next.symbol} on ${spokenDay(next.day)}, about ${roughly(next.quantity)} shares (every ${buy.interval} days so far); pausing it keeps the loss.`,
      cite: '26 U.S.C. § 1091(a)',
    };
  });
}

function cleanReason({ asOf, rules }: Household, lot: StatedLot): Reason {
  const from = spokenDay(asOf - rules.windowBefore);
  const to = spokenDay(asOf + rules.windowAfter);
  return {
    text: `No other purchase of ${lot.symbol} in the household from ${from} to ${to} is known.`,
    cite: '26 U.S.C. § 1091(a)',
  };
}

/** The same identical group, or a call on it. */
const canReplace = ({ group, callOn }: Holding['purchase'], { purchase }: Holding): boolean =>
  group === purchase.group || callOn?.group === purchase.group;

/**
 * The first day from which no purchase, made or planned, stands within 30 days either side. A purchase that has
 * replaced other shares already, and the lot's own, do not count.
 */
function clearDay({ asOf, rules }: Household, unit: Unit, holding: Holding): Day {
  const days = [
    ...unit.holdings
      .filter(other => other.purchase.key !== holding.purchase.key && other.purchase.effect !== 'none')
      .filter(other => canReplace(other.purchase, holding))
      .filter(other => other.runs.some(run => !run.replaced))
      .map(other => other.purchase.day),
    ...unit.planned
      .filter(trade => ACTIONS[trade.action].replaces && trade.group === holding.purchase.group)
      .filter(trade => rules.effectOf(trade.account) !== 'none')
      .map(trade => trade.day),
  ];
  const isClear = (day: Day): boolean =>
    days.every(bought => bought < day - rules.windowBefore || bought > day + rules.windowAfter);
  const candidates = [asOf, ...days.map(bought => bought + rules.windowBefore + 1)]
    .filter(day => day >= asOf && isClear(day))
    .sort((a, b) => a - b);
  return candidates[0]!;
}

export const named = (account: Account): string => (account.name === '' ? 'the account' : account.name);

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, ZERO);
