import { dayFromIso } from '../../src/base/day';
import { exactNumber } from '../../src/base/exact';
import { linesOfYear } from '../../src/forms/brokerLines';
import { form8949, type FormRow } from '../../src/forms/form8949';
import { discountsOf, reconciled } from '../../src/forms/reconciled';
import { returnOf } from '../../src/forms/returnYear';
import { statementPage, statementSheet } from '../../src/forms/statement';
import { taxActFiles, txfFile } from '../../src/forms/taxFiles';
import { askStrictly } from '../../src/session/askTotals';
import type { Cell, Range } from '../../src/table/cell';
import { readText } from '../../src/table/readCell';
import { bundle, day, rows, settings, type Row } from '../functions/support';

/**
 * Ten households of two brokers and an IRA, each with forms that are wrong in a way brokers are. Every return was worked
 * out by hand to Schedule D; FORM_8949, NET_GAIN, the printed statement, TXF and TaxAct's file must all come to it.
 */
const TRADES = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Fees',
  'Account',
  'Account type',
  'Owner',
  'Asset',
  'Fair value',
];
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

interface Household {
  readonly name: string;
  readonly trades: readonly Row[];
  readonly forms: readonly Row[];
  /** Box, (d), (e), (f), (g), (h), in the form's order. */
  readonly form: readonly Row[];
  /** Schedule D lines 7 and 15. */
  readonly short: number;
  readonly long: number;
  /** What TXF has to refuse by name. */
  readonly refused?: number;
}

/** Shared by all: the other broker's sale, of which nothing is wrong, and an IRA that does not matter. */
const OTHER: readonly Row[] = [
  ['2026-02-02', 'Buy', 'OTH', 10, 1000, '', 'Second'],
  ['2026-08-03', 'Sell', 'OTH', 10, 1300, '', 'Second'],
  ['2025-01-06', 'Buy', 'IND', 5, 500, '', 'Ira', 'IRA'],
];
const OTHER_LINE: Row = [
  'OTH',
  10,
  '2026-02-02',
  '2026-08-03',
  1300,
  1000,
  '',
  'Short',
  'A',
  '',
  '',
  'Second',
];
const OTHER_ROW: Row = ['A', 1300, 1000, '', '', 300];
const HELD: Row = ['2024-01-02', 'Buy', 'QMT', 100, 5000, '', 'Main'];
const SOLD: Row = ['2026-05-05', 'Sell', 'QMT', 100, 4000, '', 'Main'];
const line = (changes: Partial<Record<(typeof FORM)[number], string | number>> = {}): Row => {
  const plain: Record<string, string | number> = {
    Symbol: 'QMT',
    Quantity: 100,
    Acquired: '2024-01-02',
    Sold: '2026-05-05',
    Proceeds: 4000,
    'Cost basis': 5000,
    Term: 'Long',
    Box: 'D',
    Account: 'Main',
  };
  return FORM.map(heading => changes[heading] ?? plain[heading] ?? '');
};

const HOUSEHOLDS: readonly Household[] = [
  {
    name: 'the IRA buys 40 back within a week: W, 400 lost for good (Rev. Rul. 2008-5)',
    trades: [HELD, SOLD, ['2026-05-12', 'Buy', 'QMT', 40, 1650, '', 'Ira', 'IRA']],
    forms: [line()],
    form: [OTHER_ROW, ['D', 4000, 5000, 'W', 400, -600]],
    short: 300,
    long: -600,
  },
  {
    name: 'a purchase plan’s shares with the price paid as basis: B takes off the wages',
    trades: [
      ['2026-01-30', 'ESPP purchase', 'QMT', 100, 8500, '', 'Main', '', '', '', 100],
      ['2026-06-02', 'Sell', 'QMT', 100, 9000, '', 'Main'],
    ],
    forms: [
      line({
        Acquired: '2026-01-30',
        Sold: '2026-06-02',
        Proceeds: 9000,
        'Cost basis': 8500,
        Term: 'Short',
        Box: 'A',
      }),
    ],
    form: [['A', 9000, 8500, 'B', -1500, -1000], OTHER_ROW],
    short: -700,
    long: 0,
    refused: 1,
  },
  {
    name: 'transferred in without a basis: box E, the household’s own in (e)',
    trades: [HELD, SOLD],
    forms: [line({ Acquired: '', 'Cost basis': '', Box: 'E' })],
    form: [OTHER_ROW, ['E', 4000, 5000, '', '', -1000]],
    short: 300,
    long: -1000,
  },
  {
    name: 'gross proceeds without the commission: E',
    trades: [HELD, ['2026-05-05', 'Sell', 'QMT', 100, 4000, 25, 'Main']],
    forms: [line()],
    form: [OTHER_ROW, ['D', 4000, 5000, 'E', -25, -1025]],
    short: 300,
    long: -1025,
    refused: 1,
  },
  {
    name: 'short-term for long: T, in Part II',
    trades: [HELD, SOLD],
    forms: [line({ Term: 'Short', Box: 'A' })],
    form: [OTHER_ROW, ['D', 4000, 5000, 'T', 0, -1000]],
    short: 300,
    long: -1000,
    refused: 1,
  },
  {
    name: 'a corrected form: the first line does not count',
    trades: [HELD, SOLD],
    forms: [line({ Proceeds: 3900 }), line({ Corrected: 'Yes' })],
    form: [OTHER_ROW, ['D', 4000, 5000, '', '', -1000]],
    short: 300,
    long: -1000,
  },
  {
    name: 'the spouse’s loss is washed into these shares: W there, B and T here (§ 1091(d), § 1223(3))',
    trades: [
      ['2024-01-02', 'Buy', 'QMT', 100, 5000, '', 'Hers', '', 'Her'],
      ['2026-02-03', 'Sell', 'QMT', 100, 4000, '', 'Hers', '', 'Her'],
      ['2026-02-09', 'Buy', 'QMT', 100, 4100, '', 'Main'],
      ['2026-05-05', 'Sell', 'QMT', 100, 6000, '', 'Main'],
    ],
    forms: [
      line({ Sold: '2026-02-03', Account: 'Hers' }),
      line({ Acquired: '2026-02-09', Proceeds: 6000, 'Cost basis': 4100, Term: 'Short', Box: 'A' }),
    ],
    form: [OTHER_ROW, ['D', 4000, 5000, 'W', 1000, 0], ['D', 6000, 4100, 'BT', -1000, 900]],
    short: 300,
    long: 900,
    refused: 1,
  },
  {
    name: 'one line of various days and both terms: two rows that add up to it',
    trades: [
      ['2024-01-02', 'Buy', 'QMT', 70, 3500, '', 'Main'],
      ['2026-01-05', 'Buy', 'QMT', 30, 1500, '', 'Main'],
      SOLD,
    ],
    forms: [line({ Acquired: '', Term: '', Box: '' })],
    form: [['A', 1200, 1500, '', '', -300], OTHER_ROW, ['D', 2800, 3500, '', '', -700]],
    short: 0,
    long: -700,
  },
  {
    name: 'a bond’s market discount in box 1f: D, interest up to it (§ 1276(a)(1))',
    trades: [
      ['2024-01-02', 'Buy', 'BND27', 1000, 900, '', 'Main', '', '', 'bond'],
      ['2026-05-05', 'Sell', 'BND27', 1000, 980, '', 'Main', '', '', 'bond'],
    ],
    forms: [
      line({ Symbol: 'BND27', Quantity: 1000, Proceeds: 980, 'Cost basis': 900, 'Market discount': 30 }),
    ],
    form: [OTHER_ROW, ['D', 980, 900, 'D', -30, 50]],
    short: 300,
    long: 50,
    refused: 1,
  },
  {
    name: 'inherited shares sold within the year, and an account whose form has not come: long-term, box F',
    trades: [
      ['2026-03-02', 'Inherit', 'QMT', 100, 5000, '', 'Main'],
      SOLD,
      ['2024-01-02', 'Buy', 'ABC', 10, 500, '', 'Third'],
      ['2026-09-01', 'Sell', 'ABC', 10, 700, '', 'Third'],
    ],
    forms: [line({ Acquired: '' })],
    form: [OTHER_ROW, ['D', 4000, 5000, '', '', -1000], ['F', 700, 500, '', '', 200]],
    short: 300,
    long: -800,
    refused: 1,
  },
];

const OWN = { 'Filing status': 'Joint', 'Taxable income': 150000, 'Owner Her': 'Spouse' };
const end = day('2026-12-31');

/** The same cells as the product reads them, without the bundle. */
const asCells = (headings: readonly string[], given: readonly Row[]): Range => [
  [...headings],
  ...given.map(row =>
    headings.map((_, at): Cell => {
      const cell = row[at] ?? '';
      return typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell)
        ? { day: dayFromIso(cell)!, seconds: 0 }
        : cell;
    }),
  ),
];

describe.each(HOUSEHOLDS.map(one => [one.name, one] as const))('%s', (_, one) => {
  const trades = [...OTHER, ...one.trades].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  const forms = [OTHER_LINE, ...one.forms];
  const asOf = dayFromIso('2026-12-31')!;
  const household = () =>
    askStrictly(
      'FORM_8949',
      { trades: asCells(TRADES, trades), settings: [['Setting', 'Value'], ...Object.entries(OWN)] },
      asOf,
    ).household;
  const formRows = (): readonly FormRow[] => {
    const { matched, unequal } = linesOfYear(asCells(FORM, forms), household(), 2026, asOf);
    return reconciled(matched, unequal).rows;
  };
  const byLine = (a: Row, b: Row): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

  test('FORM_8949 is the return worked out by hand', () => {
    const told = bundle
      .table('FORM_8949', rows(TRADES, trades), settings(OWN), 2026, end, rows(FORM, forms))
      .slice(1)
      .filter(([box]) => /^[A-L]$/.test(String(box)))
      .map(([box, , , , ...money]) => [box, ...money.slice(0, 5)] as Row);
    expect([...told].sort(byLine)).toEqual([...one.form].sort(byLine));
  });

  test('NET_GAIN has Schedule D lines 7, 15 and 16 of it', () => {
    const net = (which: string): unknown =>
      bundle.call('NET_GAIN', rows(TRADES, trades), settings(OWN), 2026, which, end, rows(FORM, forms));
    expect([net('short'), net('long'), net('net')]).toEqual([one.short, one.long, one.short + one.long]);
  });

  test('Schedule D by its lines comes to it, and its boxes to the rows', () => {
    const told = bundle.table(
      'NET_GAIN',
      rows(TRADES, trades),
      settings(OWN),
      2026,
      'all',
      end,
      rows(FORM, forms),
    );
    const line = (name: string): number =>
      Number(told.find(([label]) => String(label).startsWith(`Line ${name}:`))![1]);
    expect([line('7'), line('15')]).toEqual([one.short, one.long]);
    const boxed: readonly (readonly [string, string])[] = [
      ['1b', 'AG'],
      ['2', 'BH'],
      ['3', 'CI'],
      ['8b', 'DJ'],
      ['9', 'EK'],
      ['10', 'FL'],
    ];
    for (const [name, boxes] of boxed)
      expect([name, line(name)]).toEqual([
        name,
        one.form.filter(([box]) => boxes.includes(String(box))).reduce((sum, row) => sum + Number(row[5]), 0),
      ]);
  });

  test('the files come to it with what they refuse, and the statement with all', () => {
    const all = formRows();
    const gain = (of: readonly FormRow[]): number => of.reduce((sum, row) => sum + exactNumber(row.gain), 0);
    const txf = txfFile(all, 2026, asOf);
    const records = txf.text.split('^').slice(1);
    const inTxf = records.reduce((sum, record) => {
      const amounts = [...record.matchAll(/^\$(.*?)\r?$/gm)].map(([, amount]) => Number(amount));
      return amounts.length === 3 ? sum + amounts[1]! - amounts[0]! + amounts[2]! : sum;
    }, 0);
    expect(txf.refused).toHaveLength(one.refused ?? 0);
    expect(inTxf + gain(txf.refused.map(({ row }) => row))).toBeCloseTo(one.short + one.long, 6);
    const [file] = taxActFiles(all, 2026);
    const inCsv = file!.text
      .trim()
      .split('\r\n')
      .slice(1)
      .map(text => text.split(','))
      .reduce((sum, cells) => sum + Number(cells[3]) - Number(cells[4]) + Number(cells[7]), 0);
    expect(inCsv).toBeCloseTo(one.short + one.long, 6);
    const page = statementPage(all, 2026);
    const lastOf = (row: string): number => Number(/<td>([^<]*)<\/td><\/tr>$/.exec(row)![1]);
    const boxes = page.match(/<tr><td>Totals of box .*?<\/tr>/g)!;
    expect(boxes.reduce((sum, row) => sum + lastOf(row), 0)).toBeCloseTo(one.short + one.long, 6);
    expect(page.includes('<td>INHERITED</td>')).toBe(one.name.startsWith('inherited'));
  });
});

test('Schedule D on the printed sheet is told of the same interest as the formula', () => {
  const bond = HOUSEHOLDS.find(({ name }) => name.startsWith('a bond'))!;
  const asOf = dayFromIso('2026-12-31')!;
  const { household } = askStrictly('FORM_8949', { trades: asCells(TRADES, bond.trades) }, asOf);
  const told = discountsOf(linesOfYear(asCells(FORM, bond.forms), household, 2026, asOf).matched);
  expect(returnOf(household, 2026, asOf, told, []).year.net.toNumber()).toBe(50);
});

test('the statement on a sheet: as many rows on each page, and each page’s totals those of its rows', () => {
  const asOf = dayFromIso('2026-12-31')!;
  const { household } = askStrictly('FORM_8949', { trades: asCells(TRADES, HOUSEHOLDS[0]!.trades) }, asOf);
  const [row] = form8949(household, 2026, asOf, new Map());
  const { cells, bold, money } = statementSheet(
    Array.from({ length: 60 }, () => row!),
    2026,
  );
  const at = (words: string): number[] =>
    cells.flatMap(([first], index) => (readText(first ?? '').startsWith(words) ? [index] : []));
  expect(at('Statement for Form 8949, 2026')).toEqual([0, 32, 64]);
  const sums = at('Totals of this page').map(index => cells[index]![7]);
  expect(sums).toEqual([26, 26, 8].map(count => Math.round(count * exactNumber(row!.gain) * 100) / 100));
  expect(at('Totals of box D')).toHaveLength(1);
  expect(cells[at('Totals of box D')[0]!]![0]).toContain('one row, “see attached statement”, code M');
  expect(cells[at('Totals of box D')[0]!]![7]).toBe(Math.round(60 * exactNumber(row!.gain) * 100) / 100);
  expect(bold).toContain(32);
  expect(money.every(column => typeof cells[3]![column] === 'number' || cells[3]![column] === '')).toBe(true);
  expect(new Set(cells.map(({ length }) => length)).size).toBe(1);
});

test('a statement of many rows: pages with totals of their own, the box’s on its last', () => {
  const bond = HOUSEHOLDS[0]!;
  const asOf = dayFromIso('2026-12-31')!;
  const { household } = askStrictly('FORM_8949', { trades: asCells(TRADES, bond.trades) }, asOf);
  const [row] = form8949(household, 2026, asOf, new Map());
  const page = statementPage(
    Array.from({ length: 60 }, () => row!),
    2026,
  );
  expect(page.match(/Totals of this page/g)).toHaveLength(3);
  expect(page.match(/Totals of box D/g)).toHaveLength(1);
  expect(page).toContain('Page 3 of 3');
  expect(page).toContain('size: landscape');
});
