import fc from 'fast-check';
import Papa from 'papaparse';
import { dayFromIso } from '../../src/base/day';
import { boxOf, type BoxFacts } from '../../src/forms/boxes';
import { ZERO } from '../../src/base/exact';
import { calendarDays, calendarFile } from '../../src/forms/calendar';
import { form8949 } from '../../src/forms/form8949';
import { taxActFiles, txfFile } from '../../src/forms/taxFiles';
import { askStrictly } from '../../src/session/askTotals';
import type { Cell } from '../../src/table/cell';
import { openBundle, type Value } from '../support/bundle';

const bundle = openBundle();
const asOf = bundle.day('2026-12-31');
const HEADINGS = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Account',
  'Account type',
  'Owner',
  'Asset',
  'Lot',
];

type Row = readonly (string | number)[];
const table = (...rows: Row[]): Value[][] => [
  HEADINGS,
  ...rows.map(row =>
    HEADINGS.map((_, at) => {
      const cell = row[at] ?? '';
      return typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell) ? bundle.day(cell) : cell;
    }),
  ),
];

const end = dayFromIso('2026-12-31')!;
const toCells = (rows: Value[][]): Cell[][] =>
  rows.map(row =>
    row.map((cell): Cell =>
      cell instanceof Date ? { day: dayFromIso(bundle.iso(cell))!, seconds: 0 } : cell,
    ),
  );

const named = (rows: Value[][]): Record<string, Value>[] =>
  rows.slice(1).map(row => Object.fromEntries(row.map((cell, at) => [String(rows[0]![at]), cell])));

/** A short and a long sale, one washed by the spouse's IRA, an option, coins of two years. */
const TRADES = table(
  ['2010-03-01', 'Buy', 'OLDX', 10, 300, 'Main', 'Taxable'],
  ['2026-01-05', 'Buy', 'AAA', 10, 1000, 'Main', 'Taxable'],
  ['2026-03-02', 'Sell', 'AAA', 10, 700, 'Main', 'Taxable'],
  ['2026-03-10', 'Buy', 'AAA', 4, 290, 'Rollover', 'IRA', 'Sam'],
  ['2026-05-04', 'Sell', 'OLDX', 10, 500, 'Main', 'Taxable'],
  ['2025-02-03', 'Buy', 'BTC', 0.5, 40000, 'Coins', 'Taxable', '', 'crypto'],
  ['2026-02-03', 'Buy', 'BTC', 0.5, 35000, 'Coins', 'Taxable', '', 'crypto'],
  ['2026-06-01', 'Sell', 'BTC', 1, 80000, 'Coins', 'Taxable', '', 'crypto'],
);

describe('FORM_8949', () => {
  const rows = named(bundle.table('FORM_8949', TRADES, '', 2026, asOf));

  test('a line a sale and lot, by box, each box with its total and its line of Schedule D', () => {
    expect(
      rows.map(row => [row['Box'], row['(a) Description'], row['(g) Adjustment'], row['(h) Gain']]),
    ).toEqual([
      ['A', '10 sh AAA', 120, -180],
      ['Total A', 'Part I, basis reported to the IRS: Schedule D line 1b', 120, -180],
      ['G', '0.5 BTC', '', 5000],
      [
        'Total G',
        'Part I, basis reported to the IRS: Schedule D line 1b; all of these rows may go to line 1a in total instead (Exception 1)',
        0,
        5000,
      ],
      ['E', '10 sh OLDX', '', 200],
      ['Total E', 'Part II, basis not reported to the IRS: Schedule D line 9', 0, 200],
      ['K', '0.5 BTC', '', 0],
      ['Total K', 'Part II, basis not reported to the IRS: Schedule D line 9', 0, 0],
    ]);
    expect(rows[0]!['(f) Code']).toBe('W');
  });

  test('its totals are the year’s net', () => {
    const total = rows
      .filter(row => String(row['Box']).startsWith('Total'))
      .reduce((sum, row) => sum + Number(row['(h) Gain']), 0);
    expect(bundle.call('NET_GAIN', TRADES, '', 2026, 'net', asOf)).toBe(total);
  });

  test('what an account’s form reports can be said', () => {
    const told = [
      ['Account', 'Reports'],
      ['Coins', 'None'],
      ['Main', 'Basis'],
    ];
    const boxes = named(bundle.table('FORM_8949', TRADES, '', 2026, asOf, told)).map(row => row['Box']);
    expect(boxes.filter(box => String(box).length === 1)).toEqual(['A', 'I', 'D', 'L']);
    expect(() => bundle.table('FORM_8949', TRADES, '', 2026, asOf, [['Main', 'perhaps']])).toThrow(
      /reported row 1: "perhaps" is not what a form reports; write Basis, Proceeds or None/,
    );
  });

  test('another country has no such form', () => {
    const abroad = [
      ['Setting', 'Value'],
      ['Country', 'UK'],
    ];
    expect(() => bundle.table('FORM_8949', table(TRADES[2] as Row), abroad, 2026, asOf)).toThrow(
      /no Form 8949/,
    );
  });
});

describe('what the form shows and a broker does not see', () => {
  const asked = (...rows: Row[]) => named(bundle.table('FORM_8949', table(...rows), '', 2026, asOf));

  test('inherited property says INHERITED in (b), in Part II, in the file for TaxAct, and TXF refuses it by name', () => {
    const rows = table(
      ['2026-01-05', 'Inherit', 'AAA', 10, 500, 'Main', 'Taxable'],
      ['2026-03-02', 'Sell', 'AAA', 10, 700, 'Main', 'Taxable'],
    );
    const [row] = named(bundle.table('FORM_8949', rows, '', 2026, asOf));
    expect(row).toMatchObject({ Box: 'D', '(b) Acquired': 'INHERITED', '(h) Gain': 200 });
    const own = form8949(askStrictly('x', { trades: toCells(rows) }, end).household, 2026, end, new Map());
    expect(taxActFiles(own, 2026)[0]!.text).toContain(',INHERITED,03/02/2026,');
    expect(txfFile(own, 2026, end).refused.map(({ why }) => why)).toEqual([
      'TXF carries no INHERITED: enter it by hand',
    ]);
  });

  const WASHED: Row[] = [
    ['2025-06-05', 'Buy', 'AAA', 10, 1000, 'Main', 'Taxable'],
    ['2026-02-02', 'Sell', 'AAA', 10, 700, 'Main', 'Taxable'],
  ];

  test('a loss washed in another account is not in what that broker reports: (e) its own, B in (f), T by tacking', () => {
    const [first, second] = asked(
      ...WASHED,
      ['2026-02-10', 'Buy', 'AAA', 10, 720, 'Second', 'Taxable'],
      ['2026-10-01', 'Sell', 'AAA', 10, 900, 'Second', 'Taxable'],
    ).filter(row => String(row['Box']).length === 1);
    expect(first).toMatchObject({ Box: 'A', '(e) Cost basis': 1000, '(f) Code': 'W', '(g) Adjustment': 300 });
    // Held 242 days before and 233 after: long-term by the added days, which the other broker does not know.
    expect(second).toMatchObject({
      Box: 'D',
      '(e) Cost basis': 720,
      '(f) Code': 'BT',
      '(g) Adjustment': -300,
      '(h) Gain': -120,
    });
  });

  test('within one account the broker has it in the basis', () => {
    const rows = asked(
      ...WASHED,
      ['2026-02-10', 'Buy', 'AAA', 10, 720, 'Main', 'Taxable'],
      ['2026-04-01', 'Sell', 'AAA', 10, 900, 'Main', 'Taxable'],
    ).filter(row => String(row['Box']).length === 1);
    expect(rows[1]).toMatchObject({
      '(e) Cost basis': 1020,
      '(f) Code': '',
      '(g) Adjustment': '',
      '(h) Gain': -120,
    });
  });
});

describe('boxes, by the day brokers began to report', () => {
  const day = (iso: string): number => dayFromIso(iso)!;
  const box = (facts: Partial<BoxFacts>): string =>
    boxOf(
      { asset: 'stock', term: 'short', acquired: day('2026-01-01'), sold: day('2026-02-01'), ...facts },
      null,
    );

  // 26 CFR 1.6045-1(a)(15): each kind of property the day before, and the day.
  test.each([
    ['stock', '2010-12-31', 'E', '2011-01-01', 'D'],
    ['fund', '2011-12-31', 'E', '2012-01-01', 'D'],
    ['etf', '2011-12-31', 'E', '2012-01-01', 'D'],
    ['option', '2013-12-31', 'E', '2014-01-01', 'D'],
    ['bond', '2013-12-31', 'E', '2014-01-01', 'D'],
    ['crypto', '2025-12-31', 'K', '2026-01-01', 'J'],
  ] as const)('%s', (asset, before, old, since, covered) => {
    const sold = day('2027-06-01');
    expect(box({ asset, term: 'long', acquired: day(before), sold })).toBe(old);
    expect(box({ asset, term: 'long', acquired: day(since), sold })).toBe(covered);
  });

  test('coins sold before 2025 stand with what no form came for', () => {
    expect(box({ asset: 'crypto', acquired: day('2024-01-01'), sold: day('2024-12-31') })).toBe('C');
    expect(box({ asset: 'crypto', acquired: day('2024-06-01'), sold: day('2025-01-01') })).toBe('H');
  });
});

/** The same household in the engine's own cells. */
const formRows = form8949(
  askStrictly('FORM_8949', { trades: toCells(TRADES) }, end).household,
  2026,
  end,
  new Map(),
);

describe('files for tax programs', () => {
  const txf = txfFile(formRows, 2026, end);
  const [taxAct] = taxActFiles(formRows, 2026);

  test('TXF V042: header, then a record a sale, in its order of lines', () => {
    const lines = txf.text.split('\r\n');
    expect(lines.pop()).toBe('');
    expect(lines.slice(0, 4)).toEqual(['V042', 'ATax-loss harvesting for Sheets', 'D12/31/2026', '^']);
    const records = lines
      .slice(4)
      .join('\n')
      .split('\n^\n')
      .map(record => record.replace(/\n?\^$/, '').split('\n'));
    expect(records[0]).toEqual([
      'TD',
      'N321',
      'C1',
      'L1',
      'P10 sh AAA',
      'D01/05/2026',
      'D03/02/2026',
      '$1000.00',
      '$700.00',
      '$120.00',
    ]);
    expect(records.map(record => record[1])).toEqual(['N321', 'N713']);
    for (const record of records)
      expect(record.join('|')).toMatch(
        /^TD\|N\d{3}\|C1\|L1\|P[\x20-\x7e]+\|D\d\d\/\d\d\/\d{4}\|D\d\d\/\d\d\/\d{4}\|\$-?\d+\.\d\d\|\$-?\d+\.\d\d\|\$(-?\d+\.\d\d)?$/,
      );
  });

  test('what the formats cannot carry is refused with the reason, and nothing else', () => {
    expect(txf.refused.map(({ row, why }) => [row.box, why])).toEqual([
      ['G', 'TXF has no box G: enter it by hand'],
      ['K', 'TXF has no box K: enter it by hand'],
    ]);
    expect(taxAct!.refused.map(({ row }) => row.box)).toEqual(['G', 'K']);
  });

  test('TaxAct: its headings, one row a sale', () => {
    const { data } = Papa.parse<string[]>(taxAct!.text.trim());
    expect(data).toEqual([
      [
        'Description',
        'Date Acquired',
        'Date Sold',
        'Sales Proceeds',
        'Cost or Other Basis',
        'Wash Sale',
        'Adjustment Code',
        'Adjustment Amount',
        'Reporting Category',
        'Long/Short',
      ],
      ['10 sh AAA', '01/05/2026', '03/02/2026', '700.00', '1000.00', 'W', 'W', '120.00', 'A', 'S'],
      ['10 sh OLDX', '03/01/2010', '05/04/2026', '500.00', '300.00', '', '', '', 'E', 'L'],
    ]);
    // What it writes, GAINS_FROM reads.
    const read = named(bundle.table('GAINS_FROM', data, 'Main', '', [['Date order', 'MDY']]));
    expect(
      read.slice(0, 2).map(row => [row['Proceeds'], row['Cost basis'], row['Adjustment'], row['Term']]),
    ).toEqual([
      [700, 1000, 120, 'Short'],
      [500, 300, '', 'Long'],
    ]);
  });

  test('names in letters that the formats do not have lose them, and a line keeps its cells', () => {
    const odd = { ...formRows[0]!, description: '60 sh Café "Ünï", 株式\n^evil' };
    const written = txfFile([odd], 2026, end);
    const lines = written.text.split('\r\n');
    expect(lines.filter(line => line.startsWith('P'))).toEqual(['P60 sh Cafe "Uni", ^evil']);
    expect(written.text.replace(/\r\n/g, '')).toMatch(/^[\x20-\x7e]*$/);
    const [file] = taxActFiles([odd, formRows[0]!], 2026);
    const { data } = Papa.parse<string[]>(file!.text.trim());
    expect(file!.text).toContain('"60 sh Cafe ""Uni"", ^evil"');
    expect(data.map(cells => cells.length)).toEqual([10, 10, 10]);
    expect(data[1]![0]).toBe('60 sh Cafe "Uni", ^evil');
  });

  test('more than 2,000 rows are several files', () => {
    const many = Array.from({ length: 4001 }, () => formRows[0]!);
    const files = taxActFiles(many, 2026);
    expect(files.map(({ text }) => text.trim().split('\r\n').length)).toEqual([2001, 2001, 2]);
    expect(new Set(files.map(({ name }) => name)).size).toBe(3);
  });
});

describe('COMPARE_1099B', () => {
  const BROKER = [
    'Symbol',
    'Quantity',
    'Acquired',
    'Sold',
    'Proceeds',
    'Cost basis',
    'Adjustment',
    'Account',
  ];
  const broker = (...rows: Row[]): Value[][] => [
    BROKER,
    ...rows.map(row =>
      BROKER.map((_, at) => {
        const cell = row[at] ?? '';
        return typeof cell === 'string' && /^\d{4}-/.test(cell) ? bundle.day(cell) : cell;
      }),
    ),
  ];
  const compare = (lines: Value[][], trades: Value[][] = TRADES): Record<string, Value>[] =>
    named(bundle.table('COMPARE_1099B', lines, trades, '', 2026, asOf)).filter(
      row => !String(row['Symbol']).startsWith('Total '),
    );

  test('a wash that another account made is told, with what to enter', () => {
    const [row] = compare(broker(['AAA', 10, '2026-01-05', '2026-03-02', 700, 1000, '', 'Main']));
    expect(row).toMatchObject({ Row: 2, Disallowed: 120, 'Broker disallowed': 0, Agrees: 'No' });
    expect(row!['Why']).toMatch(
      /disallow \$120\.00, the broker \$0\.00: replaced by 4 bought 10 Mar 2026 in Rollover, lost for good/,
    );
    expect(row!['Why']).toMatch(/1\.6045-1\(d\)\(6\)\(iii\)/);
    expect(row!['What to enter']).toBe('(d) $700.00, (e) $1,000.00, (f) W, (g) $120.00.');
  });

  test('a disallowed loss is a size, whatever its sign in the file', () => {
    for (const told of [120, -120]) {
      const [row] = compare(broker(['AAA', 10, '2026-01-05', '2026-03-02', 700, 1000, told, 'Main']));
      expect(row).toMatchObject({ Agrees: 'Yes', 'Broker disallowed': 120 });
    }
  });

  test('what agrees says nothing more; what only one side has is named', () => {
    const rows = compare(
      broker(
        ['OLDX', 10, '', '2026-05-04', 500, 300, '', 'Main'],
        ['ZZZ', 5, '2026-01-05', '2026-02-02', 50, 60, '', 'Main'],
      ),
    );
    expect(rows[0]).toMatchObject({ Agrees: 'Yes', Why: '', 'What to enter': '' });
    expect(rows[1]!['Why']).toMatch(/^No sale of that day/);
    expect(rows.slice(2).map(row => [row['Symbol'], row['Why']])).toEqual([
      // Coins is another broker's: nothing is said of it.
      ['AAA', 'The broker tells of no such sale.'],
      ['Total, no box', expect.stringContaining('in no total above')],
    ]);
  });

  test('a basis that took up a loss washed in another account stays as reported in (e), and code B corrects it', () => {
    const trades = table(
      ['2026-01-05', 'Buy', 'AAA', 10, 1000, 'Main', 'Taxable'],
      ['2026-03-02', 'Sell', 'AAA', 10, 700, 'Main', 'Taxable'],
      ['2026-03-10', 'Buy', 'AAA', 10, 720, 'Second', 'Taxable'],
      ['2026-09-01', 'Sell', 'AAA', 10, 900, 'Second', 'Taxable'],
    );
    const rows = compare(
      broker(
        ['AAA', 10, '2026-01-05', '2026-03-02', 700, 1000, '', 'Main'],
        ['AAA', 10, '2026-03-10', '2026-09-01', 900, 720, '', 'Second'],
      ),
      trades,
    );
    expect(rows[1]!['Why']).toMatch(/\$300\.00 of a loss washed elsewhere in the household joined it/);
    expect(rows[1]!['What to enter']).toBe('(d) $900.00, (e) $720.00, (f) B, (g) −$300.00.');
    // (h) = (d) − (e) + (g) is the household's own gain.
    expect(900 - 720 - 300).toBe(bundle.call('NET_GAIN', trades, '', 2026, 'net', asOf));
  });

  test('a wash within the account names the purchase', () => {
    const trades = table(
      ['2026-01-05', 'Buy', 'AAA', 10, 1000, 'Main', 'Taxable'],
      ['2026-03-02', 'Sell', 'AAA', 10, 700, 'Main', 'Taxable'],
      ['2026-03-10', 'Buy', 'AAA', 10, 720, 'Main', 'Taxable'],
    );
    const [row] = compare(broker(['AAA', 10, '2026-01-05', '2026-03-02', 700, 1000, '', 'Main']), trades);
    expect(row!['Why']).toMatch(/replaced by 10 bought 10 Mar 2026 in Main: the same account/);
  });

  test('lines of various days, and of a name instead of a symbol, find theirs', () => {
    const trades = table(
      ['2025-01-05', 'Buy', 'AAA', 10, 500, 'Main', 'Taxable'],
      ['2025-02-05', 'Buy', 'AAA', 10, 600, 'Main', 'Taxable'],
      ['2026-03-02', 'Sell', 'AAA', 20, 1400, 'Main', 'Taxable'],
    );
    const [row, ...more] = compare(
      broker(['QUANTUM METRIC TECH INC', 20, '', '2026-03-02', 1400, 1100, '', '']),
      trades,
    );
    expect(row).toMatchObject({ Symbol: 'AAA', Acquired: 'Various', Basis: 1100, Agrees: 'Yes' });
    expect(more).toEqual([]);
  });

  describe('term and days', () => {
    const TOLD = [...BROKER, 'Term', 'Box'];
    const lines = (...rows: Row[]): Value[][] =>
      broker(...rows).map((row, at) =>
        at === 0 ? TOLD : [...row, ...(rows[at - 1]!.slice(BROKER.length) as Value[])],
      );
    const held = table(
      ['2024-01-05', 'Buy', 'AAA', 100, 6000, 'Main', 'Taxable'],
      ['2026-03-02', 'Sell', 'AAA', 100, 7000, 'Main', 'Taxable'],
    );

    test('another term is code T, with 0 in (g), in the right Part: Instructions for Form 8949', () => {
      const [row] = compare(
        lines(['AAA', 100, '2024-01-05', '2026-03-02', 7000, 6000, '', 'Main', 'Short', '']),
        held,
      );
      expect(row).toMatchObject({
        Agrees: 'No',
        'What to enter': 'Part II: (d) $7,000.00, (e) $6,000.00, (f) T, (g) $0.00.',
      });
      expect(row!['Why']).toMatch(/the broker says short-term, the trades make it long-term/);
      const [same] = compare(
        lines(['AAA', 100, '2024-01-05', '2026-03-02', 7000, 6000, '', 'Main', 'Long', '']),
        held,
      );
      expect(same).toMatchObject({ Agrees: 'Yes', 'What to enter': '' });
    });

    test('the box tells the term where the term is not told', () => {
      const [row] = compare(
        lines(['AAA', 100, '2024-01-05', '2026-03-02', 7000, 6000, '', 'Main', '', 'A']),
        held,
      );
      expect(row!['What to enter']).toContain('(f) T');
    });

    test('another day of purchase does not agree; a day too late by a settlement is said to be one', () => {
      const [row] = compare(broker(['AAA', 100, '2024-01-08', '2026-03-02', 7000, 6000, '', 'Main']), held);
      expect(row).toMatchObject({ Agrees: 'No' });
      expect(row!['Why']).toMatch(
        /the broker says 8 Jan 2024, the trades 5 Jan 2024: it may tell the day of settlement/,
      );
      expect(row!['What to enter']).toMatch(
        /^Compare with the confirmation first\. .*\(b\) 2024-01-05, \(d\)/,
      );
    });

    test('basis that was not reported is entered right, without code B', () => {
      const [row] = compare(
        lines(['AAA', 100, '2024-01-05', '2026-03-02', 7000, 5500, '', 'Main', 'Long', 'E']),
        held,
      );
      expect(row!['What to enter']).toBe('(d) $7,000.00, (e) $6,000.00, no adjustment.');
    });

    test('fees that the form does not show are code E; proceeds that nothing raises are no code', () => {
      const [low] = compare(
        lines(['AAA', 100, '2024-01-05', '2026-03-02', 7010, 6000, '', 'Main', 'Long', '']),
        held,
      );
      expect(low!['What to enter']).toMatch(
        /If the trades are right: \(d\) \$7,010\.00, \(e\) \$6,000\.00, \(f\) E, \(g\) −\$10\.00\.$/,
      );
      const [high] = compare(
        lines(['AAA', 100, '2024-01-05', '2026-03-02', 6990, 6000, '', 'Main', 'Long', '']),
        held,
      );
      expect(high!['What to enter']).toMatch(/^Correct the sale in Trades/);
    });

    const TWO_LOTS = (lot: string) =>
      table(
        ['2024-01-05', 'Buy', 'AAA', 50, 3000, 'Main', 'Taxable', '', '', 'A'],
        ['2026-01-05', 'Buy', 'AAA', 50, 3500, 'Main', 'Taxable', '', '', 'B'],
        ['2026-03-20', 'Sell', 'AAA', 50, 3400, 'Main', 'Taxable', '', '', lot],
      );

    test('another lot is tried: where it makes the broker’s figures nothing is corrected (26 CFR 1.1012-1(c))', () => {
      const [row] = compare(
        broker(['AAA', 50, '2024-01-05', '2026-03-20', 3400, 3000, '', 'Main']),
        TWO_LOTS('B'),
      );
      expect(row!['Why']).toMatch(/Tried with the broker's lot, the trades make its figures/);
      expect(row!['What to enter']).toMatch(/^Nothing to correct on the form: name the lot of 5 Jan 2024/);
    });

    test('where it does not, it is not said to', () => {
      const [row] = compare(
        broker(['AAA', 50, '2024-01-05', '2026-03-20', 3400, 2900, '', 'Main']),
        TWO_LOTS('B'),
      );
      expect(row!['Why']).not.toMatch(/Tried/);
      expect(row!['What to enter']).toMatch(/^Compare with the confirmation first/);
    });

    test('shares of both terms in one line are two rows that add up to the broker’s', () => {
      const trades = table(
        ['2024-01-05', 'Buy', 'AAA', 50, 3000, 'Main', 'Taxable'],
        ['2026-01-05', 'Buy', 'AAA', 50, 3500, 'Main', 'Taxable'],
        ['2026-03-20', 'Sell', 'AAA', 100, 7001, 'Main', 'Taxable'],
      );
      const [row] = compare(
        lines(['AAA', 100, '', '2026-03-20', 7001, 6500, '', 'Main', 'Short', '']),
        trades,
      );
      const amounts = [...String(row!['What to enter']).matchAll(/\((d|e)\) \$([\d,.]+\d)/g)].map(
        ([, column, text]) => [column, Number(text!.replace(/,/g, ''))] as const,
      );
      const sum = (column: string) =>
        amounts.reduce((all, [own, amount]) => (own === column ? all + amount : all), 0);
      expect([amounts.length, sum('d'), sum('e')]).toEqual([4, 7001, 6500]);
      expect(row!['What to enter']).toMatch(/short-term: .*long-term: |long-term: .*short-term: /);
    });

    test('a property: whatever is wrong with a line, (d) − (e) + (g) of what to enter is the household’s gain', () => {
      const cents = fc.integer({ min: -50_000, max: 50_000 }).map(count => count / 100);
      fc.assert(
        fc.property(
          cents,
          cents,
          fc.constantFrom('Short', 'Long', ''),
          fc.constantFrom('', 'A', 'B', 'D', 'E'),
          fc.constantFrom(0, 1, 700),
          (more, dearer, term, box, days) => {
            const bought = new Date(Date.UTC(2024, 0, 5 + days)).toISOString().slice(0, 10);
            const [row] = compare(
              lines(['AAA', 100, bought, '2026-03-02', 7000 + more, 6000 + dearer, '', 'Main', term, box]),
              held,
            );
            const [, d, e, sign = '', g = '0'] =
              /\(d\) \$([\d,.]+\d), \(e\) \$([\d,.]+\d)(?:, \(f\) [BELTW]+, \(g\) (−?)\$([\d,.]+\d)|, no adjustment)\.$/.exec(
                String(row!['What to enter']),
              ) ?? [];
            if (d === undefined) return;
            const number = (text: string) => Number(text.replace(/,/g, ''));
            expect(number(d) - number(e!) + (sign === '' ? 1 : -1) * number(g)).toBeCloseTo(1000, 6);
          },
        ),
        { numRuns: 150 },
      );
    });
  });

  test('a property: the household’s own lines, told by a broker, agree in any order', () => {
    const own = named(bundle.table('REALIZED_GAINS', TRADES, '', 2026, asOf)).map(row =>
      BROKER.map(heading => row[heading] ?? ''),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(own, { minLength: own.length }), lines => {
        const rows = compare([BROKER, ...lines]);
        expect(rows.map(row => row['Agrees'])).toEqual(own.map(() => 'Yes'));
      }),
      { numRuns: 20 },
    );
  });
});

describe('the calendar', () => {
  const file = calendarFile(
    [
      {
        id: 'sell-a b',
        isSale: true,
        again: null,
        day: end,
        title: 'Sell 10 AAA; all, of it',
        words: 'Words that are long, '.repeat(9),
      },
      {
        id: 'buy-1',
        isSale: false,
        again: null,
        day: end + 31,
        title: 'AAA may be bought again',
        words: 'ü'.repeat(80),
      },
    ],
    end,
  );

  test('is iCalendar: lines of at most 75 octets, whole days, escaped text, an id each', () => {
    const lines = file.split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const whole = file.replace(/\r\n /g, '');
    expect(whole).toContain('SUMMARY:Sell 10 AAA\\; all\\, of it');
    expect(whole).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101');
    expect(whole).toContain('ü'.repeat(80));
    expect(whole.match(/^UID:.*$/gm)).toHaveLength(2);
    expect(whole.match(/^(BEGIN|END):VEVENT$/gm)).toHaveLength(4);
  });
});

describe('calendar entries', () => {
  const WORDS = { money: String, untilThen: '', before: () => '', lastDay: null };
  const idsOf = (pauses: { symbol: string; where: string; day?: number }[]): string[] => {
    const told = pauses.map(({ symbol, where, day = 20000 }) => ({
      symbol,
      where,
      day,
      loss: ZERO,
      isOfGain: false,
    }));
    const days = calendarDays([], [], 19990, WORDS, { pauses: told, last: null });
    return [
      ...calendarFile(days, 19990)
        .replace(/\r\n /g, '')
        .matchAll(/^UID:(.*)@/gm),
    ].map(([, id]) => id!);
  };

  test('a purchase that meets a gain says that the gain is not taken, not that a loss is washed', () => {
    const pause = { symbol: 'BP', where: 'GIA', day: 20000, loss: ZERO };
    const words = [true, false].map(isOfGain => {
      const pauses = [{ ...pause, isOfGain }];
      return calendarDays([], [], 19990, WORDS, { pauses, last: null })[0]!.words;
    });
    expect(words).toEqual([
      'Made, it can be matched with the sale, and the gain is not taken.',
      'Made, it washes more of the loss.',
    ]);
  });

  test.each([
    ['names of other scripts', ['VTI', '太郎'], ['VTI', '花子']],
    ['a dash that could end the symbol', ['BTC-USD', 'Main'], ['BTC', 'USD-Main']],
    ['signs', ['VTI', 'A/B'], ['VTI', 'A.B']],
    ['the spelling of a sign', ['VTI', '_5f_'], ['VTI', '_']],
    ['two series of one account and day', ['VTI', 'Main'], ['VTI', 'Main']],
  ])('%s: no two have one id', (_, [a, x], [b, y]) => {
    const ids = idsOf([
      { symbol: a!, where: x! },
      { symbol: b!, where: y! },
    ]);
    expect(new Set(ids).size).toBe(2);
    expect(ids.join('')).toMatch(/^[\w-]+$/);
  });

  test('an id is the same in the next file', () => {
    expect(idsOf([{ symbol: 'VTI', where: '太郎' }])).toEqual(idsOf([{ symbol: 'VTI', where: '太郎' }]));
  });
});
