import type { Goal } from '../engine/settings';

/** How Settings, the planner and the plan name a goal. */
export function goalWords(goal: Goal): string {
  switch (goal.kind) {
    case 'best':
      return 'Most benefit';
    case 'gainsToZero':
      return 'Bring net gains to 0';
    case 'incomeLimit':
      return 'Use the income limit';
    case 'saveAtLeast':
      return `Save at least ${goal.amount.toString()}`;
    case 'fewestSales':
      return 'Fewest sales';
  }
}
