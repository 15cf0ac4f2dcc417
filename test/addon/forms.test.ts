import type { Answer } from '../../src/addon/answer';
import type { Opened } from '../../src/addon/found';
import { formRowsOf, formsOf, formsSheet } from '../../src/sidebar/forms';
import { sampleBook } from '../support/sampleBook';

/** The planner's forms against the formulas of the same spreadsheet, and onto a sheet. */
const opened = (book = sampleBook()): Opened => {
  const answer = book.run('plannerOpen') as Answer<Opened>;
  if (!answer.ok) throw new Error(answer.message);
  return answer;
};

test('what the page lays out is what the formulas give', () => {
  const book = sampleBook();
  const now = opened(book);
  const forms = formsOf(now)!;
  expect(forms.problems).toEqual([]);
  const sheet = formsSheet(forms, formRowsOf(forms, 2026, now, new Map()), 2026, now);
  const settings = book.values('Settings').map(row => row.slice(0, 2));
  const asOf = book.values('Start here', 'B1')[0]![0];
  const form = book.custom('FORM_8949', book.values('Trades'), settings, 2026, asOf) as unknown[][];
  const year = book.custom('NET_GAIN', book.values('Trades'), settings, 2026, 'all', asOf) as unknown[][];
  const money = (cells: readonly (readonly unknown[])[]): unknown[] =>
    cells.flat().filter(cell => typeof cell === 'number');
  expect(money(sheet.rows)).toEqual([...money(form), ...money(year)]);
});

test('written onto a new sheet each time; nothing else is touched, and what is no table is refused', () => {
  const book = sampleBook();
  const request = { name: 'Form 8949 2026', rows: [['=1+1', 2]], bold: [0], money: [1], wide: [0] };
  expect(book.run('plannerWriteSheet', request)).toEqual({ ok: true, sheet: 'Form 8949 2026' });
  expect(book.run('plannerWriteSheet', request)).toEqual({ ok: true, sheet: 'Form 8949 2026 2' });
  expect(book.values('Form 8949 2026')).toEqual([['=1+1', 2]]);
  for (const odd of [
    null,
    {},
    { ...request, name: "'; x" },
    { ...request, bold: [9] },
    { ...request, rows: [] },
  ])
    expect(book.run('plannerWriteSheet', odd)).toMatchObject({ ok: false, code: 'invalid' });
  book.onCall = (_, operation) => {
    if (operation === 'setValues') throw new Error('Service error: Spreadsheets');
  };
  expect(book.run('plannerWriteSheet', request)).toMatchObject({ ok: false });
  book.onCall = null;
  expect(book.sheetNames().filter(name => name.startsWith('Form'))).toHaveLength(2);
});
