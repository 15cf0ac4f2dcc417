import type { Day } from '../base/day';
import { ZERO } from '../base/exact';
import type { Problem } from '../base/problem';
import { eachOf, type Steps } from '../base/steps';
import { otherStatedTerm } from './reconcile';
import { holdingsOf, type Holding } from './holdings';
import { averageFault, lostInTransit } from './needs';
import type { WaitingLoss } from './ledger';
import { isPlanned, type StatedLot, type Trade } from './records';
import type { Rules } from './rules';
import { settleGroup, washUnit, type GroupSettlement } from './settle';
import { closes } from './window';

/** One substantially identical group of the household on the as-of day: held, waited for, and planned. */
export interface Unit {
  readonly key: string;
  readonly asOf: Day;
  /** The book it is, without whose. */
  readonly book: string;
  readonly holdings: readonly Holding[];
  /** Losses of the last 30 days that a purchase would still wash. */
  readonly waiting: readonly WaitingLoss[];
  /** Trades after the as-of day. */
  readonly planned: readonly Trade[];
  readonly settlement: GroupSettlement;
  readonly problems: readonly Problem[];
  /** What Lots and Trades tell differently without spoiling a figure. */
  readonly notices: readonly Problem[];
}

/** Settles the past, then sets the Lots rows beside what it left. */
export function* unitsOn(
  asOf: Day,
  lots: readonly StatedLot[],
  trades: readonly Trade[],
  rules: Rules,
): Steps<Map<string, Unit>> {
  const past = new Map<string, Trade[]>();
  const planned = new Map<string, Trade[]>();
  const firstTradeDay = new Map<string, Day>();
  const bookOf = new Map<string, string>();
  for (const row of [...trades, ...lots]) bookOf.set(washUnit(row), row.book);
  for (const trade of trades) {
    put(isPlanned(trade, asOf) ? planned : past, washUnit(trade), trade);
    const first = firstTradeDay.get(trade.account.key);
    if (first === undefined || trade.day < first) firstTradeDay.set(trade.account.key, trade.day);
  }
  const stated = new Map<string, StatedLot[]>();
  for (const lot of lots) put(stated, washUnit(lot), lot);

  const units = new Map<string, Unit>();
  const settleOne = (key: string): void => {
    const settlement = settleGroup(key, past.get(key) ?? [], rules);
    const { holdings, problems, notices } = holdingsOf(
      stated.get(key) ?? [],
      settlement.long,
      firstTradeDay,
      rules,
    );
    units.set(key, {
      key,
      asOf,
      book: bookOf.get(key)!,
      holdings,
      waiting: settlement.long.waiting.filter(
        open =>
          open.shares > ZERO &&
          asOf <= closes(open.disposition.trade.day, rules.windowOn(open.disposition.trade.day)),
      ),
      planned: planned.get(key) ?? [],
      settlement,
      problems: [
        ...settlement.problems,
        ...averageFaults(stated.get(key) ?? [], rules),
        ...lostInTransit(settlement.long, asOf),
        ...(rules.isPooled ? [] : problems),
      ],
      notices: [...settlement.notices, ...notices, ...otherStatedTerm(holdings, asOf, rules)],
    });
  };
  yield* eachOf([...new Set([...stated.keys(), ...past.keys(), ...planned.keys()])], settleOne, 1);
  return units;
}

/** Average basis is chosen for shares that cannot have it. */
const averageFaults = (lots: readonly StatedLot[], rules: Rules): Problem[] =>
  lots.filter(lot => rules.methodFor(lot) === 'average').flatMap(lot => averageFault(lot) ?? []);

function put<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const same = groups.get(key);
  if (same) same.push(item);
  else groups.set(key, [item]);
}
