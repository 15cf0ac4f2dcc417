import type { Answer } from '../../src/addon/answer';
import type { Written } from '../../src/addon/planSheet';
import type { WriteRequest } from '../../src/addon/writeRequest';
import { openWorkbook, type Workbook } from '../../workbench/standin/memory';

const HEADINGS = ['Rank', 'Id', 'Symbol', 'Quantity', 'Net benefit', 'Why'];
const sale = (rank: number, net: number | '') => [rank, `H${rank}`, 'VTI', 10 * rank, net, 'for its loss'];

const book = (): Workbook => openWorkbook({ sheets: { Mine: [['x']] } });
const write = (own: Workbook, ...sales: readonly (readonly (string | number)[])[]): string => {
  const request: WriteRequest = {
    fingerprints: { lots: null, trades: null, settings: null, securities: null },
    title: 'Harvest plan of 2026-11-20',
    rows: [HEADINGS, ...sales, ['', '', '', '', '', 'a note']],
  };
  const answer = own.run('plannerWrite', request) as Answer<Written>;
  if (!answer.ok) throw new Error(answer.message);
  return answer.sheet;
};

test('what each sale is worth, below the plan, by the columns’ own cells', () => {
  const own = book();
  const sheet = write(own, sale(1, 300), sale(2, 200), sale(3, 100));
  const rows = own.values(sheet);
  const heading = rows.findIndex(row => row.includes('Net benefit'));
  const [chart, ...others] = own.chartsOf(sheet);
  expect(others).toEqual([]);
  expect(chart).toMatchObject({ kind: 'bar', title: 'Net benefit of each sale', headers: 1 });
  const column = (name: string): string => String.fromCharCode(65 + rows[heading]!.indexOf(name));
  const range = (name: string): string => `${column(name)}${heading + 1}:${column(name)}${heading + 4}`;
  expect(chart!.ranges).toEqual([range('Sell'), range('Net benefit')]);
  expect(chart!.row).toBeGreaterThan(rows.length);
});

test('the next plan draws it anew, and leaves the family’s own charts alone', () => {
  const own = book();
  const sheet = write(own, sale(1, 300), sale(2, 200));
  own.addChart(sheet, { kind: 'line', title: 'Ours', ranges: ['A1:B2'], headers: 1, row: 40, column: 5 });
  expect(write(own, sale(1, 300), sale(2, 200), sale(3, 100))).toBe(sheet);
  expect(own.chartsOf(sheet).map(({ title }) => title)).toEqual(['Ours', 'Net benefit of each sale']);
});

test('one sale, or sales that nothing says the worth of, need no picture', () => {
  const own = book();
  expect(own.chartsOf(write(own, sale(1, 300)))).toEqual([]);
  expect(own.chartsOf(write(own, sale(1, ''), sale(2, '')))).toEqual([]);
});
