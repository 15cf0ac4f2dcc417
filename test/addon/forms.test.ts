import type { Answer } from '../../src/addon/answer';
import type { FoundTable, Opened } from '../../src/addon/found';
import { dayFromIso } from '../../src/base/day';
import { formRowsOf, formsOf, formsSheet, yearEndOf } from '../../src/sidebar/forms';
import type { Cell } from '../../src/table/cell';
import { YEARS_HEADINGS } from '../../src/table/years';
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
  const request = {
    name: 'Form 8949 2026',
    rows: [['=1+1', 2]],
    bold: [0],
    money: [{ column: 1, from: 0, to: 0 }],
    wide: [0],
  };
  expect(book.run('plannerWriteSheet', request)).toEqual({ ok: true, sheet: 'Form 8949 2026' });
  expect(book.run('plannerWriteSheet', request)).toEqual({ ok: true, sheet: 'Form 8949 2026 2' });
  expect(book.values('Form 8949 2026')).toEqual([['=1+1', 2]]);
  for (const odd of [
    null,
    {},
    { ...request, name: "'; x" },
    { ...request, bold: [9] },
    { ...request, money: [{ column: 9, from: 0, to: 0 }] },
    { ...request, money: [{ column: 1, from: 0, to: 9 }] },
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

describe('closing a year', () => {
  const endOf = (now: Opened, year: number) => {
    const forms = formsOf(now)!;
    return yearEndOf(forms, formRowsOf(forms, year, now, new Map()), year, now);
  };

  test('its rows go below what stands on the sheet Years, made where there is none; nothing there is changed', () => {
    const book = sampleBook();
    const rows = endOf(opened(book), 2025).rows;
    const answer = book.run('plannerCloseYear', rows) as Answer<Opened>;
    expect(answer.ok && answer.years).toHaveLength(1 + rows.length);
    expect(book.values('Years')[0]).toEqual([...YEARS_HEADINGS]);
    const before = book.values('Years').map(row => [...row]);
    expect(book.run('plannerCloseYear', rows)).toMatchObject({ ok: true });
    expect(book.values('Years').slice(0, before.length)).toEqual(before);
    expect(book.values('Years')).toHaveLength(before.length + rows.length);
  });

  test('a sheet Years of the family’s own is left alone; in ours each figure goes under its heading, wherever that stands', () => {
    const book = sampleBook();
    const { rows } = endOf(opened(book), 2025);
    book.run('plannerWriteSheet', {
      name: 'Years',
      rows: [
        ['Year', 'Where we went'],
        [2025, 'Sea'],
      ],
      bold: [],
      money: [],
      wide: [],
    });
    expect(book.run('plannerCloseYear', rows)).toMatchObject({ ok: true });
    expect(book.values('Years')).toEqual([
      ['Year', 'Where we went'],
      [2025, 'Sea'],
    ]);
    const moved = ['Note', 'Long-term carryover out', 'Year', 'Short-term carryover out', 'Return of'];
    const own = sampleBook();
    own.run('plannerWriteSheet', {
      name: 'Closed',
      rows: [moved, ['first', 5, 2024, 6, '']],
      bold: [],
      money: [],
      wide: [],
    });
    expect(own.run('plannerCloseYear', rows)).toMatchObject({ ok: true });
    expect(own.sheetNames()).not.toContain('Years');
    const [year, , short, long] = rows[0]!;
    expect(own.values('Closed').slice(1, 3)).toEqual([
      ['first', 5, 2024, 6, ''],
      ['', long, year, short, ''],
    ]);
  });

  test('where a call fails no half sheet is left, and what is no table is refused', () => {
    const book = sampleBook();
    const { rows } = endOf(opened(book), 2025);
    book.onCall = (_, operation) => {
      if (operation === 'setValues') throw new Error('Service error: Spreadsheets');
    };
    expect(book.run('plannerCloseYear', rows)).toMatchObject({ ok: false });
    book.onCall = null;
    expect(book.sheetNames()).not.toContain('Years');
    for (const odd of [null, [], [[1, 2]], Array(99).fill(rows[0])])
      expect(book.run('plannerCloseYear', odd)).toMatchObject({ ok: false, code: 'invalid' });
  });

  test('the next year says where the chain does not hold', () => {
    const now = opened();
    const told = (...cells: Cell[]): string =>
      endOf({ ...now, years: [[...YEARS_HEADINGS], cells] }, 2026).faults.join('\n');
    const { out } = endOf(now, 2025);
    const carried = endOf({ ...now, years: [[...YEARS_HEADINGS]] }, 2025).out;
    expect(carried).toEqual(out);
    const made = endOf(now, 2026);
    expect(made.faults).toEqual([]);
    expect(told(2025, '', 123, 456)).toContain(
      '2025 was closed with $123.00 short-term and $456.00 long-term',
    );
    expect(told(2025, '', 123, 456)).toContain('it is amended (Form 1040-X');
    const looking = { ...now, years: [[...YEARS_HEADINGS], [2024, '', 9, 9]] as Cell[][] };
    // Of a year before the plan's, Settings tell nothing.
    expect(endOf(looking, 2025).isOfSettings).toBe(false);
    expect(endOf(looking, 2025).faults.join()).not.toContain('Settings carry');
    expect(told(2025, '', 123, 456, '', '', '', 100, 400)).toContain(
      '2025 was filed with $100.00 short-term and $400.00 long-term, and closed here with $123.00',
    );
    expect(told('last', '', 1, 2)).toContain('is not a year');
  });

  test('on a joint return each spouse’s part of what is carried out stands below the return’s', () => {
    const settings = [
      ['Setting', 'Value'],
      ['Filing status', 'Joint'],
      ['Taxable income', 90000],
      ['Owner Her', 'Spouse'],
    ] as Cell[][];
    const day = (iso: string): Cell => ({ day: dayFromIso(iso)!, seconds: 0 });
    const trades: Cell[][] = [
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Owner'],
      [day('2024-01-02'), 'Buy', 'AAA', 10, 12000, 'Mine', ''],
      [day('2026-05-05'), 'Sell', 'AAA', 10, 2000, 'Mine', ''],
      [day('2024-01-02'), 'Buy', 'BBB', 10, 6000, 'Hers', 'Her'],
      [day('2026-05-05'), 'Sell', 'BBB', 10, 1000, 'Hers', 'Her'],
    ];
    const table = (cells: Cell[][]): FoundTable => ({ reference: "'X'!A1", cells, fingerprint: 'x' });
    const now = opened();
    const household: Opened = {
      ...now,
      tables: { lots: null, trades: table(trades), settings: table(settings), securities: null },
    };
    // 15,000 lost, 3,000 deducted: 12,000 long-term carried out, two thirds his.
    const [, ...blank] = YEARS_HEADINGS.map(() => '');
    const closed: Opened = {
      ...household,
      years: [
        [...YEARS_HEADINGS],
        [2025, ...blank.map((cell, at) => (at === 1 ? 70 : at === 2 ? 80 : cell))],
      ],
    };
    expect(endOf(closed, 2026).faults[0]).toContain(
      'Settings carry nothing in, so the plan and the formulas count none of the $70.00 short-term and $80.00 long-term',
    );
    expect(endOf(household, 2026).rows.map(row => row.slice(0, 4))).toEqual([
      [2026, '', 0, 12000],
      [2026, 'Her', 0, 4000],
      [2026, 'Self', 0, 8000],
    ]);
  });
});
