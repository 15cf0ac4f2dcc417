import { formatDay, type Day } from '../base/day';
import { ProblemError } from '../base/problem';
import { askForTax } from '../session/ask';
import { planFor } from '../session/askPlan';
import { changesSince, type Change } from '../session/whatChanged';
import { dayCell, decimalCell, moneyCell } from '../table/amounts';
import { isBlank, type Cell, type Range } from '../table/cell';
import { problemAt } from '../table/faults';
import type { Ranges } from '../table/readHousehold';
import { inCell } from '../table/reasonText';
import { readWrittenPlan } from '../table/writtenPlan';
import { day, declare, lots, range, securities, settings, tradesIfAny } from './declare';

export const CHANGE_HEADINGS = [
  'What',
  'Symbol',
  'Account',
  'Loss then',
  'Loss now',
  'Net benefit',
  'Day',
  'Says',
] as const;

/** `WHAT_CHANGED`: today's plan beside the one that was written. */
export function whatChanged(plan: Range | null, ranges: Partial<Ranges>, asOf: Day): Cell[][] {
  const note = (text: string): Cell[] => CHANGE_HEADINGS.map(heading => (heading === 'Says' ? text : ''));
  if (plan === null || plan.every(row => row.every(cell => isBlank(cell))))
    return [[...CHANGE_HEADINGS], note('No plan has been written yet: open the planner and write one.')];
  const written = readWrittenPlan(plan);
  if (!written)
    throw new ProblemError('WHAT_CHANGED', [
      problemAt('Plan', null, null, {
        code: 'noWrittenPlan',
        found: 'no plan as the planner writes it was found',
        remedy: "give the whole sheet, title and all: 'Harvest plan'!A:AZ",
      }),
    ]);
  const asked = askForTax('WHAT_CHANGED', ranges, asOf);
  const changes = changesSince(asked, planFor(asked).plan, written);
  return [
    [...CHANGE_HEADINGS],
    ...(changes.length === 0
      ? [note(`Nothing has changed since the plan of ${formatDay(written.day)}.`)]
      : changes.map(changeRow)),
  ];
}

const changeRow = ({ what, symbol, account, then, now, netBenefit, day: on, says }: Change): Cell[] => [
  what,
  symbol,
  account,
  then === null ? '' : moneyCell(then),
  now === null ? '' : moneyCell(now),
  decimalCell(netBenefit),
  dayCell(on),
  inCell(says),
];

export const WHAT_CHANGED = declare({
  name: 'WHAT_CHANGED',
  help: 'What is otherwise than when the plan was written: sales done, losses to take that are new, larger or smaller, sales that are no longer worth it, days that have come. From formulas alone: no trigger, no mail. Education, not tax advice.',
  args: {
    plan: range(
      'Plan',
      "'Harvest plan'!A1:AZ80",
      'The sheet that the planner wrote, whole; blank where none is written yet.',
    ),
    lots: lots('Lots as they are now.'),
    trades: tradesIfAny('Optional. Trades of all accounts, planned ones too.'),
    settings: settings('Optional. The Settings table.'),
    as_of: day('Optional. Blank is today.'),
    securities: securities('Optional. Symbol, Index, Class, Replacement, Next distribution, …'),
  },
  returns: 'What, Symbol, Account, Loss then, Loss now, Net benefit, Day, Says.',
  answer: ({ plan, as_of, ...ranges }) => whatChanged(plan, ranges, as_of),
});
