import { AS_OF, bundle, seeded, settings, sheet, told } from '../countries/support';

/**
 * Of hundreds of purchases in the window a sale meets the first ones: HARVEST_LOSS, which looks no further than it must,
 * is what really selling the lot makes.
 */
const HEADINGS = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Account',
  'Account type',
  'Owner',
  'Lot',
];
const ACCOUNTS = [
  ['Main', 'Taxable', 'Me'],
  ['Hers', 'Taxable', 'Her'],
  ['Roth', 'Roth IRA', 'Me'],
];

test.each([1, 2, 3])('seed %i', seed => {
  const random = seeded(seed);
  const day = (ago: number): string =>
    new Date(Date.UTC(2026, 10, 20) - ago * 86_400_000).toISOString().slice(0, 10);
  const purchase = (at: number, ago: number): (string | number)[] => {
    const shares = 1 + Math.floor(random() * 12);
    const account = ACCOUNTS[Math.floor(random() * ACCOUNTS.length)]!;
    return [day(ago), 'Buy', 'AAA', shares, Math.round(shares * (40 + random() * 60)), ...account, `L${at}`];
  };
  const history = [
    ...Array.from({ length: 12 }, (_, at) => purchase(at, 60 + Math.floor(random() * 700))),
    ...Array.from({ length: 120 }, (_, at) => purchase(12 + at, Math.floor(random() * 31))),
    ...Array.from({ length: 60 }, (_, at) => purchase(132 + at, -1 - Math.floor(random() * 30))),
  ];
  const table = settings('US', ['Owner Her', 'Spouse'], ['Filing status', 'Joint']);
  const trades = sheet([HEADINGS, ...history]);
  const open = bundle.table('OPEN_LOTS', trades, table, AS_OF, [
    ['Symbol', 'Price'],
    ['AAA', 50],
  ]);
  const at = (name: string): number => open[0]!.indexOf(name);
  const losses = told('HARVEST_LOSS', open, trades, table, AS_OF);
  const later = bundle.day('2027-03-01');
  const total = (rows: (string | number)[][]): number =>
    told('REALIZED_GAINS', sheet([HEADINGS, ...rows]), table, '', later).reduce(
      (sum, row) => sum + Number(row['Gain']),
      0,
    );
  let compared = 0;
  open.slice(1).forEach((row, index) => {
    if (row[at('Account')] === 'Roth' || (index > 14 && index % 12 !== 0)) return;
    const shares = Number(row[at('Quantity')]);
    const account = ACCOUNTS.find(([name]) => name === row[at('Account')])!;
    const made = total([
      ...history,
      [day(0), 'Sell', 'AAA', shares, shares * 50, ...account, String(row[at('Lot')])],
    ]);
    expect(Math.abs(Number(losses[index]!['Harvestable loss']) - Math.max(0, -made))).toBeLessThan(0.021);
    compared++;
  });
  expect(compared).toBeGreaterThan(10);
});
