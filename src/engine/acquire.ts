import { ZERO, type Money, type Shares } from '../base/exact';
import { grouped } from '../base/grouped';
import type { Trade } from './records';
import { addLot } from './addLot';
import { addAcquisition, type Acquisition, type Ledger, type Run } from './ledger';
import type { Rules } from './rules';
import { washAgainstLater } from './wash';

/** One purchase: the fills of a day under one name are one lot, under several names several lots of one purchase. */
export function purchase(ledger: Ledger, fills: readonly Trade[], rules: Rules): void {
  const first = fills[0]!;
  const acquisition = addAcquisition(ledger, {
    day: first.day,
    account: first.account,
    rows: fills,
    effect: rules.effectOf(first.account),
    group: first.group,
    callOn: callOn(first, rules),
  });
  if (fills.length === 1) {
    hold(ledger, acquisition, first, first.lot, first.amount, first.quantity);
  } else {
    for (const [name, same] of byName(fills)) {
      const basis = same.reduce((sum, fill) => sum + fill.amount, ZERO);
      const shares = same.reduce((sum, fill) => sum + fill.quantity, ZERO);
      hold(ledger, acquisition, first, name, basis, shares);
    }
  }
  washAgainstLater(ledger, acquisition, rules);
}

/** A call is a contract to acquire (26 U.S.C. § 1091(a)), unless the setting only flags it. */
const callOn = ({ option }: Trade, rules: Rules): Acquisition['callOn'] =>
  option?.right === 'call' && rules.optionsReplace ? { group: option.group, size: option.size } : null;

function hold(
  ledger: Ledger,
  acquisition: Acquisition,
  trade: Trade,
  name: string | null,
  basis: Money,
  shares: Shares,
): void {
  const { account, symbol, asset, day } = trade;
  const runs = [plainRun(trade, basis, shares)];
  const lot = addLot(ledger, { acquisition, account, symbol, asset, name, acquired: day, runs, shares });
  if (trade.isRounded) lot.position.slack += LEAST;
}

/** Half a unit, rounded up: what one row's rounding can be off. */
export const LEAST = BigInt(1);

/** Gifts and inheritances are no purchase: they replace nothing (26 CFR 1.1091-1(f)). */
export function receive(ledger: Ledger, trade: Trade): void {
  const acquisition = addAcquisition(ledger, {
    day: trade.day,
    account: trade.account,
    rows: [trade],
    effect: 'none',
    group: trade.group,
    callOn: null,
  });
  const run = plainRun(trade, trade.amount, trade.quantity);
  const { account, symbol, asset, lot: name, day: acquired, quantity: shares } = trade;
  const runs = [trade.action === 'inherit' ? { ...run, alwaysLong: true } : giftRun(run, trade)];
  addLot(ledger, { acquisition, account, symbol, asset, name, acquired, runs, shares });
}

/** The donor's basis and holding period come along (26 U.S.C. §§ 1015(a), 1223(2)); a lower value at the gift is the loss basis. */
function giftRun(run: Run, trade: Trade): Run {
  const worthLess = trade.valueAtGift !== null && trade.valueAtGift < trade.amount;
  return {
    ...run,
    holdingStart: Math.min(trade.day, trade.donorAcquired ?? trade.day),
    lossBasis: worthLess ? trade.valueAtGift : null,
    lossHoldingStart: worthLess ? trade.day : null,
  };
}

const byName = (fills: readonly Trade[]): Map<string | null, Trade[]> => grouped(fills, fill => fill.lot);

const plainRun = (trade: Trade, basis: bigint, shares: bigint): Run => ({
  shares,
  basis,
  lossBasis: null,
  washAdded: ZERO,
  washUnseen: ZERO,
  holdingStart: trade.day,
  lossHoldingStart: null,
  alwaysLong: false,
  replaced: false,
  plan: trade.plan,
});
