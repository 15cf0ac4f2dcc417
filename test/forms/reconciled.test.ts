import fc from 'fast-check';
import { bundle, day, rows, settings, type Row } from '../functions/support';
import type { Value } from '../support/bundle';

/** Form 8949 with the brokers' lines: what the IRS holds in (b) to (e), and (f) to (h) bring the household's gain. */
const TRADES = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Fees',
  'Account',
  'Account type',
  'Owner',
  'Lot',
  'Fair value',
];
const BROKER = [
  'Symbol',
  'Quantity',
  'Acquired',
  'Sold',
  'Proceeds',
  'Cost basis',
  'Adjustment',
  'Term',
  'Account',
  'Box',
];
const end = day('2026-12-31');
const trades = (...given: Row[]) => rows(TRADES, given);
const broker = (...given: Row[]) => rows(BROKER, given);
const own = settings({ 'Taxable income': 150000 });

const form = (history: Value[][], lines: Value[][]): Record<string, Value>[] => {
  const [headings = [], ...found] = bundle.table('FORM_8949', history, own, 2026, end, lines);
  return found.map(row =>
    Object.fromEntries(row.map((cell, at) => [String(headings[at]).slice(0, 3), cell])),
  );
};
const line = (history: Value[][], lines: Value[][]): Value[] => {
  const [row] = form(history, lines);
  return ['Box', '(d)', '(e)', '(f)', '(g)', '(h)'].map(key => row![key]!);
};

const HELD: Row = ['2024-01-02', 'Buy', 'QMT', 100, 5000, '', 'Main'];
const SOLD: Row = ['2026-05-05', 'Sell', 'QMT', 100, 4000, '', 'Main'];
const LINE: Row = ['QMT', 100, '2024-01-02', '2026-05-05', 4000, 5000, '', 'Long', 'Main', 'D'];

describe('a broker’s line that is wrong in the way brokers are', () => {
  test('none is: it stands as it is', () => {
    expect(line(trades(HELD, SOLD), broker(LINE))).toEqual(['D', 4000, 5000, '', '', -1000]);
  });

  test('a purchase in another account washes the loss: W', () => {
    const bought: Row = ['2026-05-12', 'Buy', 'QMT', 40, 1650, '', 'Roth', 'Roth IRA'];
    expect(line(trades(HELD, SOLD, bought), broker(LINE))).toEqual(['D', 4000, 5000, 'W', 400, -600]);
  });

  test('a loss washed elsewhere is in the basis: B', () => {
    const history = trades(
      ['2024-01-02', 'Buy', 'QMT', 100, 5000, '', 'Hers'],
      ['2026-02-02', 'Sell', 'QMT', 100, 4000, '', 'Hers'],
      ['2026-02-09', 'Buy', 'QMT', 100, 4100, '', 'Main'],
      ['2026-05-05', 'Sell', 'QMT', 100, 6000, '', 'Main'],
    );
    const lines = broker(
      ['QMT', 100, '2024-01-02', '2026-02-02', 4000, 5000, '', 'Long', 'Hers', 'D'],
      ['QMT', 100, '2026-02-09', '2026-05-05', 6000, 4100, '', 'Short', 'Main', 'A'],
    );
    const told = form(history, lines).filter(row => ['A', 'D', 'B', 'E'].includes(String(row['Box'])));
    // Held two years and three months together with the washed shares: long-term, so Part II, code T.
    expect(told.map(row => [row['Box'], row['(e)'], row['(f)'], row['(g)'], row['(h)']])).toEqual([
      ['D', 5000, 'W', 1000, 0],
      ['D', 4100, 'BT', -1000, 900],
    ]);
  });

  test('a purchase plan’s discount: B', () => {
    const history = trades(
      ['2026-01-31', 'ESPP purchase', 'QMT', 100, 8500, '', 'Main', '', '', '', 100],
      ['2026-06-02', 'Sell', 'QMT', 100, 9000, '', 'Main'],
    );
    const lines = broker(['QMT', 100, '2026-01-31', '2026-06-02', 9000, 8500, '', 'Short', 'Main', 'A']);
    expect(line(history, lines)).toEqual(['A', 9000, 8500, 'B', -1500, -1000]);
  });

  test('gross proceeds, without the fee: E', () => {
    const fee: Row = ['2026-05-05', 'Sell', 'QMT', 100, 4000, 25, 'Main'];
    expect(line(trades(HELD, fee), broker(LINE))).toEqual(['D', 4000, 5000, 'E', -25, -1025]);
  });

  test('short for long: T, in Part II', () => {
    const short: Row = [...LINE.slice(0, 7), 'Short', 'Main', 'A'];
    expect(line(trades(HELD, SOLD), broker(short))).toEqual(['D', 4000, 5000, 'T', 0, -1000]);
  });

  test('transferred in, no basis: box E, the household’s in (e), no code', () => {
    const none: Row = ['QMT', 100, '', '2026-05-05', 4000, '', '', 'Long', 'Main', 'E'];
    expect(line(trades(HELD, SOLD), broker(none))).toEqual(['E', 4000, 5000, '', '', -1000]);
  });

  test('various days, of both terms: two rows that add up to the broker’s', () => {
    const history = trades(
      ['2024-01-02', 'Buy', 'QMT', 50, 2500, '', 'Main'],
      ['2024-03-04', 'Buy', 'QMT', 20, 1100, '', 'Main'],
      ['2026-01-05', 'Buy', 'QMT', 30, 1500, '', 'Main'],
      SOLD,
    );
    const various: Row = ['QMT', 100, '', '2026-05-05', 4000, 5100, '', '', 'Main', ''];
    const told = form(history, broker(various)).filter(row => !String(row['Box']).startsWith('Total'));
    expect(told.map(row => [row['Box'], row['(b)'], row['(d)'], row['(e)'], row['(h)']])).toEqual([
      ['A', expect.anything(), 1200, 1500, -300],
      ['D', 'VARIOUS', 2800, 3600, -800],
    ]);
  });
});

describe('what the lines and the trades do not share', () => {
  test('an account whose form has not come is in the boxes without one, and said to be waiting', () => {
    const history = trades(
      HELD,
      SOLD,
      ['2024-01-02', 'Buy', 'ABC', 10, 500, '', 'Other'],
      ['2026-05-05', 'Sell', 'ABC', 10, 700, '', 'Other'],
    );
    const told = form(history, broker(LINE));
    expect(told.find(row => String(row['(a)']).includes('ABC'))!['Box']).toBe('F');
    expect(told[told.length - 1]!['(a)']).toContain('Waiting for a form: Other');
  });

  test('a line that the trades know nothing of is named, never added up', () => {
    const told = form(
      trades(HELD, SOLD),
      broker(LINE, ['ZZZ', 5, '2024-01-02', '2026-05-05', 100, 90, '', 'Long', 'Main', 'D']),
    );
    expect(told[told.length - 1]!['(a)']).toContain(
      'Not in Trades: 1099-B row 3, ZZZ sold 5 May 2026 for 100.00',
    );
    expect(told.find(row => row['Box'] === 'Total D')!['(h)']).toBe(-1000);
  });

  test('several files below each other, headings repeated', () => {
    const other = [
      ['2024-01-02', 'Buy', 'ABC', 10, 500, '', 'Other'],
      ['2026-05-05', 'Sell', 'ABC', 10, 700, '', 'Other'],
    ] as Row[];
    const lines = [
      ...broker(LINE),
      ...broker(['ABC', 10, '2024-01-02', '2026-05-05', 700, 500, '', 'Long', 'Other', 'D']),
    ];
    const told = form(trades(HELD, SOLD, ...other), lines);
    expect(told.map(row => row['Box'])).toEqual(['D', 'D', 'Total D']);
  });

  test('what an account’s form reports can be said without its lines, as before', () => {
    const told = form(trades(HELD, SOLD), [['Main', 'None']]);
    expect(told[0]!['Box']).toBe('F');
  });
});

test('whatever a broker’s lines say, the form’s gain is the household’s, to the cent: one figure with NET_GAIN', () => {
  const sale = fc.record({
    gap: fc.integer({ min: 1, max: 40 }),
    shares: fc.integer({ min: 1, max: 50 }),
    price: fc.integer({ min: 20, max: 80 }),
    sells: fc.boolean(),
    wrongBasis: fc.integer({ min: -300, max: 300 }),
    fee: fc.integer({ min: 0, max: 9 }),
    wrongTerm: fc.boolean(),
    saysNothing: fc.boolean(),
    cut: fc.integer({ min: 0, max: 49 }),
    isLate: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(sale, { minLength: 3, maxLength: 14 }), wishes => {
      let [held, today] = [0, 400];
      const history: Row[] = [];
      const lines: Row[] = [];
      const isAnyLate = wishes.some(({ isLate }) => isLate);
      for (const one of wishes) {
        today += one.gap;
        const iso = new Date(Date.UTC(2025, 10, today - 399)).toISOString().slice(0, 10);
        const isSale = one.sells && held > 0;
        const shares = isSale ? Math.min(held, one.shares) : one.shares;
        held += isSale ? -shares : shares;
        history.push([iso, isSale ? 'Sell' : 'Buy', 'QMT', shares, shares * one.price, '', 'Main']);
        if (!isSale || one.saysNothing || iso < '2026') continue;
        // Told in one line or in two, by the day of the trade or of settlement.
        const first = one.cut % shares;
        const told = new Date(Date.UTC(2025, 10, today - 399 + Number(one.isLate)))
          .toISOString()
          .slice(0, 10);
        for (const part of [first, shares - first].filter(part => part > 0))
          lines.push([
            'QMT',
            part,
            '',
            told,
            part * one.price + one.fee,
            Math.max(1, part * 50 + one.wrongBasis),
            '',
            one.wrongTerm ? 'Short' : 'Long',
            'Main',
            one.wrongTerm ? 'A' : 'D',
          ]);
      }
      fc.pre(lines.length > 0);
      const found = form(trades(...history), broker(...lines));
      if (!isAnyLate) expect(JSON.stringify(found)).not.toContain('Not in Trades');
      const gains = found
        .filter(row => /^[A-L]$/.test(String(row['Box'])))
        .map(row => ({ gain: Number(row['(h)']), isShort: 'ABCGHI'.includes(String(row['Box'])), row }));
      const sum = (isShort: boolean): number =>
        gains.filter(one => one.isShort === isShort).reduce((all, { gain }) => all + gain, 0);
      const net = (which: string): number =>
        bundle.call('NET_GAIN', trades(...history), own, 2026, which, end) as number;
      expect(sum(true)).toBeCloseTo(net('short'), 6);
      expect(sum(false)).toBeCloseTo(net('long'), 6);
      for (const { row } of gains)
        expect(Number(row['(d)']) - Number(row['(e)']) + Number(row['(g)'])).toBeCloseTo(
          Number(row['(h)']),
          6,
        );
    }),
    { numRuns: 150 },
  );
});

test('what no Form 1099-B tells is in box F: a return of capital beyond the basis, and what turned worthless', () => {
  const history = trades(
    ['2024-01-02', 'Buy', 'RET', 100, 500, '', 'Main'],
    ['2026-03-02', 'Return of capital', 'RET', 100, 700, '', 'Main'],
    ['2024-01-02', 'Buy', 'WLS', 100, 500, '', 'Main'],
    ['2026-05-02', 'Worthless', 'WLS', 100, '', '', 'Main'],
    HELD,
    SOLD,
  );
  for (const lines of [broker(LINE), [['Main', 'Basis']]]) {
    const told = form(history, lines).filter(row => /^[A-L]$/.test(String(row['Box'])));
    expect(told.map(row => [row['Box'], row['(h)']]).sort()).toEqual([
      ['D', -1000],
      ['F', -500],
      ['F', 200],
    ]);
  }
});
