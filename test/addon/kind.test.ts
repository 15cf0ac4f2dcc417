import { openWorkbook, type Workbook } from '../../workbench/standin/memory';

/** An answer to what a security is goes into Securities, where formulas read it too. */
const TRADES = [
  ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
  ['2026-01-10', 'Buy', 'ETH', 1, 10000, 'Main'],
];
const HEADINGS = ['Symbol', 'Asset', 'Identical to', 'Index', 'Class', 'Replacement', 'Next distribution'];
const answer = (book: Workbook, ...args: unknown[]): unknown => book.run('plannerAnswerKind', ...args);

test('makes the table where there is none', () => {
  const book = openWorkbook({ sheets: { Trades: TRADES } });
  expect(answer(book, 'ETH', 'Asset', 'crypto')).toMatchObject({ ok: true });
  expect(book.values('Securities', 'A1:G2')).toEqual([HEADINGS, ['ETH', 'crypto', '', '', '', '', '']]);
});

test('goes into the symbol’s own row, or below the others; what stands elsewhere is left alone', () => {
  const book = openWorkbook({
    sheets: {
      Trades: TRADES,
      Securities: [
        ['Ours', ''],
        ['Class', 'Symbol', 'Notes', 'Asset', 'Identical to'],
        ['Tech', 'QMTK', 'mine', 'stock', ''],
        ['Coins', 'eth', 'hers', '', ''],
      ],
    },
  });
  expect(answer(book, 'ETH', 'Asset', 'crypto')).toMatchObject({ ok: true });
  expect(answer(book, 'XYZ.WS', 'Identical to', 'XYZ')).toMatchObject({ ok: true });
  expect(book.values('Securities', 'A3:E5')).toEqual([
    ['Tech', 'QMTK', 'mine', 'stock', ''],
    ['Coins', 'eth', 'hers', 'crypto', ''],
    ['', 'XYZ.WS', '', '', 'XYZ'],
  ]);
  // Answered meanwhile by somebody else.
  expect(answer(book, 'ETH', 'Asset', 'ETF')).toMatchObject({ ok: false, code: 'changed' });
});

test('what cannot be an answer, or has no column, is refused and nothing is written', () => {
  const book = openWorkbook({
    sheets: {
      Trades: TRADES,
      Securities: [
        ['Symbol', 'Index'],
        ['QMTK', 'X'],
      ],
    },
  });
  for (const odd of [
    ['ETH', 'Asset', 'a coin, I think'],
    ['ETH', 'Class', 'crypto'],
    ['=ETH', 'Asset', 'crypto'],
    ['', 'Asset', 'crypto'],
    ['ETH', 'Identical to', '=1+1'],
    [1, 'Asset', 'crypto'],
  ])
    expect(answer(book, ...odd)).toMatchObject({ ok: false, code: 'invalid' });
  expect(answer(book, 'ETH', 'Asset', 'crypto')).toMatchObject({ ok: false, code: 'invalid' });
  expect(book.values('Securities')).toEqual([
    ['Symbol', 'Index'],
    ['QMTK', 'X'],
  ]);
});

test.each(['onCall', 'onActed'] as const)(
  'whichever call fails (%s), it is answered or it is not, and nobody is told otherwise',
  hook => {
    for (let at = 1; at < 60; at++) {
      const book = openWorkbook({
        sheets: { Trades: TRADES, Securities: [HEADINGS, ['QMTK', ...Array<string>(6).fill('')]] },
      });
      book[hook] = count => {
        if (count !== at) return;
        book[hook] = null;
        throw new Error('Service Spreadsheets timed out while accessing document');
      };
      const told = answer(book, 'ETH', 'Asset', 'crypto') as { ok: boolean };
      book[hook] = null;
      const now = book
        .values('Securities')
        .map(row => row.slice(0, 2))
        .filter(row => row.join('') !== '');
      const before = [
        ['Symbol', 'Asset'],
        ['QMTK', ''],
      ];
      expect([before, [...before, ['ETH', 'crypto']]]).toContainEqual(now);
      if (told.ok) expect(now).toHaveLength(3);
    }
  },
);
