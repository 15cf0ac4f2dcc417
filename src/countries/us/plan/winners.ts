import { Decimal, NIL, toDecimal } from '../../../base/decimal';
import { exact, portion, ZERO, type Money, type Shares } from '../../../base/exact';
import { termOf } from '../../../engine/holdingPeriod';
import type { Holding } from '../../../engine/holdings';
import { isSheltered } from '../../../engine/records';
import type { Unit } from '../../../engine/unit';
import { mayBuy } from '../../../planner/buyCheck';
import type { Household } from '../../../planner/household';
import { netsHere } from '../nets';
import { yearLaw } from '../year/incomeTax';
import type { Assessment } from '../../../planner/assessment';
import type { Candidate } from './candidates';
import type { HouseholdYear } from './householdYear';
import type { Scales } from './scales';

/** Up to so many winners are tried: the 0% band holds no more than a few. */
const TRIED = 40;

/**
 * Gains worth realising in the 0% band: long-term winners sold and bought back at once take a higher basis, untaxed
 * now (26 U.S.C. § 1(h)(1)(B)); no wash rule reaches a gain. Only what fills the band is proposed, and only where
 * Settings' later rate makes it worth its costs. Winners are never proposed for tax alone outside the band.
 */
export function winnersFor(
  household: Household,
  year: HouseholdYear,
  winners: readonly Candidate[],
  beside: readonly Candidate[],
  weigh: Scales['weigh'],
): readonly Candidate[] {
  const none: readonly Candidate[] = [];
  if (winners.length === 0) return none;
  const { effect, net } = weigh(beside);
  const settled = year.settled(effect.short, effect.long);
  if (net === null) return none;
  const room = bandRoom(household, year, settled);
  if (room === null || !room.greaterThan(0)) return none;
  const units = new Set(beside.map(({ unit }) => unit));
  const taken = filling(
    winners.filter(({ unit }) => !units.has(unit)),
    room,
  );
  // What a gain eats up of losses and carryovers is its cost: it is weighed, and only then worth it or not.
  let best = none;
  let most = net;
  for (let count = 1; count <= taken.length; count++) {
    const first = taken.slice(0, count);
    const worth = weigh([...beside, ...first]).net!;
    if (worth.greaterThan(most)) [best, most] = [first, worth];
  }
  return best;
}

/** Winners one after the other until the room is full, of the last as much as fits. */
export function filling(winners: readonly Candidate[], room: Decimal): Candidate[] {
  const taken: Candidate[] = [];
  let left = room;
  for (const winner of winners) {
    const part = fitting(winner, left);
    if (!part) continue;
    taken.push(part);
    left = left.plus(toDecimal(part.loss));
    if (part.shares < winner.shares) break;
  }
  return taken;
}

/** More long-term gain that the 0% band would take this year, losses and carryovers eaten up first; null without income. */
export function bandRoom({ settings }: Household, year: HouseholdYear, settled: Assessment): Decimal | null {
  if (settings.taxableIncome === null || settings.longTermRate !== null) return null;
  const top = yearLaw(year.profile, year.year, settings.filingStatus).capital.tops[0]!;
  return top
    .minus(settings.taxableIncome)
    .minus(settings.otherInvestmentIncome)
    .minus(settings.qualifiedDividends)
    .minus(settled.net);
}

/** Long-term winners of this return that may be bought back at once, those with the most gain for their value first. */
export function winnersAmong(
  household: Household,
  held: readonly Omit<Candidate, 'purpose'>[],
  isFree: (unit: Unit) => boolean,
): Candidate[] {
  const { settings, asOf, rules } = household;
  const months = rules.longTermMonths(asOf);
  const isLong = ({ runs }: Holding): boolean => runs.every(run => termOf(run, asOf, months) === 'long');
  return held
    .filter(
      ({ lot, loss, holding, unit }) =>
        -loss >= settings.minimumLoss &&
        loss < ZERO &&
        !isSheltered(lot.account) &&
        netsHere(household, lot) &&
        isLong(holding) &&
        rules.methodFor(lot) !== 'average' &&
        unit.planned.length === 0 &&
        isFree(unit),
    )
    .sort((a, b) => compare(-b.loss * a.value, -a.loss * b.value))
    .slice(0, TRIED)
    .filter(({ lot }) => mayBuy(household, lot.symbol).buy === 'Yes')
    .map(one => ({ ...one, purpose: 'gain' as const }));
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const ONE_SHARE: Shares = exact(1);

/** As many shares of it as the room takes; whole ones where the lot holds whole ones. */
function fitting(winner: Candidate, room: Decimal): Candidate | null {
  const gain = toDecimal(-winner.loss);
  if (gain.lessThanOrEqualTo(room)) return winner;
  const wanted = BigInt(Decimal.max(NIL, room).div(gain).times(winner.shares.toString()).floor().toFixed(0));
  const shares = winner.shares % ONE_SHARE === ZERO ? wanted - (wanted % ONE_SHARE) : wanted;
  if (shares <= ZERO) return null;
  const part = (whole: Money): Money => portion(whole, shares, winner.shares);
  return { ...winner, shares, value: part(winner.value), loss: -part(-winner.loss) };
}
