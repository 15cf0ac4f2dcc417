import { least, ZERO, type Money, type Shares } from '../../base/exact';
import { grouped } from '../../base/grouped';
import { ACTIONS } from '../../engine/actions';
import { isPlanned, type StatedLot, type Trade } from '../../engine/records';
import type { DatedGain } from '../../planner/assessment';
import { NO_EFFECT } from '../../planner/effect';
import type { Effect } from '../../planner/port';
import type { Household } from '../../planner/household';
import { gainClasses, type GainClasses } from '../lawYear';
import type { PoolLaw } from '../laws';
import { byGroup, historyOf, type PoolEvent } from './history';
import type { Settled } from './pool';
import { questionsOf, settledGroups, type WhatIfSale } from './settled';
import { datedGains } from './tables';

/** A household's pools, settled again with sales that nobody has made. */
export interface AskedPools {
  readonly classes: GainClasses;
  readonly questionOf: (lot: StatedLot) => WhatIfSale | undefined;
  /** Of any lot of a group. */
  readonly questionOfGroup: (group: string) => WhatIfSale | undefined;
  readonly groups: readonly string[];
  /** What is realised, without any planned trade. */
  readonly done: readonly DatedGain[];
  /** A group's gains with these sales, and what is lost for good; the planned trades are in both. */
  readonly made: (group: string, sales: readonly PoolEvent[], more?: readonly PoolEvent[]) => Effect;
  /** Shares of a lot that planned trades do not take. */
  readonly left: (lot: StatedLot) => Shares;
}

/** Older disposals stand, whatever is sold or bought from today on: a window reaches no further back than this. */
export const CHANGEABLE = 120;

export function askedPools(
  law: PoolLaw,
  household: Household,
  isSpoiled: (lot: StatedLot) => boolean,
): AskedPools {
  const { asOf } = household;
  const classes = gainClasses();
  const askAbout = questionsOf(household, law, asOf);
  const questions = new Map<StatedLot, WhatIfSale>();
  for (const lot of household.lots) {
    if (lot.option || isSpoiled(lot)) continue;
    const question = askAbout(lot);
    if (question.problems.length === 0) questions.set(lot, question);
  }
  const settled = settledGroups(household, law, asOf);
  const tradesOf = byGroup(household.trades);
  const oneOf = new Map([...questions].map(([lot, question]) => [lot.group, question]));
  const groups = new Set([...tradesOf.keys(), ...oneOf.keys()]);
  const effectOf = (group: string, history: WhatIfSale['history'], result: Settled): Effect => {
    const gains: Money[] = [];
    for (const one of datedGains(new Map([[group, { history, settled: result, problems: [] }]]), law)) {
      // What no trade of today or later can change would only make every effect as long as the past.
      if (one.day < asOf - CHANGEABLE) continue;
      const at = classes.placeOf(one);
      while (gains.length <= at) gains.push(ZERO);
      gains[at]! += one.gain;
    }
    const fates = result.disposals.flatMap(({ denial }) => denial?.fates ?? []);
    const permanent = fates.reduce((sum, { isLost, amount }) => (isLost ? sum + amount : sum), ZERO);
    return { gains, deferred: ZERO, permanent };
  };
  const madeWith = (group: string, sales: readonly PoolEvent[], more: readonly PoolEvent[]): Effect => {
    const question = oneOf.get(group);
    if (question) {
      const { history, before, after } = question;
      const events = [...before, ...sales, ...after, ...more];
      // Sales of today stand where they belong; those of another day, and what is foreseen, are put in order.
      if (more.length > 0 || sales.some(({ day }) => day !== asOf)) events.sort((a, b) => a.day - b.day);
      return effectOf(group, history, law.settle({ events }));
    }
    // No lot of it can be asked about; what is planned of it counts all the same.
    const { history, problems } = historyOf(group, tradesOf.get(group) ?? [], law);
    const result = law.settle(history);
    return problems.length + result.overReturned.length === 0 ? effectOf(group, history, result) : NO_EFFECT;
  };
  const left = leftOf(household);
  const unsold = new Map<string, Effect>();
  return {
    classes,
    questionOf: lot => questions.get(lot),
    questionOfGroup: group => oneOf.get(group),
    groups: [...groups],
    done: datedGains(new Map([...settled].filter(([, { problems }]) => problems.length === 0)), law),
    left,
    made: (group, sales, more = []) => {
      if (sales.length + more.length > 0) return madeWith(group, sales, more);
      let effect = unsold.get(group);
      if (!effect) unsold.set(group, (effect = madeWith(group, [], [])));
      return effect;
    },
  };
}

/** Planned sales of an account take its oldest rows first. */
function leftOf({ trades, lots, asOf }: Household): (lot: StatedLot) => Shares {
  const keyOf = ({ account, symbol }: Pick<Trade, 'account' | 'symbol'>): string =>
    `${account.key} ${symbol}`;
  const leaving = grouped(
    trades.filter(trade => isPlanned(trade, asOf) && ACTIONS[trade.action].leaves),
    keyOf,
  );
  if (leaving.size === 0) return ({ quantity }) => quantity;
  const left = new Map<StatedLot, Shares>();
  for (const [key, own] of grouped(lots, keyOf)) {
    let taken = (leaving.get(key) ?? []).reduce((sum, { quantity }) => sum + quantity, ZERO);
    for (const lot of [...own].sort((a, b) => a.acquired - b.acquired)) {
      const off = least(taken, lot.quantity);
      taken -= off;
      left.set(lot, lot.quantity - off);
    }
  }
  return lot => left.get(lot) ?? lot.quantity;
}
