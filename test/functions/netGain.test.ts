import { dayFromIso } from '../../src/base/day';
import { netGain } from '../../src/functions/netGain';
import type { Value } from '../support/bundle';
import { bundle, day, asOf, trades, settings, BOUGHT } from './support';

const AS_OF = dayFromIso('2026-11-20')!;
const under = (country: string) => [
  ['Setting', 'Value'],
  ['Country', country],
];

describe('realised sales that name no day', () => {
  const gains = [
    ['Term', 'Gain'],
    ['Short', -500],
    ['Long', 900],
  ];
  test.each(['United States', 'UK', 'Canada', 'Ireland', 'Germany', 'Australia', 'India', 'Other'])(
    '%s: they count in the year that is asked for, also while it runs',
    country => {
      const table = netGain(gains, under(country), 2026, 'all', AS_OF);
      const without = netGain(gains.slice(0, 1), under(country), 2026, 'all', AS_OF);
      expect(table).not.toEqual(without);
    },
  );

  test.each(['UK', 'Ireland', 'Other', 'United States'])(
    '%s: the net of the running year is 400',
    country => {
      expect(netGain(gains, under(country), 2026, 'net', AS_OF)).toBe(400);
    },
  );
});

test('a line that the country does not have is refused with those it has', () => {
  expect(() => netGain([['Term', 'Gain']], under('UK'), 2026, 'deduction', AS_OF)).toThrow(
    /"deduction" is not a line.*use one of net/,
  );
});

describe('NET_GAIN', () => {
  const sales: Value[][] = [
    ['Acquired', 'Sold', 'Proceeds', 'Cost basis', 'Adjustment'],
    [day('2025-12-01'), day('2026-03-02'), 1000, 4000, ''],
    [day('2020-01-02'), day('2026-03-02'), 5000, 9000, 1500],
    [day('2020-01-02'), day('2025-03-03'), 5000, 1, ''],
  ];
  const line = (name: string, given: Readonly<Record<string, string | number>> = {}): unknown =>
    bundle.call('NET_GAIN', sales, settings({ 'Taxable income': 90000, ...given }), 2026, name, asOf);

  test('every line, from a table of realised sales', () => {
    expect(line('short')).toBe(-3000);
    expect(line('long')).toBe(-2500);
    expect(line('net')).toBe(-5500);
    expect(line('')).toBe(-5500);
    expect(line('deduction')).toBe(3000);
    expect(line('short carryover')).toBe(0);
    expect(line('long carryover')).toBe(2500);
    expect(line('tax')).toBe(-660);
  });

  test('carryovers come in, and the separate limit is half', () => {
    expect(line('short', { 'Short-term carryover in': 500 })).toBe(-3500);
    expect(line('deduction', { 'Filing status': 'Married filing separately' })).toBe(1500);
  });

  test('the table is labelled like Schedule D', () => {
    const table = line('all') as Value[][];
    expect(table[0]).toEqual(['Tax year 2026', 'Amount', 'Where it stands']);
    expect(table.find(row => row[0] === 'Net gain or loss')).toEqual([
      'Net gain or loss',
      -5500,
      'Schedule D line 16',
    ]);
    expect(table.flat().join()).toContain('alternative minimum tax');
  });

  test('a tax that cannot be told is blank, and the table says why', () => {
    expect(bundle.call('NET_GAIN', sales, '', 2026, 'tax', asOf)).toBe('');
    const table = bundle.call('NET_GAIN', sales, '', 2026, 'all', asOf) as Value[][];
    expect(table.find(row => row[0] === 'Tax on the capital items')).toEqual([
      'Tax on the capital items',
      '',
      'Settings has neither Taxable income nor both rates',
    ]);
  });

  test('Term and Gain alone will do', () => {
    const gains = [
      ['Term', 'Gain'],
      ['Long-term', 4000],
      ['ST', -1000],
    ];
    expect(bundle.call('NET_GAIN', gains, '', 2026, 'net', asOf)).toBe(3000);
  });

  test('later trades are left out, planned ones too', () => {
    const history = trades(BOUGHT, ['2026-12-01', 'Sell', 'XYZ', 100, 9000, 'Mine']);
    expect(bundle.call('NET_GAIN', history, '', 2026, 'net', asOf)).toBe(0);
    expect(bundle.call('NET_GAIN', history, '', 2026, 'net', day('2026-12-31'))).toBe(4000);
  });

  test('agrees to the cent with the rows of REALIZED_GAINS', () => {
    const thirds = trades(
      ['2024-01-02', 'Buy', 'XYZ', 3, 100, 'Mine'],
      ['2024-02-02', 'Buy', 'XYZ', 7, 333.33, 'Mine'],
      ['2026-02-02', 'Sell', 'XYZ', 1, 11.11, 'Mine'],
      ['2026-03-03', 'Sell', 'XYZ', 5, 77.77, 'Mine'],
    );
    const gains = bundle.table('REALIZED_GAINS', thirds, '', 2026, asOf).slice(1);
    const sum = gains.reduce((total, row) => total + Math.round(Number(row[11]) * 100), 0) / 100;
    expect(bundle.call('NET_GAIN', thirds, '', 2026, 'net', asOf)).toBe(sum);
  });
});
