import fc from 'fast-check';
import { riskOf } from '../../src/countries/us/plan/risk';
import { daysToAsk, firstClear } from '../../src/planner/clearDay';
import { projectedTrades } from '../../src/planner/household';
import { sellOn } from '../../src/planner/whatIf';
import { askOf, historyOf, purchase, recurring, seriesOf } from '../countries/us/plan/household';

/** The first clear day is the first of all days asked: those passed over without carrying anything out too. */
const RUNS = Number(process.env['CLEAR_RUNS'] ?? 300);

test('no day before the first clear one is clear, and it is itself', () => {
  let asked = 0;
  fc.assert(
    fc.property(
      fc.array(purchase, { minLength: 2, maxLength: 7 }),
      fc.array(recurring, { maxLength: 2 }),
      (purchases, series) => {
        const { household } = askOf([...historyOf(purchases), ...seriesOf(series)]);
        for (const unit of household.units.values()) {
          if (unit.problems.length > 0) continue;
          for (const holding of unit.holdings) {
            if (!holding.stated || holding.stated.value === null) continue;
            const sale = [{ holding, shares: holding.stated.quantity }];
            const risk = riskOf(household, unit, holding);
            if (risk.doNotBuyBefore === null) continue;
            for (const coming of [[], projectedTrades(household, unit.key)]) {
              const first = firstClear(household, unit, sale, coming);
              const isClear = (day: number): boolean =>
                sellOn(day, [sale], unit, household.rules, coming).every(
                  ({ matches }) => matches.length === 0,
                );
              asked++;
              const days = daysToAsk(household, unit);
              expect(days.filter(day => (first === null || day < first) && isClear(day))).toEqual(
                first === null && coming.length > 0 ? expect.anything() : [],
              );
              if (first !== null) expect(isClear(first)).toBe(true);
            }
          }
        }
      },
    ),
    { numRuns: RUNS },
  );
  expect(asked).toBeGreaterThan(RUNS / 2);
});
