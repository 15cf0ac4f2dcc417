import type { Goal } from '../engine/settings';
import type { Plan, Suggestion } from '../planner/plan';

export const idsOf = (sales: readonly Suggestion[]): ReadonlySet<string> =>
  new Set(sales.map(({ id }) => id));

/** What the user unticked stays unticked, what they ticked beyond the plan stays ticked; what is new is ticked. */
export function keptTicks(before: Plan, plan: Plan, ticked: ReadonlySet<string>): ReadonlySet<string> {
  const refused = new Set([...idsOf(before.suggestions)].filter(id => !ticked.has(id)));
  const own = [...idsOf(plan.beyond)].filter(id => ticked.has(id));
  return new Set([...[...idsOf(plan.suggestions)].filter(id => !refused.has(id)), ...own]);
}

/** What is done is not ticked once more. */
export const withoutDone = (
  ids: ReadonlySet<string>,
  done: ReadonlySet<string> = new Set(),
): ReadonlySet<string> => new Set([...ids].filter(id => !done.has(id)));

/** Is ticked what the plan itself proposes? */
export const isAsPlanned = ({ suggestions }: Plan, ticked: ReadonlySet<string>): boolean =>
  suggestions.length === ticked.size && suggestions.every(({ id }) => ticked.has(id));

/** The plan as it is written: whole, or the ticked sales without what only the whole is told of. */
export const writtenPlan = (
  plan: Plan,
  ticked: ReadonlySet<string>,
  suggestions: readonly Suggestion[],
): Plan => (isAsPlanned(plan, ticked) ? plan : { ...plan, suggestions, goal: null, beyond: [] });

/** Two goals that are one have one key. */
export const goalKey = (goal: Goal): string =>
  goal.kind === 'saveAtLeast' ? `${goal.kind} ${goal.amount.toString()}` : goal.kind;
