import { openWorkbook, type Workbook } from '../../workbench/standin/memory';

/** Prices that are missing are filled in where they are missing, and nowhere else. */
const LOTS = [
  ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'],
  ['AAA', 10, '2026-01-10', 1000, '', 'Main'],
  ['BBB', 10, '2026-01-10', 1000, 77, 'Main'],
  ['AAA', 5, '2026-02-10', 500, '', 'Main'],
  ['CCC', 5, '2026-02-10', 500, '', 'Main'],
];
const fill = (book: Workbook, ...entries: (readonly [string, number | null])[]): unknown =>
  book.run(
    'plannerFillPrices',
    entries.map(([symbol, price]) => ({ symbol, price })),
  );

describe('in the Price column of Lots', () => {
  test('a formula that asks Google by the cell of the symbol, or the number that was typed', () => {
    const book = openWorkbook({ sheets: { Lots: LOTS } });
    expect(fill(book, ['AAA', null], ['CCC', 12.5], ['BBB', 1])).toMatchObject({ ok: true });
    expect(book.formula('Lots', 'E2')).toBe('=IFERROR(GOOGLEFINANCE(A2,"price"),"")');
    expect(book.formula('Lots', 'E4')).toBe('=IFERROR(GOOGLEFINANCE(A4,"price"),"")');
    expect(book.values('Lots', 'E3:E5')).toEqual([[77], [expect.anything()], [12.5]]);
  });

  test('nothing where no blank cell waits for it, or no column', () => {
    const book = openWorkbook({ sheets: { Lots: LOTS } });
    expect(fill(book, ['BBB', 1])).toMatchObject({ ok: false, code: 'changed' });
    const narrow = openWorkbook({ sheets: { Lots: LOTS.map(row => row.filter((_, at) => at !== 4)) } });
    expect(fill(narrow, ['AAA', 1])).toMatchObject({
      ok: false,
      message: expect.stringContaining('has no column Price') as string,
    });
  });

  test.each(['onCall', 'onActed'] as const)('a refusal in the middle leaves it as it was: %s', hook => {
    let refused = 0;
    for (let at = 1; ; at++) {
      const book = openWorkbook({ sheets: { Lots: LOTS } });
      book[hook] = count => {
        if (count === at) throw new Error('Service Spreadsheets timed out');
      };
      const answer = fill(book, ['AAA', null], ['CCC', 12.5]) as { ok: boolean; message: string };
      book[hook] = null;
      if (answer.ok) break;
      // What is written and only not confirmed, or read again, stays.
      if (book.formula('Lots', 'E4') !== '') continue;
      refused++;
      expect(book.formula('Lots', 'E2')).toBe('');
      expect(book.values('Lots', 'E2:E5')).toEqual([[''], [77], [''], ['']]);
    }
    expect(refused).toBeGreaterThan(5);
  });
});

describe('in a table of prices', () => {
  const PRICES = [
    ['Symbol', 'Price', 'As of', 'Typed price', 'Typed on'],
    ['BBB', 77, '2026-11-20', '', ''],
    ['', '', '', '', ''],
  ];

  test('a row for each symbol it lacks; a typed price with its day', () => {
    const book = openWorkbook({ sheets: { Lots: LOTS, Prices: PRICES } });
    expect(fill(book, ['AAA', null], ['CCC', 12.5])).toMatchObject({ ok: true });
    expect(book.values('Prices', 'A2:A4')).toEqual([['BBB'], ['AAA'], ['CCC']]);
    expect(book.formula('Prices', 'B3')).toBe('=IFERROR(GOOGLEFINANCE(A3,"price"),"")');
    expect(book.values('Prices', 'D4:D4')).toEqual([[12.5]]);
    expect(book.values('Prices', 'E4:E4')[0]![0]).not.toBe('');
    expect(book.values('Lots', 'E2:E2')).toEqual([['']]);
  });

  test('of Start with my own: its formulas wait in every row, the symbol is enough', () => {
    const book = openWorkbook({ sheets: { Sheet1: [] } });
    expect(book.run('plannerStartOwn', 'list')).toMatchObject({ ok: true });
    const before = book.formula('Prices', 'B2');
    expect(fill(book, ['AAA', null], ['BTC', 60000])).toMatchObject({ ok: true });
    expect(book.values('Prices', 'A2:A3')).toEqual([['AAA'], ['BTC']]);
    expect(book.values('Prices', 'D3:D3')).toEqual([[60000]]);
    expect(book.formula('Prices', 'B2')).toBe(before);
  });
});

test('what is no price, and text that would be a formula, is refused', () => {
  const book = openWorkbook({ sheets: { Lots: LOTS } });
  for (const entries of [[], 'AAA', [{ symbol: '=A1', price: 1 }], [{ symbol: 'AAA', price: -1 }]])
    expect(book.run('plannerFillPrices', entries)).toMatchObject({ ok: false, code: 'invalid' });
});

test('the page adds the empty sheets as the menu does, once', () => {
  const book = openWorkbook({ sheets: { Sheet1: [] } });
  expect(book.run('plannerStartOwn', 'everything')).toMatchObject({ ok: false, code: 'invalid' });
  expect(book.run('plannerStartOwn', 'trades')).toMatchObject({ ok: true });
  expect(book.sheetNames()).toContain('Trades');
  expect(book.run('plannerStartOwn', 'trades')).toMatchObject({
    ok: false,
    message: expect.stringContaining('are here already') as string,
  });
});
