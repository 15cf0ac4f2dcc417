import type { Opened } from '../../src/addon/found';
import { ownSheets } from '../../src/addon/ownSheets';
import { readHousehold } from '../../src/table/readHousehold';
import { finish } from '../../src/base/steps';
import { openWorkbook, type Workbook } from '../../workbench/standin/memory';

const fresh = (): Workbook => openWorkbook({ sheets: { Sheet1: [] } });
const NAMES = [
  'Start here',
  'Lots',
  'Trades',
  'Prices',
  'Securities',
  'Plan',
  'What changed',
  'May I buy?',
  'Check',
  'Settings',
];

const started = (reply: 'YES' | 'NO'): Workbook => {
  const book = fresh();
  book.answer(reply);
  expect(book.run('startOwn')).toEqual({ ok: true });
  return book;
};

test('asks first, and adds nothing where nothing is chosen', () => {
  const book = fresh();
  expect(book.run('startOwn')).toEqual({ ok: true });
  expect(book.alerts[0]).toContain('Do you have every trade');
  expect(book.sheetNames()).toEqual(['Sheet1']);
});

test('an empty spreadsheet becomes the household’s, with nothing else in it', () => {
  const book = started('YES');
  expect(book.sheetNames()).toEqual(NAMES);
  expect(book.formula('Lots', 'A1')).toMatch(/^=OPEN_LOTS\(/);
  const { asOfFrom, tables } = book.run('plannerOpen') as Opened;
  expect(asOfFrom).toBe("'Start here'!B4:B4");
  expect(tables.lots?.reference).toMatch(/^'Lots'!A1/);
  expect(tables.trades?.reference).toMatch(/^'Trades'!A1/);
  expect(tables.settings?.reference).toMatch(/^'Settings'!A1/);
  expect(tables.securities?.reference).toMatch(/^'Securities'!A1/);
});

test.each(['YES', 'NO'] as const)('its empty tables are read without a problem (%s)', reply => {
  const book = started(reply);
  const { tables, asOf } = book.run('plannerOpen') as Opened;
  const read = finish(
    readHousehold(
      {
        lots: tables.lots!.cells,
        trades: tables.trades!.cells,
        settings: tables.settings!.cells,
        securities: tables.securities!.cells,
      },
      asOf,
      () => 'USD',
    ),
  );
  expect(read.problems).toEqual([]);
});

test('the formulas follow what is typed', () => {
  const book = started('YES');
  book.set('Trades', 'A2:J2', '');
  [new Date('2026-01-05T05:00:00Z'), '', 'Buy', 'VTI', 10, 200, '', '', 'Main', 'Taxable'].forEach(
    (cell, column) => {
      if (cell !== '') book.set('Trades', `${String.fromCharCode(65 + column)}2`, cell);
    },
  );
  const again = book.clone();
  const formula = again.formula('Lots', 'A1');
  expect(formula).toContain("Trades!$A:$P,Settings!$A:$B,'Start here'!$B$4,Prices!$A:$B");
  const lots = again.custom(
    'OPEN_LOTS',
    again.values('Trades', 'A1:P20'),
    again.values('Settings', 'A1:B40'),
    again.values('Start here', 'B4')[0]![0],
  ) as unknown[][];
  expect(lots[1]!.slice(3, 4)).toEqual(['VTI']);
});

test('lists to choose from are the tables’ own words', () => {
  const book = started('NO');
  const formats = book.formatsOf('Trades').join('\n');
  expect(formats).toContain('"Reinvest"');
  expect(formats).toContain('Roth IRA');
  expect(book.formatsOf('Settings').join('\n')).toContain('Married filing jointly');
  expect(book.formula('Lots', 'E2')).toContain('VLOOKUP($A2,Prices!$A:$B');
  expect(book.formula('Prices', 'B2')).toContain('GOOGLEFINANCE($A2,"price")');
  expect(book.values('Lots', 'A1:J1')[0]).toEqual(
    ownSheets('list')[0]!
      .columns.slice(0, 10)
      .map(({ heading }) => heading),
  );
});

test('what is there is never touched', () => {
  const book = openWorkbook({ sheets: { Trades: [['Date', 'mine']] } });
  book.answer('YES');
  expect(book.run('startOwn')).toMatchObject({ ok: false });
  expect(book.alerts[1]).toBe(
    '“Trades” is here already, and stays as it is. Rename it, or start in a new spreadsheet. Nothing was added.',
  );
  expect(book.sheetNames()).toEqual(['Trades']);
});

test('a failure on the way leaves nothing behind', () => {
  const before = openWorkbook({ sheets: { Mine: [['x']] } });
  before.answer('NO');
  let calls = 0;
  before.onCall = count => (calls = count);
  before.run('startOwn');
  for (const at of [20, 60, Math.floor(calls / 2), calls - 5]) {
    const book = openWorkbook({ sheets: { Mine: [['x']] } });
    book.answer('NO');
    book.onCall = (count, operation) => {
      if (count === at && operation !== 'releaseLock') throw new Error('Service unavailable');
    };
    expect(book.run('startOwn')).toMatchObject({ ok: false });
    expect(book.sheetNames()).toEqual(['Mine']);
  }
});

test.each(['YES', 'NO'] as const)('every formula is read in a locale with decimal commas (%s)', reply => {
  const book = openWorkbook({ sheets: { Sheet1: [] }, isDecimalComma: true });
  book.answer(reply);
  expect(book.run('startOwn')).toEqual({ ok: true });
  expect(book.formula('Plan', 'A1')).toContain(';Trades!$A:$P;Settings!$A:$B;');
  const unread = book.sheetNames().filter(name => book.values(name).flat().includes('#ERROR!'));
  expect(unread).toEqual([]);
});
