import { AS_OF, bundle, failure, settings, sheet, told } from './support';

const OTHER = settings('Other', ['Long-term rate', 0.2], ['Income offset cap', 300]);
const trades = sheet([
  ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
  ['2025-01-06', 'Buy', 'XYZ', 100, 5000, 'Main'],
  ['2026-06-01', 'Sell', 'XYZ', 100, 4000, 'Main'],
  ['2026-06-01', 'Buy', 'XYZ', 100, 4000, 'Main'],
]);
const lots = sheet([
  ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'],
  ['XYZ', 100, '2026-06-01', 4000, 35, 'Main'],
]);

test('a loss counts at once, and the new shares cost what they cost', () => {
  expect(told('REALIZED_GAINS', trades, OTHER, '', AS_OF)).toMatchObject([{ Gain: -1000, Adjustment: 0 }]);
  expect(told('OPEN_LOTS', trades, OTHER, AS_OF)).toMatchObject([{ 'Cost basis': 4000 }]);
  expect(told('HARVEST_LOSS', lots, trades, OTHER, AS_OF)).toEqual([{ 'Harvestable loss': 500 }]);
  expect(told('WASH_SALE_RISK', lots, trades, OTHER, AS_OF)).toMatchObject([{ Risk: 'None' }]);
  expect(told('BUY_CHECK', [['XYZ']], trades, OTHER, AS_OF)).toMatchObject([{ Buy: 'Yes' }]);
});

test('the year is by the person’s own limit and rate', () => {
  const line = (name: string): unknown => bundle.call('NET_GAIN', trades, OTHER, 2026, name, AS_OF);
  expect(line('net')).toBe(-1000);
  expect(line('deduction')).toBe(300);
  expect(line('losses carried forward')).toBe(700);
  expect(line('tax')).toBe(-60);
});

test('no country’s law is named', () => {
  const text = JSON.stringify([
    told('WASH_SALE_RISK', lots, trades, OTHER, AS_OF),
    told('BUY_CHECK', [['XYZ']], trades, OTHER, AS_OF),
    told('REALIZED_GAINS', trades, OTHER, '', AS_OF),
    bundle.table('NET_GAIN', trades, OTHER, '', 'all', AS_OF),
  ]);
  expect(text).not.toMatch(/U\.S\.C|Schedule D|8949|IRS|TCGA|ITA|[$£]/);
});

test('the plan and an unknown country say what they do not know', () => {
  expect(failure('HARVEST_PLAN', lots, trades, OTHER, AS_OF)).toContain('Settings, Country');
  expect(failure('NET_GAIN', trades, settings('Germany'), '', '', AS_OF)).toMatch(
    /"Germany" is not supported/,
  );
});
