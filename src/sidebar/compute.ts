import type { Opened, TableRole } from '../addon/found';
import { sentence, type Problem } from '../base/problem';
import type { Plan } from '../plan/plan';
import { askGently, type Asked } from '../table/ask';
import { planChosen, planOf } from '../table/askPlan';
import type { Ranges } from '../table/household';

/** The plan of the tables the page was given, and the same year under the user's own choice of lots. */
export interface Computed {
  readonly plan: Plan;
  /** Faults under which nothing can be planned. */
  readonly structural: readonly string[];
  readonly problems: readonly string[];
  chosen(ids: ReadonlySet<string>): Pick<Plan, 'before' | 'after' | 'suggestions'>;
}

/** Calculates in the page, with the same code as the formulas. */
export function compute(opened: Opened): Computed {
  const cells = (role: TableRole): Ranges[TableRole] => opened.tables[role]?.cells ?? null;
  const ranges = {
    lots: cells('lots'),
    trades: cells('trades'),
    settings: cells('settings'),
    securities: cells('securities'),
  };
  const asked: Asked = askGently(ranges, opened.asOf);
  return {
    plan: planOf(asked),
    structural: asked.read.structural.map(sentence),
    problems: asked.problems.map((problem: Problem) => sentence(problem)),
    chosen: ids => planChosen(asked, ids),
  };
}
