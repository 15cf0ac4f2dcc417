import { least, portion, ZERO } from '../base/exact';
import { isSheltered, type Trade } from './records';
import { openLots, positionOf, type Ledger, type Run } from './ledger';
import type { Rules } from './rules';
import { unsold } from './unsold';

/** Lowers the basis of every share alike, never below zero; what goes beyond is gain (26 U.S.C. § 301(c)(2), (3)). */
export function returnOfCapital(ledger: Ledger, trade: Trade, rules: Rules): void {
  if (isSheltered(trade.account)) return;
  const position = positionOf(ledger, trade.account, trade.symbol);
  let amount = trade.amount;
  let shares = position.shares;
  for (const lot of openLots(position)) {
    for (const run of lot.runs) {
      const received = portion(amount, run.shares, shares);
      amount -= received;
      shares -= run.shares;
      const excess = received - reduceBasis(run, received);
      if (excess === ZERO) continue;
      const gain = { proceeds: excess, basis: ZERO, basisCents: ZERO };
      ledger.dispositions.push(unsold('returnOfCapital', { lot, run }, trade, rules, gain));
    }
  }
}

/** A notional distribution that adds to the cost of every share alike. */
export function accumulationDistribution(ledger: Ledger, trade: Trade): void {
  if (isSheltered(trade.account)) return;
  const position = positionOf(ledger, trade.account, trade.symbol);
  let amount = trade.amount;
  let shares = position.shares;
  for (const run of openLots(position).flatMap(lot => lot.runs)) {
    const received = portion(amount, run.shares, shares);
    amount -= received;
    shares -= run.shares;
    run.basis += received;
    if (run.lossBasis !== null) run.lossBasis += received;
  }
}

function reduceBasis(run: Run, received: bigint): bigint {
  const reduction = least(run.basis, received);
  run.basis -= reduction;
  if (run.lossBasis !== null) run.lossBasis -= least(run.lossBasis, received);
  return reduction;
}
