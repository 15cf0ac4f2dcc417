import type { Answer } from '../../src/addon/answer';
import type { Selected } from '../../src/addon/selected';
import { openWorkbook, type Workbook } from '../../workbench/standin/memory';

/** Lots with a formula beside it, a row-aligned formula on another sheet, a figure, and a table of answers. */
function book(): Workbook {
  const own = openWorkbook({
    sheets: {
      Lots: [
        ['Our lots'],
        ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', '', ''],
        ['VTI', 1, '2024-01-02', 200, 150, '', ''],
        ['BND', 1, '2024-01-03', 200, 150, '', ''],
      ],
      Elsewhere: [
        ['', '', 'note'],
        ['', '', 'Risk', 'Why', ''],
        ['', '', 'None', 'because', ''],
        ['', '', 'Full', 'since', ''],
      ],
      Figures: [
        ['Net', 12],
        ['', ''],
        ['Symbol', 'Gain', 'Why'],
        ['VTI', -50, 'replaced'],
      ],
    },
  });
  own.setFormula('Lots', 'F2', '=HARVEST_LOSS(A2:E4)', 'Harvestable loss');
  own.setFormula('Elsewhere', 'C2', "=WASH_SALE_RISK('Lots'!$A$2:$E$4, Trades!A:M)", 'Risk');
  own.setFormula('Figures', 'B1', '=NET_GAIN(Trades!A:M)', 12);
  own.setFormula('Figures', 'A3', '=REALIZED_GAINS(Trades!A:M)', 'Symbol');
  return own;
}

const select = (cell: string): Selected => {
  const own = book();
  own.select(cell);
  const answer = own.run('plannerSelected') as Answer<Selected>;
  if (!answer.ok) throw new Error(answer.message);
  return answer;
};

test('a cell of a table, or beside it, is that row of the table', () => {
  expect(select('Lots!B4')).toMatchObject({ table: { role: 'lots', row: 3 }, result: null });
  expect(select('Lots!F3')).toMatchObject({
    reference: "'Lots'!F3:F3",
    table: { role: 'lots', row: 2 },
    result: { name: 'HARVEST_LOSS' },
  });
});

test('a row-aligned result on another sheet is the row of the lots that its formula names', () => {
  expect(select('Elsewhere!D4')).toMatchObject({
    table: { role: 'lots', row: 3 },
    result: { name: 'WASH_SALE_RISK', headings: ['Risk', 'Why'], cells: ['Full', 'since'] },
  });
});

test('a figure is one cell; a table of answers, its row', () => {
  expect(select('Figures!B1')).toMatchObject({ result: { name: 'NET_GAIN', headings: [], cells: [12] } });
  expect(select('Figures!B4')).toMatchObject({
    table: null,
    result: { name: 'REALIZED_GAINS', headings: ['Symbol', 'Gain', 'Why'], cells: ['VTI', -50, 'replaced'] },
  });
});

test('any of the functions is known, and a year laid out as a table is known in every row', () => {
  const own = openWorkbook({
    sheets: {
      Out: [
        ['Box', 'Gain', '', 'Your 2026', 12, 'line'],
        ['A', 5, '', 'Together', 12, 'line 16'],
      ],
    },
  });
  own.setFormula('Out', 'A1', '=FORM_8949(Trades!A:M)', 'Box');
  own.setFormula('Out', 'D1', '=NET_GAIN(Trades!A:M,Settings!A:B,,"all")', 'Your 2026');
  const at = (cell: string): Selected => {
    own.select(cell);
    return own.run('plannerSelected') as never;
  };
  expect(at('Out!B2')).toMatchObject({ result: { name: 'FORM_8949', cells: ['A', 5] } });
  expect(at('Out!E2')).toMatchObject({ result: { name: 'NET_GAIN', cells: ['Together', 12, 'line 16'] } });
});

test('sheets that the planner wrote hold values: each row is known by its headings, and the sums above them', () => {
  const own = openWorkbook({
    sheets: {
      'Harvest plan': [
        ['Harvest plan of 2026-11-20', '', '', '', ''],
        ['Ticked', '', 40, '', ''],
        ['Accept', 'Sell', 'Net benefit', 'Id', 'Usable loss'],
        [true, '25 QQQ', 40, 'A07', 400],
      ],
      Form: [
        ['Form 8949 and Schedule D, 2026', '', ''],
        ['Box', '(a) Description', '(h) Gain'],
        ['D', '20 sh VTI', 200],
        ['', '', ''],
        ['Tax year 2026', 'Amount', 'Where it stands'],
        ['Line 7: Net short-term', 200, 'lines 1a to 6'],
      ],
      Family: [
        ['Symbol', 'Sold', 'Gain', 'Term'],
        ['VTI', '2026-05-05', 200, 'Long'],
      ],
    },
  });
  const at = (cell: string): Selected => {
    own.select(cell);
    return own.run('plannerSelected') as never;
  };
  const headings = ['Accept', 'Sell', 'Net benefit', 'Id', 'Usable loss'];
  expect(at("'Harvest plan'!B4").result).toEqual({
    name: 'Harvest plan',
    headings,
    cells: [true, '25 QQQ', 40, 'A07', 400],
  });
  expect(at("'Harvest plan'!C2").result).toMatchObject({ name: 'Harvest plan, the ticked rows', headings });
  expect(at("'Harvest plan'!A1").result).toBeNull();
  expect(at('Form!A3').result).toMatchObject({ name: 'Form 8949', cells: ['D', '20 sh VTI', 200] });
  // Of several tables below each other, the one whose headings stand last above the row.
  expect(at('Form!B6').result).toEqual({
    name: 'The year',
    headings: ['Tax year 2026', 'Amount', 'Where it stands'],
    cells: ['Line 7: Net short-term', 200, 'lines 1a to 6'],
  });
  // A family's own table is none of ours, whatever it calls its columns.
  expect(at('Family!C2').result).toBeNull();
  expect(at('Family!C90').result).toBeNull();
});

test('the cell itself is handed over, with its formula', () => {
  expect(select('Lots!A1')).toMatchObject({ cell: 'Our lots', formula: '', result: null });
  expect(select('Figures!B1').formula).toContain('=NET_GAIN');
});

test('what is none of ours is told as such', () => {
  expect(select('Figures!A2')).toMatchObject({ table: null, result: null });
  expect(select('Elsewhere!C1')).toMatchObject({ table: null, result: null });
});

test('without a selection it says what to do', () => {
  expect(book().run('plannerSelected')).toMatchObject({ ok: false, message: 'Select a cell first.' });
});
