import type { Day } from '../../base/day';
import { least, portion, ZERO, type Money, type Shares } from '../../base/exact';
import { grouped } from '../../base/grouped';
import { ACTIONS } from '../../engine/actions';
import { termOf } from '../../engine/holdingPeriod';
import type { Holding } from '../../engine/holdings';
import type { Acquisition, Disposition, Match } from '../../engine/ledger';
import { isSheltered, type Source, type StatedLot } from '../../engine/records';
import type { Unit } from '../../engine/unit';
import { opens } from '../../engine/window';
import type { Candidate, Met, Position } from '../../planner/port';
import { daysToAsk } from '../../planner/clearDay';
import { FORESEEN, unitOf, type Household } from '../../planner/household';
import { usable } from '../../planner/effect';
import { namingOf } from '../../planner/naming';
import { partOf } from '../../planner/parts';
import type { WashRisk } from '../../planner/plan';
import { bringsShares, carriedThrough, soldBare } from '../../planner/whatIf';
import { heldBy } from '../held';
import type { LotLawOfPlan } from './lawOfPlan';
import { namings } from './namings';
import { rescues } from './rescues';
import { oldestFirst } from './saleOrders';
import { lotSales, type LotSales } from './sales';

/** A household whose sales are of lots, asked by a plan. */
export function lotPosition(household: Household, law: LotLawOfPlan): Position {
  const { asOf, rules, window } = household;
  const held = heldBy(household);
  const holdingOf = (lot: StatedLot): Holding => held.get(lot)!.holding;
  const sales = lotSales(household, law, holdingOf, ({ lot }) => isRecent(household, holdingOf(lot)));
  const left = sharesLeft(household);
  const longMonths = rules.longTermMonths(asOf);
  return {
    offer: lot => {
      const own = held.get(lot);
      if (!own || law.isSpoiled(own.unit) || !law.isPlanned(lot)) return null;
      if (lot.value === null) return 'noPrice';
      const { unit, holding } = own;
      const shares = left(holding, unit);
      const value = portion(lot.value, shares, lot.quantity);
      const loss = shares === ZERO ? ZERO : lossOf(household, law, own, shares, value);
      return { book: unit, shares, value, loss };
    },
    whyNoLoss: law.whyNoLoss,
    plannedSale: lot =>
      unitOf(household, lot).planned.find(
        trade => trade.symbol === lot.symbol && ACTIONS[trade.action].leaves,
      ) ?? null,
    isOnReturn: law.isOnReturn,
    isInTheWay: lot => isRecent(household, holdingOf(lot)),
    sell: (book, sold) => sales.today(book as Unit, sold).effect,
    sellAsOrders: (book, sold) => sales.asOrders(book as Unit, sold),
    shares: (book, sold) => sales.shares(book as Unit, sold),
    dayOrder: (book, sold) => {
      if (law.takes !== null || sold.length < 2) return null;
      const promised = usable(sales.today(book as Unit, sold).effect);
      const holds = (order: readonly Candidate[]): boolean =>
        usable(sales.asTheyStand(book as Unit, order)) >= promised;
      return holds(sold) && holds([...sold].reverse()) ? null : oldestFirst(sold, holdingOf);
    },
    sellLater: (book, sold, day) => sales.later(book as Unit, sold, day),
    daysToAsk: book => daysOfBook(household, book as Unit),
    knownUntil: asOf + FORESEEN - window.after,
    exposure: lot => {
      const { unit, holding } = held.get(lot)!;
      return law.exposure(unit, holding);
    },
    exposures: (book, sold) => exposures(law, sales, book as Unit, holdingOf, sold, longMonths, asOf),
    buyingBack: law.buyingBack,
    buyingBackGain: law.buyingBackGain,
    part: (whole, shares) => partFor(household, law, whole, shares),
    mayBuy: law.mayBuy,
    naming: sold => {
      const named = law.takes === null ? namingOf(household, sold) : null;
      // Where basis is averaged there is no lot to name.
      const nameOf = ({ lot }: Candidate) =>
        named === null || rules.methodFor(lot) === 'average' ? null : named.get(lot)!;
      return new Map(sold.map(one => [one.lot, nameOf(one)]));
    },
    gainUnnamed: ({ lot, shares, value }) =>
      value - oldestBasis(unitOf(household, lot), holdingOf(lot), shares),
    remarks: law.remarks,
    rescues: () => rescues(household),
    planned: law.planned,
    longMonths,
    coverage: law.coverage,
    namings: law.takes === null ? namings(household, law, sales) : null,
  };
}

/** Where what was bought lately is sold first, a purchase changes what a sale takes until it is lately no more. */
function daysOfBook(household: Household, unit: Unit): readonly Day[] {
  const days = daysToAsk(household, unit);
  const { asOf, rules, recurring } = household;
  const [row] = [...unit.holdings.map(({ lot }) => lot), ...unit.planned];
  const recent = row ? rules.recentFirst(row.asset) : null;
  if (recent === null) return days;
  const bought = [
    ...unit.holdings.map(({ purchase }) => purchase.day),
    ...unit.planned.filter(bringsShares).map(({ day }) => day),
    ...recurring(unit.key).flatMap(({ expected }) => expected.map(({ day }) => day)),
  ];
  const later = bought.map(day => day + recent + 1).filter(day => day > asOf);
  return [...new Set([...days, ...later])].sort((a, b) => a - b);
}

/** What planned trades sell is sold by them: the plan may sell the rest. */
function sharesLeft({ asOf, rules }: Household): (holding: Holding, unit: Unit) => Shares {
  const known = new Map<Unit, ReadonlyMap<Holding, Shares>>();
  return (holding, unit) => {
    const { quantity } = holding.stated!;
    if (unit.planned.length === 0) return quantity;
    let left = known.get(unit);
    if (!left) known.set(unit, (left = carriedThrough(asOf, [], unit, rules).left));
    return least(left.get(holding) ?? ZERO, quantity);
  };
}

/** Before any wash; a gift's loss counts from its own basis. */
function lossOf(
  { asOf, rules }: Household,
  law: LotLawOfPlan,
  { unit, holding }: { readonly unit: Unit; readonly holding: Holding },
  shares: Shares,
  value: Money,
): Money {
  const stated = holding.stated!;
  if (isSheltered(holding.lot.account))
    return holding.runs.reduce((sum, run) => sum + run.basis, ZERO) - value;
  const asked = shares === stated.quantity ? stated : { ...stated, quantity: shares, value };
  const sale = law.takes === null ? [{ holding, shares }] : law.takes(holding, asked, asOf);
  return soldBare(asOf, sale, unit, rules)
    .filter(disposition => law.counts(disposition))
    .reduce((sum, disposition) => sum + disposition.basis - disposition.proceeds, ZERO);
}

/** Where the law says which shares are sold, a part of a row's is not like the others. */
function partFor<C extends Omit<Candidate, 'purpose'>>(
  household: Household,
  law: LotLawOfPlan,
  whole: C,
  shares: Shares,
): C {
  const part = partOf(whole, shares);
  if (law.takes === null || part === whole) return part;
  const held = heldBy(household).get(whole.lot)!;
  return { ...part, loss: lossOf(household, law, held, shares, part.value) };
}

/** Bought so lately that, kept, it would replace other shares sold at a loss. */
const isRecent = ({ asOf, rules, window }: Household, { purchase, runs, lot }: Holding): boolean =>
  purchase.day >= opens(asOf, window) &&
  purchase.effect !== 'none' &&
  rules.washes({ asset: lot.asset, day: asOf }) &&
  runs.some(run => !run.replaced);

/** Each book is carried through once, and its dispositions handed to their lots. */
function exposures(
  law: LotLawOfPlan,
  sales: LotSales,
  unit: Unit,
  holdingOf: (lot: StatedLot) => Holding,
  chosen: ReadonlySet<Candidate>,
  longMonths: number,
  asOf: number,
): (candidate: Candidate) => Met {
  const termToday = ({ runs }: Holding) => termOf(runs[0]!, asOf, longMonths);
  if (law.takes !== null) {
    // What is sold is what the law says: a row's own sale tells what meets it.
    return ({ lot }) => ({
      risk: law.exposure(unit, holdingOf(lot)),
      lostAtMost: ZERO,
      isSoldTogether: false,
      term: law.hasTerms ? termToday(holdingOf(lot)) : null,
    });
  }
  const bySource = (dispositions: readonly Disposition[]): Map<Source, Disposition[]> =>
    grouped(dispositions, ({ trade }) => trade.source);
  const { dispositions, lostAtMost } = sales.today(unit, [...chosen]);
  const keyOf = ({ account, day }: Pick<Acquisition, 'account' | 'day'>): string => `${account.key}|${day}`;
  const sold = new Set([...chosen].map(({ lot }) => keyOf(holdingOf(lot).purchase)));
  // What a purchase took up that the plan sells as well comes out with it.
  const kept = (own: readonly Disposition[]): Match[] =>
    own.flatMap(({ matches }) => matches).filter(({ acquisition }) => !sold.has(keyOf(acquisition)));
  const today = bySource(dispositions);
  const likely = bySource(sales.likely(unit, [...chosen]));
  return ({ lot }) => {
    const holding = holdingOf(lot);
    const own = today.get(lot.source) ?? [];
    const alone = law.exposure(unit, holding);
    return {
      ...withOthers(law, unit, holding, alone, own, kept(own), kept(likely.get(lot.source) ?? [])),
      lostAtMost: lostAtMost.get(lot.source) ?? ZERO,
      term: law.hasTerms ? (own[0]?.term ?? 'short') : null,
    };
  };
}

/** The risk of a lot sold as part of the plan, by what its dispositions meet there. */
function withOthers(
  law: LotLawOfPlan,
  unit: Unit,
  holding: Holding,
  alone: WashRisk,
  own: readonly Disposition[],
  matches: readonly Match[],
  likely: readonly Match[],
): Pick<Met, 'risk' | 'isSoldTogether'> {
  const shares = own.reduce((sum, disposition) => sum + disposition.shares, ZERO);
  if (matches.length > 0 || likely.length > 0) {
    const risk = {
      ...alone,
      ...sizes(matches.length > 0 ? matches : likely, shares),
      ...law.meeting(unit, holding, matches, likely),
    };
    return { risk, isSoldTogether: false };
  }
  if (alone.certainty !== 'Settled' || alone.sharesAtRisk === ZERO)
    return { risk: alone, isSoldTogether: false };
  // Sold together, lots of one security no longer stand in each other's way.
  return { risk: { ...alone, ...sizes([], shares) }, isSoldTogether: true };
}

/** How much of a sale purchases meet. */
export function sizes(
  matches: readonly Match[],
  quantity: bigint,
): Pick<WashRisk, 'risk' | 'sharesAtRisk' | 'deferredLoss' | 'permanentLoss'> {
  const atRisk: Shares = matches.reduce((all, { shares }) => all + shares, ZERO);
  const sum = (of: readonly Match[]): Money => of.reduce((all, { disallowed }) => all + disallowed, ZERO);
  return {
    risk: atRisk === ZERO ? 'None' : atRisk < quantity ? 'Partial' : 'Full',
    sharesAtRisk: atRisk,
    deferredLoss: sum(matches.filter(match => !match.permanent)),
    permanentLoss: sum(matches.filter(match => match.permanent)),
  };
}

/** What the oldest shares of its account cost: they are sold where nothing is named. */
function oldestBasis({ holdings }: Unit, { lot }: Holding, shares: Shares): Money {
  const inAccount = holdings
    .filter(one => one.lot.account.key === lot.account.key && one.lot.symbol === lot.symbol)
    .sort((a, b) => a.purchase.day - b.purchase.day || a.purchase.order - b.purchase.order);
  let left = shares;
  let basis = ZERO;
  for (const run of inAccount.flatMap(({ runs }) => runs)) {
    const taken = least(left, run.shares);
    basis += portion(run.basis, taken, run.shares);
    left -= taken;
    if (left === ZERO) break;
  }
  return basis;
}
