import { least, most, portion, scaled, worth, ZERO, type Money, type Shares } from '../base/exact';
import { changeFree } from './freeShares';
import { addLot } from './addLot';
import {
  addAcquisition,
  openLots,
  positionOf,
  type Ledger,
  type Lot,
  type Position,
  type Run,
} from './ledger';
import { isSheltered, type Trade } from './records';
import type { Rules } from './rules';
import { scaleSold } from './split';
import { unsold } from './unsold';

/** The positions a row tells of: its account's, or every account's where it names none. */
function concerned(ledger: Ledger, { account, symbol }: Trade): Position[] {
  return account.name === ''
    ? [...(ledger.positions.get(symbol)?.values() ?? [])]
    : [positionOf(ledger, account, symbol)];
}

/**
 * Shares become those of another name, at a ratio: basis and dates go with them, nothing is sold or bought
 * (26 U.S.C. §§ 354, 358). Cash beside the shares is gain up to the cash (§ 356(a)); a loss is not recognised (§ 356(c)).
 */
export function exchange(ledger: Ledger, trade: Trade, rules: Rules): void {
  const positions = concerned(ledger, trade);
  // A new name is the same security: what was sold under the old one goes by it. Told by each account, it comes once.
  if (trade.action === 'symbolChange') scaleSold(ledger, trade.symbol, trade.ratio!, trade.into!.symbol);
  let cash = trade.amount;
  let sharesLeft = positions.reduce((sum, position) => sum + position.shares, ZERO);
  for (const position of positions) {
    for (const lot of openLots(position)) {
      for (const run of lot.runs) {
        const received = portion(cash, run.shares, sharesLeft);
        cash -= received;
        sharesLeft -= run.shares;
        if (received > ZERO) payCash(ledger, trade, lot, run, received, rules);
      }
      become(ledger, lot, trade);
    }
  }
}

function payCash(ledger: Ledger, trade: Trade, lot: Lot, run: Run, cash: Money, rules: Rules): void {
  const value = worth(scaled(run.shares, trade.ratio!), trade.into!.price!);
  const gain = least(most(value + cash - run.basis, ZERO), cash);
  run.basis += gain - cash;
  if (run.lossBasis !== null) run.lossBasis += gain - cash;
  if (isSheltered(lot.account)) return;
  const basis = cash - gain;
  ledger.dispositions.push(
    unsold('mergerCash', { lot, run }, trade, rules, { proceeds: cash, basis, basisCents: basis }),
  );
}

/** Moves a lot under its new name; what could replace still can. */
function become(ledger: Ledger, lot: Lot, { into, ratio }: Trade): void {
  const { acquisition, account, asset, name, acquired, dividends } = lot;
  changeFree(acquisition, -unreplaced(lot.runs));
  lot.position.shares -= lot.shares;
  const runs: Run[] = [];
  let before = ZERO;
  let after = ZERO;
  for (const run of lot.runs) {
    before += run.shares;
    const shares = scaled(before, ratio!) - after;
    after += shares;
    runs.push({ ...run, shares });
  }
  lot.runs = [];
  lot.shares = ZERO;
  acquisition.group = into!.group;
  addLot(
    ledger,
    { acquisition, account, symbol: into!.symbol, asset, name, acquired, runs, shares: after },
    dividends,
  );
}

const unreplaced = (runs: readonly Run[]): Shares =>
  runs.reduce((sum, run) => (run.replaced ? sum : sum + run.shares), ZERO);

/**
 * A spin-off divides each lot's basis between the two, dates with it; nothing is purchased (26 U.S.C. §§ 355, 358;
 * 26 CFR 1.358-2(a)(2)(iv); § 1223(1)(B)).
 */
export function spinOff(ledger: Ledger, trade: Trade): void {
  const { into, basisShare } = trade;
  for (const position of concerned(ledger, trade)) {
    let before = ZERO;
    let after = ZERO;
    for (const lot of openLots(position)) {
      const runs = lot.runs.map((run): Run => {
        before += run.shares;
        const shares = scaled(before, trade.ratio!) - after;
        after += shares;
        const part = (whole: Money): Money => (whole * basisShare!.numerator) / basisShare!.denominator;
        const child = {
          ...run,
          shares,
          basis: part(run.basis),
          lossBasis: run.lossBasis === null ? null : part(run.lossBasis),
          washAdded: part(run.washAdded),
          washUnseen: part(run.washUnseen),
          replaced: true,
          // The discount stays with the shares that it was given on.
          plan: null,
        };
        run.basis -= child.basis;
        run.washAdded -= child.washAdded;
        run.washUnseen -= child.washUnseen;
        if (run.lossBasis !== null) run.lossBasis -= child.lossBasis!;
        return child;
      });
      const acquisition = addAcquisition(ledger, {
        day: lot.acquisition.day,
        account: lot.account,
        rows: [trade],
        effect: 'none',
        group: into!.group,
        callOn: null,
      });
      const { account, asset, name, acquired } = lot;
      const shares = runs.reduce((sum, run) => sum + run.shares, ZERO);
      if (shares > ZERO)
        addLot(ledger, { acquisition, account, symbol: into!.symbol, asset, name, acquired, runs, shares });
    }
  }
}
