import { civil, dayFrom, type Day } from '../base/day';
import { least, most, portion, ZERO, type Money } from '../base/exact';
import { averageBasis } from './average';
import { changeFree } from './freeShares';
import { underFundRules } from './fundShares';
import { termOf } from './holdingPeriod';
import { positionOf, type Ledger, type Run, type Disposition } from './ledger';
import { basisCentsOf } from './recognised';
import { isSheltered, type Trade } from './records';
import type { Rules } from './rules';
import { takeFromLot } from './runs';
import { select, type Take } from './select';
import { washAgainstEarlier } from './wash';

/** A sale (or a cover, in the ledger of short positions): its lots, their gains, their washes. */
export function dispose(ledger: Ledger, trade: Trade, rules: Rules): void {
  const position = positionOf(ledger, trade.account, trade.symbol);
  const sold = trade.quantity > position.shares ? { ...trade, quantity: position.shares } : trade;
  if ((trade.method ?? rules.methodFor(trade)) === 'average') averageBasis(position);
  disposeTogether(ledger, [{ trade: sold, takes: select(position, sold, rules) }], rules);
}

/** One sale order and the shares it gives up. */
export interface Order {
  readonly trade: Trade;
  readonly takes: readonly Take[];
}

/** Orders given together: all of them are out of the accounts before any loss is measured. */
export function disposeTogether(ledger: Ledger, orders: readonly Order[], rules: Rules): Disposition[] {
  const from = ledger.dispositions.length;
  for (const { trade, takes } of orders) realize(ledger, trade, takes, rules);
  const dispositions = ledger.dispositions.slice(from);
  const inOrder =
    dispositions.length === 1
      ? dispositions
      : [...dispositions].sort((a, b) => a.acquisition.order - b.acquisition.order);
  for (const disposition of inOrder) washAgainstEarlier(ledger, disposition, rules);
  return dispositions;
}

function realize(ledger: Ledger, trade: Trade, takes: readonly Take[], rules: Rules): void {
  const soldOn = trade.action === 'worthless' ? dayFrom(civil(trade.day).year, 12, 31) : trade.day;
  const months = rules.longTermMonths(soldOn);
  let proceedsLeft = trade.amount;
  let sharesLeft = trade.quantity;
  for (const { lot, run, shares } of takes) {
    const mayReplace = !run.replaced && !rules.replacementMustBeHeld && lot.acquisition.effect !== 'none';
    const taken = takeFromLot(lot, run, shares);
    const proceeds = portion(proceedsLeft, shares, sharesLeft);
    proceedsLeft -= proceeds;
    sharesLeft -= shares;
    const { basis: plain, holdingStart } = basisFor(taken, proceeds);
    const wages = planWages(taken, lot.acquired, soldOn, proceeds, rules);
    const basis = plain - wages.off;
    const isLossOnShort = trade.action === 'cover' && basis > proceeds;
    const disposition: Disposition = {
      kind: trade.action === 'cover' ? 'cover' : 'sale',
      trade,
      acquisition: lot.acquisition,
      lotName: lot.name,
      acquired: lot.acquired,
      holdingStart,
      alwaysLong: taken.alwaysLong,
      soldOn: isLossOnShort ? rules.closesAtLossOn(trade.asset, soldOn) : soldOn,
      shares,
      proceeds,
      basis,
      basisCents: basisCentsOf(lot, basis),
      washAdded: taken.washAdded,
      washUnseen: taken.washUnseen,
      // Closing a short sale by purchase is short-term: 26 U.S.C. § 1233(a), (b).
      term:
        trade.action === 'cover'
          ? 'short'
          : termOf({ holdingStart, alwaysLong: taken.alwaysLong }, soldOn, months),
      disallowed: ZERO,
      nondeductible: ZERO,
      interest: rules.isDiscount(trade.asset) ? most(proceeds - basis, ZERO) : ZERO,
      planWages: wages.inBasis,
      isGrantOpen: wages.isGrantOpen,
      matches: [],
    };
    if (mayReplace) {
      changeFree(lot.acquisition, shares);
      (lot.acquisition.sold ??= []).push({ disposition, symbol: lot.symbol, shares });
    }
    if (isSheltered(trade.account)) continue; // A sheltered sale realises nothing.
    if (lot.dividends === null) ledger.dispositions.push(disposition);
    else
      ledger.dispositions.push(
        ...underFundRules(disposition, lot.dividends, rules.fundShareMonths(disposition.trade.day)),
      );
  }
}

/**
 * Shares of an employer's plan: what was paid and what is taxed as wages are their basis (26 U.S.C. §§ 421(b), 423(c)).
 * Sold too soon after the grant or the purchase, all of the discount is wages; later, the discount at the grant, and no
 * more than the gain.
 */
function planWages(
  { plan, basis }: Run,
  bought: Day,
  sold: Day,
  proceeds: Money,
  rules: Rules,
): { readonly inBasis: Money; readonly off: Money; readonly isGrantOpen: boolean } {
  if (plan === null) return { inBasis: ZERO, off: ZERO, isGrantOpen: false };
  const { discount, atGrant, granted } = plan;
  const isLate = rules.isLongAfterPurchase(bought, sold);
  const isGrantOpen = isLate && (granted === null || atGrant === null);
  if (!isLate || granted === null || atGrant === null || !rules.isLongAfterGrant(granted, sold))
    return { inBasis: discount, off: ZERO, isGrantOpen };
  const wages = least(atGrant, most(proceeds - (basis - discount), ZERO));
  return { inBasis: wages, off: discount - wages, isGrantOpen };
}

/**
 * A gift worth less than the donor's basis has two bases (26 U.S.C. § 1015(a)): the value at the gift for a loss,
 * the donor's for a gain, and between them neither gain nor loss.
 */
function basisFor(run: Run, proceeds: Money): { basis: Money; holdingStart: number } {
  const { basis, lossBasis, holdingStart, lossHoldingStart } = run;
  if (lossBasis === null || proceeds >= basis) return { basis, holdingStart };
  if (proceeds >= lossBasis) return { basis: proceeds, holdingStart };
  return { basis: lossBasis, holdingStart: lossHoldingStart ?? holdingStart };
}
