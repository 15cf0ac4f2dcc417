import { portion } from '../../../base/exact';
import { least, ZERO, type Money, type Shares } from '../../../base/exact';
import { eachOf, type Steps } from '../../../base/steps';
import { ACTIONS } from '../../../engine/actions';
import type { Holding } from '../../../engine/holdings';
import { isSheltered, type StatedLot } from '../../../engine/records';
import type { Unit } from '../../../engine/unit';
import { opens } from '../../../engine/window';
import { unitOf, type Household } from '../../../planner/household';
import { idsOf } from '../../../planner/lotIds';
import type { Purpose } from '../../../planner/plan';
import { carriedThrough, sellOn, type Sale } from '../../../planner/whatIf';
import { netsHere } from '../nets';
import type { Fact, PassedOver } from './shapes';

/** A lot the plan may sell whole: at a loss worth the trouble, or bought so lately that it stands in another's way. */
export interface Candidate {
  readonly id: string;
  readonly holding: Holding;
  readonly lot: StatedLot;
  readonly unit: Unit;
  /** What the plan may sell of it: planned sales take their shares first. */
  readonly shares: Shares;
  readonly value: Money;
  /** Positive for a loss, negative for a gain. */
  readonly loss: Money;
  readonly purpose: Purpose;
}

export interface Sifted {
  readonly candidates: readonly Candidate[];
  /** Every lot that has a price and shares the plan may sell. */
  readonly held: readonly Omit<Candidate, 'purpose'>[];
  readonly passedOver: readonly PassedOver[];
  readonly withoutPrice: number;
}

/** Sorts the lots into those worth weighing and those left alone, with the reason. */
export function* sift(household: Household, isSpoiled: (unit: Unit) => boolean): Steps<Sifted> {
  const planned = new Map<Unit, ReadonlyMap<Holding, Shares>>();
  // What planned trades sell is sold by them: the plan may sell the rest.
  const leftOf = (holding: Holding, unit: Unit): Shares => {
    if (unit.planned.length === 0) return holding.stated!.quantity;
    let left = planned.get(unit);
    if (!left) planned.set(unit, (left = carriedThrough(household.asOf, [], unit, household.rules).left));
    return least(left.get(holding) ?? ZERO, holding.stated!.quantity);
  };
  const candidates: Candidate[] = [];
  const held: Omit<Candidate, 'purpose'>[] = [];
  const passedOver: PassedOver[] = [];
  const ids = idsOf(household.lots);
  let withoutPrice = 0;
  const holdings = new Map<StatedLot, Holding>();
  for (const unit of household.units.values()) {
    for (const holding of unit.holdings) if (holding.stated) holdings.set(holding.stated, holding);
  }
  const siftOne = (lot: StatedLot): void => {
    const unit = unitOf(household, lot);
    const holding = holdings.get(lot);
    const id = ids.get(lot)!;
    if (!holding || isSpoiled(unit)) return;
    if (lot.value === null) {
      withoutPrice++;
      return;
    }
    const shares = leftOf(holding, unit);
    if (shares === ZERO) {
      passedOver.push({ kind: 'weighed', lot, loss: ZERO, reason: plannedAlready(lot, unit) });
      return;
    }
    const value = portion(lot.value, shares, lot.quantity);
    const loss = lossOf(household, unit, { holding, shares }, value);
    const entry = { id, holding, lot, unit, shares, value, loss };
    held.push(entry);
    const barred = loss > ZERO ? whyNot(household, lot, loss) : null;
    const small = loss < household.settings.minimumLoss;
    const sellable = !isSheltered(lot.account) && netsHere(household, lot);
    if (barred) passedOver.push({ kind: sellable ? 'small' : 'outOfReach', lot, loss, reason: barred });
    if (sellable && (!small || isRecent(household, holding)))
      candidates.push({ ...entry, purpose: small ? 'frees' : 'loss' });
  };
  yield* eachOf(household.lots, siftOne, 50);
  const freeable = new Set(candidates.filter(({ purpose }) => purpose === 'loss').map(({ unit }) => unit));
  return {
    candidates: candidates.filter(({ purpose, unit }) => purpose === 'loss' || freeable.has(unit)),
    held,
    passedOver,
    withoutPrice,
  };
}

/** Before any wash; a gift's loss counts from its own basis. */
function lossOf({ asOf, rules }: Household, unit: Unit, sale: Sale, value: Money): Money {
  const { holding } = sale;
  if (isSheltered(holding.lot.account)) {
    return holding.runs.reduce((sum, run) => sum + run.basis, ZERO) - value;
  }
  return sellOn(asOf, [[sale]], unit, rules).reduce(
    (sum, disposition) => sum + disposition.basis - disposition.proceeds,
    ZERO,
  );
}

function plannedAlready(lot: StatedLot, { planned }: Unit): Fact {
  const sale = planned.find(trade => trade.symbol === lot.symbol && ACTIONS[trade.action].leaves);
  return { code: 'plannedAlready', lot, sale: sale ?? null };
}

function whyNot(household: Household, lot: StatedLot, loss: Money): Fact | null {
  const { account } = lot;
  if (isSheltered(account)) return { code: 'sheltered', account };
  if (!netsHere(household, lot)) return { code: 'onAnotherReturn', owner: account.owner.name };
  const { minimumLoss } = household.settings;
  return loss < minimumLoss ? { code: 'belowMinimum', loss, minimum: minimumLoss } : null;
}

/** Bought so lately that, kept, it would replace other shares sold at a loss. */
const isRecent = ({ asOf, rules, window }: Household, { purchase, runs, lot }: Holding): boolean =>
  purchase.day >= opens(asOf, window) &&
  purchase.effect !== 'none' &&
  rules.washes({ asset: lot.asset, day: asOf }) &&
  runs.some(run => !run.replaced);
