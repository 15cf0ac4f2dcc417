import { openBundle } from '../support/bundle';

test('a year typed with a digit too many is refused by its cell, not read as another year', () => {
  const { table } = openBundle('America/New_York');
  const trades = [
    ['Date', 'Action', 'Symbol', 'Quantity', 'Amount'],
    [new Date(Date.UTC(20260, 0, 5, 5)), 'Buy', 'VTI', 10, 1000],
  ];
  expect(() => table('OPEN_LOTS', trades, '', new Date('2026-11-20T05:00:00Z'))).toThrow(
    'OPEN_LOTS: Trades row 2, Date: 20260-01-05 is not a date; use a date cell or YYYY-MM-DD.',
  );
});

/** Dates cross the edge in the spreadsheet's zone, wherever the script and this machine stand. */
describe.each(['America/New_York', 'Asia/Tokyo', 'Europe/London', 'Pacific/Auckland', 'America/Sao_Paulo'])(
  'a sheet in %s',
  zone => {
    const bundle = openBundle(zone);
    const trades = (bought: string, sold: string, rebought: string) => [
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount'],
      [bundle.day(bought), 'Buy', 'VTI', 10, 1000],
      [bundle.day(sold), 'Sell', 'VTI', 10, 800],
      [bundle.day(rebought), 'Buy', 'VTI', 10, 810],
    ];

    test('days are read and written as its calendar has them', () => {
      const [, row] = bundle.table(
        'OPEN_LOTS',
        trades('2024-02-29', '2026-03-02', '2026-04-02'),
        '',
        bundle.day('2026-11-20'),
      );
      expect(bundle.iso(row![7])).toBe('2026-04-02');
    });

    test('thirty days are thirty days over a change of clocks', () => {
      const washed = (rebought: string) =>
        bundle.table(
          'REALIZED_GAINS',
          trades('2024-02-29', '2026-03-02', rebought),
          '',
          '',
          bundle.day('2026-11-20'),
        )[1]![9];
      expect(washed('2026-04-01')).toBe('W');
      expect(washed('2026-04-02')).toBe('');
      const autumn = (rebought: string) =>
        bundle.table(
          'REALIZED_GAINS',
          trades('2024-02-29', '2025-10-10', rebought),
          '',
          '',
          bundle.day('2026-11-20'),
        )[1]![9];
      expect(autumn('2025-11-09')).toBe('W');
      expect(autumn('2025-11-10')).toBe('');
    });
  },
);
