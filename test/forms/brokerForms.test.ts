import { bundle, day, rows, settings, type Row } from '../functions/support';
import type { Value } from '../support/bundle';

/** Tables of Forms 1099-B as people get them: several below each other, corrected, with the totals of their covers. */
const TRADES = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Account type', 'Asset'];
const FORM = [
  'Symbol',
  'Quantity',
  'Acquired',
  'Sold',
  'Proceeds',
  'Cost basis',
  'Adjustment',
  'Term',
  'Box',
  'Market discount',
  'Corrected',
  'Account',
];
const end = day('2026-12-31');
const own = settings({ 'Taxable income': 150000 });
const trades = (...given: Row[]) => rows(TRADES, given);
const lines = (...given: Row[]) => rows(FORM, given);

const QMT = trades(
  ['2024-01-02', 'Buy', 'QMT', 100, 5000, 'Main'],
  ['2026-05-05', 'Sell', 'QMT', 100, 4000, 'Main'],
);
const told = (proceeds: number, corrected = '', shares = 100): Row => [
  'QMT',
  shares,
  '2024-01-02',
  '2026-05-05',
  proceeds,
  5000,
  '',
  'Long',
  'D',
  '',
  corrected,
  'Main',
];

const form = (history: Value[][], table: Value[][]): Value[][] =>
  bundle.table('FORM_8949', history, own, 2026, end, table).slice(1);
const compared = (history: Value[][], table: Value[][]): Record<string, Value>[] => {
  const [headings = [], ...found] = bundle.table('COMPARE_1099B', table, history, own, 2026, end);
  return found.map(row => Object.fromEntries(row.map((cell, at) => [String(headings[at]), cell])));
};
const net = (history: Value[][], line: string, table: unknown = ''): unknown =>
  bundle.call('NET_GAIN', history, own, 2026, line, end, table);
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('a corrected form', () => {
  test('replaces the line it corrects, above it or below', () => {
    for (const table of [lines(told(3900), told(4000, 'Yes')), lines(told(4000, 'CORRECTED'), told(3900))]) {
      const [row, total, ...more] = form(QMT, table);
      expect([row![0], row![4], row![5], row![8]]).toEqual(['D', 4000, 5000, -1000]);
      expect(total![0]).toBe('Total D');
      expect(more).toEqual([]);
      expect(compared(QMT, table).filter(one => one['Row'] !== '')).toHaveLength(1);
    }
  });

  test('of two sales of a day only the one of its quantity is replaced', () => {
    const history = trades(
      ['2024-01-02', 'Buy', 'QMT', 150, 7500, 'Main'],
      ['2026-05-05', 'Sell', 'QMT', 100, 4000, 'Main'],
      ['2026-05-05', 'Sell', 'QMT', 50, 2000, 'Main'],
    );
    const table = lines(told(3900), told(2000, '', 50), told(4000, 'Yes'));
    expect(form(history, table).at(-1)!.slice(4, 6)).toEqual([6000, 10000]);
  });

  test('another quantity: both are asked about, neither counts twice', () => {
    const table = lines(told(3900, '', 90), told(4000, 'Yes'));
    for (const ask of [() => form(QMT, table), () => compared(QMT, table)])
      expect(refusal(ask)).toContain(
        'row 3 corrects a sale of 100 QMT on 5 May 2026, and this row tells of 90 on that day; delete the row that no longer holds',
      );
  });

  test('a second line that does not say so is named with the one it repeats, and counts once', () => {
    const found = form(QMT, lines(told(4000), told(3900)));
    expect(found.find(([box]) => box === 'Total D')!.slice(4, 6)).toEqual([4000, 5000]);
    expect(found.at(-1)![1]).toContain(
      'Row 2 tells the same sale: if this line corrects it, write Yes under Corrected',
    );
    const [, second] = compared(QMT, lines(told(4000), told(3900)));
    expect(second!['What to enter']).not.toContain('Add the sale');
  });

  test('another account’s line is another sale', () => {
    const other = [...told(3900, '', 100).slice(0, -1), 'Hers'];
    const history = [
      ...QMT,
      ...trades(
        ['2024-01-02', 'Buy', 'QMT', 100, 5000, 'Hers'],
        ['2026-05-05', 'Sell', 'QMT', 100, 3900, 'Hers'],
      ).slice(1),
    ];
    expect(
      form(history, lines(other, told(4000, 'Yes')))
        .at(-1)!
        .slice(4, 6),
    ).toEqual([7900, 10000]);
  });
});

describe('a line by another of its days', () => {
  const unknown = (found: Value[][]): Value[][] =>
    found.filter(row => String(row[1]).startsWith('Not in Trades'));

  test('the day of settlement: matched, and no sale to add', () => {
    const late = told(4000).map((cell, at) => (at === 3 ? '2026-05-06' : cell));
    const found = form(QMT, lines(late));
    expect(unknown(found)).toEqual([]);
    expect(found[0]!.slice(4, 9)).toEqual([4000, 5000, '', '', -1000]);
    expect(compared(QMT, lines(late))[0]!['What to enter']).toBe('');
  });

  test('but not a sale of other proceeds, nor one that its own day’s line has taken', () => {
    const other = told(4400).map((cell, at) => (at === 3 ? '2026-05-06' : cell));
    expect(unknown(form(QMT, lines(other)))).toHaveLength(1);
    const late = told(4000).map((cell, at) => (at === 3 ? '2026-05-06' : cell));
    const both = form(QMT, lines(late, told(4000)));
    expect(unknown(both)).toHaveLength(1);
    expect(both.find(([box]) => box === 'Total D')!.slice(4, 6)).toEqual([4000, 5000]);
  });

  test('a written put that expired, told under the day it was sold', () => {
    const put = 'XYZ 260515P00050000';
    const history = trades(
      ['2026-03-02', 'Sell to open', put, 1, 300, 'Main'],
      ['2026-05-15', 'Expire', put, 1, 0, 'Main'],
    );
    const table = lines([put, 1, '2026-05-15', '2026-03-02', 300, 0, '', 'Short', 'A', '', '', 'Main']);
    expect(unknown(form(history, table))).toEqual([]);
    expect(compared(history, table)[0]).toMatchObject({ Agrees: 'Yes', 'What to enter': '' });
  });
});

/** One figure: the form's rows add up to what NET_GAIN nets of the same trades. */
const gainOf = (found: Value[][]): number =>
  found
    .filter(([box]) => /^[A-L]$/.test(String(box)))
    .reduce((sum, row) => Math.round((sum + Number(row[8])) * 100) / 100, 0);
const noSuchSale = (found: Value[][]): Value[][] =>
  found.filter(row => String(row[1]).startsWith('Not in Trades'));

describe('a sale cut otherwise by the broker', () => {
  /** 100 sold at a loss of 1,000, of which a purchase in the Roth replaces 40. */
  const washed = [...QMT, ...trades(['2026-05-12', 'Buy', 'QMT', 40, 1650, 'Roth', 'Roth IRA']).slice(1)];
  const part = (shares: number, proceeds: number, disallowed: number | '' = '', sold = '2026-05-05'): Row => [
    'QMT',
    shares,
    '2024-01-02',
    sold,
    proceeds,
    shares * 50,
    disallowed,
    'Long',
    'D',
    '',
    '',
    'Main',
  ];

  test('one lot in two lines: each stands with its own shares', () => {
    const table = lines(part(60, 2400), part(40, 1600));
    const found = form(QMT, table);
    expect(found.slice(0, 2).map(row => [row[1], ...row.slice(4, 9)])).toEqual([
      ['60 sh QMT', 2400, 3000, '', '', -600],
      ['40 sh QMT', 1600, 2000, '', '', -400],
    ]);
    expect(noSuchSale(found)).toEqual([]);
    expect(
      compared(QMT, table)
        .slice(0, 2)
        .map(row => row['Agrees']),
    ).toEqual(['Yes', 'Yes']);
  });

  test('fills of two prices and cents that do not divide agree singly where they agree in sum', () => {
    const table = lines(part(33, 1333.34), part(67, 2666.66));
    const found = form(QMT, table);
    expect(found.slice(0, 2).map(row => row[6])).toEqual(['', '']);
    expect(gainOf(found)).toBe(-1000);
  });

  test('a line for the shares whose loss is disallowed, and one for the others', () => {
    const told = compared(washed, lines(part(40, 1600, 400), part(60, 2400)));
    expect(told.slice(0, 2).map(row => [row['Agrees'], row['Disallowed']])).toEqual([
      ['Yes', 400],
      ['Yes', 0],
    ]);
    // Where the broker sees no wash, what is disallowed goes by shares, and the sum is the household's.
    const unseen = form(washed, lines(part(40, 1600), part(60, 2400)));
    expect(unseen.slice(0, 2).map(row => row.slice(6, 9))).toEqual([
      ['W', 160, -240],
      ['W', 240, -360],
    ]);
    expect(gainOf(unseen)).toBe(net(washed, 'net'));
  });

  test('by the day of settlement too', () => {
    const found = form(QMT, lines(part(60, 2400, '', '2026-05-06'), part(40, 1600, '', '2026-05-06')));
    expect(noSuchSale(found)).toEqual([]);
    expect(gainOf(found)).toBe(-1000);
  });

  test('two sales in three lines', () => {
    const history = trades(
      ['2024-01-02', 'Buy', 'QMT', 100, 5000, 'Main'],
      ['2026-05-05', 'Sell', 'QMT', 30, 1200, 'Main'],
      ['2026-05-05', 'Sell', 'QMT', 70, 2870, 'Main'],
    );
    const found = form(history, lines(part(20, 800), part(50, 2035), part(30, 1235)));
    expect(noSuchSale(found)).toEqual([]);
    expect(found.slice(0, 3).map(row => row[4])).toEqual([800, 2035, 1235]);
    expect(gainOf(found)).toBe(-930);
  });

  test('a file that names no account is about one of two that sold the same on one day', () => {
    const history = trades(
      ['2024-01-02', 'Buy', 'QMT', 120, 6000, 'Hers'],
      ['2024-01-02', 'Buy', 'QMT', 100, 5000, 'Main'],
      ['2026-05-05', 'Sell', 'QMT', 120, 4500, 'Hers'],
      ['2026-05-05', 'Sell', 'QMT', 100, 4000, 'Main'],
    );
    const nameless = (row: Row): Row => row.map((cell, at) => (at === 11 ? '' : cell));
    const found = form(history, lines(nameless(part(60, 2400)), nameless(part(40, 1600))));
    expect(found.filter(([box]) => box === 'D').map(row => [row[9], row[4], row[6]])).toEqual([
      ['Main', 2400, ''],
      ['Main', 1600, ''],
    ]);
    expect(found.find(([box]) => box === 'F')!.slice(8, 10)).toEqual([-1500, 'Hers']);
  });

  test('a line of a part: the rest is told as such, and in a box without a form', () => {
    const found = form(QMT, lines(part(60, 2400)));
    expect(found.filter(([box]) => box === 'D' || box === 'F').map(row => [row[0], row[1], row[8]])).toEqual([
      ['D', '60 sh QMT', -600],
      ['F', '40 sh QMT', -400],
    ]);
    expect(compared(QMT, lines(part(60, 2400)))[1]!['Why']).toBe(
      'The broker tells of a part of this sale only.',
    );
  });

  test('more than was sold: the row of Trades is named, and no sale to add', () => {
    const found = form(QMT, lines(part(160, 6400)));
    expect(noSuchSale(found)[0]![1]).toContain(
      'Trades have 100 QMT sold on 5 May 2026 (row 3): correct its quantity or day there; a second sale would count it twice.',
    );
    expect(compared(QMT, lines(part(160, 6400)))[0]!['What to enter']).toContain('Trades have 100 QMT');
  });
});

describe('a short sale over the turn of the year', () => {
  const SHORT = (covered: string, cost: number): Value[][] =>
    trades(
      ['2025-12-10', 'Sell short', 'QMT', 100, 4000, 'Main'],
      [covered, 'Cover', 'QMT', 100, cost, 'Main'],
    );
  const told = (acquired: string, sold: string, basis: number): Row => [
    'QMT',
    100,
    acquired,
    sold,
    4000,
    basis,
    '',
    'Short',
    'A',
    '',
    '',
    'Main',
  ];
  const formOf = (year: number, history: Value[][], table: Value[][]): Value[][] =>
    bundle.table('FORM_8949', history, own, year, day('2027-12-31'), table).slice(1);

  test('told by the day it was opened: in the year it was closed', () => {
    const history = SHORT('2026-01-05', 3500);
    for (const line of [
      told('2026-01-05', '2025-12-10', 3500),
      told('', '2025-12-10', 3500),
      told('', '2026-01-05', 3500),
    ]) {
      const found = formOf(2026, history, lines(line));
      expect(found[0]!.slice(4, 9)).toEqual([4000, 3500, '', '', 500]);
      expect(noSuchSale(found)).toEqual([]);
      expect(formOf(2025, history, lines(line))).toEqual([]);
    }
  });

  test('closed at a loss on the last day: the year of delivery has it, and the broker’s year a line that is nothing', () => {
    // Covered on Thursday 31 December 2026, delivered on Monday 4 January 2027 (Rev. Rul. 2002-44).
    const history = trades(
      ['2026-12-10', 'Sell short', 'QMT', 100, 4000, 'Main'],
      ['2026-12-31', 'Cover', 'QMT', 100, 4500, 'Main'],
    );
    const table = lines(told('2026-12-31', '2026-12-10', 4500));
    const [row] = formOf(2026, history, table);
    expect([row![0], ...row!.slice(4, 9)]).toEqual(['A', 4000, 4500, 'O', 500, 0]);
    expect(bundle.call('NET_GAIN', history, own, 2026, 'net', day('2027-12-31'))).toBe(0);
    const next = formOf(2027, history, table);
    expect([next[0]![0], next[0]![8]]).toEqual(['C', -500]);
    expect(noSuchSale(next)).toEqual([]);
    const [line] = compared(history, table);
    expect(line!['Why']).toContain('counts on 4 Jan 2027, in 2027');
    expect(line!['What to enter']).toContain('(f) O, (g) $500.00');
  });

  test('a sale of the last day told by its settlement', () => {
    const history = trades(
      ['2024-01-02', 'Buy', 'QMT', 100, 5000, 'Main'],
      ['2026-12-31', 'Sell', 'QMT', 100, 4000, 'Main'],
    );
    const table = lines([
      'QMT',
      100,
      '2024-01-02',
      '2027-01-04',
      4000,
      5000,
      '',
      'Long',
      'D',
      '',
      '',
      'Main',
    ]);
    expect(formOf(2026, history, table)[0]!.slice(0, 1)).toEqual(['F']);
    expect(formOf(2027, history, table)[0]!.slice(6, 9)).toEqual(['O', 1000, 0]);
  });
});

describe('options that ended', () => {
  const call = 'XYZ 260515C00050000';
  const option = (action: string, amount: number | '', date: string, kind = call): Row => [
    date,
    action,
    kind,
    1,
    amount,
    'Main',
  ];
  const history = trades(
    ['2024-01-02', 'Buy', 'XYZ', 100, 4000, 'Main'],
    option('Sell to open', 300, '2026-03-02'),
    option('Assigned', '', '2026-05-15'),
    ['2026-05-15', 'Sell', 'XYZ', 100, 5000, 'Main'],
  );
  const stock = (proceeds: number): Row => [
    'XYZ',
    100,
    '2024-01-02',
    '2026-05-15',
    proceeds,
    4000,
    '',
    'Long',
    'D',
    '',
    '',
    'Main',
  ];
  const premium = (sold: string, acquired: string, kind = call): Row => [
    kind,
    1,
    acquired,
    sold,
    300,
    0,
    '',
    'Short',
    'A',
    '',
    '',
    'Main',
  ];

  test('an assigned call told beside its stock: code O takes it off there, E puts it where it belongs', () => {
    for (const told of [
      premium('2026-03-02', '2026-05-15'),
      premium('2026-05-15', '2026-03-02'),
      premium('2026-05-15', ''),
    ]) {
      const table = lines(stock(5000), told);
      const found = form(history, table);
      expect(noSuchSale(found)).toEqual([]);
      expect(found.filter(([box]) => box === 'A' || box === 'D').map(row => row.slice(4, 9))).toEqual([
        [300, 0, 'O', -300, 0],
        [5000, 4000, 'E', 300, 1300],
      ]);
      expect(gainOf(found)).toBe(net(history, 'net'));
      const [first, second] = compared(history, table);
      expect(first!['Why']).toContain('without $300.00 of the option that made the sale');
      expect(second!['Why']).toContain('in the proceeds of the stock sold');
      expect(second!['What to enter']).not.toContain('Add the sale');
    }
  });

  test('where the broker has it in the proceeds already, there is nothing to enter', () => {
    const told = compared(history, lines(stock(5300)));
    expect([told[0]!['Agrees'], told[0]!['What to enter']]).toEqual(['Yes', '']);
  });

  test('an assigned put is in the cost of what it bought', () => {
    const put = 'XYZ 260515P00050000';
    const bought = trades(
      option('Sell to open', 300, '2026-03-02', put),
      option('Assigned', '', '2026-05-15', put),
      ['2026-05-15', 'Buy', 'XYZ', 100, 5000, 'Main'],
    );
    const table = lines(premium('2026-03-02', '2026-05-15', put));
    const found = form(bought, table);
    expect(found[0]!.slice(4, 9)).toEqual([300, 0, 'O', -300, 0]);
    expect(compared(bought, table)[0]!['Why']).toContain('in the basis of the stock bought');
  });

  test('one that Trades still have open is closed there, not sold a second time', () => {
    const open = trades(option('Sell to open', 300, '2026-03-02'));
    const told = compared(open, lines(premium('2026-03-02', '2026-05-15')));
    expect(told[0]!['What to enter']).toContain('add the row that closed it (Cover, Expired or Assigned)');
  });
});

describe('the cover’s totals', () => {
  const total = (proceeds: number, basis: number | '' = '', box = 'D'): Row => [
    'Total',
    '',
    '',
    '',
    proceeds,
    basis,
    '',
    '',
    box,
    '',
    '',
    'Main',
  ];

  test('that the lines make are silent, and are no sale', () => {
    const found = form(QMT, lines(told(4000), total(4000, 5000), total(4000, 5000, '')));
    expect(found.map(([box]) => box)).toEqual(['D', 'Total D']);
  });

  test('that they do not make are told with both figures', () => {
    const words = String(form(QMT, lines(told(4000), total(6500, 5000))).at(-1)![1]);
    expect(words).toContain(
      '1099-B row 3, total of box D of Main: proceeds $6,500.00, where the lines make $4,000.00',
    );
    expect(words).not.toContain('cost basis');
    const table = [...lines(told(4000)), ...lines(total(1, 2))];
    expect(compared(QMT, table).at(-1)!['Why']).toContain('row 4, total of box D');
  });

  test('of two forms below the same headings add up', () => {
    const half = (proceeds: number): Row =>
      told(proceeds, '', 50).map((cell, at) => (at === 5 ? 2500 : cell));
    const history = trades(
      ['2024-01-02', 'Buy', 'QMT', 100, 5000, 'Main'],
      ['2026-05-05', 'Sell', 'QMT', 50, 2000, 'Main'],
      ['2026-05-05', 'Sell', 'QMT', 50, 2100, 'Main'],
    );
    const table = lines(half(2000), total(2000), half(2100), total(2100));
    expect(form(history, table).map(([box]) => box)).toEqual(['D', 'D', 'Total D']);
  });
});

test('below the comparison stand the totals by box on both sides', () => {
  const found = compared(QMT, lines(told(4000)));
  const { Symbol: name, Proceeds, Why } = found.at(-1)!;
  expect([name, Proceeds, found.at(-1)!['Broker basis'], found.at(-1)!['Row']]).toEqual([
    'Total D',
    4000,
    5000,
    '',
  ]);
  expect(Why).toContain('gain -$1,000.00: Schedule D line 8b');
});

test('a line that tells no box counts in the box it stands in, one without a basis with the household’s', () => {
  const line = (basis: number | '', box: string): Row =>
    told(4000).map((cell, at) => (at === 5 ? basis : at === 8 ? box : cell));
  const totals = (table: Value[][]): Value[][] =>
    compared(QMT, table)
      .filter(row => String(row['Symbol']).startsWith('Total'))
      .map(row => [row['Symbol']!, row['Agrees']!, row['Proceeds']!, row['Broker basis']!]);
  expect(totals(lines(line(5000, '')))).toEqual([['Total D', 'Yes', 4000, 5000]]);
  expect(totals(lines(line('', 'E')))).toEqual([['Total E', 'Yes', 4000, '']]);
  const strange = line('', '').map((cell, at) => (at === 0 ? 'ZZZ' : cell));
  expect(totals(lines(told(4000), strange))).toEqual([
    ['Total D', 'Yes', 4000, 5000],
    ['Total, no box', 'No', 4000, ''],
  ]);
});

describe('accrued market discount, box 1f', () => {
  /** Bought at 900 without the trades' telling its discount; of the gain of 80, 30 accrued (26 U.S.C. § 1276(a)(1)). */
  const bond = trades(
    ['2024-01-02', 'Buy', 'BND27', 1000, 900, 'Main', '', 'bond'],
    ['2026-05-05', 'Sell', 'BND27', 1000, 980, 'Main', '', 'bond'],
  );
  const line = (discount: number | ''): Row => [
    'BND27',
    1000,
    '2024-01-02',
    '2026-05-05',
    980,
    900,
    '',
    'Long',
    'D',
    discount,
    '',
    'Main',
  ];

  test('is code D, and comes off the gain of FORM_8949 and NET_GAIN alike', () => {
    const [row] = form(bond, lines(line(30)));
    expect(row!.slice(4, 9)).toEqual([980, 900, 'D', -30, 50]);
    expect(net(bond, 'long')).toBe(80);
    expect(net(bond, 'long', lines(line(30)))).toBe(50);
    expect(JSON.stringify(net(bond, 'all', lines(line(30))))).toContain('$30.00 is accrued market discount');
  });

  test('up to the gain', () => {
    expect(form(bond, lines(line(300)))[0]!.slice(6, 9)).toEqual(['D', -80, 0]);
    expect(net(bond, 'net', lines(line(300)))).toBe(0);
  });

  test('is a difference that COMPARE_1099B tells, with the entry', () => {
    const [row] = compared(bond, lines(line(30)));
    expect(row!['Agrees']).toBe('No');
    expect(row!['Why']).toContain('box 1f tells $30.00');
    expect(row!['What to enter']).toContain('(f) D, (g) −$30.00');
  });

  test('no form, no discount; another country has no such form', () => {
    expect(net(bond, 'long', lines(line('')))).toBe(80);
    const abroad = settings({ Country: 'UK' });
    expect(refusal(() => bundle.call('NET_GAIN', QMT, abroad, 2026, 'net', end, lines(line(30))))).toContain(
      'United Kingdom has no Form 8949',
    );
  });
});

describe('boxes 2 and 6', () => {
  const HEADINGS = [...FORM, 'Ordinary', 'Gross or net'];
  const boxes = (ordinary: string, proceeds: string, brought: number): Value[][] =>
    rows(HEADINGS, [[...told(brought), ordinary, proceeds]]);

  test('gross proceeds: the fee of the sale is the reason, and net proceeds are not short of it', () => {
    const [gross] = compared(QMT, boxes('', 'Gross', 4025));
    expect(gross!['Why']).toContain('the form tells gross proceeds (box 6)');
    expect(gross!['What to enter']).toBe('(d) $4,025.00, (e) $5,000.00, (f) E, (g) −$25.00.');
    const [net] = compared(QMT, boxes('', 'Net', 4025));
    expect(net!['Why']).toContain('may be counted twice');
    expect(net!['What to enter']).toMatch(/^Compare with the confirmation first/);
  });

  test('ordinary is told, and no figure guesses how much', () => {
    const [row] = compared(QMT, boxes('Yes', '', 4000));
    expect([row!['Agrees'], row!['Why']]).toEqual([
      'No',
      expect.stringContaining('box 2 of the form is ticked'),
    ]);
    expect(form(QMT, boxes('Yes', '', 4000))[0]!.slice(4, 9)).toEqual([4000, 5000, '', '', -1000]);
  });
});

describe('GAINS_FROM', () => {
  const MDY = [['Date order', 'MDY']];
  const read = (...raw: string[][]): Record<string, Value>[] => {
    const [headings = [], ...found] = bundle.table('GAINS_FROM', raw, 'Main', '', MDY);
    return found.map(row => Object.fromEntries(row.map((cell, at) => [String(headings[at]), cell])));
  };
  const HEADINGS = ['Description', 'Date Acquired', 'Date Sold', 'Proceeds', 'Cost Basis', 'Box'];
  const SALE = ['100 QMT', '01/02/2024', '05/05/2026', '4,000.00', '5,000.00', 'D'];

  test('a corrected form says so in its title, or beside each line', () => {
    expect(read(['2026 CORRECTED Form 1099-B'], HEADINGS, SALE)[0]!['Corrected']).toBe('Yes');
    expect(read(['2026 Form 1099-B, not corrected'], HEADINGS, SALE)[0]!['Corrected']).toBe('');
    expect(read([...HEADINGS, 'Corrected'], [...SALE, 'X'])[0]!['Corrected']).toBe('Yes');
  });

  test('keeps what boxes 2 and 6 say', () => {
    const [row] = read([...HEADINGS, 'Ordinary', 'Reported to IRS'], [...SALE, 'X', 'Gross proceeds']);
    expect([row!['Ordinary'], row!['Gross or net']]).toEqual(['Yes', 'Gross']);
    expect([read(HEADINGS, SALE)[0]!['Ordinary'], read(HEADINGS, SALE)[0]!['Gross or net']]).toEqual([
      '',
      '',
    ]);
    expect(row!['Note']).toContain('Ordinary');
  });

  test('gross proceeds without a basis are read, the cost asked for, and FORM_8949 takes the trades’', () => {
    const raw = [
      ['Description', 'Date Acquired', 'Date Sold', 'Proceeds', 'Box'],
      ['100 QMT', '01/02/2024', '05/05/2026', '4,000.00', 'E'],
    ];
    const [row] = read(...raw);
    expect([row!['Proceeds'], row!['Cost basis'], row!['Box']]).toEqual([4000, '', 'E']);
    expect(row!['Note']).toContain('the cost is missing');
    const [line] = form(QMT, bundle.table('GAINS_FROM', raw, 'Main', '', MDY));
    expect([line![0], ...line!.slice(4, 9)]).toEqual(['E', 4000, 5000, '', '', -1000]);
  });
});
