import { buyAnswers as answersByLots } from '../countries/lots';
import { buyAnswers as answersByPools } from '../countries/questions';
import { doNotBuyList, type BuyAnswer } from '../plan/buyCheck';
import type { Asked } from './ask';

/** May these be bought, under another country's law? No symbols: all that may not. */
export function buyAnswersAbroad(
  { country, household }: Asked,
  symbols: readonly string[],
): readonly BuyAnswer[] {
  if (country === null) return [];
  return country.kind === 'pool'
    ? answersByPools(household, country, symbols, household.asOf)
    : answersByLots(country, household, symbols);
}

/** What past sales forbid to buy, under the law of Settings. */
export const forbiddenIn = (asked: Asked): readonly BuyAnswer[] =>
  asked.country === null ? doNotBuyList(asked.household) : buyAnswersAbroad(asked, []);
