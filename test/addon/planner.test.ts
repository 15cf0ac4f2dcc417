import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Answer, Refusal } from '../../src/addon/answer';
import type { Opened } from '../../src/addon/found';
import type { Written } from '../../src/addon/planSheet';
import type { WriteRequest } from '../../src/addon/writeRequest';
import { finish } from '../../src/base/steps';
import { computing } from '../../src/sidebar/compute';
import { LOT_FIELDS } from '../../src/table/lotsTable';
import { planTable } from '../../src/table/planTable';
import type { CellValue } from '../../workbench/standin/host';
import { openWorkbook, type Workbook } from '../../workbench/standin/memory';
import { sampleBook } from '../support/sampleBook';

const open = (book: Workbook): Opened => {
  const answer = book.run('plannerOpen') as Answer<Opened>;
  if (!answer.ok) throw new Error(answer.message);
  return answer;
};

function requestFor(opened: Opened): WriteRequest {
  const { lots, trades, settings, securities } = opened.tables;
  return {
    fingerprints: {
      lots: lots?.fingerprint ?? null,
      trades: trades?.fingerprint ?? null,
      settings: settings?.fingerprint ?? null,
      securities: securities?.fingerprint ?? null,
    },
    title: 'Harvest plan of 2026-11-20',
    rows: planTable(finish(computing(opened)).planned!.plan, '$'),
  };
}

const write = (book: Workbook, request: unknown = requestFor(open(book))): Answer<Written> =>
  book.run('plannerWrite', request) as Answer<Written>;

const refusal = (answer: unknown): Refusal['code'] | null => {
  const { ok, code } = answer as { ok: boolean; code?: Refusal['code'] };
  return ok ? null : code!;
};

describe('opening the planner', () => {
  test.each(
    LOT_FIELDS.filter(({ key }) =>
      ['symbol', 'quantity', 'acquired', 'basis', 'unitCost'].includes(key),
    ).flatMap(({ key, headings }) => headings.map(heading => [key, heading] as const)),
  )('finds lots by every heading that the formulas read: %s as “%s”', (key, heading) => {
    const plain = { symbol: 'Symbol', quantity: 'Quantity', acquired: 'Acquired', basis: 'Cost basis' };
    const own = { ...plain, ...(key === 'unitCost' ? { basis: heading } : { [key]: heading }) };
    const book = openWorkbook({ sheets: { Mine: [Object.values(own), ['VTI', 1, '2024-01-02', 200]] } });
    expect(open(book).tables.lots?.reference).toBe("'Mine'!A1:D2");
  });

  test('finds the tables by their headings and the as-of day by its label', () => {
    const opened = open(sampleBook());
    expect(opened.tables.lots!.reference).toBe("'Lots'!A1:L62");
    expect(opened.tables.trades!.reference).toMatch(/^'Trades'!A1:K/);
    expect(opened.tables.settings!.reference).toMatch(/^'Settings'!A1/);
    expect(opened.tables.securities!.reference).toMatch(/^'Securities'!A1/);
    expect(opened.asOfFrom).toBe("'Start here'!B1:B1");
    expect(opened.canUndo).toBe(false);
  });

  test('the page plans what the formula plans', () => {
    const book = sampleBook();
    const rows = planTable(finish(computing(open(book))).planned!.plan, '$');
    const formula = book.custom(
      'HARVEST_PLAN',
      book.values('Lots'),
      book.values('Trades'),
      book.values('Settings').map(row => row.slice(0, 2)),
      book.values('Start here')[0]![1],
      book.values('Securities'),
    ) as unknown[][];
    const ids = (table: readonly (readonly unknown[])[]): unknown[] => table.map(row => row[1]);
    expect(ids(rows)).toEqual(ids(formula));
  });

  test('a selection on another sheet becomes the table of that role', () => {
    const other = [
      ['Ticker', 'Qty', 'Bought', 'Cost', 'Price'],
      ['VTI', 1, '2024-01-02', 200, 190],
    ];
    const book = sampleBook({ Mine: other });
    book.select('Mine!B2:B2');
    const answer = book.run('plannerUseSelection', 'lots') as Answer<Opened>;
    expect(answer.ok && answer.tables.lots!.reference).toBe("'Mine'!A1:E2");
    expect(refusal(book.run('plannerUseSelection', 'anything'))).toBe('invalid');
  });
});

describe('writing the plan', () => {
  test('into a sheet of its own, found again whatever it is called', () => {
    const book = sampleBook();
    expect(write(book)).toMatchObject({ ok: true, sheet: 'Harvest plan' });
    const [title, disclaimer, , headings, first] = book.values('Harvest plan');
    const of = (heading: string): CellValue => first![headings!.indexOf(heading)]!;
    expect(title![0]).toBe('Harvest plan of 2026-11-20');
    expect(disclaimer![0]).toBe('Education, not tax advice; check your jurisdiction.');
    expect(headings!.slice(0, 5)).toEqual(['Accept', 'Owner', 'Done', 'Sell', 'Account']);
    expect(of('Symbol')).toBe('INTC');
    expect(Object.prototype.toString.call(of('Acquired'))).toBe('[object Date]');
  });

  test('as a list to work off: what to sell, where, what instead, what it saves and costs, and why; details after', () => {
    const book = sampleBook();
    const request = requestFor(open(book));
    write(book, request);
    const [, , above, headings, ...rows] = book.values('Harvest plan');
    expect(headings!.slice(0, 13)).toEqual([
      ...['Accept', 'Owner', 'Done', 'Sell', 'Account', 'Buy instead', 'Do not buy before'],
      ...['Saves', 'Costs later', 'Trading costs', 'Net benefit', 'Why', 'Rank'],
    ]);
    expect(above![0]).toBe('Tick what you will do; tick Done when it is done. Your notes stay.');
    const suggestions = rows.filter(row => row[13] !== '');
    expect(suggestions[0]!.slice(3, 5)).toEqual(['200 INTC bought 8 Jan 2024 (J10)', 'Joint brokerage']);
    // "name this lot" stands at the end of Sell: it wraps, and the next column does not cut it off.
    expect(book.formatsOf('Harvest plan')).toContain(`4,3,${suggestions.length},1 {"wrap":true}`);
    for (const row of suggestions) {
      const [saves, later, costs, net] = row.slice(7, 11) as number[];
      expect(saves! - later! - costs!).toBeCloseTo(net!, 9);
      expect(String(row[11]).length).toBeLessThanOrEqual(200);
      expect(String(row[headings!.indexOf('All reasons')]).startsWith(String(row[11]))).toBe(true);
    }
    // Every figure of the formula stands somewhere, under its own heading or a plainer one.
    const [named, ...told] = request.rows;
    const first = told[0]!;
    for (const [index, heading] of named!.entries()) {
      if (heading === 'Acquired' || heading === 'Do not buy before' || heading === 'Better from') continue;
      expect(suggestions[0]).toContainEqual(first[index]);
    }
  });

  test('the line above adds up what is ticked, by formulas that follow the rows', () => {
    const book = sampleBook();
    const request = requestFor(open(book));
    write(book, request);
    const sums = (): CellValue[] => book.values('Harvest plan', 'G3:K3')[0]!;
    expect(sums()).toEqual(['Ticked, in all', 0, 0, 0, 0]);
    const rows = book.values('Harvest plan');
    book.set('Harvest plan', 'A5', true);
    book.set('Harvest plan', 'A7', true);
    const wanted = [7, 8, 9, 10].map(at => (rows[4]![at] as number) + (rows[6]![at] as number));
    sums()
      .slice(1)
      .forEach((sum, at) => expect(sum).toBeCloseTo(wanted[at]!, 9));
    expect(book.formula('Harvest plan', 'K3')).toMatch(/^=SUMPRODUCT\(A5:A\d+\*K5:K\d+\)$/);

    // A row less, and the plan sorted: the sums are of the rows that are left.
    const gone = rows[5]![13];
    book.arrange('Harvest plan', all => [...all.slice(0, 4), ...all.slice(4).reverse()]);
    write(book, { ...requestFor(open(book)), rows: request.rows.filter(row => row[1] !== gone) });
    sums()
      .slice(1)
      .forEach((sum, at) => expect(sum).toBeCloseTo(wanted[at]!, 9));
  });

  test('sums follow columns that the family has moved, and stay away where it took them away', () => {
    const book = sampleBook();
    const request = requestFor(open(book));
    write(book, request);
    for (const cell of ['H3', 'I3', 'J3', 'K3']) book.set('Harvest plan', cell, '');
    // Net benefit goes to the front.
    book.arrange('Harvest plan', rows =>
      rows.map(row => [row[10] ?? '', ...row.filter((_, at) => at !== 10)]),
    );
    expect(write(book, request)).toMatchObject({ ok: true, notes: [] });
    expect(book.formula('Harvest plan', 'A3')).toMatch(/^=SUMPRODUCT\(B5:B\d+\*A5:A\d+\)$/);
    for (const cell of ['A3', 'B3', 'H3', 'I3', 'J3', 'K3']) book.set('Harvest plan', cell, '');
    write(book, request);
    expect(book.formula('Harvest plan', 'A3')).toBe('');
  });

  test('keeps what the household wrote beside its suggestions', () => {
    const book = sampleBook();
    write(book);
    book.set('Harvest plan', 'A5', true);
    book.set('Harvest plan', 'B5', 'Sam');
    write(book);
    expect(book.values('Harvest plan')[4]!.slice(0, 3)).toEqual([true, 'Sam', false]);
    expect(book.sheetNames().filter(name => name.startsWith('Harvest plan'))).toEqual(['Harvest plan']);
  });

  test('undo puts back what was there, and takes a new sheet away', () => {
    const book = sampleBook();
    write(book);
    book.set('Harvest plan', 'A5', true);
    book.set('Harvest plan', 'B5', 'Sam');
    const before = book.values('Harvest plan').map(row => [...row]);
    write(book);
    expect(book.run('plannerUndo')).toMatchObject({ ok: true, sheet: 'Harvest plan' });
    expect(book.values('Harvest plan')).toEqual(before);
    // An undo can be undone: the plan that was taken back stands there again.
    expect(book.run('plannerUndo')).toMatchObject({ ok: true, sheet: 'Harvest plan' });
    expect(book.values('Harvest plan')[4]!.slice(0, 3)).toEqual([true, 'Sam', false]);
    expect(refusal(sampleBook().run('plannerUndo'))).toBe('nothing');

    const fresh = sampleBook();
    write(fresh);
    expect(fresh.run('plannerUndo')).toEqual({ ok: true, sheet: null, notes: [] });
    expect(fresh.sheetNames()).not.toContain('Harvest plan');
  });

  test('nothing is written when a table changes while the new sheet is made', () => {
    const book = sampleBook();
    expect(write(book)).toMatchObject({ ok: true });
    const request = requestFor(open(book));
    const before = JSON.stringify(book.values('Harvest plan'));
    const sheets = book.sheetNames();
    // The draft is flushed when it is whole: somebody types into Trades just then.
    book.onActed = (_, operation) => {
      if (operation !== 'flush') return;
      book.onActed = null;
      const last = book.values('Trades').length;
      book.set('Trades', `E${last}`, 987654);
    };
    expect(write(book, request)).toMatchObject({ ok: false, code: 'changed' });
    expect(book.onActed).toBeNull();
    expect(JSON.stringify(book.values('Harvest plan'))).toBe(before);
    expect(book.sheetNames()).toEqual(sheets);
  });

  test.each([
    [49_999, true],
    [50_000, false],
  ])('a cell of %d characters: Sheets holds 50,000 at most', (length, isTaken) => {
    const book = sampleBook();
    const request = requestFor(open(book));
    const why = request.rows[0]!.indexOf('Why');
    const rows = request.rows.map((row, at) =>
      at === 1 ? row.map((cell, column) => (column === why ? 'x'.repeat(length) : cell)) : row,
    );
    expect((write(book, { ...request, rows }) as { ok: boolean }).ok).toBe(isTaken);
  });

  test('nothing is written when a table changed since', () => {
    const book = sampleBook();
    const request = requestFor(open(book));
    book.set('Lots', 'E2', 21);
    expect(write(book, request)).toMatchObject({ ok: false, code: 'changed' });
    expect(book.sheetNames()).not.toContain('Harvest plan');
  });

  test('nothing is written while someone else writes, or where rights are lacking', () => {
    const book = sampleBook();
    book.holdLock(true);
    expect(refusal(write(book))).toBe('busy');
    book.holdLock(false);
    write(book);
    book.protect('Harvest plan', false);
    const answer = write(book);
    expect(answer).toMatchObject({ ok: false, code: 'protected' });
    expect(refusal(book.run('plannerUndo'))).toBe('protected');
  });

  test('text from cells never becomes a formula', () => {
    const book = sampleBook();
    const request = requestFor(open(book));
    const rows = request.rows.map((row, index) =>
      index === 1 ? row.map((cell, at) => (at === 4 ? '=HYPERLINK("x")' : cell)) : row,
    );
    expect(write(book, { ...request, rows })).toMatchObject({ ok: true }); // the model throws on a formula
    expect(book.values('Harvest plan')[4]![15]).toBe('=HYPERLINK("x")');
  });

  test.each([
    ['nothing', null],
    ['no rows', { title: 'x', fingerprints: {}, rows: [] }],
    ['ragged rows', { title: 'x', fingerprints: {}, rows: [['Id', 'Why'], ['H1']] }],
    ['objects in cells', { title: 'x', fingerprints: {}, rows: [['Id'], [{ evil: true }]] }],
    ['too many rows', { title: 'x', fingerprints: {}, rows: Array.from({ length: 6000 }, () => ['Id']) }],
  ])('a request that is not a plan is refused: %s', (_name, request) => {
    const book = sampleBook();
    expect(refusal(write(book, request))).toBe('invalid');
    expect(book.sheetNames()).not.toContain('Harvest plan');
  });

  test('service calls do not grow with the rows', () => {
    const callsFor = (count: number): [number, number] => {
      const filler = Array.from({ length: count }, (_, index) => [
        'Joint brokerage',
        'Joint',
        'Alex',
        `X${index}`,
        10,
        '2024-01-02',
        500,
        40,
      ]);
      const heading = [
        'Account',
        'Account type',
        'Owner',
        'Symbol',
        'Quantity',
        'Acquired',
        'Cost basis',
        'Price',
      ];
      const book = sampleBook({ Lots: [heading, ...filler], Trades: [['nothing here']] });
      const opened = open(book);
      const calls = book.serviceCalls;
      expect(write(book, requestFor(opened))).toMatchObject({ ok: true, sales: count });
      return [calls, book.serviceCalls];
    };
    const [openFew, writeFew] = callsFor(10);
    const [openMany, writeMany] = callsFor(400);
    expect(openMany).toBe(openFew);
    expect(writeMany - writeFew).toBeLessThanOrEqual(2); // at most: rows are added to the sheet
  });
});

describe('after the fact', () => {
  test('a sale that carried out an accepted suggestion is recognised, with any wash that came since', () => {
    const book = sampleBook();
    write(book);
    book.set('Harvest plan', 'A5', true); // INTC
    book.set('Harvest plan', 'A6', true); // NKE
    const trades = book.values('Trades');
    const [row] = trades.filter(cells => cells[2] === 'INTC' && cells[7] === 'Joint brokerage');
    const like = (date: Date, action: string, quantity: number, amount: number, account: number) => [
      date,
      action,
      'INTC',
      quantity,
      '',
      '',
      amount,
      ...(account === 0 ? row!.slice(7) : ['Sam brokerage', 'Individual', 'Sam', 'Stock']),
    ];
    const day = (iso: string): Date => new Date(`${iso}T05:00:00Z`);
    trades.push(like(day('2026-11-23'), 'Sell', 200, 6500, 0), like(day('2026-11-30'), 'Buy', 50, 1700, 1));
    book.set('Start here', 'B1', day('2026-12-01'));
    const lots = book.values('Lots');
    lots.splice(
      lots.findIndex(cells => cells[3] === 'INTC' && cells[4] === 200),
      1,
    );
    const { since } = finish(computing(open(book))).planned!;
    expect(since!.done.map(({ words }) => words)).toEqual([
      '200 INTC sold by 23 Nov 2026: planned loss $2,700.00, realised $2,880.00. $720.00 of it was washed by purchases in Sam brokerage on 30 Nov 2026.',
    ]);
    expect(since!.open.map(({ symbol }) => symbol)).toEqual(['NKE']);
  });
});

describe('settings', () => {
  test('are written into the table that formulas read', () => {
    const book = sampleBook();
    const answer = book.run('plannerSaveSettings', [
      { name: 'Taxable income', value: 90000 },
      { name: 'Commission', value: 4.95 },
      { name: 'Years to sale', value: 7 },
    ]) as Answer<Opened>;
    expect(answer.ok).toBe(true);
    const settings = new Map(book.values('Settings').map(row => [row[0], row]));
    expect(settings.get('Taxable income')!.slice(1)).toEqual([
      90000,
      'Ordinary income after deductions, before any capital gain or loss.',
    ]);
    expect(settings.get('Years to sale')![1]).toBe(7);
  });

  test('a value that is none is refused in words, and nothing is written', () => {
    const book = sampleBook();
    const before = JSON.stringify(book.values('Settings'));
    const answer = book.run('plannerSaveSettings', [{ name: 'State rate', value: 5 }]) as Refusal;
    expect(answer.message).toContain('5 is not a rate between 0 and 1; write 24% or 0.24');
    expect(refusal(book.run('plannerSaveSettings', [{ name: 'Tax yeer', value: 2026 }]))).toBe('invalid');
    expect(refusal(book.run('plannerSaveSettings', [{ name: 'Country', value: '=1' }]))).toBe('invalid');
    expect(JSON.stringify(book.values('Settings'))).toBe(before);
  });

  test('without a Settings table one is made', () => {
    const book = sampleBook({ Settings: [['nothing here']] });
    book.run('plannerSaveSettings', [{ name: 'Filing status', value: 'Single' }]);
    expect(book.values('Settings 2')).toEqual([
      ['Setting', 'Value'],
      ['Filing status', 'Single'],
    ]);
  });
});

describe('the menu', () => {
  test('offers the planner, the as-of day and what this is', () => {
    const book = sampleBook();
    book.run('onOpen');
    expect(book.menuItems.map(item => item.run)).toEqual([
      'openPlanner',
      'startOwn',
      'refreshAsOf',
      'checkInstallation',
      'about',
    ]);
    book.run('about');
    expect(book.alerts[0]).toContain('Education, not tax advice');
  });

  test('tries what it relies on in a sheet of its own, and says what is different', () => {
    const book = sampleBook();
    expect(book.run('checkInstallation')).toMatchObject({ ok: true, different: 0 });
    const rows = book.values('Installation check').filter(([first]) => first !== '');
    expect(rows[0]!.slice(0, 4)).toEqual(['What was tried', 'Expected', 'Found', 'Result']);
    const tried = rows.slice(1, -5);
    expect(tried.filter(row => row[3] !== 'as expected').map(row => [row[0], row[3]])).toEqual([
      ['A duplicated sheet keeps the protection of a range', 'noted'],
    ]);
    expect(tried.length).toBeGreaterThan(30);
    // The list of what has been tried on Google names each of them, with a transcript that is there.
    const folder = resolve(__dirname, '../../docs/google-transcripts');
    const listed = [
      ...readFileSync(`${folder}/README.md`, 'utf8').matchAll(/^\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm),
    ]
      .map(([, what = '', , where = '']) => ({ what, where }))
      .slice(2);
    expect(listed.map(({ what }) => what)).toEqual(tried.map(([what]) => what));
    for (const { where } of listed)
      if (where !== 'untried') expect(readdirSync(folder)).toContain(where.replace(/`/g, ''));
    // What a reader of it must know, and nothing of whose it is.
    expect(rows.slice(-5).map(row => row[0])).toEqual([
      'Version',
      'Locale of the spreadsheet',
      'Time zone of the spreadsheet',
      'Time zone of the script',
      'Day',
    ]);
    expect(rows.slice(1).every(row => row.slice(7).every(cell => cell === ''))).toBe(true);
    expect(book.alerts[0]).toContain('Everything is as expected');
    expect(book.sheetNames().filter(name => /Copy|renamed/.test(name))).toEqual([]);
  });

  test('what is different on Google is told as that, and the rest is tried all the same', () => {
    const book = sampleBook();
    book.onCall = (_, operation) => {
      if (operation === 'setCharts' || operation === 'groupColumns') throw new Error('Service error');
    };
    expect(book.run('checkInstallation')).toMatchObject({ ok: true, different: 2 });
    expect(book.alerts[0]).toMatch(/^2 of \d+ are different/);
  });

  test('a custom function may not write', () => {
    expect(() => sampleBook().custom('plannerUndo')).not.toThrow(); // an expected fault is an answer
    expect(sampleBook().custom('plannerUndo')).toMatchObject({ ok: false, code: 'rights' });
  });
});

describe('what the planner reads is what the family chose', () => {
  const day = (iso: string): Date => new Date(`${iso}T05:00:00Z`);
  const LOTS = [
    ['Ticker', 'Qty', 'Bought', 'Cost', 'Price'],
    ['VTI', 1, day('2024-01-02'), 200, 190],
  ];

  test('a pasted statement’s “As of” is not the household’s as-of day', () => {
    const book = sampleBook({ 'A statement': [['As of', day('2025-03-03')]] });
    book.arrange('Start here', () => [['nothing']]);
    expect(open(book).asOfFrom).toBeNull();
    book.run('refreshAsOf');
    expect(book.alerts[0]).toContain('No as-of day was found');
    expect(book.values('A statement')[0]![1]).toEqual(day('2025-03-03'));
  });

  test('a date that is chosen is the as-of day, remembered, and part of what must not change', () => {
    const book = sampleBook({ Mine: [['Our day', day('2026-11-18')]] });
    book.select('Mine!B1:B1');
    expect((book.run('plannerUseSelection', 'asOf') as { ok: boolean }).ok).toBe(true);
    const opened = open(book);
    expect(opened.asOfFrom).toBe("'Mine'!B1");
    const request = {
      ...requestFor(opened),
      fingerprints: { ...requestFor(opened).fingerprints, asOf: `${opened.asOfFrom!} ${opened.asOf}` },
    };
    book.set('Mine', 'B1', day('2026-11-19'));
    expect(write(book, request)).toMatchObject({ ok: false, code: 'changed' });
    book.select('Mine!A1:A1');
    expect(refusal(book.run('plannerUseSelection', 'asOf'))).toBe('nothing');
  });

  test('of two tables on one sheet the one that is selected', () => {
    const book = sampleBook({
      Both: [...LOTS, ['', '', '', '', ''], LOTS[0]!, ['BND', 2, day('2024-01-02'), 200, 70]],
    });
    book.select('Both!A5:A5');
    const lower = book.run('plannerUseSelection', 'lots') as Answer<Opened>;
    expect(lower.ok && lower.tables.lots!.cells[1]![0]).toBe('BND');
    book.select('Both!A2:A2');
    const upper = book.run('plannerUseSelection', 'lots') as Answer<Opened>;
    expect(upper.ok && upper.tables.lots!.cells.map(row => row[0])).toEqual(['Ticker', 'VTI']);
  });

  test('a selection without a table is refused, and nothing changes', () => {
    const book = sampleBook({ Notes: [['just words']] });
    book.select('Notes!A1:A1');
    expect(refusal(book.run('plannerUseSelection', 'lots'))).toBe('nothing');
    expect(open(book).tables.lots!.reference).toMatch(/^'Lots'/);
  });

  test('a chosen sheet that is gone is said, and what is read instead', () => {
    const book = sampleBook({ Mine: LOTS });
    book.select('Mine!A1:A1');
    book.run('plannerUseSelection', 'lots');
    book.deleteSheet('Mine');
    const opened = open(book);
    expect(opened.notes[0]).toContain("The lots chosen on 'Mine' are not there any more");
    expect(opened.tables.lots!.reference).toMatch(/^'Lots'/);
  });

  test('a chart on a sheet of its own is passed over', () => {
    const book = sampleBook({ Chart: [['Symbol']] });
    book.makeChart('Chart');
    expect(open(book).tables.lots).not.toBeNull();
  });

  test('choices that make no sense are none', () => {
    const book = sampleBook();
    for (const kept of [
      '{',
      '[]',
      '{"version":9,"ranges":{"lots":"\'Trades\'!A1"}}',
      '{"version":1,"ranges":{"lots":7}}',
    ]) {
      book.setProperty('ranges', kept);
      expect(open(book).tables.lots!.reference).toMatch(/^'Lots'/);
    }
  });

  test.each(['onCall', 'onActed'] as const)(
    'whichever call fails (%s), all settings are saved or none, and nobody is told otherwise',
    hook => {
      const pairs = (book: Workbook) => JSON.stringify(book.values('Settings').map(row => row.slice(0, 2)));
      const changes = [
        { name: 'Taxable income', value: 5 },
        { name: 'Years to sale', value: 3 },
        { name: 'Time cost per harvest', value: 7 },
        { name: 'Later rate', value: 0.2 },
      ];
      const before = pairs(sampleBook());
      const whole = sampleBook();
      whole.run('plannerSaveSettings', changes);
      const after = pairs(whole);
      for (let at = 1; at < 60; at++) {
        const book = sampleBook();
        book[hook] = count => {
          if (count !== at) return;
          book[hook] = null;
          throw new Error('Service Spreadsheets timed out while accessing document');
        };
        const answer = book.run('plannerSaveSettings', changes) as { ok: boolean; message?: string };
        book[hook] = null;
        const now = pairs(book).replace(/,\["",""\]/g, '');
        expect([before, after]).toContain(now);
        if (answer.ok) expect(now).toBe(after);
      }
    },
  );

  test('settings that hold a formula or a date are not replaced', () => {
    const book = sampleBook();
    const row = 1 + book.values('Settings').findIndex(cells => cells[0] === 'Taxable income');
    book.setFormula('Settings', `B${row}`, '=SUM(1,2)', 90000);
    const answer = book.run('plannerSaveSettings', [
      { name: 'Taxable income', value: 5 },
      { name: 'Years to sale', value: 3 },
    ]) as Refusal;
    expect(answer.message).toContain(`Taxable income holds a formula in row ${row} of “Settings”`);
    expect(book.formula('Settings', `B${row}`)).toBe('=SUM(1,2)');
    expect(book.run('plannerSaveSettings', [{ name: 'Years to sale', value: 3 }])).toMatchObject({
      ok: true,
    });
    expect(book.formula('Settings', `B${row}`)).toBe('=SUM(1,2)');
  });
});

test('what the planner writes is what WHAT_CHANGED reads: nothing is otherwise on that day', () => {
  const book = sampleBook();
  const settings = book.values('Settings').map(row => row.slice(0, 2));
  const asOf = book.values('Start here', 'B1')[0]![0];
  const told = (): unknown[][] =>
    book.custom(
      'WHAT_CHANGED',
      book.sheetNames().includes('Harvest plan') ? book.values('Harvest plan') : '',
      book.values('Lots').map(row => row.slice(0, 12)),
      book.values('Trades'),
      settings,
      asOf,
      book.values('Securities'),
    ) as unknown[][];
  expect(told()[1]![7]).toContain('No plan has been written yet');
  expect(write(book).ok).toBe(true);
  expect(told().map(row => row[7])).toEqual(['Says', 'Nothing has changed since the plan of 20 Nov 2026.']);
  // A price falls: the losses of that security alone have grown.
  const row = book.values('Lots').findIndex(cells => cells[3] === 'NKE');
  book.set('Lots', `H${row + 1}`, Number(book.values('Lots')[row]![7]) - 20);
  const [, ...changes] = told();
  expect(changes.map(cells => cells[0])).toContain('More');
  expect(new Set(changes.map(cells => cells[1]))).toEqual(new Set(['NKE']));
});
