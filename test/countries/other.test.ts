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

describe('the user’s own window', () => {
  const own = settings('Other', ['Wash window before', 10], ['Wash window after', 20], ['Currency', 'CHF']);
  const around = (day: string, account = 'Main') =>
    sheet([
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Account type'],
      ['2025-01-06', 'Buy', 'XYZ', 100, 5000, 'Main', ''],
      [day, 'Buy', 'XYZ', 60, 2400, account, account === 'Main' ? '' : 'TFSA'],
      ['2026-06-01', 'Sell', 'XYZ', 100, 4000, 'Main', ''],
    ]);

  test.each([
    ['2026-05-21', -1000],
    ['2026-05-22', -400],
    ['2026-06-21', -400],
    ['2026-06-22', -1000],
  ])('a purchase on %s leaves %s', (day, gain) => {
    const rows = told('REALIZED_GAINS', around(day), own, '', AS_OF);
    expect(rows.reduce((sum, row) => sum + Number(row['Gain']), 0)).toBe(gain);
  });

  test('what is put off joins the cost, or is lost in a sheltered account; amounts have the user’s currency', () => {
    expect(told('OPEN_LOTS', around('2026-06-10'), own, AS_OF)[0]).toMatchObject({ 'Cost basis': 3000 });
    const [row] = told('REALIZED_GAINS', around('2026-06-10', 'Safe'), own, '', AS_OF);
    expect(row).toMatchObject({ Gain: -400, Code: 'Deferred' });
    expect(row!['Why']).toContain('CHF 600.00 of the loss is lost in a sheltered account');
    expect(
      told('BUY_CHECK', [['XYZ']], around('2026-01-06'), own, bundle.day('2026-06-08'))[0],
    ).toMatchObject({
      Buy: 'No',
      'Not before': '2026-06-22',
    });
  });

  test('its settings are read or refused', () => {
    expect(
      failure('NET_GAIN', trades, settings('Other', ['Wash window after', -1]), '', '', AS_OF),
    ).toContain('Wash window after');
    expect(failure('NET_GAIN', trades, settings('Other', ['Currency', '=A1']), '', '', AS_OF)).toContain(
      'Currency',
    );
  });
});

test('an unknown country is a problem', () => {
  expect(failure('NET_GAIN', trades, settings('Atlantis'), '', '', AS_OF)).toMatch(
    /"Atlantis" is not supported/,
  );
});
