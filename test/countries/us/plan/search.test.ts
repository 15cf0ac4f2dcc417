import fc from 'fast-check';
import { finish } from '../../../../src/base/steps';
import { US } from '../../../../src/countries/us/law';
import { sift } from '../../../../src/countries/us/plan/candidates';
import { bestSet } from '../../../../src/countries/us/plan/choose';
import { householdYear } from '../../../../src/countries/us/plan/householdYear';
import { byUnit, scales } from '../../../../src/countries/us/plan/scales';
import { realisedIn, taxYearOf } from '../../../../src/countries/us/plan/year';
import { askOf, historyOf, purchase } from './household';

/** Above twelve candidates the search does not try every subset. On fewer it is held to all of them. */
describe('the search above the exact limit', () => {
  test('comes within one part in a hundred of the best of all subsets', () => {
    fc.assert(
      fc.property(fc.array(purchase, { minLength: 14, maxLength: 20 }), bought => {
        const { household } = askOf(historyOf(bought));
        const { candidates } = finish(sift(household, () => false));
        fc.pre(candidates.length >= 9 && candidates.length <= 13);
        const taxYear = taxYearOf(household);
        const year = householdYear(
          { year: taxYear, ...realisedIn(household, taxYear) },
          household.settings,
          US,
        );
        const { search, weigh } = scales(household, year);
        const groups = [...byUnit(candidates).values()].map(group => [...group]);
        const value = (exactUpTo: number): number =>
          weigh(finish(bestSet(groups, search, exactUpTo)).chosen).net!.toNumber();
        const [best, found] = [value(candidates.length), value(0)];
        expect(found).toBeGreaterThanOrEqual(best - Math.abs(best) / 100 - 0.01);
      }),
      { numRuns: Number(process.env['SEARCH_RUNS'] ?? 20) },
    );
  });
});
