import type { Selected } from '../../src/addon/selected';
import { dayFromIso, type Day } from '../../src/base/day';
import { finish } from '../../src/base/steps';
import { computing, type Computed } from '../../src/sidebar/compute';
import { explain } from '../../src/sidebar/explain';
import type { Range } from '../../src/table/cell';

const day = (iso: string): Day => dayFromIso(iso)!;
const at = (iso: string) => ({ day: day(iso), seconds: 0 });
const found = (cells: Range) => ({ reference: "'X'!A1:H9", cells, fingerprint: 'x' });

const computed: Computed = finish(
  computing({
    tables: {
      lots: found([
        ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Replacement'],
        ['VTI', 100, at('2024-03-01'), 30000, 240, 'Main', 'SCHB'],
      ]),
      trades: found([
        ['Date', 'Action', 'Symbol', 'Quantity', 'Price', 'Account'],
        [at('2024-03-01'), 'Buy', 'VTI', 120, 300, 'Main'],
        [at('2026-03-02'), 'Sell', 'VTI', 20, 310, 'Main'],
      ]),
      settings: found([
        ['Setting', 'Value'],
        ['Taxable income', 120000],
      ]),
      securities: null,
    },
    asOf: day('2026-11-20'),
    asOfFrom: null,
    prices: null,
    isComputing: false,
    canUndo: false,
    lastImport: null,
    answers: [],
    forms: null,
    years: null,
    imports: { trades: 'none', lots: 'none', gains: 'none' },
    written: null,
    notes: [],
  }),
);

const select = (over: Partial<Selected>) =>
  explain(computed, { reference: "'X'!A1:A1", table: null, result: null, ...over });
const titles = (over: Partial<Selected>) => select(over).map(({ title }) => title);

test('a lot, and a result beside it', () => {
  expect(titles({ table: { role: 'lots', row: 2 } })).toEqual(['100 VTI, bought 1 Mar 2024']);
  const beside = select({
    table: { role: 'lots', row: 2 },
    result: { name: 'HARVEST_LOSS', headings: ['Harvestable loss'], cells: [6000] },
  });
  expect(beside.map(({ title }) => title)).toEqual(['HARVEST_LOSS', '100 VTI, bought 1 Mar 2024']);
  expect(beside[0]!.steps[0]!.text).toBe('Harvestable loss 6000');
});

test('a row of the plan leads to its lot by its id', () => {
  const { id } = computed.planned!.plan.suggestions[0]!;
  expect(
    titles({
      result: { name: 'HARVEST_PLAN', headings: ['Rank', 'Id', 'Why'], cells: [1, id, 'for its loss'] },
    }),
  ).toEqual(['HARVEST_PLAN', '100 VTI, bought 1 Mar 2024']);
});

test('a realised sale leads to its trade', () => {
  const result = {
    name: 'REALIZED_GAINS',
    headings: ['Account', 'Symbol', 'Sold', 'Gain'],
    cells: ['Main', 'VTI', at('2026-03-02'), 200],
  };
  expect(titles({ result })).toEqual(['REALIZED_GAINS', 'Sell 20 VTI on 2 Mar 2026']);
});

test('one figure of the year is the year', () => {
  expect(titles({ result: { name: 'NET_GAIN', headings: [], cells: [200] } })).toEqual(['Your 2026']);
});

test('a figure of another year is not told as this one’s', () => {
  const figure = (cell: number) => ({ result: { name: 'NET_GAIN', headings: [], cells: [cell] } });
  expect(select(figure(200))[0]!.steps[0]!.text).toMatch(/^Short-term/);
  expect(select(figure(-987.65))[0]!.steps[0]!.text).toMatch(/^-987.65 is none of these/);
});

test('what is none of these is nothing', () => {
  expect(select({})).toEqual([]);
  expect(select({ table: { role: 'settings', row: 2 } })).toEqual([]);
});
