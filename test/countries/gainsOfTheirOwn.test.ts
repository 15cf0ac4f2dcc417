import { openBundle } from '../support/bundle';

/** Gains that the figures tax as others are named beside them. */
const bundle = openBundle();

const notes = (symbol: string, asset: string, sold: string, amount: number): string =>
  bundle
    .table(
      'NET_GAIN',
      [
        ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Account type', 'Asset'],
        [bundle.day('2025-01-10'), 'Buy', symbol, 10000, 9900, 'Main', 'Taxable', asset],
        [bundle.day(sold), 'Sell', symbol, 10000, amount, 'Main', 'Taxable', asset],
      ],
      [
        ['Setting', 'Value'],
        ['Taxable income', 150000],
      ],
      2026,
      'all',
      bundle.day('2026-11-25'),
    )
    .flat()
    .join(' ');

test.each([
  ['a bond', '91282QXX9', 'bond', '2026-03-02', 10000, 'what is discount is interest', true],
  ['a bond at a loss', '91282QXX9', 'bond', '2026-03-02', 9800, 'what is discount is interest', false],
  ['a stock', 'QMTK', 'stock', '2026-03-02', 10000, 'what is discount is interest', false],
  ['metal, long-term', 'GLD', 'ETF', '2026-03-02', 10000, 'up to 28%', true],
  ['metal of the year before', 'GLD', 'ETF', '2025-12-20', 10000, 'up to 28%', false],
])('%s', (_what, symbol, asset, sold, amount, words, isSaid) => {
  expect(notes(symbol, asset, sold, amount).includes(words)).toBe(isSaid);
});
