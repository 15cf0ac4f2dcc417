import { exact, least, portion, toCent, ZERO, type Money, type Shares } from '../base/exact';
import { FragmentLimit, FRAGMENT_LIMIT } from './fragments';
import { changeFree } from './freeShares';
import {
  closeAcquisition,
  firstFree,
  type Acquisition,
  type Ledger,
  type Run,
  type Disposition,
  type WaitingLoss,
} from './ledger';
import type { Trade } from './records';
import type { Rules } from './rules';
import { splitRun } from './runs';
import { tackedStart } from './tack';
import { closes, opens } from './window';

/**
 * Replacement shares acquired in the days up to the sale and still held after it, earliest first
 * (26 U.S.C. § 1091(a), (b); 26 CFR 1.1091-1(c), (d)). What finds none waits for later purchases.
 */
export function washAgainstEarlier(ledger: Ledger, disposition: Disposition, rules: Rules): void {
  const loss = disposition.basis - disposition.proceeds - disposition.nondeductible;
  if (loss <= ZERO || !rules.washes(disposition.trade)) return;
  const { trade, shares } = disposition;
  const open: WaitingLoss = { disposition, symbol: trade.symbol, shares, loss };
  const windowOpens = opens(disposition.trade.day, rules.windowOn(disposition.trade.day));
  while (
    ledger.windowStart < ledger.acquisitions.length &&
    ledger.acquisitions[ledger.windowStart]!.day < windowOpens
  ) {
    ledger.windowStart++;
  }
  for (
    let order = nextReplacement(ledger, ledger.windowStart, disposition);
    open.shares > ZERO && order < ledger.acquisitions.length;
    order = nextReplacement(ledger, order, disposition)
  ) {
    replace(ledger, open, ledger.acquisitions[order]!, rules);
  }
  if (open.shares > ZERO) ledger.waiting.push(open);
}

/** The next acquisition that can replace, passing over the sold shares' own: Rev. Rul. 56-602. */
function nextReplacement(ledger: Ledger, from: number, disposition: Disposition): number {
  let order = from;
  for (;;) {
    order = firstFree(ledger, order);
    const acquisition = ledger.acquisitions[order];
    if (!acquisition) return order;
    if (acquisition.free === ZERO) closeAcquisition(ledger, order);
    else if (acquisition !== disposition.acquisition && sharesEach(acquisition, disposition) !== null)
      return order;
    else order++;
  }
}

/** A purchase takes the losses of the last 30 days, earliest disposition first (26 CFR 1.1091-1(b)). */
export function washAgainstLater(ledger: Ledger, acquisition: Acquisition, rules: Rules): void {
  const { waiting } = ledger;
  while (ledger.waitingHead < waiting.length) {
    const head = waiting[ledger.waitingHead]!;
    const { day } = head.disposition.trade;
    if (head.shares > ZERO && acquisition.day <= closes(day, rules.windowOn(day))) break;
    ledger.waitingHead++;
  }
  let met: Trade | null = null;
  for (let at = ledger.waitingHead; at < waiting.length && acquisition.free > ZERO; at++) {
    const open = waiting[at]!;
    if (open.shares === ZERO || sharesEach(acquisition, open.disposition) === null) continue;
    if (!rules.ringFences) replace(ledger, open, acquisition, rules);
    // All parts of a sale at once.
    else if (open.disposition.trade !== met) {
      met = open.disposition.trade;
      replaceEvenly(ledger, waiting.slice(at), acquisition, rules);
    }
  }
}

/**
 * The loss of a sale is one, whatever lots it is of: of it the part that the shares bought back are of the shares sold
 * waits in them, and each losing lot gives its share.
 */
function replaceEvenly(
  ledger: Ledger,
  waiting: readonly WaitingLoss[],
  acquisition: Acquisition,
  rules: Rules,
): void {
  const { trade, shares: sold } = waiting[0]!.disposition;
  const parts = waiting.filter(({ disposition, shares }) => disposition.trade === trade && shares > ZERO);
  const before = portion(trade.quantity, sold - waiting[0]!.shares, sold);
  const back = least(trade.quantity - before, acquisition.free);
  for (const part of parts) {
    const share =
      before + back >= trade.quantity
        ? part.shares
        : least(part.shares, portion(back, part.disposition.shares, trade.quantity));
    if (share > ZERO) replace(ledger, part, acquisition, rules, share);
  }
}

/**
 * How many sold shares one share (or contract) of an acquisition replaces; null where it replaces none: another
 * security of the same book. A contract or option to acquire counts for the shares it is for (§ 1091(a)).
 */
function sharesEach({ group, callOn }: Acquisition, { trade }: Disposition): Shares | null {
  if (group === trade.group) return ONE_SHARE;
  return callOn !== null && callOn.group === trade.group ? callOn.size : null;
}

const ONE_SHARE: Shares = exact(1);

/** Matches as many shares as both sides have; each replacement share is used once (26 CFR 1.1091-1(e)). */
function replace(
  ledger: Ledger,
  open: WaitingLoss,
  acquisition: Acquisition,
  rules: Rules,
  most = open.shares,
): void {
  const each = sharesEach(acquisition, open.disposition)!;
  const capacity = each === ONE_SHARE ? acquisition.free : (acquisition.free * each) / ONE_SHARE;
  const shares = least(most, capacity);
  const units = shares === capacity ? acquisition.free : (shares * ONE_SHARE) / each;
  const disallowed = portion(open.loss, shares, open.shares);
  open.shares -= shares;
  open.loss -= disallowed;
  open.disposition.disallowed += disallowed;
  open.disposition.matches.push({
    acquisition,
    shares,
    disallowed,
    permanent: acquisition.effect === 'destroys',
    byOption: acquisition.group !== open.disposition.trade.group,
  });
  takeUp(ledger, acquisition, units, disallowed, open.disposition, rules);
  changeFree(acquisition, -units);
  if (acquisition.free === ZERO) closeAcquisition(ledger, acquisition.order);
}

/**
 * The matched shares become a run of their own, basis raised by the loss (26 U.S.C. § 1091(d)) unless the
 * account is sheltered (Rev. Rul. 2008-5), holding period tacked (§ 1223(3)).
 */
function takeUp(
  ledger: Ledger,
  acquisition: Acquisition,
  shares: Shares,
  disallowed: Money,
  disposition: Disposition,
  rules: Rules,
): void {
  const defers = acquisition.effect === 'defers';
  let sharesLeft = shares;
  let lossLeft = disallowed;
  for (const lot of acquisition.lots) {
    const at = lot.runs.length - 1; // the shares that have not replaced yet stand last
    const free = lot.runs[at];
    if (sharesLeft === ZERO || !free || free.replaced) continue;
    if (++ledger.fragments > FRAGMENT_LIMIT) throw new FragmentLimit();
    const taken = least(free.shares, sharesLeft);
    const loss = defers ? portion(lossLeft, taken, sharesLeft) : ZERO;
    const isWhole = taken === free.shares;
    const part = isWhole ? free : splitRun(free, taken);
    const replaced: Run = {
      shares: taken,
      basis: part.basis + loss,
      lossBasis: rules.ringFences ? (part.lossBasis ?? part.basis) : part.lossBasis,
      washAdded: part.washAdded + loss,
      washUnseen: part.washUnseen + (isSeen(acquisition, disposition) ? ZERO : loss),
      holdingStart: defers
        ? tackedStart(
            part.holdingStart,
            { holdingStart: disposition.holdingStart, day: disposition.trade.day },
            rules.tacking,
          )
        : part.holdingStart,
      lossHoldingStart: part.lossHoldingStart,
      alwaysLong: part.alwaysLong || (defers && disposition.alwaysLong),
      replaced: true,
      plan: part.plan,
    };
    if (isWhole) lot.runs[at] = replaced;
    else lot.runs.splice(at, 0, replaced);
    sharesLeft -= taken;
    lossLeft -= loss;
  }
  for (const sold of acquisition.sold ?? []) {
    // Only where a setting says a replacement need not be held still: its sale takes up the loss.
    if (sharesLeft === ZERO || sold.shares === ZERO || sold.disposition === disposition) continue;
    const taken = least(sold.shares, sharesLeft);
    const loss = defers ? portion(lossLeft, taken, sharesLeft) : ZERO;
    sold.shares -= taken;
    const before = toCent(sold.disposition.basis);
    sold.disposition.basis += loss;
    sold.disposition.basisCents += toCent(sold.disposition.basis) - before;
    sold.disposition.washAdded += loss;
    if (!isSeen(acquisition, disposition)) sold.disposition.washUnseen += loss;
    sharesLeft -= taken;
    lossLeft -= loss;
  }
}

/** Both in one account and of one security: all that a broker has to look at (its rule on reporting basis). */
const isSeen = ({ account, callOn, rows }: Acquisition, { trade }: Disposition): boolean =>
  callOn === null && account.key === trade.account.key && rows[0]?.symbol === trade.symbol;
