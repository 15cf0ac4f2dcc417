import type { Answer } from '../../src/addon/answer';
import type { Opened } from '../../src/addon/found';
import type { Written } from '../../src/addon/planSheet';
import { NIL, roundCent, type Decimal } from '../../src/base/decimal';
import { taxOff } from '../../src/planner/assessment';
import { finish } from '../../src/base/steps';
import type { Suggestion } from '../../src/planner/plan';
import { computing } from '../../src/sidebar/compute';
import { fingerprintsOf } from '../../src/sidebar/fingerprints';
import { planTable } from '../../src/table/planTable';
import type { CellValue } from '../../workbench/standin/host';
import type { Workbook } from '../../workbench/standin/memory';
import { sampleBook } from '../support/sampleBook';

/** Whatever is ticked, cards, headline, year, written sheet and formula say the same, to the cent. */

const FIGURES = [
  'Tax saved now',
  'Saved later',
  'Later tax (present value)',
  'Costs',
  'Net benefit',
] as const;
const ROUNDS = 30;

const open = (book: Workbook): Opened => {
  const answer = book.run('plannerOpen') as Answer<Opened>;
  if (!answer.ok) throw new Error(answer.message);
  return answer;
};

/** Numbers that look random and are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const cents = (amount: Decimal | null): number =>
  roundCent(amount ?? NIL)
    .times(100)
    .toNumber();
const figuresOf = (sale: Suggestion): number[] =>
  [sale.taxSavedNow, sale.savedLater, sale.laterTax, sale.costs, sale.netBenefit].map(cents);

describe('figures of card, formula and written sheet', () => {
  const book = sampleBook();
  const opened = open(book);
  const { planned } = finish(computing(opened));
  const { plan, chosen } = planned!;
  const ids = plan.suggestions.map(({ id }) => id);
  const random = seeded(17);
  const subsets = Array.from({ length: ROUNDS }, () => new Set(ids.filter(() => random() < 0.5)));

  test('of the plan’s own sales are those of HARVEST_PLAN', () => {
    const formula = book.custom(
      'HARVEST_PLAN',
      book.values('Lots'),
      book.values('Trades'),
      book.values('Settings'),
      book.values('Start here', 'B1')[0]![0],
      book.values('Securities'),
    ) as CellValue[][];
    const [headings, ...rows] = formula;
    const byId = new Map(rows.map(row => [row[headings!.indexOf('Id')], row]));
    expect(plan.suggestions.length).toBeGreaterThan(10);
    for (const sale of plan.suggestions) {
      const row = byId.get(sale.id)!;
      const shown = FIGURES.map(name => Math.round(Number(row[headings!.indexOf(name)]) * 100));
      expect([sale.id, ...shown]).toEqual([sale.id, ...figuresOf(sale)]);
    }
  });

  test('of any ticked set add up, sale by sale and in the year’s tax', () => {
    for (const subset of subsets) {
      const { suggestions, before, after } = chosen(subset);
      for (const sale of suggestions) {
        const [now, later, costLater, costs, net] = figuresOf(sale);
        expect(now! + later! - costLater! - costs!).toBe(net);
      }
      const saved = suggestions.reduce((sum, sale) => sum + cents(sale.taxSavedNow), 0);
      // Of the two figures of tax as they are shown.
      expect(saved).toBe(cents(before.tax.amount) - cents(after.tax.amount));
      expect(saved).toBe(cents(taxOff(before, after)));
    }
  });

  test('of any ticked set stand on the written sheet as on the cards', () => {
    const own = sampleBook();
    for (const subset of subsets.filter(({ size }) => size > 0).slice(0, 8)) {
      const { suggestions } = chosen(subset);
      const answer = own.run('plannerWrite', {
        fingerprints: fingerprintsOf(open(own)),
        title: 'Harvest plan of 2026-11-20',
        rows: planTable({ ...plan, suggestions, goal: null, beyond: [] }, '$'),
      }) as Answer<Written>;
      if (!answer.ok) throw new Error(answer.message);
      const rows = own.values(answer.sheet);
      const at = rows.findIndex(row => row.includes('Net benefit'));
      const column = (name: string): number => rows[at]!.indexOf(name);
      for (const sale of suggestions) {
        const row = rows.find(one => one[column('Id')] === sale.id)!;
        const [now, later, costLater, costs, net] = figuresOf(sale);
        const shown = ['Saves', 'Costs later', 'Trading costs', 'Net benefit'].map(name =>
          Math.round(Number(row[column(name)]) * 100),
        );
        expect([sale.id, ...shown]).toEqual([sale.id, now! + later!, costLater, costs, net]);
      }
    }
  });
});
