import { countryOf } from '../../src/countries/chooser';
import { readTaxYear } from '../../src/countries/yearNames';
import { DEFAULT_SETTINGS, type Settings } from '../../src/engine/settings';
import { bundle, failure, settings, sheet } from './support';

const read = (country: Settings['country'], text: string): number | string => {
  const found = readTaxYear(text, countryOf({ ...DEFAULT_SETTINGS, country }));
  return typeof found === 'number' ? found : found.code;
};

test.each([
  ['IN', '2025-26', 2025],
  ['IN', '2025/26', 2025],
  ['IN', '2025–2026', 2025],
  ['IN', 'FY 2025-26', 2025],
  ['IN', 'FY26', 2025],
  ['IN', 'FY2026', 2025],
  ['IN', 'AY 2026-27', 2025],
  ['IN', 'AY2026', 2025],
  ['IN', '2025-27', 'notAYear'],
  ['AU', 'FY2026', 2025],
  ['AU', '2025-26', 2025],
  ['AU', 'AY 2026-27', 'openYear'],
  ['UK', '2025/26', 2025],
  ['UK', '25/26', 2025],
  ['UK', 'FY2026', 'openYear'],
  ['US', 'FY2026', 2026],
  ['US', '2026', 2026],
  ['US', '2025/26', 'notASplitYear'],
  ['DE', '2025-26', 'notASplitYear'],
  ['US', 'soon', 'notAYear'],
  ['US', '26', 'notAYear'],
] as const)('%s: %s is %s', (country, text, year) => {
  expect(read(country as Settings['country'], text)).toBe(year);
});

test('a function takes it, and says what it cannot take', () => {
  const trades = sheet([
    ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
    ['2023-12-01', 'Buy', 'TCS', 100, 100000, 'D'],
    ['2026-03-02', 'Sell', 'TCS', 100, 250000, 'D'],
  ]);
  const asOf = bundle.day('2026-11-30');
  expect(bundle.call('NET_GAIN', trades, settings('India'), '2025-26', 'long', asOf)).toBe(150000);
  expect(bundle.table('REALIZED_GAINS', trades, settings('India'), 'FY26', asOf)).toHaveLength(2);
  expect(failure('NET_GAIN', trades, settings('UK'), 'FY2026', 'net', asOf)).toMatch(
    /"FY2026" can mean two years; write both, such as 2026\/27/,
  );
});
