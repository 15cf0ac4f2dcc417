import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { squared } from '../../src/sidebar/parseFile';
import { openBundle, ROOT, type Value } from '../support/bundle';
import { asSheets } from './asSheets';
import records from './records.json';

/**
 * Exports in the exact shapes of some thirty brokers (every row in them is invented), each record read as what it is:
 * pasted as text, and as Sheets converts it on import in a spreadsheet of the United States or the United Kingdom.
 */
interface Expected {
  readonly kind: 'trades' | 'lots' | 'gains' | 'positions' | 'cash';
  /** What a record is, and in which rows of the file. */
  readonly rows: Readonly<Record<string, readonly number[]>>;
}

const bundle = openBundle();

/** What the table may say of each kind of record; null: set aside, no row. A question keeps what it looks like. */
const TRADES: Readonly<Record<string, RegExp | null>> = {
  buy: /^(Check: )?Buy$/,
  sell: /^(Check: )?Sell$/,
  reinvest: /^(Check: )?Reinvest$/,
  vest: /^(Check: )?Vest$/,
  roc: /^Return of capital$/,
  split: /^(Check: )?split$/i,
  stock_dividend: /^Stock dividend$/,
  short: /^Short$/,
  cover: /^Cover$/,
  option: /^(Check: .+|(Buy|Sell) to (open|close)|Expired|Assigned|Exercised)$/,
  transfer_in: /^Check: Transfer in$/,
  transfer_out: /^Check: Transfer out$/,
  cash_in_lieu: /^Check: cash in lieu$/,
  transfer_internal: /^Check: transfer$/,
  merger: /^Check: merger$/,
  conversion: /^Check: conversion$/,
  reverse_split: /^Check: reverse split$/,
  cancel: /^Check: cancelled trade$/,
  swap: /^Check: swap$/,
  gift: /^Check: gift of shares$/,
  income: /^Check: income in coins$/,
  bond: /^Sell$/,
  trade_leg: /^(Buy|Sell)$/,
};

const kindOf = (file: string): Expected => (records as unknown as Record<string, Expected>)[file]!;

/** As the planner opens a file. */
const text = (file: string): string[][] => {
  const bytes = readFileSync(`${ROOT}/test/import/files/${file}`);
  const whole = bytes.toString(file.startsWith('hargreaves') ? 'latin1' : 'utf8');
  return squared(Papa.parse<string[]>(whole).data);
};

const FUNCTIONS = {
  trades: 'TRADES_FROM',
  cash: 'TRADES_FROM',
  lots: 'LOTS_FROM',
  positions: 'LOTS_FROM',
  gains: 'GAINS_FROM',
};

function read(file: string, raw: unknown[][], ...more: unknown[]): Map<number, Record<string, Value>> {
  const [headings = [], ...rows] = bundle.table(FUNCTIONS[kindOf(file).kind], raw, ...more);
  const tables = rows.map(row => Object.fromEntries(row.map((cell, at) => [String(headings[at]), cell])));
  expect(String(tables[tables.length - 1]!['Note'])).toMatch(/read/);
  return new Map(tables.slice(0, -1).map(row => [Number(row['Row']), row]));
}

function check(file: string, found: Map<number, Record<string, Value>>): void {
  const { kind, rows } = kindOf(file);
  const wrong: string[] = [];
  for (const [what, numbers] of Object.entries(rows)) {
    for (const row of numbers) {
      const record = found.get(row);
      const says = record === undefined ? 'nothing' : kind === 'trades' ? String(record['Action']) : 'a row';
      if (kind === 'trades') {
        const form = TRADES[what] ?? null;
        const joins = (what === 'split' || what === 'trade_leg') && record === undefined;
        if (!(form === null ? record === undefined : joins || form.test(says)))
          wrong.push(`${row} is ${what}: ${says}`);
      } else {
        const isRecord =
          /^(lot|lot_zero_basis|missing_basis|bond|realized|realized_wash|note)$|^option$/.test(what);
        const isLotOption = kind === 'lots' && what === 'option';
        if (isRecord !== (record !== undefined) && !isLotOption) wrong.push(`${row} is ${what}: ${says}`);
      }
    }
  }
  expect(wrong).toEqual([]);
}

const files = Object.keys(records).sort();
const tables = files.filter(file => !['positions', 'cash'].includes(kindOf(file).kind));

describe('every export, record by record', () => {
  test.each(tables)('%s as text', file => {
    check(file, read(file, text(file), 'Main', 'Taxable'));
  });

  test.each(tables)('%s as a spreadsheet of the United States imports it', file => {
    const raw = text(file).map(row => row.map(cell => asSheets(cell, 'en_US')));
    askedOrRead(file, raw);
  });

  test.each(tables)('%s as a spreadsheet of the United Kingdom imports it', file => {
    const raw = text(file).map(row => row.map(cell => asSheets(cell, 'en_GB')));
    askedOrRead(file, raw);
  });

  /** Where the locale has swapped day and month in some dates, the file is refused whole. */
  function askedOrRead(file: string, raw: Value[][]): void {
    let found: Map<number, Record<string, Value>>;
    try {
      found = read(file, raw, 'Main', 'Taxable');
    } catch (error) {
      expect((error as Error).message).toMatch(/Locale/);
      expect(raw.flat().some(cell => Object.prototype.toString.call(cell) === '[object Date]')).toBe(true);
      return;
    }
    check(file, found);
  }

  test.each(files.filter(file => kindOf(file).kind === 'positions'))(
    '%s has no days: it says what to download',
    file => {
      expect(() => bundle.table('LOTS_FROM', text(file))).toThrow(/download the lots instead/);
    },
  );

  test.each(files.filter(file => kindOf(file).kind === 'cash'))('%s tells of cash only', file => {
    expect(() => bundle.table('TRADES_FROM', text(file))).toThrow(/cash only/);
  });
});

const SCHWAB = ['Date', 'Action', 'Symbol', 'Description', 'Quantity', 'Price', 'Fees & Comm', 'Amount'];
const schwab = (...rows: string[][]): string[][] => [SCHWAB, ...rows];
const trades = (raw: unknown[][], ...more: unknown[]): Record<string, Value>[] => {
  const [headings = [], ...rows] = bundle.table('TRADES_FROM', raw, ...more);
  return rows.map(row => Object.fromEntries(row.map((cell, at) => [String(headings[at]), cell])));
};

describe('asked, never guessed', () => {
  test('1. day first or month first', () => {
    const raw = schwab(['03/04/2026', 'Buy', 'AAA', '', '10', '$1.00', '', '-$10.00']);
    expect(() => trades(raw, 'Main', 'Taxable')).toThrow(/Date order \| DMY/);
    expect(bundle.iso(trades(raw, 'Main', 'Taxable', [['Date order', 'DMY']])[0]!['Date'])).toBe(
      '2026-04-03',
    );
  });

  test('2. a thousand or a decimal', () => {
    const raw = schwab(['03/14/2026', 'Buy', 'AAA', '', '1,234', '2', '', '']);
    expect(() => trades(raw, 'Main', 'Taxable')).toThrow(/Decimal \| \./);
    expect(trades(raw, 'Main', 'Taxable', [['Decimal', '.']])[0]!['Quantity']).toBe(1234);
  });

  test('3. whose account, and of which type', () => {
    const raw = schwab(['03/14/2026', 'Buy', 'AAA', '', '10', '$1.00', '', '-$10.00']);
    expect(trades(raw)[1]).toMatchObject({ Action: 'Check: which account?' });
    expect(trades(raw, 'IRA-Edge')[0]).toMatchObject({ Account: 'IRA-Edge', 'Account type': 'IRA' });
  });

  test('4. a security known by a name alone', () => {
    const file = 'hargreaves-lansdown.csv';
    expect(read(file, text(file), 'Main', 'Taxable').get(7)).toMatchObject({ Action: 'Check: Sell' });
    const hints = [['Acme Quant plc Ordinary 25p', 'ACMQ']];
    expect(read(file, text(file), 'Main', 'Taxable', hints).get(7)).toMatchObject({
      Action: 'Sell',
      Symbol: 'ACMQ',
    });
  });

  test('5. a cost that is missing', () => {
    const file = 'etrade-portfolio-lots.csv';
    expect(read(file, text(file)).get(19)).toMatchObject({
      'Cost basis': '',
      Note: expect.stringContaining('the cost is missing') as string,
    });
  });

  test('6. positions are never one lot at average cost', () => {
    expect(() => bundle.table('LOTS_FROM', text('fidelity-positions.csv'))).toThrow(/without the days/);
  });

  test('7. a split without the holding before it', () => {
    const raw = schwab(['08/28/2026', 'Stock Split', 'ZENV', '', '50', '', '', '']);
    expect(trades(raw, 'Main', 'Taxable')[0]).toMatchObject({ Action: 'Check: split' });
  });

  test('8. a second currency', () => {
    const file = 'wealthsimple-activities.csv';
    expect(read(file, text(file)).get(4)).toMatchObject({
      Action: 'Check: Buy',
      Note: expect.stringContaining('USD') as string,
    });
  });

  test('9. mergers, conversions, cancelled trades', () => {
    const file = 'schwab-transactions.csv';
    const found = read(file, text(file), 'Main', 'Taxable');
    for (const row of [15, 21, 22]) expect(String(found.get(row)!['Action'])).toMatch(/^Check: /);
  });

  test('10. a wash sale folded into the gain', () => {
    const file = 'tdameritrade-gains.csv';
    expect(read(file, text(file)).get(10)).toMatchObject({
      Adjustment: 325,
      Note: expect.stringContaining('taken as washed') as string,
    });
  });

  test('11. identical rows of one file are fills', () => {
    const row = ['03/14/2026', 'Buy', 'AAA', '', '10', '$1.00', '', '-$10.00'];
    expect(trades(schwab(row, row), 'Main', 'Taxable').filter(({ Action }) => Action === 'Buy')).toHaveLength(
      2,
    );
  });

  test('12. transfers: own accounts, a gift or a sale', () => {
    const file = 'schwab-transactions.csv';
    expect(read(file, text(file), 'Main', 'Taxable').get(12)).toMatchObject({ Action: 'Check: Transfer in' });
    const own = read(file, text(file), 'Main', 'Taxable', [['Transfers', 'Own accounts']]);
    expect(own.get(12)).toMatchObject({ Action: 'Transfer in', Quantity: 40 });
  });
});

describe('what is read feeds the other functions', () => {
  test('a Schwab file to gains, fees counted once', () => {
    const raw = schwab(
      ['11/13/2026', 'Sell', 'QMTK', '', '60', '$41.20', '$0.04', '$2471.96'],
      ['04/02/2026', 'Buy', 'QMTK', '', '100', '$48.10', '', '-$4810.00'],
    );
    const table = bundle.table('TRADES_FROM', raw, 'Main', 'Taxable');
    expect(bundle.call('NET_GAIN', table, '', 2026, 'net', bundle.day('2026-11-20'))).toBe(-414.04);
    const open = bundle.table('OPEN_LOTS', table, '', bundle.day('2026-11-20'));
    expect(open[1]!.slice(0, 4)).toEqual(['Main', 'Taxable', 'Self', 'QMTK']);
  });

  test('open lots of a broker are fit to be lots', () => {
    const lots = bundle.table('LOTS_FROM', text('schwab-lot-details.csv'), 'Main', 'Taxable');
    const losses = bundle.table('HARVEST_LOSS', lots, '', '', bundle.day('2026-11-20'));
    expect(losses.slice(1, 4).map(([loss]) => loss)).toEqual([149.58, 475.4, 0]);
  });

  test('realised gains of a broker are fit for NET_GAIN', () => {
    const gains = bundle.table('GAINS_FROM', text('schwab-realized.csv'), 'Main');
    // Before washes −1.08 + …: short −37.50, −131 and long −325 come back.
    expect(bundle.call('NET_GAIN', gains, '', 2026, 'net', bundle.day('2026-11-20'))).toBe(106.06);
  });
});
