import { dayFromIso } from '../../src/base/day';
import { writtenAnswer } from '../../src/addon/writtenAnswers';
import type { ReturnPart } from '../../src/countries/returnParts';
import { ownReturn, ownReturnTable, type OwnReturn } from '../../src/forms/ownReturn';
import { askStrictly } from '../../src/session/askTotals';
import type { Cell, Range } from '../../src/table/cell';
import { readText } from '../../src/table/readCell';

/** Each country's return in the lay-out of its own form; amounts worked out by hand. */
const TRADES = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Account',
  'Account type',
  'Owner',
  'Asset',
];

const cells = (headings: readonly string[], rows: readonly (readonly (string | number)[])[]): Range => [
  headings,
  ...rows.map(row =>
    headings.map((_, at): Cell => {
      const cell = row[at] ?? '';
      return typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell)
        ? { day: dayFromIso(cell)!, seconds: 0 }
        : cell;
    }),
  ),
];

function returnOf(
  country: string,
  year: number,
  rows: readonly (readonly (string | number)[])[],
  { settings = [], securities = [] }: { settings?: readonly (readonly Cell[])[]; securities?: Range } = {},
): OwnReturn {
  const asOf = dayFromIso('2027-06-30')!;
  const settled = askStrictly(
    'REALIZED_GAINS',
    {
      trades: cells(TRADES, rows),
      settings: [['Setting', 'Value'], ['Country', country], ...settings],
      ...(securities.length > 0 ? { securities } : {}),
    },
    asOf,
  );
  return ownReturn(settled.country, settled.settlement, settled.household, year, asOf);
}

const part = ({ parts }: OwnReturn, title: string): ReturnPart => {
  const found = parts.find(one => one.title.includes(title));
  if (!found) throw new Error(`no part ${title} among ${parts.map(one => one.title).join('; ')}`);
  return found;
};
const lineOf = (told: OwnReturn, title: string, words: string): number | string =>
  part(told, title).lines.find(line => line.words.startsWith(words) || line.where.startsWith(words))!.amount;
const row = (told: OwnReturn, title: string, at = 0): Record<string, Cell> => {
  const { headings, rows } = part(told, title);
  return Object.fromEntries(headings.map(({ name }, column) => [name, rows[at]![column]!]));
};

describe('United Kingdom, SA108', () => {
  const told = returnOf(
    'UK',
    2026,
    [
      ['2024-05-01', 'Buy', 'AAA', 100, 1000, 'GIA'],
      ['2024-06-01', 'Buy', 'AAA', 100, 2000, 'GIA'],
      // One disposal: 50 bought back within 30 days (s. 106A), 50 from the pool at 15 (s. 104).
      ['2026-05-05', 'Sell', 'AAA', 100, 3000, 'GIA'],
      ['2026-05-20', 'Buy', 'AAA', 50, 1600, 'GIA'],
      ['2024-05-01', 'Buy', 'BBB', 10, 900, 'GIA'],
      ['2026-07-01', 'Sell', 'BBB', 10, 400, 'GIA'],
      ['2024-05-01', 'Buy', 'BTC', 1, 20000, 'Wallet', '', '', 'crypto'],
      ['2026-08-01', 'Sell', 'BTC', 1, 25000, 'Wallet', '', '', 'crypto'],
      ['2024-05-01', 'Buy', 'AAA', 10, 100, 'Hers', '', 'Wife'],
      ['2026-09-01', 'Sell', 'AAA', 10, 300, 'Hers', '', 'Wife'],
    ],
    { settings: [['Owner Wife', 'Spouse']] },
  );

  test('listed shares: disposals are counted once, gains and losses apart, boxes 23 to 27', () => {
    const listed = part(told, 'Listed shares').lines.map(({ where, amount }) => [where, amount]);
    expect(listed).toEqual([
      ['box 23', '2'],
      ['box 24', 340000],
      // 1,600 bought back, 50 of the pool at 15, and 900.
      ['box 25', 160000 + 75000 + 90000],
      ['box 26', 300000 - 160000 - 75000],
      ['box 27', 50000],
    ]);
    expect(part(told, 'Listed shares').rows).toHaveLength(3);
  });

  test('coins have a section of their own; a spouse’s sales are on no return of mine', () => {
    expect(lineOf(told, 'Cryptoassets', 'Gains')).toBe(500000);
    expect(JSON.stringify(part(told, 'Listed shares').rows)).not.toContain('Wife');
    expect(told.count).toBe(4);
  });
});

test('Canada, Schedule 3: shares in part 3, coins in part 5, the year of acquisition, the lines of their totals', () => {
  const told = returnOf('Canada', 2026, [
    ['2024-05-01', 'Buy', 'XIC', 100, 3000, 'Main'],
    ['2026-05-05', 'Sell', 'XIC', 100, 3500, 'Main'],
    ['2024-05-01', 'Buy', 'BTC', 1, 20000, 'Wallet', '', '', 'crypto'],
    ['2026-08-03', 'Sell', 'BTC', 1, 18000, 'Wallet', '', '', 'crypto'],
  ]);
  expect(lineOf(told, '3. Publicly', 'line 13199')).toBe(350000);
  expect(lineOf(told, '3. Publicly', 'line 13200')).toBe(50000);
  expect(lineOf(told, '5. Bonds', 'line 15300')).toBe(-200000);
  expect(row(told, '3. Publicly')).toMatchObject({ Number: 100, '(2) Proceeds of disposition': 3500 });
  expect(lineOf(told, 'Totals', 'line 19700')).toBe(-150000);
});

test('Ireland, CG1: consideration, and what is paid by 15 December and by 31 January', () => {
  const told = returnOf('Ireland', 2026, [
    ['2024-05-01', 'Buy', 'CRH', 100, 3000, 'Main'],
    ['2026-05-05', 'Sell', 'CRH', 50, 3500, 'Main'],
    ['2026-12-07', 'Sell', 'CRH', 50, 2000, 'Main'],
  ]);
  expect(lineOf(told, 'Shares and securities', 'Aggregate')).toBe(550000);
  expect(lineOf(told, 'Capital gains', 'Initial period')).toBe(200000);
  expect(lineOf(told, 'Capital gains', 'Later period')).toBe(50000);
  expect(lineOf(told, 'Capital gains', 'Personal exemption')).toBe(127000);
});

test('Germany: Anlage KAP without funds, KAP-INV before the exempt part, Anlage SO', () => {
  const told = returnOf('Germany', 2026, [
    ['2024-05-01', 'Buy', 'SAP', 100, 3000, 'Main', '', '', 'stock'],
    ['2026-05-05', 'Sell', 'SAP', 50, 3500, 'Main', '', '', 'stock'],
    ['2026-06-05', 'Sell', 'SAP', 50, 500, 'Main', '', '', 'stock'],
    ['2024-05-01', 'Buy', 'EUNL', 100, 1000, 'Main', '', '', 'etf'],
    ['2026-05-05', 'Sell', 'EUNL', 100, 2000, 'Main', '', '', 'etf'],
    ['2026-01-05', 'Buy', 'BTC', 1, 20000, 'Wallet', '', '', 'crypto'],
    ['2026-08-03', 'Sell', 'BTC', 1, 26000, 'Wallet', '', '', 'crypto'],
  ]);
  expect(
    part(told, 'Anlage KAP:')
      .lines.slice(0, 4)
      .map(({ where, amount }) => [where, amount]),
  ).toEqual([
    ['Zeile 19', 100000],
    ['Zeile 20', 200000],
    ['Zeile 22', 0],
    ['Zeile 23', 100000],
  ]);
  expect(lineOf(told, 'KAP-INV', 'Before the part')).toBe(100000);
  // 30% of it are exempt, which the office takes off: EStG § 20, InvStG § 20.
  expect(row(told, 'KAP-INV')['Gain or loss']).toBe(1000);
  expect(lineOf(told, 'Anlage SO', 'Coins')).toBe(600000);
});

test('Australia, question 18: labels, and a record of each event with its method', () => {
  const told = returnOf('Australia', 2026, [
    ['2024-05-01', 'Buy', 'BHP', 100, 3000, 'Main'],
    ['2026-08-05', 'Sell', 'BHP', 100, 5000, 'Main'],
    ['2026-07-01', 'Buy', 'CBA', 10, 1000, 'Main'],
    ['2026-12-05', 'Sell', 'CBA', 10, 1200, 'Main'],
  ]);
  expect(lineOf(told, 'Question 18', '18 H')).toBe(220000);
  expect(lineOf(told, 'Question 18', '18 A')).toBe(120000);
  expect([row(told, 'Record')['Method'], row(told, 'Record', 1)['Method']]).toEqual(['Discount', 'Other']);
});

describe('India, Schedule CG', () => {
  const told = returnOf(
    'India',
    2026,
    [
      ['2024-05-01', 'Buy', 'INFY', 100, 140000, 'Demat'],
      ['2026-05-05', 'Sell', 'INFY', 100, 180000, 'Demat'],
      ['2026-08-03', 'Buy', 'TCS', 10, 30000, 'Demat'],
      ['2026-12-01', 'Sell', 'TCS', 10, 35000, 'Demat'],
      ['2017-05-02', 'Buy', 'OLD', 10, 9000, 'Demat'],
      ['2027-01-05', 'Sell', 'OLD', 10, 6000, 'Demat'],
    ],
    {
      securities: [
        ['Symbol', 'ISIN'],
        ['INFY', 'ine009a01021'],
      ],
    },
  );

  test('112A: a row for each purchase with ISIN, and (14) = (6) − (13)', () => {
    expect(row(told, 'Schedule 112A')).toMatchObject({
      '(1a) Acquired': 'AE: after 31 Jan 2018',
      '(2) ISIN': 'INE009A01021',
      '(5) Sale price each': 1800,
      '(6) Full value of consideration': 180000,
      '(7) Cost without indexation': 140000,
      '(13) Deductions, (7) + (12)': 140000,
      '(14) Balance, (6) − (13)': 40000,
    });
    expect(row(told, 'Schedule 112A', 1)).toMatchObject({
      '(1a) Acquired': 'BE: on or before 31 Jan 2018',
      '(10) Value each on 31 Jan 2018': 'fill in',
      '(14) Balance, (6) − (13)': -3000,
    });
  });

  test('short-term apart, and gains by the periods of advance tax', () => {
    expect(lineOf(told, 'section 111A', 'Gain')).toBe(500000);
    expect(part(told, 'when the gains came').lines.map(({ amount }) => amount)).toEqual([
      4000000, 0, 500000, 0, 0,
    ]);
  });
});

test('Spain: funds, shares and coins in sections of their own', () => {
  const told = returnOf('Spain', 2026, [
    ['2024-05-01', 'Buy', 'SAN', 100, 300, 'Main', '', '', 'stock'],
    ['2026-05-05', 'Sell', 'SAN', 100, 400, 'Main', '', '', 'stock'],
    ['2024-05-01', 'Buy', 'BTC', 1, 20000, 'Wallet', '', '', 'crypto'],
    ['2026-08-03', 'Sell', 'BTC', 1, 26000, 'Wallet', '', '', 'crypto'],
  ]);
  expect(lineOf(told, 'Acciones admitidas', 'Valor de transmisión')).toBe(40000);
  expect(lineOf(told, 'Monedas', 'Valor de adquisición')).toBe(2000000);
  expect(lineOf(told, 'Base imponible', 'Saldo de ganancias')).toBe(610000);
});

test.each(['UK', 'Canada', 'Ireland', 'Germany', 'Australia', 'India', 'Spain', 'Other'])(
  '%s: the sheet is a rectangle, its sums those of its rows, its money formats on money alone',
  country => {
    const told = returnOf(country, 2026, [
      ['2024-05-01', 'Buy', 'AAA', 30, 1000.01, 'Main', '', '', 'stock'],
      ['2026-08-05', 'Sell', 'AAA', 10, 433.33, 'Main', '', '', 'stock'],
      ['2026-09-07', 'Sell', 'AAA', 20, 500.5, 'Main', '', '', 'stock'],
    ]);
    const { rows, bold, money } = ownReturnTable('Form', told);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    expect(Math.max(...bold)).toBeLessThan(rows.length);
    for (const { column, from, to } of money)
      for (let at = from; at <= to; at++) expect(['number', 'string']).toContain(typeof rows[at]![column]);
    const total = rows.findIndex(([first]) => first === 'Total');
    const proceeds = rows[total - 3]!.findIndex(
      cell =>
        /proceeds|consideration|transmisión$/i.test(readText(cell)) && !/Transmisión$/.test(readText(cell)),
    );
    expect(rows[total]![proceeds]).toBe(933.83);
    expect(JSON.stringify(rows)).not.toContain('8949');
    // Its rows are known again when a cell of them is explained.
    expect(writtenAnswer(rows, total - 1)).toMatchObject({ name: 'Computation of the return' });
    expect(writtenAnswer(rows, 4)).toMatchObject({ name: 'The year' });
  },
);

describe('what the law exempts or does not count stands in no part', () => {
  const gains = (told: OwnReturn): number =>
    told.parts.reduce((sum, { headings, rows }) => {
      const at = headings.findIndex(({ name }) => /gain or loss$|^\(14\)|^Ganancia/i.test(name));
      return at < 0 ? sum : rows.reduce((all, cells) => all + Number(cells[at]), sum);
    }, 0);

  test('Germany: shares bought before 2009, and coins held for more than a year', () => {
    const told = returnOf('Germany', 2026, [
      ['2007-05-01', 'Buy', 'SAP', 100, 3000, 'Main', '', '', 'stock'],
      ['2026-05-05', 'Sell', 'SAP', 100, 9000, 'Main', '', '', 'stock'],
      ['2024-01-05', 'Buy', 'BTC', 1, 20000, 'Wallet', '', '', 'crypto'],
      ['2026-08-03', 'Sell', 'BTC', 1, 26000, 'Wallet', '', '', 'crypto'],
      ['2024-01-05', 'Buy', 'ALV', 10, 2000, 'Main', '', '', 'stock'],
      ['2026-08-03', 'Sell', 'ALV', 10, 2500, 'Main', '', '', 'stock'],
    ]);
    expect(lineOf(told, 'Anlage KAP:', 'Zeile 20')).toBe(50000);
    expect(told.parts.map(({ title }) => title)).toEqual([
      'Anlage KAP: capital income without German withholding',
    ]);
    expect(gains(told)).toBe(500);
  });

  test('India: what is squared is business income in a part of its own, a coin’s loss is nothing', () => {
    const told = returnOf('India', 2026, [
      ['2026-05-05', 'Buy', 'TCS', 10, 30000, 'Demat'],
      ['2026-05-05', 'Sell', 'TCS', 10, 31000, 'Demat'],
      ['2026-04-06', 'Buy', 'BTC', 1, 20000, 'Wallet', '', '', 'crypto'],
      ['2026-08-03', 'Sell', 'BTC', 1, 16000, 'Wallet', '', '', 'crypto'],
    ]);
    expect(lineOf(told, 'Schedule BP', 'Gain')).toBe(100000);
    expect(told.parts.some(({ title }) => title.includes('111A'))).toBe(false);
    expect(lineOf(told, 'Schedule VDA', 'Gain')).toBe(0);
    expect(part(told, 'when the gains came').lines.every(({ amount }) => amount === 0)).toBe(true);
  });

  test('Australia: what was acquired before 20 September 1985', () => {
    const told = returnOf('Australia', 2026, [
      ['1985-05-01', 'Buy', 'BHP', 100, 300, 'Main'],
      ['2026-08-05', 'Sell', 'BHP', 100, 5000, 'Main'],
      ['2024-05-01', 'Buy', 'CBA', 10, 1000, 'Main'],
      ['2026-08-05', 'Sell', 'CBA', 10, 1200, 'Main'],
    ]);
    expect(part(told, 'Record').rows).toHaveLength(1);
    expect(gains(told)).toBe(200);
  });
});
