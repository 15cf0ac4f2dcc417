import fc from 'fast-check';
import { plannerOf } from './support';
import { askOf, historyOf, plannedSale, purchase, recurring, salesOf, seriesOf } from './household';

/** No sentence with a number that makes it absurd: a negative saving, a loss of nothing, `1 shares`. */
const ABSURD =
  /[-−]\$|\$0\.00|(?<![.,\d])1 (?:sales|lots|shares|years|purchases)\b|(?<![.,\d])0 (?:sales|lots|shares|years)\b|NaN|Infinity|undefined|null/;

test('every sentence of a plan makes sense with its numbers', () => {
  fc.assert(
    fc.property(
      fc.array(purchase, { minLength: 1, maxLength: 7 }),
      fc.array(recurring, { maxLength: 1 }),
      fc.array(plannedSale, { maxLength: 3 }),
      (bought, coming, sold) => {
        const trades = [...historyOf(bought), ...seriesOf(coming), ...salesOf(bought, sold)];
        const { plan } = plannerOf(askOf(trades));
        const told = [
          ...plan.suggestions.flatMap(({ reasons }) => reasons.map(({ text }) => text)),
          ...plan.passedOver.map(({ reason }) => reason.text),
          ...plan.rescues.map(({ how }) => how),
          ...plan.lotsToName.map(({ text }) => text),
          ...plan.notes.map(({ text }) => text),
        ];
        for (const text of told) expect(text).not.toMatch(ABSURD);
      },
    ),
    { numRuns: Number(process.env['WORDS_RUNS'] ?? 200) },
  );
});
