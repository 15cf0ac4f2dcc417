import { formatDay } from '../base/day';
import type { FactWords } from '../planner/facts';
import type { Reason } from '../planner/plan';

const plain = (text: string): Reason => ({ text, cite: null });

/** Of whose purchases too little is known: alike under every law. */
export const COVERAGE_WORDS = {
  noTrades: () => plain('No trades are given: only purchases among the lots held can be seen.'),
  silent: ({ account, since }) =>
    plain(`No trades given for ${account}${since === null ? '' : ` since ${formatDay(since)}`}.`),
  noSpouse: () => plain("No account of a spouse is given: a spouse's purchases wash too."),
} satisfies Partial<FactWords>;
