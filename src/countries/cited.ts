import type { Problem } from '../base/problem';
import type { Country } from './country';

const known = new WeakMap<Problem, Problem>();

/** The problem with what it stands on in that country. The same problem is told as the same object every time. */
export const citedIn =
  ({ authorities }: Pick<Country, 'authorities'>) =>
  (problem: Problem): Problem => {
    const cite = authorities[problem.code];
    if (cite === undefined) return problem;
    let cited = known.get(problem);
    if (!cited) known.set(problem, (cited = { ...problem, remedy: `${problem.remedy} (${cite})` }));
    return cited;
  };
