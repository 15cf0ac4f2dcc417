import { formatDay } from '../../../base/day';
import { exactText, size, ZERO } from '../../../base/exact';
import type { Disposition } from '../../../engine/ledger';
import { isSheltered } from '../../../engine/records';
import type { Household } from '../../../planner/household';
import type { Reason } from '../../../planner/plan';
import { dollars } from '../dollars';
import { unsettledIn } from '../plan/unsettled';
import { isTermTacked, TACKING_WORDS } from '../tackedTerm';
import { say } from './say';

/** Which purchase replaced how many shares, by which rule; where the holding period comes from. */
export function whyOf(disposition: Disposition, household: Household): Reason[] {
  const { rules } = household;
  const sentences = disposition.matches.map(match => {
    const { acquisition, shares, disallowed } = match;
    const rows = acquisition.rows.map(({ source }) => `${source.table} row ${source.row}`).join(', ');
    const where = acquisition.account.name === '' ? '' : ` in ${acquisition.account.name}`;
    const by =
      disposition.kind === 'cover'
        ? 'met by shares sold short'
        : `replaced by ${match.byOption ? 'a call' : 'shares'} bought`;
    return `${exactText(shares)} ${by} ${formatDay(acquisition.day)}${where} (${rows}): ${dollars(disallowed)} ${fateOf(match, disposition)}.`;
  });
  for (const { text, cite } of say(unsettledIn(household, disposition))) sentences.push(`${text} [${cite}]`);
  if (disposition.matches.length > 0 && household.mayBeCoin(disposition.trade.symbol))
    for (const { text, cite } of say([{ code: 'coinOrNot', symbol: disposition.trade.symbol }]))
      sentences.push(`Review: ${text} [${cite}]`);
  for (const { sale, shares, disallowed } of disposition.besideSales ?? []) {
    sentences.push(
      `${exactText(shares)} of the stock were sold on ${formatDay(sale.day)} (${sale.source.table} row ${sale.source.row}): ${dollars(disallowed)} of the loss on closing is disallowed [26 U.S.C. § 1091(e)(1)].`,
    );
  }
  if (disposition.soldOn > disposition.trade.day && disposition.kind === 'cover')
    sentences.push(
      `Closed at a loss on ${formatDay(disposition.trade.day)}: it belongs to the day of delivery, ${formatDay(disposition.soldOn)} [Rev. Rul. 2002-44].`,
    );
  if (disposition.kind === 'cover' && disposition.term === 'long') {
    sentences.push(
      'Long-term: shares held for more than a year when it was sold short [26 U.S.C. § 1233(d)].',
    );
  }
  if (disposition.kind === 'mergerCash') {
    sentences.push('Cash received in a merger: gain up to the cash, no loss [26 U.S.C. § 356].');
  }
  if (disposition.kind === 'returnOfCapital')
    sentences.push('Return of capital beyond the basis [26 U.S.C. § 301(c)(3)].');
  if (disposition.nondeductible > ZERO) {
    sentences.push(
      `${dollars(disposition.nondeductible)} nondeductible: exempt-interest dividends on fund shares held six months or less [26 U.S.C. § 852(b)(4)(B)].`,
    );
  }
  if (disposition.washAdded !== ZERO) {
    sentences.push(
      `Basis includes ${dollars(size(disposition.washAdded))} of an earlier disallowed loss [26 U.S.C. § 1091(d)].`,
    );
  }
  if (disposition.holdingStart !== disposition.acquired && disposition.kind === 'sale') {
    sentences.push(`Holding period counts from ${formatDay(disposition.holdingStart)} [26 U.S.C. § 1223].`);
  }
  if (isTermTacked(disposition, rules)) sentences.push(`${TACKING_WORDS} [26 U.S.C. § 1223(3)].`);
  if (disposition.planWages > ZERO)
    sentences.push(
      `Basis includes ${dollars(disposition.planWages)} of the employer's discount, taxed as wages (Form W-2); a broker's form leaves it out [26 U.S.C. §§ 421(b), 423(c)].`,
    );
  if (disposition.isGrantOpen)
    for (const { text, cite } of say([{ code: 'grantOpen', symbol: disposition.trade.symbol }]))
      sentences.push(`Review: ${text} [${cite}]`);
  if (disposition.alwaysLong) sentences.push('Inherited: always long-term [26 U.S.C. § 1223(9)].');
  return sentences.map(text => ({ text, cite: null }));
}

function fateOf(
  { permanent, acquisition, byOption }: Disposition['matches'][number],
  { kind }: Disposition,
): string {
  if (kind === 'cover') return 'off the proceeds of that short sale [26 U.S.C. § 1091(e)(2)]';
  if (permanent) {
    return isSheltered(acquisition.account)
      ? 'lost for good [Rev. Rul. 2008-5]'
      : 'counted as lost: whose basis takes it up is unsettled [IRS Publication 550]';
  }
  return byOption
    ? 'deferred into its basis; how many shares a call replaces is unsettled [26 U.S.C. § 1091(a)]'
    : 'deferred into their basis [26 U.S.C. § 1091(a), (d)]';
}
