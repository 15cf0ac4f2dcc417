import type { Opened } from '../../src/addon/found';
import type { Selected } from '../../src/addon/selected';
import { dayFromIso, type Day } from '../../src/base/day';
import { finish } from '../../src/base/steps';
import { computing, type Computed } from '../../src/sidebar/compute';
import { explain } from '../../src/sidebar/explain';
import type { Range } from '../../src/table/cell';

const day = (iso: string): Day => dayFromIso(iso)!;
const at = (iso: string) => ({ day: day(iso), seconds: 0 });
const found = (cells: Range) => ({ reference: "'X'!A1:H9", cells, fingerprint: 'x' });

const opened: Opened = {
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
};
const computed: Computed = finish(computing(opened));

const select = (over: Partial<Selected>) =>
  explain(computed, opened, {
    reference: "'X'!A1:A1",
    table: null,
    result: null,
    cell: '',
    formula: '',
    ...over,
  });
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

test('a setting and a security: what they say, and what they are for', () => {
  const [story] = select({ table: { role: 'settings', row: 2 } });
  expect(story!.title).toBe('Taxable income');
  expect(story!.steps[0]!.text).toBe('Value 120000');
  expect(story!.steps[1]!.text).toContain('Without it:');
});

test('a row of the written plan, its line of sums, and a line of Form 8949', () => {
  const { id } = computed.planned!.plan.suggestions[0]!;
  const headings = ['Sell', 'Saves', 'Net benefit', 'Id', 'Usable loss'];
  const row = select({ result: { name: 'Harvest plan', headings, cells: ['100 VTI', 50, 40, id, 6000] } });
  expect(row.map(({ title }) => title)).toEqual(['Harvest plan', '100 VTI, bought 1 Mar 2024']);
  expect(row[0]!.steps.map(({ text }) => text)).toContain(
    'Net benefit = Saves − Costs later − Trading costs.',
  );
  const [sums] = select({
    result: { name: 'Harvest plan, the ticked rows', headings, cells: ['', 150, 120, '', ''] },
  });
  expect(sums!.steps.map(({ text }) => text)).toEqual([
    'Saves 150 · Net benefit 120',
    'Each is the sum of its column over the rows that are ticked.',
  ]);
  const form = select({
    result: {
      name: 'Form 8949',
      headings: ['Box', '(a) Description', '(c) Sold', '(h) Gain', 'Account'],
      cells: ['D', '20 sh VTI', at('2026-03-02'), 200, 'Main'],
    },
  });
  expect(form).toHaveLength(2);
  expect(form[0]!.steps.map(({ text }) => text)).toContain(
    '(h) Gain = (d) Proceeds − (e) Cost basis + (g) Adjustment.',
  );
});

test('the tax on a year is told by what each rate takes', () => {
  const story = select({ result: { name: 'NET_GAIN', headings: [], cells: [200] } });
  expect(JSON.stringify(story)).toContain(
    'Worksheet, with the capital items, Line 17: Taxed at 15%: $200.00',
  );
});

test('what is none of these is said what it is', () => {
  const [blank] = select({});
  expect(blank!.steps[0]!.text).toContain('Nothing is written here.');
  const [typed] = select({ cell: 'Remember the milk' });
  expect([typed!.title, typed!.steps[0]!.text]).toEqual([
    'Remember the milk',
    expect.stringContaining('stands in no table that the planner reads'),
  ]);
  expect(select({ cell: 3, formula: '=1+2' })[0]!.steps[0]!.text).toContain('a formula of your own: =1+2');
});
