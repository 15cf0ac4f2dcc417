import fc from 'fast-check';
import { finish } from '../../src/base/steps';
import { byBook, sift } from '../../src/planner/candidates';
import { evaluatorOf } from '../../src/planner/evaluator';
import { bestSet } from '../../src/planner/search';
import { historyOf, purchase } from '../countries/us/plan/household';
import { askUnder, NAMES, SYMBOLS } from './laws';

const bought = fc.tuple(purchase, fc.constantFrom(...SYMBOLS)).map(([one, symbol]) => ({ ...one, symbol }));

/** Above twelve candidates the search does not try every subset. On fewer it is held to all of them. */
describe.each(NAMES)('the search above the exact limit: %s', law => {
  test('comes within one part in a hundred of the best of all subsets', () => {
    fc.assert(
      fc.property(fc.array(bought, { minLength: 10, maxLength: 24 }), purchases => {
        const inputs = askUnder(law, historyOf(purchases)).settlement.planInputs();
        const { candidates } = finish(sift(inputs));
        fc.pre(candidates.length >= 5 && candidates.length <= 12);
        const { search, evaluate } = evaluatorOf(inputs.position, inputs.year, inputs.tables.settings);
        const groups = [...byBook(candidates).values()].map(group => [...group]);
        const value = (exactUpTo: number): number =>
          evaluate(
            finish(bestSet(groups, search, ({ lot }) => inputs.position.isInTheWay(lot), exactUpTo)).chosen,
          ).net!.toNumber();
        const [best, found] = [value(candidates.length), value(0)];
        expect(found).toBeGreaterThanOrEqual(best - Math.abs(best) / 100 - 0.01);
      }),
      { numRuns: Number(process.env['SEARCH_RUNS'] ?? 10) },
    );
  });
});
