import { sellersOf, type BuyAnswer, type BuyFacts } from '../../planner/buyCheck';
import type { LawFact } from './facts';
import { say } from './words/say';

/** May it be bought, and whose loss would the purchase wash? */
export function buyAnswer(facts: BuyFacts): BuyAnswer {
  const { symbol, buy, notBefore, lossAtStake } = facts;
  return { symbol, buy, notBefore, lossAtStake, whose: sellersOf(facts), why: say(lawFacts(facts)) };
}

function lawFacts({ symbol, buy, losses, doubt }: BuyFacts): LawFact[] {
  if (losses.length === 0) return [{ code: 'noLossSold', symbol }];
  const isOpen = buy !== 'No';
  return [
    ...(doubt === null ? [] : [doubtFact(symbol, doubt)]),
    ...losses.map((loss): LawFact => ({ code: 'lossAtStake', ...loss, isOpen })),
  ];
}

function doubtFact(symbol: string, doubt: NonNullable<BuyFacts['doubt']>): LawFact {
  switch (doubt.kind) {
    case 'call':
      return { code: 'aCall', replaces: doubt.replaces };
    case 'sameIndex':
      return { code: 'onSameIndex', symbol, index: doubt.index };
    case 'spelling':
      return { code: 'spelledAlike', symbol, other: doubt.other };
    case 'merged':
      return { code: 'joinedByMerger', symbol, other: doubt.other };
  }
}
