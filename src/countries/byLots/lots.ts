import type { Day } from '../../base/day';
import { type Money, ZERO, exactText, least, most, toCent } from '../../base/exact';
import type { Holding } from '../../engine/holdings';
import { inCents, type ReturnSale } from '../returnParts';
import { isFundKind, isSheltered, type OwnerRole } from '../../engine/records';
import type { Settings } from '../../engine/settings';
import type { Match, Disposition } from '../../engine/ledger';
import { recognised, type Recognised } from '../../engine/recognised';
import { recentFirst } from '../../engine/select';
import { dispositionsOf } from '../../engine/dispositions';
import { termOf } from '../../engine/holdingPeriod';
import type { Unit } from '../../engine/unit';
import type { WashRisk } from '../../planner/plan';
import { clearDay } from '../../planner/clearDay';
import { projectedTrades, unitOf, type Household } from '../../planner/household';
import { buyBackDay } from '../../planner/lossesMet';
import type { Sale } from '../../planner/askedSales';
import { sellOn } from '../../planner/whatIf';

import { dayCell, sharesCell } from '../../table/amounts';
import type { Cell } from '../../table/cell';
import { lotCells } from '../../table/gainsTable';
import { reasonText } from '../../table/reasonText';
import type { DatedGain } from '../../planner/assessment';
import { noRisk, type LotLaw, type WindowWords } from '../laws';
import { doubtOf, reasonOf, type Treatment } from '../treatment';
import { sizes } from './position';

/** What a sale of as many shares as the row has would take: the lot itself, or what the law has sold first. */
export function salesOf(
  country: LotLaw,
  household: Household,
  holding: Holding,
  askedBy = holding.stated!,
  day = household.asOf,
): readonly Sale[] {
  if (country.fixedOrder === null) return [{ holding, shares: askedBy.quantity }];
  const sales: Sale[] = [];
  let left = askedBy.quantity;
  const recent = household.rules.recentFirst(holding.lot.asset);
  for (const one of soldFirst(unitOf(household, holding.stated!), holding, day, recent)) {
    if (left === ZERO) break;
    const held = one.runs.reduce((sum, run) => sum + run.shares, ZERO);
    const shares = least(left, held);
    left -= shares;
    if (shares > ZERO) sales.push({ holding: one, shares, askedBy });
  }
  return sales;
}

const orders = new WeakMap<Unit, Map<string, readonly Holding[]>>();

/** The shares of one holder, in the order in which the law has them sold: found once for all rows. */
function soldFirst(unit: Unit, { lot }: Holding, day: Day, recent: number | null): readonly Holding[] {
  const known = orders.get(unit) ?? new Map<string, readonly Holding[]>();
  orders.set(unit, known);
  const key = `${lot.account.key} ${lot.symbol} ${recent === null ? '' : day}`;
  let order = known.get(key);
  if (!order) {
    const own = unit.holdings
      .filter(one => one.lot.account.key === lot.account.key && one.lot.symbol === lot.symbol)
      .map(one => ({ one, acquired: one.lot.acquired }))
      .sort((a, b) => a.acquired - b.acquired);
    const inOrder = recent === null ? own : recentFirst(own, day - recent);
    known.set(key, (order = inOrder.map(({ one }) => one)));
  }
  return order;
}

/** The taxpayer's own results, and the spouse's where they stand on one return. */
export const isOnReturn = (law: LotLaw, role: OwnerRole, settings: Settings): boolean =>
  role === 'self' || (role === 'spouse' && law.isJoint(settings));

/** Sold on the day on which the same account bought it, under a law that squares the two. */
export const isSquared = (
  { squaresSameDay }: LotLaw,
  { acquisition, acquired, soldOn }: Disposition,
): boolean =>
  squaresSameDay !== null &&
  acquired === soldOn &&
  acquisition.rows.length > 0 &&
  acquisition.rows.every(({ action }) => action === 'buy');

/** Long or short, where a kind has months of its own too. */
export function termIn({ ownMonths }: LotLaw, disposition: Disposition): Disposition['term'] {
  const months = ownMonths?.(disposition.trade) ?? null;
  return months === null ? disposition.term : termOf(disposition, disposition.soldOn, months);
}

/** How the law treats a part of a sale. */
export const treatmentOf = (law: LotLaw, disposition: Disposition): Treatment => {
  const { trade, acquired, soldOn, proceeds, basis } = disposition;
  return law.treatment({
    asset: trade.asset,
    acquired,
    sold: soldOn,
    term: termIn(law, disposition),
    isForeign: trade.isForeign,
    isGain: proceeds > basis,
    isSquared: isSquared(law, disposition),
    isValued: law.stepsUp !== null && disposition.acquisition.rows.every(row => row.action === 'giftIn'),
  });
};

/** Its loss counts for nothing. */
export const isFree = (law: LotLaw, disposition: Disposition): boolean =>
  reasonOf(treatmentOf(law, disposition)) !== null;

/** The loss, positive, that selling the row alone, whole, on the as-of day would leave to be used. */
export function lossOf(country: LotLaw, household: Household, unit: Unit, holding: Holding): Money {
  const sales = salesOf(country, household, holding);
  const dispositions = sellOn(household.asOf, [sales], unit, household.rules);
  const counted = recognised(dispositions).filter(({ disposition }) => !isFree(country, disposition));
  return most(-counted.reduce((sum, row) => sum + row.gain, ZERO), ZERO);
}

/** What selling the row alone, whole, on the as-of day would run into. */
export function riskOf(country: LotLaw, household: Household, unit: Unit, holding: Holding): WashRisk {
  const risk = windowRisk(country, household, unit, holding);
  const doubt =
    isSheltered(holding.lot.account) || risk.certainty === 'Review'
      ? null
      : doubtIn(country, household, unit, holding);
  return doubt === null
    ? risk
    : { ...risk, certainty: 'Review', why: [...risk.why, { text: doubt, cite: null }] };
}

/** What is unsettled about a loss of the sale; null where there is none, or nothing is. */
function doubtIn(country: LotLaw, household: Household, unit: Unit, holding: Holding): string | null {
  const dispositions = sellOn(household.asOf, [salesOf(country, household, holding)], unit, household.rules);
  for (const disposition of dispositions) {
    const doubt = doubtOf(treatmentOf(country, disposition));
    if (doubt !== null && disposition.proceeds < disposition.basis) return doubt;
  }
  return null;
}

function windowRisk(country: LotLaw, household: Household, unit: Unit, holding: Holding): WashRisk {
  const { asOf, rules } = household;
  const { words } = country;
  const { account, asset } = holding.lot;
  if (isSheltered(account)) return noRisk(asOf, words.sheltered);
  const sale = salesOf(country, household, holding);
  const dispositions = sellOn(asOf, [sale], unit, rules);
  const free = dispositions.find(disposition => isFree(country, disposition));
  if (free) {
    const treatment = treatmentOf(country, free);
    return noRisk(asOf, reasonOf(treatment)!, treatment.kind === 'exempt' ? 'Settled' : 'Review');
  }
  if (bareGain(dispositions) >= ZERO) return noRisk(asOf, words.noLoss);
  if (words.purpose !== null) return noRisk(asOf, words.purpose, 'Review');
  if (words.window === null || !rules.washes({ asset, day: asOf })) return noRisk(asOf, words.clear);
  const known = dispositions.flatMap(({ matches }) => matches);
  const coming = projectedTrades(household, unit.key);
  const likely =
    coming.length === 0 ? [] : sellOn(asOf, [sale], unit, rules, coming).flatMap(({ matches }) => matches);
  const matches = known.length === 0 ? likely : known;
  const doNotBuyBefore = buyBackDay(household, holding.lot.symbol);
  if (matches.length === 0) {
    const doubt = lookalikes(household, holding.lot.symbol);
    return doubt === ''
      ? { ...noRisk(asOf, words.clear), doNotBuyBefore }
      : { ...noRisk(asOf, doubt, 'Review'), doNotBuyBefore };
  }
  return {
    ...sizes(matches, holding.stated!.quantity),
    ...inWindow(words.window, known, likely),
    clearToSell: clearDay(household, unit, sale),
    doNotBuyBefore,
  };
}

/** How sure it is, and why, that these purchases meet the sale: known ones, and those that will likely come. */
export function meeting(
  country: LotLaw,
  household: Household,
  unit: Unit,
  holding: Holding,
  known: readonly Match[],
  likely: readonly Match[],
): Pick<WashRisk, 'certainty' | 'why'> {
  const found = inWindow(country.words.window!, known, likely);
  const doubt = doubtIn(country, household, unit, holding);
  return doubt === null ? found : { certainty: 'Review', why: [...found.why, { text: doubt, cite: null }] };
}

function inWindow(
  words: WindowWords,
  known: readonly Match[],
  likely: readonly Match[],
): Pick<WashRisk, 'certainty' | 'why'> {
  const isProjected = known.length === 0;
  const matches = isProjected ? likely : known;
  const { sharesAtRisk, deferredLoss: deferred, permanentLoss: lost } = sizes(matches, ZERO);
  const text = words.risk({ matches, sharesAtRisk: exactText(sharesAtRisk), deferred, lost, isProjected });
  return { certainty: isProjected ? 'Projected' : 'Settled', why: [{ text, cite: null }] };
}

/** Before what the law puts off: is there a loss at all? */
const bareGain = (dispositions: readonly Disposition[]): Money =>
  dispositions.reduce((sum, { proceeds, basis }) => sum + proceeds - basis, ZERO);

const lookalikes = ({ lookalikesOf, near }: Household, symbol: string): string => {
  const others = new Set(lookalikesOf(symbol));
  return near.symbols
    .filter(one => others.has(one))
    .map(
      one =>
        `${one}, bought lately, may be ${symbol} in another spelling: write both alike, or join them with "Identical to".`,
    )
    .join(' ');
};

/** The gains of the taxpayer, for the year's return. */
export const datedGains = (law: LotLaw, household: Household): DatedGain[] => [
  ...onReturn(law, household).map(row => datedGain(law, row)),
  ...accruedIncome(law, household),
];

/** The taxpayer's sales, without what the law exempts. */
const onReturn = (law: LotLaw, household: Household): Recognised[] =>
  recognised(dispositionsOf(household)).filter(
    ({ disposition }) =>
      isOnReturn(law, disposition.trade.account.owner.role, household.settings) &&
      (isSquared(law, disposition) || treatmentOf(law, disposition).kind !== 'exempt'),
  );

/** The same as the form of the return takes them: a loss that counts for nothing is none. */
export const returnSales = (law: LotLaw, household: Household, year: number): ReturnSale[] =>
  onReturn(law, household)
    .filter(({ disposition }) => law.taxYearOf(disposition.soldOn) === year)
    .map(({ disposition, proceeds, basis, gain }): ReturnSale => {
      const { trade, acquired, soldOn, shares } = disposition;
      const isIgnored = gain < ZERO && treatmentOf(law, disposition).kind === 'lossNotAllowed';
      const counted = isIgnored ? ZERO : gain;
      return {
        symbol: trade.symbol,
        asset: trade.asset,
        isForeign: trade.isForeign,
        isSquared: isSquared(law, disposition),
        quantity: sharesCell(shares),
        acquired: dayCell(acquired),
        sold: soldOn,
        proceeds: inCents(proceeds),
        cost: inCents(basis),
        adjustment: inCents(counted - (proceeds - basis)),
        gain: inCents(counted),
        term: termIn(law, disposition),
        why: [law.words.part(disposition), remarkOn(law, disposition)].filter(text => text !== '').join(' '),
      };
    });

/** What funds kept and the law taxes as if it had been paid out: up to the as-of day. */
export const accruedIncome = (law: LotLaw, { trades, settings, asOf }: Household): DatedGain[] =>
  law.taxesAccumulation
    ? trades.flatMap(({ action, asset, symbol, amount, day, account }): DatedGain[] =>
        action === 'accumulationDistribution' &&
        isFundKind(asset) &&
        day <= asOf &&
        !isSheltered(account) &&
        isOnReturn(law, account.owner.role, settings)
          ? [{ day, gain: toCent(amount), asset, symbol, term: 'short', isAccrued: true }]
          : [],
      )
    : [];

export const datedGain = (law: LotLaw, { disposition, gain }: Recognised): DatedGain => ({
  day: disposition.soldOn,
  gain,
  asset: disposition.trade.asset,
  symbol: disposition.trade.symbol,
  term: termIn(law, disposition),
  isForeign: disposition.trade.isForeign,
  isSpeculative: isSquared(law, disposition),
});

/** Why a part does not count as others do, or how sure its loss is. */
function remarkOn(law: LotLaw, disposition: Disposition): string {
  const treatment = treatmentOf(law, disposition);
  const doubt = disposition.proceeds < disposition.basis ? doubtOf(treatment) : null;
  return reasonOf(treatment) ?? doubt ?? '';
}

/** `REALIZED_GAINS` by lots. */
export function realizedTable(country: LotLaw, household: Household, year: number | null): Cell[][] {
  const dispositions = dispositionsOf(household).filter(
    ({ soldOn }) => year === null || country.taxYearOf(soldOn) === year,
  );
  return recognised(dispositions).map(row => {
    const { disposition, adjustment } = row;
    const texts = [country.words.part(disposition), remarkOn(country, disposition)];
    return lotCells(row, {
      Code: adjustment === ZERO ? '' : (country.words.window?.code ?? ''),
      Term: country.longMonths === null ? '' : termIn(country, disposition) === 'short' ? 'Short' : 'Long',
      Why: reasonText(texts.filter(text => text !== '').map(text => ({ text, cite: null }))),
    });
  });
}
