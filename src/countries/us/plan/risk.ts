import { accountName } from '../../../plan/lotIds';
import { buyAgainOn, closes, opens } from '../../../engine/window';
import { spokenDay, type Day } from '../../../base/day';
import { exactText, ZERO, type Money } from '../../../base/exact';
import { dollars, roughly, sharesWords } from '../../../base/spoken';
import { ACTIONS } from '../../../engine/actions';
import { isSheltered } from '../../../engine/records';
import type { Holding } from '../../../engine/holdings';
import type { Acquisition, Match, Slice } from '../../../engine/ledger';
import { washUnit } from '../../../engine/settle';
import type { Unit } from '../../../engine/unit';
import { projectedTrades, type Household } from '../../../plan/household';
import { clearDay, firstClear } from '../../../plan/clearDay';
import type { Certainty, Reason, WashRisk } from '../../../plan/plan';
import { reviewReasons } from './review';
import { unsettledMatches } from './unsettled';
import { boughtSince, sellOn, type Sale } from '../../../plan/whatIf';

/** What selling this lot alone, whole, on the as-of day would run into. The lot must have a price. */
export function riskOf(household: Household, unit: Unit, holding: Holding): WashRisk {
  const { asOf, rules } = household;
  const lot = holding.stated!;
  if (isSheltered(lot.account)) {
    return nothing(asOf, `${lot.account.type} is a sheltered account: a sale there realises no loss.`, null);
  }
  const sale = [{ holding, shares: lot.quantity }];
  const slices = sellOn(asOf, [sale], unit, rules);
  if (slices.every(slice => slice.proceeds >= slice.basis)) {
    return nothing(asOf, 'No loss: a gain is never washed.', '26 U.S.C. § 1091(a)');
  }
  if (!rules.washes({ asset: lot.asset, day: asOf })) return cryptoRisk(asOf);
  const settled = matchesOf(slices);
  const likely = projectedMatches(household, unit, sale);
  return {
    ...sizes(settled.length > 0 ? settled : likely, lot.quantity),
    certainty: certaintyOf(household, holding, settled, likely),
    clearToSell: clearDay(household, unit, sale),
    doNotBuyBefore: buyAgainOn(asOf, household.window),
    why: whyRisk(household, unit, holding, settled, likely),
  };
}

/** The risk of a lot sold as part of the plan, by what its slices meet there, without and with likely purchases. */
export function riskWithin(
  household: Household,
  unit: Unit,
  holding: Holding,
  slices: readonly Slice[],
  alone: WashRisk,
  isSold: (acquisition: Acquisition) => boolean,
  withLikely: readonly Slice[],
): WashRisk {
  // What a purchase took up that the plan sells as well comes out with it.
  const isKept = ({ acquisition }: Match): boolean => !isSold(acquisition);
  const matches = matchesOf(slices).filter(isKept);
  const likely = matchesOf(withLikely).filter(isKept);
  const shares = slices.reduce((sum, slice) => sum + slice.shares, ZERO);
  if (matches.length > 0) {
    return {
      ...alone,
      ...sizes(matches, shares),
      certainty: certaintyOf(household, holding, matches, likely),
      why: whyRisk(household, unit, holding, matches, likely),
    };
  }
  if (likely.length > 0) {
    return {
      ...alone,
      ...sizes(likely, shares),
      certainty: certaintyOf(household, holding, [], likely),
      why: whyRisk(household, unit, holding, [], likely),
    };
  }
  if (alone.certainty !== 'Settled' || alone.sharesAtRisk === ZERO) return alone;
  // Sold together, lots of one security no longer stand in each other's way.
  return {
    ...alone,
    ...sizes([], shares),
    why: [
      {
        text: 'Alone it would be washed by shares bought lately; sold together with them, nothing replaces it.',
        cite: '26 U.S.C. § 1091(a)',
      },
    ],
  };
}

function sizes(
  matches: readonly Match[],
  quantity: bigint,
): Pick<WashRisk, 'risk' | 'sharesAtRisk' | 'deferredLoss' | 'permanentLoss'> {
  const atRisk = sum(matches.map(match => match.shares));
  return {
    risk: atRisk === ZERO ? 'None' : atRisk < quantity ? 'Partial' : 'Full',
    sharesAtRisk: atRisk,
    deferredLoss: sum(matches.filter(match => !match.permanent).map(match => match.disallowed)),
    permanentLoss: sum(matches.filter(match => match.permanent).map(match => match.disallowed)),
  };
}

function certaintyOf(
  household: Household,
  holding: Holding,
  settled: readonly Match[],
  likely: readonly Match[],
): Certainty {
  const isOpen =
    holding.unconfirmedWash > ZERO ||
    unsettledMatches(household.tradesOn, holding.purchase.day, settled).some(one => one.isOpen);
  if (isOpen) return 'Review';
  if (settled.length > 0) return 'Settled';
  if (likely.length > 0) return 'Projected';
  return reviewReasons(household, holding).length > 0 ? 'Review' : 'Settled';
}

function whyRisk(
  household: Household,
  unit: Unit,
  holding: Holding,
  settled: readonly Match[],
  likely: readonly Match[],
): Reason[] {
  const review = reviewReasons(household, holding);
  const isClean = settled.length + likely.length + review.length === 0;
  return [
    ...settled.map(match => matchReason(match, household.asOf)),
    ...unsettledMatches(household.tradesOn, holding.purchase.day, settled).map(({ reason }) => reason),
    ...projectedReasons(household, unit, holding, settled, likely),
    ...review,
    ...(isClean ? [cleanReason(household, unit, holding)] : []),
  ];
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

function projectedMatches(household: Household, unit: Unit, sale: readonly Sale[]): Match[] {
  const coming = projectedTrades(household, unit.key);
  return coming.length === 0 ? [] : matchesOf(sellOn(household.asOf, [sale], unit, household.rules, coming));
}

/** `20 shares bought 9 Nov 2026 in Sam brokerage (Trades row 57) replace 20 of these: $120.00 is deferred into their basis.` */
function matchReason(match: Match, asOf: Day): Reason {
  const { acquisition } = match;
  const verb = acquisition.day > asOf ? 'planned for' : 'bought';
  const rows = acquisition.rows.map(({ source }) => `${source.table} row ${source.row}`).join(', ');
  const what = `${sharesWords(match.shares)}${match.byOption ? ' of a call' : ''}`;
  const replaces = exactText(match.shares) === '1' ? 'replaces one' : 'replace as many';
  return {
    text: `${what} ${verb} ${spokenDay(acquisition.day)} in ${accountName(acquisition.account)} (${rows}) ${replaces} of these: ${dollars(match.disallowed)} of loss ${fateOf(match)}.`,
    cite:
      match.permanent && isSheltered(acquisition.account) ? 'Rev. Rul. 2008-5' : '26 U.S.C. § 1091(a), (d)',
  };
}

function fateOf({ permanent, acquisition, byOption }: Match): string {
  if (!permanent) return `moves into the basis of ${byOption ? 'that option' : 'those shares'}`;
  return isSheltered(acquisition.account)
    ? 'is lost for good, because a sheltered account takes no basis'
    : 'is counted as lost, because nothing says whose basis takes it up';
}

function projectedReasons(
  household: Household,
  unit: Unit,
  holding: Holding,
  settled: readonly Match[],
  likely: readonly Match[],
): Reason[] {
  const lot = holding.stated!;
  const paused = firstClear(household, unit, [{ holding, shares: lot.quantity }], []);
  const clear =
    paused === null || paused === household.asOf
      ? ''
      : `; paused, it is clear to sell from ${spokenDay(paused)}`;
  const until = closes(household.asOf, household.window);
  // What is likely washes beside what is settled, or in its place.
  const saved = washedBy(likely) - washedBy(settled);
  return household
    .recurring(washUnit(lot))
    .filter(buy => buy.last.group === lot.group && buy.expected[0]!.day <= until)
    .map(buy => {
      const next = buy.expected[0]!;
      const keeps = saved > ZERO ? ` ${dollars(saved)} of` : '';
      return {
        text: `${accountName(next.account)} likely buys ${next.symbol} on ${spokenDay(next.day)}, about ${sharesWords(roughly(next.quantity))} (${buy.rhythm} so far); pausing it, or moving it out of the 30 days, keeps${keeps} the loss${clear}.`,
        cite: '26 U.S.C. § 1091(a)',
      };
    });
}

const washedBy = (matches: readonly Match[]): Money => sum(matches.map(match => match.disallowed));

/** Nothing replaces it: because nothing is bought, or because what is bought meets an earlier loss first. */
function cleanReason({ asOf, window }: Household, unit: Unit, { lot, purchase }: Holding): Reason {
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
  if (others.length > 0) {
    return {
      text: `What is bought on ${spokenDay(Math.min(...others))} replaces shares of an earlier sale, and counts once: none of these.`,
      cite: '26 CFR 1.1091-1(b), (e)',
    };
  }
  return {
    text: `No other purchase of ${lot.symbol} in the household from ${spokenDay(from)} to ${spokenDay(to)} is known.`,
    cite: '26 U.S.C. § 1091(a)',
  };
}

const sum = (amounts: readonly bigint[]): Money => amounts.reduce((total, amount) => total + amount, ZERO);
