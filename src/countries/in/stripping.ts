import { civil, dayFrom, isoDay, type Day } from '../../base/day';
import { ZERO } from '../../base/exact';
import type { Problem } from '../../base/problem';
import { dispositionsOf } from '../../engine/dispositions';
import { isSheltered } from '../../engine/records';
import type { Household } from '../../planner/household';
import { problemAt } from '../../table/faults';
import { STRIPPING } from './law';

const monthsFrom = (day: Day, months: number): Day => {
  const { year, month, date } = civil(day);
  return dayFrom(year, month + months, date);
};

/**
 * Shares bought within three months before a bonus issue and sold at a loss within nine months after it, the bonus
 * shares kept: the loss is ignored and becomes the cost of the bonus shares (s. 94(8)). The record date is not among
 * the tables: the day of the bonus row stands for it.
 */
export function bonusStripping(household: Household): Problem[] {
  // Under this law bonus shares are a purchase at nothing.
  const issues = household.trades.filter(
    ({ action, amount, account }) => action === 'buy' && amount === ZERO && !isSheltered(account),
  );
  if (issues.length === 0) return [];
  return dispositionsOf(household).flatMap(({ trade, acquired, soldOn, proceeds, basis }) => {
    const issue = issues.find(
      ({ day, group }) =>
        group === trade.group &&
        acquired < day &&
        acquired >= monthsFrom(day, -STRIPPING.monthsBefore) &&
        soldOn > day &&
        soldOn <= monthsFrom(day, STRIPPING.monthsAfter),
    );
    if (!issue || proceeds >= basis || soldOn < STRIPPING.sharesFrom) return [];
    return [
      problemAt('Trades', trade.source.row, 'Symbol', {
        code: 'bonusStripping',
        found: `India: bought on ${isoDay(acquired)}, within ${STRIPPING.monthsBefore} months before the bonus issue of ${isoDay(issue.day)}, and sold at a loss within ${STRIPPING.monthsAfter} months after it: the loss is ignored, and is the cost of the bonus shares still held (${STRIPPING.cite})`,
        remedy:
          'leave this sale and its purchase out, and write the bonus shares as Buy on their own day with the loss as Amount',
      }),
    ];
  });
}
