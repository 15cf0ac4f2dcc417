import { sellersOf, type BuyAnswer, type BuyFacts } from '../../planner/buyCheck';
import type * as told from '../../planner/plan';
import type * as found from './plan/shapes';
import type { Fact } from './plan/shapes';
import { noteText } from './words/replacement';
import { say, sayAll } from './words/say';

/** What the plan found, put into words. */

const texts = (facts: readonly Fact[]): string[] => facts.map(fact => say(fact).text);

export const toldRisk = (risk: found.WashRisk): told.WashRisk => ({ ...risk, why: sayAll(risk.why) });

const suggestion = (one: found.Suggestion): told.Suggestion => ({
  ...one,
  reasons: sayAll(one.reasons),
  wash: toldRisk(one.wash),
  replacement: one.replacement && { ...one.replacement, notes: one.replacement.notes.map(noteText) },
});

const chosen = ({ before, after, suggestions }: found.Chosen) => ({
  before,
  after,
  suggestions: suggestions.map(suggestion),
});

export function toldPlanner(planner: found.Planner): told.Planner {
  const { plan, until, goal } = planner;
  return {
    goal,
    plan: {
      ...chosen(plan),
      asOf: plan.asOf,
      soFar: plan.soFar,
      beyond: plan.beyond.map(suggestion),
      goal: plan.goal && say(plan.goal).text,
      passedOver: plan.passedOver.map(one => ({ ...one, reason: say(one.reason) })),
      rescues: plan.rescues.map(one => ({ ...one, how: say(one.how).text })),
      lotsToName: sayAll(plan.lotsToName),
      doNothing: plan.doNothing && say(plan.doNothing),
      coverage: texts(plan.coverage),
      notes: texts(plan.notes),
    },
    chosen: ids => chosen(planner.chosen(ids)),
    until: other => {
      const { ids, words } = until(other);
      return { ids, words: words && say(words).text };
    },
  };
}

/** May it be bought, and whose loss would the purchase wash? */
export function toldBuy(facts: BuyFacts): BuyAnswer {
  const { symbol, buy, notBefore, lossAtStake } = facts;
  return {
    symbol,
    buy,
    notBefore,
    lossAtStake,
    whose: sellersOf(facts),
    why: sayAll(buyFacts(facts)),
  };
}

function buyFacts({ symbol, buy, losses, doubt }: BuyFacts): Fact[] {
  if (losses.length === 0) return [{ code: 'noLossSold', symbol }];
  const isOpen = buy !== 'No';
  return [
    ...(doubt === null ? [] : [doubtFact(symbol, doubt)]),
    ...losses.map((loss): Fact => ({ code: 'lossAtStake', ...loss, isOpen })),
  ];
}

function doubtFact(symbol: string, doubt: NonNullable<BuyFacts['doubt']>): Fact {
  switch (doubt.kind) {
    case 'call':
      return { code: 'aCall', replaces: doubt.replaces };
    case 'sameIndex':
      return { code: 'onSameIndex', symbol, index: doubt.index };
    case 'spelling':
      return { code: 'spelledAlike', symbol, other: doubt.other };
  }
}
