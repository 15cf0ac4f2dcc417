import { least, portion, toCent, ZERO, type Money, type Shares } from '../base/exact';
import { isSheltered, type Trade } from './records';
import { firstLongTermDay } from './holdingPeriod';
import { openLots, positionOf, type FundDividend, type Ledger, type Disposition } from './ledger';

/** A capital-gain or exempt-interest dividend: remembered by each lot of the account that received it. */
export function fundDividend(ledger: Ledger, trade: Trade): void {
  if (isSheltered(trade.account)) return;
  const position = positionOf(ledger, trade.account, trade.symbol);
  const kind = trade.action === 'exemptInterestDividend' ? 'exemptInterest' : 'capitalGain';
  let amount = trade.amount;
  let shares = position.shares;
  for (const lot of openLots(position)) {
    const received = portion(amount, lot.shares, shares);
    amount -= received;
    shares -= lot.shares;
    lot.dividends = [...(lot.dividends ?? []), { kind, amount: received, shares: lot.shares }];
  }
}

/**
 * Fund shares sold at a loss after `months` or less (26 U.S.C. § 852(b)(4)), before any wash: the loss is lost
 * for good up to the exempt-interest dividends received on them, then long-term up to the capital-gain dividends.
 */
export function underFundRules(
  disposition: Disposition,
  dividends: readonly FundDividend[],
  months: number,
): Disposition[] {
  const loss = disposition.basis - disposition.proceeds;
  if (loss <= ZERO || disposition.trade.day >= firstLongTermDay(disposition.acquired, months))
    return [disposition];
  const nondeductible = least(loss, received(dividends, 'exemptInterest', disposition.shares));
  const counted = { ...disposition, disallowed: nondeductible, nondeductible };
  const left = loss - nondeductible;
  const long = least(left, received(dividends, 'capitalGain', disposition.shares));
  if (long === ZERO || left === ZERO) return [counted];
  // The part of the shares whose loss the dividends equal is long-term; the rest keeps its own term.
  const first = part(counted, long, left);
  if (long === left) return [{ ...first, term: 'long' }];
  return [{ ...first, term: 'long' }, rest(counted, first)];
}

function received(dividends: readonly FundDividend[], kind: FundDividend['kind'], shares: Shares): Money {
  return dividends.reduce(
    (sum, dividend) =>
      dividend.kind === kind
        ? sum + portion(dividend.amount, least(shares, dividend.shares), dividend.shares)
        : sum,
    ZERO,
  );
}

/** The share `of / all` of a disposition, cut so that its loss after the first rule is exactly `of`. */
function part(disposition: Disposition, of: Money, all: Money): Disposition {
  const nondeductible = portion(disposition.nondeductible, of, all);
  const proceeds = portion(disposition.proceeds, of, all);
  return {
    ...disposition,
    shares: portion(disposition.shares, of, all),
    proceeds,
    basis: proceeds + of + nondeductible,
    basisCents: toCent(proceeds + of + nondeductible),
    washAdded: portion(disposition.washAdded, of, all),
    washUnseen: portion(disposition.washUnseen, of, all),
    disallowed: nondeductible,
    nondeductible,
    interest: ZERO,
    matches: [],
  };
}

const rest = (whole: Disposition, taken: Disposition): Disposition => ({
  ...whole,
  shares: whole.shares - taken.shares,
  proceeds: whole.proceeds - taken.proceeds,
  basis: whole.basis - taken.basis,
  basisCents: whole.basisCents - taken.basisCents,
  washAdded: whole.washAdded - taken.washAdded,
  washUnseen: whole.washUnseen - taken.washUnseen,
  disallowed: whole.disallowed - taken.disallowed,
  nondeductible: whole.nondeductible - taken.nondeductible,
  matches: [],
});
