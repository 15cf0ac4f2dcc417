import type { Opened } from '../addon/found';
import type { WriteRequest } from '../addon/writeRequest';
import { isoDay } from '../base/day';
import type { Suggestion } from '../planner/plan';
import { planTable } from '../table/planTable';
import { planTitle } from '../table/writtenPlan';
import type { Planned } from './compute';
import { fingerprintsOf } from './fingerprints';
import { writtenPlan } from './ticks';

/** What is written: the plan under the ticks, and what became of the one before. */
export const requestOf = (
  opened: Opened,
  { plan, country, since }: Planned,
  suggestions: readonly Suggestion[],
  ticked: ReadonlySet<string>,
): WriteRequest => ({
  fingerprints: fingerprintsOf(opened),
  outcomes: (since?.done ?? []).map(({ proposed, words }) => ({ id: proposed.id, words })),
  title: planTitle(isoDay(opened.asOf)),
  rows: planTable(writtenPlan(plan, ticked, suggestions), country.currency),
});
