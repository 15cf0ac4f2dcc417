import { dayFromIso, isoDay } from '../../src/base/day';
import { settlementDay } from '../../src/countries/ca/law';
import { bundle, settings, sheet } from './support';

/** The day of a disposition is that of its settlement: IT-133; CRA 2012-0468931C6. T+1 since 27 May 2024. */
test.each([
  ['2026-12-30', '2026-12-31'],
  ['2026-12-31', '2027-01-04'],
  ['2025-12-31', '2026-01-02'],
  ['2024-12-31', '2025-01-02'],
  ['2023-12-27', '2023-12-29'],
  ['2023-12-28', '2024-01-02'],
  ['2026-12-24', '2026-12-29'],
  ['2026-11-20', '2026-11-23'],
])('traded on %s, it settles on %s', (traded, settled) => {
  expect(isoDay(settlementDay(dayFromIso(traded)!))).toBe(settled);
});

test('a loss of the last trading day belongs to the next year', () => {
  const trades = sheet([
    ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
    ['2020-03-02', 'Buy', 'BCE', 100, 6000, 'A'],
    ['2026-12-31', 'Sell', 'BCE', 100, 3000, 'A'],
  ]);
  const net = (year: number) =>
    bundle.call('NET_GAIN', trades, settings('Canada'), year, 'net', bundle.day('2027-01-31'));
  expect([net(2026), net(2027)]).toEqual([0, -3000]);
  const rows = (year: number) =>
    bundle.table('REALIZED_GAINS', trades, settings('Canada'), year, bundle.day('2027-01-31')).length;
  expect([rows(2026), rows(2027)]).toEqual([1, 2]);
});
