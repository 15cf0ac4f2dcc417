import type { LawWords } from '../facts';
import { formatDay } from '../../../base/day';
import { exactText, ZERO } from '../../../base/exact';
import { roughly, sharesWords } from '../../../base/spoken';
import type { Match } from '../../../engine/ledger';
import { isSheltered } from '../../../engine/records';
import { accountName } from '../../../planner/lotIds';
import { dollars } from '../dollars';

const WASH = '26 U.S.C. § 1091(a)';

/** What a sale would run into. */
export const RISK_WORDS = {
  soldInShelter: ({ accountType }) => ({
    text: `${accountType} is a sheltered account: a sale there realises no loss.`,
    cite: null,
  }),

  noLoss: () => ({ text: 'No loss: a gain is never washed.', cite: WASH }),

  coins: () => ({
    text: 'Coins are property, not stock or securities, so the wash-sale rule does not reach them today; buying back within minutes can still be challenged as without substance (26 U.S.C. § 7701(o)), and bills to change this are pending.',
    cite: 'Notice 2014-21',
  }),

  contracts: () => ({
    text: 'A contract of § 1256 is marked at the year’s end whatever happens: the rule does not reach a loss by the mark, and nothing is put off by selling before it.',
    cite: '26 U.S.C. § 1256(a), (f)(5)',
  }),

  things: () => ({
    text: 'Metal, art and coins for collectors are property, not stock or securities: the wash-sale rule does not reach them.',
    cite: '26 U.S.C. §§ 1091(a), 408(m)',
  }),

  /** `20 shares bought 9 Nov 2026 in Sam brokerage (Trades row 57) replace 20 of these: $120.00 is deferred into their basis.` */
  replaced: ({ match, asOf }) => {
    const { acquisition } = match;
    const verb = acquisition.day > asOf ? 'planned for' : 'bought';
    const rows = acquisition.rows.map(({ source }) => `${source.table} row ${source.row}`).join(', ');
    const what = `${sharesWords(match.shares)}${match.byOption ? ' of a call' : ''}`;
    const replaces = exactText(match.shares) === '1' ? 'replaces one' : 'replace as many';
    return {
      text: `${what} ${verb} ${formatDay(acquisition.day)} in ${accountName(acquisition.account)} (${rows}) ${replaces} of these: ${dollars(match.disallowed)} of loss ${fateOf(match)}.`,
      cite:
        match.permanent && isSheltered(acquisition.account) ? 'Rev. Rul. 2008-5' : '26 U.S.C. § 1091(a), (d)',
    };
  },

  /** A purchase that recurs; `saved`: what pausing it keeps of the loss. */
  likelyBuys: likely => {
    const { account, symbol, day, quantity, rhythm, saved, clearIfPaused } = likely;
    const clear =
      clearIfPaused === null ? '' : `; paused, it is clear to sell from ${formatDay(clearIfPaused)}`;
    const keeps = saved > ZERO ? ` ${dollars(saved)} of` : '';
    return {
      text: `${accountName(account)} likely buys ${symbol} on ${formatDay(day)}, about ${sharesWords(roughly(quantity))} (${rhythm} so far); pausing it, or moving it out of the 30 days, keeps${keeps} the loss${clear}.`,
      cite: WASH,
    };
  },

  replacesAnother: ({ day }) => ({
    text: `What is bought on ${formatDay(day)} replaces shares of an earlier sale, and counts once: none of these.`,
    cite: '26 CFR 1.1091-1(b), (e)',
  }),

  noPurchase: ({ symbol, from, to }) => ({
    text: `No other purchase of ${symbol} in the household from ${formatDay(from)} to ${formatDay(to)} is known.`,
    cite: WASH,
  }),
} satisfies Partial<LawWords>;

function fateOf({ permanent, acquisition, byOption }: Match): string {
  if (!permanent) return `moves into the basis of ${byOption ? 'that option' : 'those shares'}`;
  return isSheltered(acquisition.account)
    ? 'is lost for good, because a sheltered account takes no basis'
    : 'is counted as lost, because nothing says whose basis takes it up';
}
