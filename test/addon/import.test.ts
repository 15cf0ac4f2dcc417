import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import type { Answer, Refusal } from '../../src/addon/answer';
import type { Opened } from '../../src/addon/found';
import type { ImportDone } from '../../src/addon/oneImport';
import { exactText } from '../../src/base/exact';
import { finish } from '../../src/base/steps';
import { computing } from '../../src/sidebar/compute';
import {
  answered,
  incoming,
  modeOf,
  openQuestions,
  send,
  toCheck,
  type Incoming,
} from '../../src/sidebar/importing';
import { squared } from '../../src/sidebar/parseFile';
import type { Server } from '../../src/sidebar/server';
import { openWorkbook, type Workbook } from '../../workbench/standin/memory';

/** A file's way from the planner into the spreadsheet, with the page's own steps and the bundle's own server. */
const FILES = resolve(__dirname, '../import/files');
const LAYOUTS = resolve(__dirname, '../import/layouts');

const rowsOf = (file: string, folder = FILES): string[][] =>
  squared(Papa.parse<string[]>(readFileSync(`${folder}/${file}`, 'utf8')).data);

const serverOf = (book: Workbook): Server => {
  const run =
    (name: string) =>
    (...args: unknown[]) =>
      Promise.resolve(book.run(name, ...args)) as never;
  return {
    open: run('plannerOpen'),
    useSelection: run('plannerUseSelection'),
    saveSettings: run('plannerSaveSettings'),
    write: run('plannerWrite'),
    undo: run('plannerUndo'),
    isCurrent: run('plannerIsCurrent'),
    show: run('plannerShow'),
    selected: run('plannerSelected'),
    fillAccountType: run('plannerFillAccountType'),
    answerKind: run('plannerAnswerKind'),
    fillPrices: run('plannerFillPrices'),
    startOwn: run('plannerStartOwn'),
    readTab: run('plannerReadTab'),
    importBegin: run('plannerImportBegin'),
    importRows: run('plannerImportRows'),
    importEnd: run('plannerImportEnd'),
    importCancel: run('plannerImportCancel'),
    importUndo: run('plannerImportUndo'),
    writeSheet: run('plannerWriteSheet'),
    closeYear: run('plannerCloseYear'),
  };
};

const open = (book: Workbook): Opened => {
  const answer = book.run('plannerOpen') as Answer<Opened>;
  if (!answer.ok) throw new Error(answer.message);
  return answer;
};

const always = (): boolean => true;

async function read(
  book: Workbook,
  name: string,
  rows: string[][],
  answers: Readonly<Record<string, string>> = {},
): Promise<Incoming> {
  const file = (await incoming(name, null, rows, open(book), always))!;
  return (await answered(file, new Map(Object.entries(answers)), open(book), always))!;
}

const bring = async (book: Workbook, file: Incoming): Promise<Answer<ImportDone>> =>
  (await send(serverOf(book), file, open(book), false, always))!;

const MAIN = { Account: 'Main', 'Account type': 'Taxable' };
const blank = (): Workbook => openWorkbook({ sheets: { Notes: [['Our money']] } });

const column = (book: Workbook, sheet: string, heading: string): unknown[] => {
  const [headings = [], ...rows] = book.values(sheet);
  return rows.map(row => row[headings.indexOf(heading)] ?? '');
};

describe('into a spreadsheet without tables', () => {
  test('live: the raw file in a tab, the table a formula, the answers where people can change them', async () => {
    const book = blank();
    const file = await read(book, 'Schwab 2026.csv', rowsOf('schwab-transactions.csv'), MAIN);
    expect(modeOf(file, open(book))).toBe('live');
    const answer = await bring(book, file);
    expect(answer).toMatchObject({ ok: true, sheet: 'Trades', notes: [] });
    expect(book.sheetNames()).toEqual(['Notes', 'Raw Schwab 2026', 'Import answers', 'Trades']);
    expect(book.formula('Trades', 'A1')).toBe(
      `=TRADES_FROM('Raw Schwab 2026'!A:Z,"","",'Import answers'!B2:C3)`,
    );
    expect(book.values('Raw Schwab 2026')).toEqual(rowsOf('schwab-transactions.csv'));
    expect(book.values('Import answers').slice(1)).toEqual([
      ['Schwab 2026.csv', 'Account', 'Main', file.read.shape],
      ['Schwab 2026.csv', 'Account type', 'Taxable', file.read.shape],
    ]);
    expect(new Set(column(book, 'Trades', 'Account').slice(0, -1))).toEqual(new Set(['Main']));
    // The raw tab has a table's headings too: it is not what the planner reads.
    expect(open(book).tables.trades!.reference).toMatch(/^'Trades'!A1/);
    expect(open(book).imports.trades).toBe('stack');
  });

  test('what was corrected holds for the next file with the same headings, and for no other', async () => {
    const book = blank();
    const rows = (price: string): string[][] => [
      ['Date', 'Action', 'Ticker', 'Shares', 'Mid', 'Amount'],
      ['2026-01-05', 'Buy', 'AAA', '10', price, ''],
      ['2026-01-06', 'Gift', 'BBB', '5', '2.00', ''],
    ];
    const first = await read(book, 'jan.csv', rows('12.50'), { ...MAIN, 'Column Mid': 'Price' });
    const [open1] = toCheck(first);
    const answeredOnes = new Map([...first.answers, [open1!.hint!, 'Action: Gift in']]);
    const taken = (await answered(first, answeredOnes, open(book), always))!;
    expect(toCheck(taken)).toEqual([]);
    expect(await bring(book, { ...taken, mode: 'values' })).toMatchObject({ ok: true, notes: [] });
    // Whose account it is, is asked of each file anew.
    expect(book.values('Import answers').slice(1)).toEqual([
      ['jan.csv', 'Column Mid', 'Price', first.read.shape],
      ['jan.csv', open1!.hint, 'Action: Gift in', first.read.shape],
    ]);
    const next = (await incoming('feb.csv', null, rows('13.00'), open(book), always))!;
    expect(Object.fromEntries(next.answers)).toEqual({
      'Column Mid': 'Price',
      [open1!.hint!]: 'Action: Gift in',
    });
    expect(openQuestions(next).map(({ hint }) => hint)).toEqual(['Account', 'Account type']);
    const [headings = [], row = []] = next.read.table;
    expect([row[headings.indexOf('Price')], row[headings.indexOf('Amount')]]).toEqual([13, 130]);
    const other = (await incoming('x.csv', null, rowsOf('schwab-transactions.csv'), open(book), always))!;
    expect(other.answers.size).toBe(0);
  });

  test('answers that cannot be kept are told, and the rows stand', async () => {
    const book = blank();
    const rows = [
      ['Date', 'Action', 'Symbol', 'Quantity', 'Mid', 'Amount'],
      ['2026-01-05', 'Buy', 'AAA', '10', '12.50', ''],
    ];
    const file = await read(book, 'jan.csv', rows, { ...MAIN, 'Column Mid': 'Price' });
    const server = serverOf(book);
    const done = await send(
      {
        ...server,
        importEnd: request => {
          book.onCall = (_count, operation) => {
            if (operation === 'insertSheet') throw new Error('Service error: Spreadsheets');
          };
          return server.importEnd(request);
        },
      },
      { ...file, mode: 'values' },
      open(book),
      false,
      always,
    );
    book.onCall = null;
    expect(done).toMatchObject({ ok: true, sheet: 'Trades' });
    expect(String((done as unknown as ImportDone).notes)).toContain('not kept for the next file');
    expect(column(book, 'Trades', 'Amount')).toEqual([125]);
  });

  test('in a locale with decimal commas both files are read, each by semicolons', async () => {
    const book = openWorkbook({ sheets: { Notes: [['Unser Geld']] }, isDecimalComma: true });
    await bring(book, await read(book, 'a.csv', rowsOf('schwab-transactions.csv'), MAIN));
    expect(book.formula('Trades', 'A1')).toBe(`=TRADES_FROM('Raw a'!A:Z;"";"";'Import answers'!B2:C3)`);
    const before = column(book, 'Trades', 'Action').length;
    await bring(book, await read(book, 'b.csv', rowsOf('fidelity-history-all-accounts.csv')));
    expect(book.formula('Trades', 'A1')).toMatch(
      /^=VSTACK\(TRADES_FROM\('Raw a'[^,]*; TRADES_FROM\('Raw b'!A:Z[^,]*\)$/,
    );
    expect(column(book, 'Trades', 'Action').length).toBeGreaterThan(before + 2);
  });

  test('a second file joins the formula, and both are one table', async () => {
    const book = blank();
    await bring(book, await read(book, 'a.csv', rowsOf('schwab-transactions.csv'), MAIN));
    const before = column(book, 'Trades', 'Action').length;
    const file = await read(book, 'b.csv', rowsOf('fidelity-history-all-accounts.csv'));
    expect(modeOf(file, open(book))).toBe('live');
    expect(await bring(book, file)).toMatchObject({ ok: true });
    expect(book.formula('Trades', 'A1')).toMatch(
      /^=VSTACK\(TRADES_FROM\('Raw a'.*, TRADES_FROM\('Raw b'!A:Z/,
    );
    const table = open(book).tables.trades!;
    expect(table.cells.length).toBeGreaterThan(before + 2);
    const check = book.custom('HARVEST_CHECK', '', book.values('Trades')) as unknown[][];
    expect(
      check.filter(row => /Date|Action/.test(String(row[2])) && /"(Date|Action)"/.test(String(row[3]))),
    ).toEqual([]);
  });

  test('as plain rows: a table of their own, which the next file is added to', async () => {
    const book = blank();
    const file = await read(book, 'a.csv', rowsOf('schwab-transactions.csv'), MAIN);
    expect(await bring(book, { ...file, mode: 'values' })).toMatchObject({ ok: true, sheet: 'Trades' });
    expect(book.sheetNames()).toEqual(['Notes', 'Trades']);
    const count = column(book, 'Trades', 'Date').length;
    const next = await read(book, 'b.csv', rowsOf('fidelity-history-all-accounts.csv'));
    expect(modeOf(next, open(book))).toBe('values');
    expect(await bring(book, next)).toMatchObject({ ok: true, sheet: 'Trades' });
    expect(column(book, 'Trades', 'Date').length).toBeGreaterThan(count);
    expect(book.allSheets().map(({ name }) => name)).toEqual(['Notes', 'Trades']);
  });

  test('open lots become Lots, realized gains a table of their own', async () => {
    const book = blank();
    await bring(book, await read(book, 'lots.csv', rowsOf('schwab-lot-details.csv'), MAIN));
    await bring(book, await read(book, 'gains.csv', rowsOf('schwab-realized.csv'), MAIN));
    expect(open(book).tables.lots!.reference).toMatch(/^'Lots'!A1/);
    expect(book.formula('Realized sales', 'A1')).toMatch(/^=GAINS_FROM\(/);
  });
});

describe('into a table that people keep', () => {
  const own = (): Workbook =>
    openWorkbook({
      sheets: {
        Trades: [
          ['Our trades', '', '', '', '', '', '', ''],
          ['Who', 'Trade date', 'Transaction', 'Ticker', 'Shares', 'Net amount', 'Account', 'Account type'],
          ['Ann', '2026-11-13', 'Sold', 'QMTK', 60, 2471.96, 'Main', 'Taxable'],
        ],
      },
    });
  const rows = [
    ['Date', 'Action', 'Symbol', 'Description', 'Quantity', 'Price', 'Fees & Comm', 'Amount'],
    ['11/16/2026', 'Buy', 'BNDQ', '', '10', '$70.00', '$0.04', '-$700.04'],
    ['11/13/2026', 'Sell', 'QMTK', '', '60', '$41.20', '$0.04', '$2,471.96'],
  ];

  test('its own columns are filled, what is there is found and left out, undo takes the new rows away', async () => {
    const book = own();
    const file = await read(book, 'a.csv', rows, MAIN);
    expect(file.present.same.size).toBe(1);
    expect(await bring(book, file)).toMatchObject({ ok: true, sheet: 'Trades', notes: [] });
    const added = book.values('Trades').slice(3);
    expect(added.map(row => row.slice(2))).toEqual([['Buy', 'BNDQ', 10, 700.04, 'Main', 'Taxable']]);
    expect(open(book).lastImport).toBe('a.csv');
    expect(book.run('plannerImportUndo')).toMatchObject({ ok: true, name: 'a.csv' });
    expect(
      book
        .values('Trades')
        .slice(3)
        .flat()
        .filter(cell => cell !== ''),
    ).toEqual([]);
    expect(open(book).lastImport).toBeNull();
  });

  test('equal rows of one file are fills: one that is there answers for one that comes', async () => {
    const book = own();
    const file = await read(book, 'a.csv', [rows[0]!, rows[2]!, rows[2]!], MAIN);
    expect(file.present.same.size).toBe(1);
    await bring(book, file);
    expect(column(book, 'Trades', 'Our trades')).toHaveLength(3);
  });

  test('the same under another name of the account is told, not left out', async () => {
    const book = own();
    const file = await read(book, 'a.csv', rows, { ...MAIN, Account: 'Schwab 123' });
    expect([file.present.same.size, file.present.alike.size]).toEqual([0, 1]);
  });

  test('rows that somebody has changed since are not taken away', async () => {
    const book = own();
    await bring(book, await read(book, 'a.csv', rows, MAIN));
    book.set('Trades', 'E4', 11);
    expect(book.run('plannerImportUndo')).toMatchObject({ ok: false, code: 'changed' });
    expect(book.values('Trades')[3]![4]).toBe(11);
  });

  test('a column that the rows need is asked for', async () => {
    const book = openWorkbook({
      sheets: {
        Trades: [
          ['Date', 'Action', 'Symbol', 'Quantity', 'Price'],
          ['2026-01-02', 'Buy', 'AAA', 1, 10],
        ],
      },
    });
    const answer = await bring(book, await read(book, 'a.csv', rows, MAIN));
    expect(answer).toMatchObject({
      ok: false,
      message: expect.stringContaining('no column headed Fees, Account, Account type') as string,
    });
    expect(book.allSheets().map(({ name }) => name)).toEqual(['Trades']);
    expect((answer as Refusal).columns).toEqual(['Fees', 'Account', 'Account type']);
  });

  test('or it is added to the right of the headings, and the import goes on', async () => {
    const book = openWorkbook({
      sheets: {
        Trades: [
          ['Date', 'Action', 'Symbol', 'Quantity', 'Price'],
          ['2026-01-02', 'Buy', 'AAA', 1, 10],
        ],
      },
    });
    const file = await read(book, 'a.csv', rows, MAIN);
    expect(await send(serverOf(book), file, open(book), true, always)).toMatchObject({ ok: true });
    const [headings, , first] = book.values('Trades');
    expect(headings).toEqual([
      'Date',
      'Action',
      'Symbol',
      'Quantity',
      'Price',
      'Fees',
      'Account',
      'Account type',
    ]);
    expect(first!.slice(1)).toEqual(['Buy', 'BNDQ', 10, 70, 0.04, 'Main', 'Taxable']);
    expect(open(book).tables.trades!.cells).toHaveLength(4);
  });

  test('never over what stands beside the table', async () => {
    const book = openWorkbook({
      sheets: {
        Trades: [
          ['Date', 'Action', 'Symbol', 'Quantity', 'Price'],
          ['2026-01-02', 'Buy', 'AAA', 1, 10, 'a note of ours'],
        ],
      },
    });
    const file = await read(book, 'a.csv', rows, MAIN);
    expect(await send(serverOf(book), file, open(book), true, always)).toMatchObject({
      ok: false,
      code: 'invalid',
    });
    expect(book.values('Trades')[1]![5]).toBe('a note of ours');
    expect(book.values('Trades')[0]).toHaveLength(5);
  });

  test('a table changed meanwhile, or cells below it, are not written over', async () => {
    const book = own();
    const file = await read(book, 'a.csv', rows, MAIN);
    const seen = open(book);
    book.set('Trades', 'E3', 61);
    expect(await send(serverOf(book), file, seen, false, always)).toMatchObject({
      ok: false,
      code: 'changed',
    });
    expect(book.allSheets()).toHaveLength(1);
  });
});

describe('nothing half-written', () => {
  const kinds: readonly (readonly [string, () => Workbook, Partial<Incoming>])[] = [
    ['live', blank, {}],
    ['plain rows', blank, { mode: 'values' }],
    [
      'into a table',
      () =>
        openWorkbook({
          sheets: {
            Trades: [
              [
                'Date',
                'Time',
                'Action',
                'Symbol',
                'Quantity',
                'Price',
                'Amount',
                'Fees',
                'Account',
                'Account type',
                'Asset',
              ],
              ['2026-01-02', '', 'Buy', 'AAA', 1, 10, 10, '', 'Main', 'Taxable', ''],
            ],
          },
        }),
      {},
    ],
  ];
  const seen = (book: Workbook): string =>
    JSON.stringify(book.allSheets().map(({ name, hidden, rows }) => [name, hidden, rows]));

  test.each(kinds)('%s: whichever call fails, all of it is there or nothing', async (_, make, over) => {
    const rows = rowsOf('schwab-transactions.csv');
    const whole = make();
    const before = seen(whole);
    const file = { ...(await read(whole, 'a.csv', rows, MAIN)), ...over };
    await bring(whole, file);
    const after = seen(whole);
    const draft = make();
    const begun = draft.run('plannerImportBegin') as { sheet: number };
    expect(begun.sheet).toBeGreaterThan(0);
    for (let at = 1; at < 200; at++) {
      const book = make();
      let calls = 0;
      let isEnd = false;
      book.onCall = () => {
        if (isEnd && ++calls === at) throw new Error('Service error: Spreadsheets');
      };
      const server = serverOf(book);
      const answer = await send(
        {
          ...server,
          importEnd: request => {
            isEnd = true;
            const done = server.importEnd(request);
            isEnd = false;
            return done;
          },
        },
        file,
        open(make()),
        false,
        always,
      );
      book.onCall = null;
      if (calls < at) return;
      const now = seen(book);
      const isSame = now === before || now === after;
      const told = answer as { ok: boolean; message?: string; notes?: string[] };
      // What could not be tidied is said.
      if (!isSame)
        expect([told.message, ...(told.notes ?? [])].join(' ')).toMatch(/Service error|left behind/);
      const isUnconfirmed = /did not confirm/.test(told.message ?? '');
      if (isUnconfirmed) {
        expect(isSame).toBe(true);
        continue;
      }
      expect(told.ok ? now !== before : !now.includes('"Trades",false') || before.includes('"Trades"')).toBe(
        true,
      );
    }
  });

  test('cancelled: the draft goes', async () => {
    const book = blank();
    const file = await read(book, 'a.csv', rowsOf('schwab-transactions.csv'), MAIN);
    expect(await send(serverOf(book), file, open(book), false, () => false)).toBeNull();
    expect(book.allSheets().map(({ name }) => name)).toEqual(['Notes']);
  });

  test('undo of a live import hides what came and puts the formula back', async () => {
    const book = blank();
    await bring(book, await read(book, 'a.csv', rowsOf('schwab-transactions.csv'), MAIN));
    const formula = book.formula('Trades', 'A1');
    await bring(book, await read(book, 'b.csv', rowsOf('fidelity-history-all-accounts.csv')));
    expect(book.run('plannerImportUndo')).toMatchObject({ ok: true });
    expect(book.formula('Trades', 'A1')).toBe(formula);
    expect(book.sheetNames()).toEqual(['Notes', 'Raw a', 'Import answers', 'Trades']);
    // One after another, the last one first.
    expect(book.run('plannerImportUndo')).toMatchObject({ ok: true, name: 'a.csv' });
    expect(book.sheetNames()).toEqual(['Notes', 'Import answers']);
    expect((book.run('plannerImportUndo') as Refusal).code).toBe('nothing');
  });
});

describe('into the sheets of Start with my own', () => {
  const started = (reply: 'YES' | 'NO'): Workbook => {
    const book = openWorkbook({ sheets: { Sheet1: [] } });
    book.answer(reply);
    expect(book.run('startOwn')).toEqual({ ok: true });
    return book;
  };
  const SAMPLES = [FILES, LAYOUTS].flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.csv'))
      .map(name => [name, folder] as const),
  );

  test.each(SAMPLES)(
    '%s: comes in, or says what it needs; then there is a plan, or what stops it is said',
    async (name, folder) => {
      const own = rowsOf(name, folder);
      const probe = started('YES');
      const kind = (await incoming(name, null, own, open(probe), always))!.read.kind;
      const book = started(kind === 'lots' ? 'NO' : 'YES');
      const file = await read(book, name, own, { ...MAIN, Transfers: 'Own accounts', 'Date order': 'MDY' });
      if (file.read.problems.length > 0 || openQuestions(file).length > 0) return;
      const answer = await bring(book, file);
      expect(answer).toMatchObject({ ok: true });
      if (kind === 'gains') return;
      const opened = open(book);
      expect(opened.tables[kind]!.cells.length).toBeGreaterThan(1);
      // The stand-in does not calculate anew: of a history the planner works the lots out itself, as it does without Lots.
      const tables = kind === 'trades' ? { ...opened.tables, lots: null } : opened.tables;
      const { settled: asked, leftOut, planned } = finish(computing({ ...opened, tables }));
      const isStopped = leftOut.length > 0;
      const isHeld = planned !== null && asked.household.lots.length > 0;
      const left = asked.settlement.openLots(null).length;
      expect(isStopped || isHeld || left === 0).toBe(true);
      if (kind === 'trades' && !isStopped) expect(asked.household.lots).toHaveLength(left);
    },
  );

  test('a history alone: the lots are what its trades leave, with the prices that Prices has', async () => {
    const book = started('YES');
    const own = [
      ['Date', 'Action', 'Symbol', 'Description', 'Quantity', 'Price', 'Fees & Comm', 'Amount'],
      ['11/16/2026', 'Buy', 'BNDQ', '', '10', '$70.00', '', '-$700.00'],
      ['03/13/2026', 'Buy', 'QMTK', '', '60', '$41.20', '', '-$2,472.00'],
    ];
    await bring(book, await read(book, 'a.csv', own, MAIN));
    book.set('Prices', 'A2', 'QMTK');
    book.set('Prices', 'B2', 40);
    const opened = open(book);
    const { settled: asked } = finish(computing({ ...opened, tables: { ...opened.tables, lots: null } }));
    expect(asked.household.lots.map(({ symbol, value }) => [symbol, value && exactText(value)])).toEqual([
      ['QMTK', '2400'],
      ['BNDQ', null],
    ]);
  });

  test('or what stops them is said', async () => {
    const book = started('YES');
    const own = [
      ['Date', 'Action', 'Symbol', 'Description', 'Quantity', 'Price', 'Fees & Comm', 'Amount'],
      ['11/16/2026', 'Sell', 'BNDQ', '', '10', '$70.00', '', '$700.00'],
    ];
    await bring(book, await read(book, 'a.csv', own, MAIN));
    const opened = open(book);
    const { leftOut } = finish(computing({ ...opened, tables: { ...opened.tables, lots: null } }));
    expect(leftOut[0]).toMatchObject({ table: 'Trades', rows: [2] });
  });

  test('lots go on below those that stand there; the formulas of the price column stay, and undo leaves them', async () => {
    const book = started('NO');
    const price = (row: number) => book.formula('Lots', `E${row}`);
    const before = price(2);
    const own = [
      ['Symbol', 'Quantity', 'Date acquired', 'Cost basis'],
      ['QMTK', '10', '2026-01-05', '500.00'],
      ['BNDQ', '5', '2026-02-05', '250.00'],
    ];
    await bring(book, await read(book, 'lots.csv', own, MAIN));
    expect(column(book, 'Lots', 'Symbol').slice(0, 2)).toEqual(['QMTK', 'BNDQ']);
    expect([price(2), price(3)]).toEqual([before, before.replace(/\$A2/g, '$A3')]);
    expect(book.run('plannerImportUndo')).toMatchObject({ ok: true });
    expect(column(book, 'Lots', 'Symbol').filter(cell => cell !== '')).toEqual([]);
    expect(price(2)).toBe(before);
  });
});

test('every import can be taken back, however long the formula has grown', async () => {
  const book = blank();
  const names = Array.from(
    { length: 12 },
    (_, at) => `${String.fromCharCode(97 + at)} ${'a long name of a file '.repeat(3)}.csv`,
  );
  const formulas: string[] = [];
  await bring(book, await read(book, names[0]!, rowsOf('schwab-transactions.csv'), MAIN));
  for (const name of names.slice(1)) {
    formulas.push(book.formula('Trades', 'A1'));
    expect(
      await bring(book, await read(book, name, rowsOf('fidelity-history-all-accounts.csv'))),
    ).toMatchObject({
      ok: true,
    });
  }
  for (const name of names.slice(1).reverse()) {
    expect(book.run('plannerImportUndo')).toMatchObject({ ok: true, name });
    expect(book.formula('Trades', 'A1')).toBe(formulas.pop());
  }
});

test('undo leaves a formula alone that somebody has changed since', async () => {
  const book = blank();
  await bring(book, await read(book, 'a.csv', rowsOf('schwab-transactions.csv'), MAIN));
  await bring(book, await read(book, 'b.csv', rowsOf('fidelity-history-all-accounts.csv')));
  const theirs = `=VSTACK(${book.formula('Trades', 'A1').slice(1)}, 'Mine'!A1:B2)`;
  book.setFormula('Trades', 'A1', theirs, 'Date');
  expect(book.run('plannerImportUndo')).toMatchObject({ ok: false, code: 'changed' });
  expect(book.formula('Trades', 'A1')).toBe(theirs);
  expect(book.sheetNames()).toContain('Raw b');
});

test.each([
  [49_999, true],
  [50_000, false],
])('a cell of %d characters on its way into a draft', (length, isTaken) => {
  const book = blank();
  const { sheet } = book.run('plannerImportBegin') as { sheet: number };
  const answer = book.run('plannerImportRows', sheet, 1, [['x'.repeat(length)]]) as { ok: boolean };
  expect(answer.ok).toBe(isTaken);
});

test('a page that sends anything is refused', () => {
  const book = blank();
  for (const odd of [null, 1, {}, { kind: 'trades', mode: 'live', sheet: 'x' }, { kind: 'x' }])
    expect(book.run('plannerImportEnd', odd)).toMatchObject({ ok: false, code: 'invalid' });
  expect(book.run('plannerImportRows', 1, 1, [['a'], ['b', 'c']])).toMatchObject({ code: 'invalid' });
  expect(book.run('plannerImportRows', 1, 1, [['a']])).toMatchObject({ code: 'changed' });
  expect(book.values('Notes')).toEqual([['Our money']]);
});

test('what a file says is never a formula', async () => {
  const book = blank();
  const rows = [
    ['Date', 'Action', 'Symbol', 'Description', 'Quantity', 'Price', 'Fees & Comm', 'Amount'],
    ['11/16/2026', 'Buy', '=HYPERLINK("http://x")', '+1+1', '10', '$70.00', '', '-$700.00'],
  ];
  const file = await read(book, `it's "mine".csv`, rows, { ...MAIN, Account: '=1+1' });
  expect(await bring(book, file)).toMatchObject({ ok: true });
  expect(book.formula('Trades', 'A1')).toContain(`'Raw it s mine'!A:Z`);
  expect(book.values('Raw it s mine')).toEqual(rows);
  expect(toCheck(file)).toEqual([]);
});
