import type { Answer } from '../../src/addon/answer';
import type { Opened } from '../../src/addon/found';
import type { WriteRequest } from '../../src/addon/writeRequest';
import { finish } from '../../src/base/steps';
import { computing } from '../../src/sidebar/compute';
import { readText } from '../../src/table/readCell';
import { planTable } from '../../src/table/planTable';
import type { CellValue } from '../../workbench/standin/host';
import type { Workbook } from '../../workbench/standin/memory';
import { sampleBook } from '../support/sampleBook';

/**
 * A sheet that several people edit at once: every service call fails once, and at every call somebody types, sorts or
 * inserts. Nothing anybody wrote may be gone for good, and the message says what stands in the sheet.
 */
const PLAN = 'Harvest plan';
/** Columns of the written plan, from 0. */
const [ID, LOT, QUANTITY] = [13, 16, 18];

/** A small family: three losing lots, no trades. */
function smallBook(): Workbook {
  const day = new Date('2024-03-01T05:00:00Z');
  return sampleBook({
    Lots: [
      ['Account', 'Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price'],
      ['Joint brokerage', 'INTC', 200, day, 8700, 30],
      ['Joint brokerage', 'NKE', 60, day, 7000, 75],
      ['Sam brokerage', 'PFE', 150, day, 6000, 25],
    ],
    Trades: [['nothing here']],
    Securities: [['nothing here']],
    Settings: [
      ['Setting', 'Value', 'What it is'],
      ['Taxable income', 120000, 'before gains'],
      ['Short-term gain elsewhere', 9000, ''],
      ['Years to sale', 10, ''],
    ],
  });
}

const open = (book: Workbook): Opened => {
  const answer = book.run('plannerOpen') as Answer<Opened>;
  if (!answer.ok) throw new Error(answer.message);
  return answer;
};

function requestFor(book: Workbook, keep: (id: string) => boolean = () => true): WriteRequest {
  const opened = open(book);
  const { lots, trades, settings, securities } = opened.tables;
  const [headings, ...rows] = planTable(finish(computing(opened)).planned!.plan, '$');
  return {
    fingerprints: {
      lots: lots!.fingerprint,
      trades: trades?.fingerprint ?? null,
      settings: settings!.fingerprint,
      securities: securities?.fingerprint ?? null,
    },
    title: 'Harvest plan of 2026-11-20',
    rows: [headings!, ...rows.filter(row => keep(readText(row[1]!)))],
  };
}

type Reply = { ok: boolean; message?: string; notes?: string[]; sheet?: string | null };
const run = (book: Workbook, name: string, ...args: unknown[]): Reply => book.run(name, ...args) as Reply;
const write = (book: Workbook, request = requestFor(book)): Reply => run(book, 'plannerWrite', request);

/** Everything that stands in any sheet, hidden or not. */
const everything = (book: Workbook): string =>
  JSON.stringify(book.allSheets().map(({ name, rows }) => [name, rows]));

/** Written once, with ticks and notes of the family. */
function lived(): Workbook {
  const book = smallBook();
  write(book);
  book.set(PLAN, 'A5', true);
  book.set(PLAN, 'B5', 'Ida');
  book.set(PLAN, 'C6', true);
  return book;
}

/** The visible sheet that a person takes for the plan. */
const planOf = (book: Workbook): { rows: CellValue[][] } =>
  book.allSheets().find(sheet => !sheet.hidden && sheet.rows.some(row => row.includes('Net benefit'))) ??
  book.allSheets().find(sheet => sheet.rows.some(row => row.includes('Net benefit')))!;

/** Does the work once for each of its service calls, with something happening just before that call. */
function atEveryCall(
  start: Workbook,
  work: (book: Workbook) => Reply,
  happening: (book: Workbook) => void,
  check: (book: Workbook, reply: Reply, at: number) => void,
): number {
  const once = start.clone();
  work(once);
  const total = once.serviceCalls;
  for (let at = 1; at <= total; at++) {
    const book = start.clone();
    book.onCall = count => {
      if (count < at) return;
      book.onCall = null;
      happening(book);
    };
    const reply = work(book);
    book.onCall = null;
    check(book, reply, at);
  }
  return total;
}

const fails = (): void => {
  throw new Error('Service error: Spreadsheets');
};

const CHANGES = [
  { name: 'Taxable income', value: 90000 },
  { name: 'Years to sale', value: 7 },
  { name: 'Spread', value: 0.001 },
];

const AS_OF_SET = 'refreshAsOf';

/** Each flow that writes: where it starts, and what it does there. */
const FLOWS: Readonly<Record<string, () => { start: Workbook; work: (book: Workbook) => Reply }>> = {
  'a first write': () => {
    const start = smallBook();
    const request = requestFor(start);
    return { start, work: book => write(book, request) };
  },
  'a re-run': () => {
    const start = lived();
    const request = requestFor(start);
    return { start, work: book => write(book, request) };
  },
  'a re-run that rows leave': () => {
    const start = lived();
    const gone = String(start.values(PLAN)[4]![ID]);
    const request = requestFor(start, id => id !== gone);
    return { start, work: book => write(book, request) };
  },
  'an undo': () => {
    const start = lived();
    write(start);
    return { start, work: book => run(book, 'plannerUndo') };
  },
  settings: () => ({ start: smallBook(), work: book => run(book, 'plannerSaveSettings', CHANGES) }),
  'the as-of day': () => ({ start: smallBook(), work: book => run(book, AS_OF_SET) }),
};

describe('every service call fails once', () => {
  test.each(Object.keys(FLOWS))('%s: nothing is lost, the lock is free, what stands is old or new', name => {
    const { start, work } = FLOWS[name]!();
    const hadPlan = everything(start).includes('Ida');
    const request = requestFor(start);
    const settingsBefore = JSON.stringify(start.values('Settings'));
    const done = start.clone();
    work(done);
    const settingsAfter = JSON.stringify(done.values('Settings'));
    const visibleBefore = start.sheetNames().length;
    const total = atEveryCall(start, work, fails, (book, reply, at) => {
      const where = `${name}, call ${at}: ${JSON.stringify(reply)}`;
      const says = (truth: unknown): void => expect([where, truth]).toEqual([where, true]);
      says(book.isLockFree);
      if (hadPlan) says(everything(book).includes('Ida'));
      const settings = JSON.stringify(book.values('Settings'));
      says(settings === settingsBefore || settings === settingsAfter);
      if (!reply.ok && !/did not confirm/.test(reply.message!)) {
        // What stood there stands there; at most a hidden, unfinished sheet beside it.
        says(book.sheetNames().length === visibleBefore);
        if (hadPlan) says(JSON.stringify(book.values(PLAN)) === JSON.stringify(start.values(PLAN)));
      }
      // And the next try works, and takes away what was left behind.
      if (name === 'settings' || name === 'the as-of day') return;
      says(write(book, request).ok);
      if (hadPlan) says(everything(book).includes('Ida'));
      says(book.allSheets().every(sheet => !/Copy of/.test(sheet.name)));
      says(book.sheetNames().filter(one => /Harvest plan/.test(one)).length === 1);
    });
    expect(total).toBeGreaterThan(5);
  });
});

describe('at every service call', () => {
  const start = lived();
  const request = requestFor(start);
  const work = (book: Workbook): Reply => write(book, request);

  test('somebody types into the plan: the words are never gone', () => {
    const type = (book: Workbook): void => {
      planOf(book).rows[6]![1] = 'call the broker';
    };
    atEveryCall(start, work, type, (book, reply) => {
      expect(reply.ok).toBe(true);
      expect(everything(book)).toContain('call the broker');
    });
  });

  test('somebody types into the plan while a write is undone: the words are never gone', () => {
    const written = start.clone();
    write(written, request);
    const type = (book: Workbook): void => {
      planOf(book).rows[6]![1] = 'call the broker';
    };
    atEveryCall(
      written,
      book => run(book, 'plannerUndo'),
      type,
      (book, reply) => {
        expect(reply.ok).toBe(true);
        expect(everything(book)).toContain('call the broker');
      },
    );
  });

  test('somebody sorts the plan: every tick stays with its suggestion', () => {
    const idOf = (book: Workbook): string => String(book.values(PLAN)[4]![ID]);
    const sort = (book: Workbook): void => {
      const { rows } = planOf(book);
      rows.splice(4, rows.length - 4, ...rows.slice(4).reverse());
    };
    const id = idOf(start);
    atEveryCall(start, work, sort, (book, reply) => {
      expect(reply.ok).toBe(true);
      for (const { rows } of book.allSheets()) {
        for (const row of rows) if (row[ID] === id) expect(row.slice(0, 2)).toEqual([true, 'Ida']);
      }
    });
  });

  test('somebody inserts a row above: nothing is written over', () => {
    const insert = (book: Workbook): void => void planOf(book).rows.unshift(['Our plan for December']);
    atEveryCall(start, work, insert, (book, reply) => {
      expect(reply.ok).toBe(true);
      expect(everything(book)).toContain('Our plan for December');
      expect(everything(book)).toContain('Ida');
    });
  });

  test('somebody changes a price: the plan is refused, or was complete before', () => {
    const change = (book: Workbook): void => book.set('Lots', 'F2', 1);
    let refused = 0;
    atEveryCall(start, work, change, (book, reply) => {
      expect(everything(book)).toContain('Ida');
      if (!reply.ok) {
        refused++;
        expect(reply.message).toContain('lots changed since');
        expect(book.sheetNames()).toContain(PLAN);
      }
    });
    expect(refused).toBeGreaterThan(5);
  });

  test('a second planner finds the lock taken', () => {
    atEveryCall(
      start,
      work,
      book => {
        if (book.isLockFree) return; // before the lock is taken, or after it is given back
        expect(write(book, request).message).toContain('Someone else is writing');
      },
      (_, reply) => expect(reply.ok).toBe(true),
    );
  });
});

test('somebody types into Settings while settings are saved: both stand', () => {
  atEveryCall(
    smallBook(),
    book => run(book, 'plannerSaveSettings', CHANGES),
    book => book.set('Settings', 'C3', 'typed meanwhile'),
    (book, reply) => {
      expect(reply.ok).toBe(true);
      expect(book.values('Settings')[2]![2]).toBe('typed meanwhile');
      expect(book.values('Settings')[1]![1]).toBe(90000);
    },
  );
});

describe('the sheet belongs to the family', () => {
  test('renamed and moved, it is found again and keeps its name', () => {
    const book = lived();
    book.renameSheet(PLAN, 'What we sell');
    expect(write(book)).toMatchObject({ ok: true, sheet: 'What we sell' });
    expect(book.values('What we sell')[4]!.slice(0, 2)).toEqual([true, 'Ida']);
    expect(book.sheetNames()).not.toContain(PLAN);
  });

  test('it stands where they moved it', () => {
    const book = lived();
    book.moveSheet(PLAN, 1);
    write(book);
    expect(book.sheetNames()[1]).toBe(PLAN);
  });

  test('of a sheet and its duplicate the original is the plan; without it, the duplicate is', () => {
    const book = lived();
    book.duplicateSheet(PLAN, 'Copy for Mum');
    book.set('Copy for Mum', 'B5', 'Mum');
    expect(write(book)).toMatchObject({ sheet: PLAN });
    expect(book.values(PLAN)[4]![1]).toBe('Ida');
    expect(book.values('Copy for Mum')[4]![1]).toBe('Mum');

    const other = lived();
    other.duplicateSheet(PLAN, 'Copy for Mum');
    other.set('Copy for Mum', 'B5', 'Mum');
    other.deleteSheet(PLAN);
    expect(write(other)).toMatchObject({ sheet: 'Copy for Mum' });
    expect(other.values('Copy for Mum')[4]![1]).toBe('Mum');
  });

  test('rows above, moved columns, columns and rows of their own stay where they put them', () => {
    const book = lived();
    book.arrange(PLAN, rows => [
      ['Our own heading'],
      ...rows.map((row, index) => {
        const wide = Array.from({ length: 40 }, (_, at) => row[at] ?? '');
        // Column Done moves to the front, and a column of notes stands between.
        const [accept, owner, done, ...rest] = wide;
        return [done!, accept!, owner!, index === 3 ? 'Talk' : index === 4 ? 'ask Jo' : '', ...rest];
      }),
      ['', '', '', 'remember the dentist'],
    ]);
    expect(write(book).ok).toBe(true);
    const rows = book.values(PLAN);
    expect(rows[0]![0]).toBe('Our own heading');
    expect(rows[4]!.slice(0, 6)).toEqual(['Done', 'Accept', 'Owner', 'Talk', 'Sell', 'Account']);
    expect(rows[5]!.slice(0, 4)).toEqual([false, true, 'Ida', 'ask Jo']);
    expect(JSON.stringify(rows)).toContain('remember the dentist');
  });

  test.each([
    ['without its heading', 4],
    ['with its heading', 0],
  ])('sorted %s, ticks follow the suggestion', (_, from) => {
    const book = lived();
    const id = book.values(PLAN)[4]![ID];
    book.arrange(PLAN, rows => [...rows.slice(0, from), ...rows.slice(from).reverse()]);
    expect(write(book).ok).toBe(true);
    const row = book.values(PLAN).find(one => one[ID] === id)!;
    expect(row.slice(0, 2)).toEqual([true, 'Ida']);
    expect(book.values(PLAN)[0]![0]).toBe('Harvest plan of 2026-11-20');
  });

  test('a formula of their own moves with its row', () => {
    const book = lived();
    const id = book.values(PLAN)[5]![ID];
    book.setFormula(PLAN, 'B6', '=Q6*2+$Q$6+Lots!A1', 7);
    book.arrange(PLAN, rows => rows);
    const first = String(book.values(PLAN)[4]![ID]);
    expect(
      write(
        book,
        requestFor(book, one => one !== first),
      ).ok,
    ).toBe(true);
    const at = book.values(PLAN).findIndex(row => row[ID] === id);
    expect(at).toBe(4);
    expect(book.formula(PLAN, 'B5')).toBe('=Q5*2+$Q$6+Lots!A1');
  });

  test('headings that are gone: started anew, and what stood there is brought back by an undo', () => {
    const book = lived();
    book.arrange(PLAN, rows => rows.filter((_, index) => index !== 3));
    const reply = write(book);
    expect(reply.notes!.join()).toContain('On the old sheet no row holds the headings Id, Symbol and Rank');
    run(book, 'plannerUndo');
    expect(JSON.stringify(book.values(PLAN))).toContain('Ida');
  });

  test('a heading that is gone is named with its row', () => {
    const book = lived();
    book.set(PLAN, 'N4', 'My id');
    expect(write(book).notes!.join()).toContain('On the old sheet row 4 has no heading Id');
  });

  test('a deleted title is put back, and nothing else moves', () => {
    const book = lived();
    book.arrange(PLAN, rows => rows.slice(1));
    write(book);
    expect(book.values(PLAN)[0]![0]).toBe('Harvest plan of 2026-11-20');
    expect(book.values(PLAN).find(row => row[1] === 'Ida')![0]).toBe(true);
  });

  test('rows that leave the plan stand in the log with what the family noted', () => {
    const book = lived();
    const gone = String(book.values(PLAN)[4]![ID]);
    const request = requestFor(book, id => id !== gone);
    const outcomes = [{ id: gone, words: 'sold: planned loss $2,700.00, realised $2,880.00.' }];
    const reply = write(book, { ...request, outcomes });
    expect(reply.notes).toEqual(['1 suggestion left the plan and stands in the harvest log.']);
    const [headings, row] = book.values('Harvest log');
    const cell = (name: string): CellValue => row![headings!.indexOf(name)]!;
    expect([cell('Accept'), cell('Owner'), cell('Id'), cell('Symbol')]).toEqual([true, 'Ida', gone, 'INTC']);
    expect(cell('What became of it')).toContain('realised $2,880.00');
  });

  test('equal lots: a sorted Lots table moves no tick from one to the other', () => {
    const lots = (turned: boolean): CellValue[][] => {
      const day = new Date('2024-03-01T05:00:00Z');
      const rows: CellValue[][] = [
        ['Brokerage', 'VTI', 100, day, 30000, 240],
        ['Brokerage', 'VTI', 10, day, 3000, 240],
      ];
      return [
        ['Account', 'Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price'],
        ...(turned ? rows.reverse() : rows),
      ];
    };
    const book = sampleBook({ Lots: lots(false), Trades: [['nothing here']] });
    const request = (): WriteRequest => {
      const opened = open(book);
      const { lots: l, settings, securities } = opened.tables;
      return {
        fingerprints: {
          lots: l!.fingerprint,
          trades: null,
          settings: settings!.fingerprint,
          securities: securities!.fingerprint,
        },
        title: 'Harvest plan of 2026-11-20',
        rows: planTable(finish(computing(opened)).planned!.plan, '$'),
      };
    };
    write(book, request());
    const at = book.values(PLAN).findIndex(row => row[QUANTITY] === 100);
    book.set(PLAN, `A${at + 1}`, true);
    book.arrange('Lots', () => lots(true));
    write(book, request());
    const ticked = book.values(PLAN).filter(row => row[0] === true);
    expect(ticked.map(row => row[QUANTITY])).toEqual([100]);
  });
});

describe('undo', () => {
  test('of a plan somebody deleted by hand brings back the one before it', () => {
    const book = lived();
    write(book);
    book.deleteSheet(PLAN);
    expect(open(book).canUndo).toBe(true);
    expect(run(book, 'plannerUndo')).toMatchObject({ ok: true, sheet: PLAN });
    expect(book.values(PLAN)[4]!.slice(0, 2)).toEqual([true, 'Ida']);
  });

  test('the next write after a deletion keeps the ticks of the plan that is left', () => {
    const book = lived();
    write(book);
    book.deleteSheet(PLAN);
    expect(write(book).ok).toBe(true);
    expect(everything(book)).toContain('Ida');
  });

  test('an emptied plan never takes the place of a full one that is kept', () => {
    const book = lived();
    write(book);
    book.arrange(PLAN, () => []);
    expect(write(book).ok).toBe(true);
    expect(everything(book)).toContain('Ida');
    run(book, 'plannerUndo');
    expect(JSON.stringify(book.values(PLAN))).toContain('Ida');
  });

  test('keeps what was typed into what it took back, also after the next write', () => {
    const book = lived();
    write(book);
    book.set(PLAN, 'B7', 'typed since');
    run(book, 'plannerUndo');
    write(book);
    write(book);
    expect(everything(book)).toContain('typed since');
  });

  test('of a plain run of writes one older sheet is kept, no more', () => {
    const book = lived();
    for (let times = 0; times < 4; times++) write(book);
    run(book, 'plannerUndo');
    run(book, 'plannerUndo');
    for (let times = 0; times < 3; times++) write(book);
    expect(book.allSheets().filter(({ name }) => name.startsWith(PLAN))).toHaveLength(2);
  });

  test('keeps what was typed since the write', () => {
    const book = lived();
    write(book);
    book.set(PLAN, 'B7', 'typed since');
    run(book, 'plannerUndo');
    expect(everything(book)).toContain('typed since');
    run(book, 'plannerUndo');
    expect(JSON.stringify(book.values(PLAN))).toContain('typed since');
  });
});

describe('text stays text', () => {
  const TEXTS = [
    '00123',
    '1-2',
    '=1+1',
    '+1',
    '-1',
    '@x',
    '＝1',
    '＋1',
    '\t=1',
    ' lead',
    'a\nb',
    "'quoted",
    'TRUE',
    '50%',
  ];

  test.each(TEXTS)('%j is read back as it was written', text => {
    const book = lived();
    const request = requestFor(book);
    const rows = request.rows.map((row, index) =>
      index === 1 ? row.map((cell, at) => (at === 5 ? text : cell)) : row,
    );
    expect(write(book, { ...request, rows }).ok).toBe(true);
    expect(book.values(PLAN)[4]![LOT]).toBe(text);
    // And once more, when the family's own cell holds it.
    book.set(PLAN, 'B5', `'${text}`);
    write(book);
    expect(book.values(PLAN)[4]![1]).toBe(text);
  });
});

test('service calls are the same for few rows and for many', () => {
  const count = (lots: number): number => {
    const day = new Date('2024-03-01T05:00:00Z');
    const rows = Array.from({ length: lots }, (_, index): CellValue[] => [
      'Brokerage',
      `S${index}`,
      10,
      day,
      3000,
      240,
    ]);
    const book = sampleBook({
      Lots: [['Account', 'Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price'], ...rows],
      Trades: [['nothing here']],
    });
    book.run('onOpen');
    const opened = open(book);
    const { lots: l, settings, securities } = opened.tables;
    const request: WriteRequest = {
      fingerprints: {
        lots: l!.fingerprint,
        trades: null,
        settings: settings!.fingerprint,
        securities: securities!.fingerprint,
      },
      title: 'Harvest plan of 2026-11-20',
      // A plan of more rows than may be written is cut; its tables are not.
      rows: planTable(finish(computing(opened)).planned!.plan, '$').slice(0, 4900),
    };
    expect(run(book, 'plannerWrite', request).ok).toBe(true);
    expect(run(book, 'plannerWrite', request).ok).toBe(true);
    return book.serviceCalls;
  };
  expect(count(10_000)).toBe(count(10));
});
