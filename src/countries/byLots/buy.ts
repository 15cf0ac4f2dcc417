import { nextWeekday } from '../../base/day';
import { ZERO, type Money } from '../../base/exact';
import { grouped } from '../../base/grouped';
import { dispositionsOf } from '../../engine/dispositions';
import { recognised } from '../../engine/recognised';
import {
  doNotBuyList,
  groupOf,
  mayBuy,
  sellersOf,
  type BuyAnswer,
  type BuyFacts,
} from '../../planner/buyCheck';
import type { Household } from '../../planner/household';
import { accountName } from '../../planner/lotIds';
import { mayBuyAt, type LotLaw } from '../laws';

/** Whose loss would a purchase of it meet? */
export function buyAnswer(law: LotLaw, household: Household, symbol: string): BuyAnswer {
  const { purpose } = law.words;
  if (purpose !== null) return byPurpose(law, purpose, household, recentLosses(law, household), symbol);
  return (
    squaredToday(law, household)
      .find(({ group }) => group === groupOf(household, symbol))
      ?.answer(symbol) ?? inWordsOf(law, household, mayBuy(household, symbol))
  );
}

/** What was sold at a loss on the as-of day: bought back in the same account that day, it was never sold. */
function squaredToday(
  { squaresSameDay }: LotLaw,
  household: Household,
): { readonly group: string; readonly answer: (symbol: string) => BuyAnswer }[] {
  if (squaresSameDay === null) return [];
  const { asOf } = household;
  const today = recognised(dispositionsOf(household)).filter(
    ({ disposition: { trade }, gain }) =>
      trade.day === asOf && gain < ZERO && trade.account.owner.role !== 'other',
  );
  return [...grouped(today, ({ disposition }) => disposition.trade.group)].map(([group, rows]) => ({
    group,
    answer: symbol => ({
      symbol,
      buy: 'No',
      notBefore: nextWeekday(asOf),
      lossAtStake: rows.reduce((sum, { gain }) => sum - gain, ZERO),
      whose: [
        ...new Set(
          rows.map(
            ({ disposition: { trade } }) => `${trade.account.owner.name}, ${accountName(trade.account)}`,
          ),
        ),
      ].join('; '),
      why: [
        {
          text: `Sold at a loss today: bought back in the same account on the same day the two are squared, and the loss does not come about. Buy from the next trading day [${squaresSameDay}].`,
          cite: null,
        },
      ],
    }),
  }));
}

/** Everything of which a purchase would meet a loss, or whose purpose would be asked. */
export function doNotBuy(law: LotLaw, household: Household): BuyAnswer[] {
  const { purpose } = law.words;
  if (purpose === null)
    return [
      ...squaredToday(law, household).map(({ group, answer }) => answer(group)),
      ...doNotBuyList(household).map(answer => inWordsOf(law, household, answer)),
    ];
  const sold = recentLosses(law, household);
  return [...sold.keys()].map(symbol => byPurpose(law, purpose, household, sold, symbol));
}

/** No count of days says whether a loss counts: what for it was sold and bought does. */
function byPurpose(
  law: LotLaw,
  purpose: string,
  household: Household,
  sold: ReadonlyMap<string, Money>,
  symbol: string,
): BuyAnswer {
  const lossAtStake = sold.get(groupOf(household, symbol)) ?? ZERO;
  return lossAtStake === ZERO
    ? mayBuyAt(symbol, household.asOf, law.words.mayBuy)
    : {
        symbol,
        buy: 'Review',
        notBefore: null,
        lossAtStake,
        whose: '',
        why: [{ text: purpose, cite: null }],
      };
}

function inWordsOf(law: LotLaw, household: Household, facts: BuyFacts): BuyAnswer {
  const { symbol, buy, notBefore, lossAtStake, losses } = facts;
  const { window, mayBuy: free } = law.words;
  if (buy === 'Yes' || notBefore === null || window === null) return mayBuyAt(symbol, household.asOf, free);
  const day = Math.max(...losses.map(({ sale }) => sale.day));
  const text = window.buy({ day, loss: lossAtStake, notBefore });
  const doubt = 'It may be the same security as what was sold at a loss.';
  return {
    symbol,
    buy,
    notBefore,
    lossAtStake,
    whose: sellersOf(facts),
    why: [...(buy === 'Review' ? [{ text: doubt, cite: null }] : []), { text, cite: null }],
  };
}

/** Losses whose purpose a purchase on the as-of day would make one ask about, by identical group. */
function recentLosses({ purposeDays }: LotLaw, household: Household): Map<string, Money> {
  const since = household.asOf - (purposeDays ?? 0);
  const losses = new Map<string, Money>();
  for (const { disposition, gain } of recognised(dispositionsOf(household))) {
    const { day, group, account } = disposition.trade;
    if (gain >= ZERO || account.owner.role === 'other' || day < since) continue;
    losses.set(group, (losses.get(group) ?? ZERO) - gain);
  }
  return losses;
}
