import { AS_OF, bundle, failure, settings, sheet, told } from './support';

const HEADINGS = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Price',
  'Fees',
  'Account',
  'Currency',
  'Exchange rate',
];
const UK = settings('UK');

test('a gain is measured at each day’s own rate, fees included', () => {
  const trades = sheet([
    HEADINGS,
    ['2024-01-08', 'Buy', 'XYZ', 100, 50, 10, 'GIA', 'USD', 0.8],
    ['2025-06-02', 'Sell', 'XYZ', 100, 50, 10, 'GIA', 'USD', 0.7],
  ]);
  // (5,000 + 10) × 0.8 and (5,000 − 10) × 0.7: a loss by the currency alone.
  expect(told('REALIZED_GAINS', trades, UK, '', AS_OF)[0]).toMatchObject({
    'Cost basis': 4008,
    Proceeds: 3493,
    Gain: -515,
  });
  expect(told('REALIZED_GAINS', trades, settings('Germany'), '', AS_OF)[0]).toMatchObject({ Gain: -515 });
});

test.each([
  ['USD', '', /Trades row 2, Exchange rate: .*"USD".*GBP one USD/],
  ['GBX', '', /pence/],
  ['GBP', 1.3, /already/],
  ['USD', -1, /not above zero/],
  ['USD', 'abc', /Exchange rate/],
])('%s with the rate %s is a problem', (currency, rate, words) => {
  const trades = sheet([HEADINGS, ['2024-01-08', 'Buy', 'XYZ', 100, 50, 10, 'GIA', currency, rate]]);
  expect(failure('REALIZED_GAINS', trades, UK, '', AS_OF)).toMatch(words);
});

test.each([
  ['UK', 'GBP'],
  ['UK', '£'],
  ['Canada', '$'],
  ['US', 'usd'],
  ['Ireland', 'EUR'],
  ['Spain', '€'],
  ['Other', 'XAF'],
])('%s takes %s as its own', (country, currency) => {
  const trades = sheet([HEADINGS, ['2024-01-08', 'Buy', 'XYZ', 100, 50, 10, 'GIA', currency, '']]);
  expect(told('OPEN_LOTS', trades, settings(country), AS_OF)[0]).toMatchObject({ 'Cost basis': 5010 });
});

test('pence count with a rate of 0.01', () => {
  const trades = sheet([HEADINGS, ['2024-01-08', 'Buy', 'VOD', 1000, 72.5, 0, 'GIA', 'GBX', 0.01]]);
  expect(told('OPEN_LOTS', trades, UK, AS_OF)[0]).toMatchObject({ 'Cost basis': 725 });
});

describe('Lots', () => {
  const headings = [
    'Symbol',
    'Quantity',
    'Acquired',
    'Cost basis',
    'Price',
    'Currency',
    'Exchange rate',
    'Price exchange rate',
  ];
  const loss = (...row: (string | number)[]) =>
    told('HARVEST_LOSS', sheet([headings, ['XYZ', 100, '2020-01-06', 5000, 40, ...row]]), '', UK, AS_OF)[0]![
      'Harvestable loss'
    ];

  test('the cost at the rate of its day, the price at today’s', () => {
    expect(loss('', '', '')).toBe(1000);
    expect(loss('USD', 0.8, 0.9)).toBe(400);
  });

  test('one rate for both is a problem', () => {
    expect(loss('USD', 0.8, '')).toBe('');
    const lots = sheet([headings, ['XYZ', 100, '2020-01-06', 5000, 40, 'USD', 0.8, '']]);
    expect(JSON.stringify(bundle.table('HARVEST_CHECK', lots, '', UK, '', AS_OF))).toContain(
      'Price exchange rate',
    );
  });
});
