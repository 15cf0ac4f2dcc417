import type { Day } from '../../base/day';
import { portion, toCent, ZERO, type Money, type Shares } from '../../base/exact';
import { grouped } from '../../base/grouped';
import { dispositionsOf } from '../../engine/dispositions';
import type { Holding } from '../../engine/holdings';
import type { Disposition } from '../../engine/ledger';
import { recognised } from '../../engine/recognised';
import { isSheltered, type StatedLot } from '../../engine/records';
import type { Unit } from '../../engine/unit';
import { unitOf, type Household } from '../../planner/household';
import type { WashRisk } from '../../planner/plan';
import { carriedThrough, sellOn, type Orders } from '../../planner/whatIf';
import { datedGain, isFree, riskOf, salesOf } from '../byLots/lots';
import { byGroup, historyOf } from '../byPools/history';
import { riskOfPool } from '../byPools/questions';
import { questionsOf, settledGroups, type Question } from '../byPools/settled';
import { datedGains } from '../byPools/tables';
import type { DatedGain } from '../../planner/assessment';
import type { LotLaw, PoolLaw } from '../laws';
import { byParts, type Outcome, type Part, type Sold } from './parts';

/** The taxpayer's gains, asked "and if these lots were sold on the as-of day?". */
export interface Selling {
  /** The taxpayer's lots that have a price and can be asked about. */
  readonly lots: readonly StatedLot[];
  riskOf(lot: StatedLot): WashRisk;
  /** The loss, positive, that selling the lot alone would add to what counts. */
  lossOf(lot: StatedLot): Money;
  /** What is realised, without any planned trade. */
  readonly done: readonly DatedGain[];
  /** Realised, planned, and with these sold: by day and kind. */
  with(sold: Sold): Outcome;
}

const isOwn = ({ account, value }: StatedLot): boolean =>
  account.owner.role === 'self' && !isSheltered(account) && value !== null;

export function sellingPools(
  household: Household,
  country: PoolLaw,
  isSpoiled: (lot: StatedLot) => boolean,
  since: Day,
): Selling {
  const { asOf } = household;
  const askAbout = questionsOf(household, country, asOf);
  const questions = new Map<StatedLot, Question>();
  for (const lot of household.lots) {
    if (lot.option || lot.value === null || isSpoiled(lot)) continue;
    const question = askAbout(lot);
    if (question.problems.length === 0) questions.set(lot, question);
  }
  const lots = [...questions.keys()].filter(isOwn);
  const groups = settledGroups(household, country, asOf);
  const tradesOf = byGroup(household.trades);
  const names = new Set([...tradesOf.keys(), ...lots.map(lot => lot.group)]);
  const oneOf = new Map([...questions].map(([lot, question]) => [lot.group, question]));
  const outcomeOf = (group: string, sold: readonly Part[]): Outcome => {
    const question = oneOf.get(group);
    if (!question) {
      // No lot of it can be asked about; what is planned of it counts all the same.
      const { history, problems } = historyOf(group, tradesOf.get(group) ?? [], country);
      const settled = country.settle(history);
      const isSound = problems.length + settled.overReturned.length === 0;
      return {
        gains: isSound ? datedGains(new Map([[group, { history, settled, problems }]]), country) : [],
        lost: ZERO,
      };
    }
    const { history, before, after } = question;
    const sales = sold.map(({ lot, shares }) => {
      const { sale } = questions.get(lot)!;
      return {
        ...sale,
        shares: portion(sale.shares, shares, lot.quantity),
        money: portion(sale.money, shares, lot.quantity),
      };
    });
    const settled = country.settle({ events: [...before, ...sales, ...after] });
    const lost = settled.disposals.flatMap(({ denial }) => denial?.fates ?? []);
    return {
      gains: datedGains(new Map([[group, { history, settled, problems: [] }]]), country),
      lost: lost.reduce((sum, fate) => (fate.isLost ? sum + fate.amount : sum), ZERO),
    };
  };
  return {
    lots,
    riskOf: lot => riskOfPool(household, country, questions.get(lot)!),
    done: datedGains(new Map([...groups].filter(([, { problems }]) => problems.length === 0)), country),
    ...byParts(lots, lot => lot.group, [...names], outcomeOf, [], since),
  };
}

export function sellingLots(
  household: Household,
  country: LotLaw,
  isSpoiled: (lot: StatedLot) => boolean,
  since: Day,
): Selling {
  const { asOf, rules } = household;
  const holdings = new Map<StatedLot, { readonly unit: Unit; readonly holding: Holding }>();
  for (const unit of household.units.values()) {
    for (const holding of unit.holdings) if (holding.stated) holdings.set(holding.stated, { unit, holding });
  }
  const lots = household.lots.filter(
    lot => isOwn(lot) && lot.option === null && holdings.has(lot) && !isSpoiled(lot),
  );
  const done = ownGains(country, dispositionsOf(household));
  const outcomeOf = (unit: Unit, sold: readonly Part[]): Outcome => {
    if (sold.length === 0 && unit.planned.length === 0) return { gains: [], lost: ZERO };
    const orders = ordersOf(
      household,
      country,
      unit,
      sold.map(({ lot, shares }) => askedOf(holdings.get(lot)!.holding, shares)),
    );
    // Without planned trades nothing but the sales themselves is new.
    const { own, planned, washed } =
      unit.planned.length === 0
        ? { own: sellOn(asOf, orders, unit, rules), planned: [], washed: [] }
        : carriedThrough(asOf, orders, unit, rules);
    const lost = [...own, ...planned].flatMap(({ matches }) => matches);
    return {
      gains: [
        ...ownGains(country, [...own, ...planned]),
        ...washed.map(({ disposition, more }) => ({
          day: disposition.soldOn,
          gain: toCent(more),
          asset: disposition.trade.asset,
          term: disposition.term,
        })),
      ],
      lost:
        lost.reduce((sum, match) => (match.permanent ? sum + match.disallowed : sum), ZERO) +
        washed.reduce((sum, one) => sum + one.lost, ZERO),
    };
  };
  return {
    lots,
    riskOf: lot => {
      const { unit, holding } = holdings.get(lot)!;
      return riskOf(country, household, unit, holding);
    },
    done,
    ...byParts(lots, lot => unitOf(household, lot), [...household.units.values()], outcomeOf, done, since),
  };
}

/** What counts of the taxpayer's. */
const ownGains = (country: LotLaw, dispositions: readonly Disposition[]): DatedGain[] =>
  recognised(dispositions)
    .filter(
      ({ disposition }) => disposition.trade.account.owner.role === 'self' && !isFree(country, disposition),
    )
    .map(datedGain);

interface Asked {
  readonly holding: Holding;
  /** The row, as if it had only what is sold of it. */
  readonly asked: StatedLot;
}

const askedOf = (holding: Holding, shares: Shares): Asked => {
  const stated = holding.stated!;
  const value = portion(stated.value ?? ZERO, shares, stated.quantity);
  return {
    holding,
    asked: shares === stated.quantity ? stated : { ...stated, quantity: shares, value },
  };
};

/** Each account's sales are one order: together they take what as many shares would. */
function ordersOf(household: Household, country: LotLaw, unit: Unit, sold: readonly Asked[]): Orders {
  const byAccount = grouped(sold, ({ holding: { lot } }) => `${lot.account.key} ${lot.symbol}`);
  return [...byAccount.values()].map(own => {
    if (country.fixedOrder === null)
      return own.flatMap(({ holding, asked }) => [...salesOf(country, household, unit, holding, asked)]);
    const [first] = own as [Asked, ...Asked[]];
    const quantity = own.reduce((sum, { asked }) => sum + asked.quantity, ZERO);
    const value = own.reduce((sum, { asked }) => sum + (asked.value ?? ZERO), ZERO);
    return [...salesOf(country, household, unit, first.holding, { ...first.asked, quantity, value })];
  });
}
