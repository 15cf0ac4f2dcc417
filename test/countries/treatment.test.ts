import { AS_OF, bundle, failure, settings, sheet, told } from './support';

/** What a law treats in its own way: built, or a problem with the way out, never a figure that is wrong in silence. */
const HEADINGS = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Account',
  'Asset',
  'Currency',
  'Exchange rate',
];
const trades = (...rows: (string | number)[][]) =>
  sheet([HEADINGS, ...rows.map(row => HEADINGS.map((_, at) => row[at] ?? ''))]);
const LOTS = ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Asset'];
const lots = (...rows: (string | number)[][]) => sheet([LOTS, ...rows]);
const gain = (country: string, rows: (string | number)[][], year: number | string = 2026, line = 'net') =>
  bundle.call('NET_GAIN', trades(...rows), settings(country), year, line, AS_OF);
const refusal = (country: string, rows: (string | number)[][]) =>
  failure('NET_GAIN', trades(...rows), settings(country), 2026, 'net', AS_OF);

describe('Germany', () => {
  const sold = (bought: string, asset: string) => [
    [bought, 'Buy', 'SAP', 100, 3000, 'Depot', asset],
    ['2026-02-02', 'Sell', 'SAP', 100, 12000, 'Depot', asset],
  ];

  test.each([
    ['fund', 6300],
    ['ETF', 6300],
    ['mixed fund', 7650],
    ['Mischfonds', 7650],
    ['property fund', 3600],
    ['bond fund', 9000],
    ['other', 9000],
  ])('of a gain of 9,000 on a %s %d count: InvStG § 20', (asset, counts) => {
    expect(gain('Germany', sold('2020-01-02', asset))).toBe(counts);
  });

  test('what a fund holds makes no difference elsewhere', () => {
    for (const asset of ['mixed fund', 'property fund', 'bond fund'])
      for (const country of ['US', 'UK', 'Spain'])
        expect(gain(country, sold('2020-01-02', asset))).toBe(gain(country, sold('2020-01-02', 'fund')));
  });

  test('a joint return nets both spouses’ pots: EStG §§ 20 Abs. 6, 26b', () => {
    const rows = sheet([
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Owner', 'Asset'],
      ['2020-01-02', 'Buy', 'SAP', 100, 3000, 'D', 'Max', 'stock'],
      ['2020-01-02', 'Buy', 'BMW', 100, 9000, 'D', 'Eva', 'stock'],
      ['2026-02-02', 'Sell', 'SAP', 100, 12000, 'D', 'Max', 'stock'],
      ['2026-02-02', 'Sell', 'BMW', 100, 5000, 'D', 'Eva', 'stock'],
    ]);
    const line = (name: string, ...more: (string | number)[][]) =>
      bundle.call('NET_GAIN', rows, settings('Germany', ['Owner Eva', 'Spouse'], ...more), 2026, name, AS_OF);
    expect(line('net')).toBe(9000);
    expect(line('net', ['Filing status', 'Joint'])).toBe(5000);
    expect(line('tax', ['Filing status', 'Joint'])).toBe(791.25);
  });

  test('and its plan sells the spouse’s losses too', () => {
    const own = sheet([
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Owner', 'Asset'],
      ['2020-01-02', 'Buy', 'SAP', 100, 3000, 'D', 'Max', 'stock'],
      ['2020-01-02', 'Buy', 'BMW', 100, 9000, 'D', 'Eva', 'stock'],
      ['2026-02-02', 'Sell', 'SAP', 100, 12000, 'D', 'Max', 'stock'],
    ]);
    const held = sheet([
      ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Owner', 'Asset'],
      ['BMW', 100, '2020-01-02', 9000, 50, 'D', 'Eva', 'stock'],
    ]);
    const sales = (...more: (string | number)[][]) =>
      told('HARVEST_PLAN', held, own, settings('Germany', ['Owner Eva', 'Spouse'], ...more), AS_OF).filter(
        row => row['Rank'] !== '',
      );
    expect(sales()).toEqual([]);
    expect(sales(['Filing status', 'Joint'])[0]).toMatchObject({
      Symbol: 'BMW',
      'Usable loss': 4000,
      'Tax saved now': 1055,
    });
  });

  test('shares bought before 2009 are free: EStG § 52 Abs. 28 S. 11', () => {
    expect(gain('Germany', sold('2008-12-31', 'stock'))).toBe(0);
    expect(gain('Germany', sold('2009-01-01', 'stock'))).toBe(9000);
    const [row] = told(
      'REALIZED_GAINS',
      trades(...sold('2008-12-31', 'stock')),
      settings('Germany'),
      '',
      AS_OF,
    );
    expect(row!['Why']).toContain('Bought before 2009');
  });

  test('a loss on them is none', () => {
    const own = lots(['SAP', 100, '2008-12-31', 3000, 10, 'Depot', 'stock']);
    expect(told('HARVEST_LOSS', own, '', settings('Germany'), AS_OF)[0]!['Harvestable loss']).toBe(0);
    expect(told('WASH_SALE_RISK', own, '', settings('Germany'), AS_OF)[0]).toMatchObject({
      Certainty: 'Settled',
      Why: expect.stringContaining('Bought before 2009') as string,
    });
  });

  test('funds bought before 2018 are a problem that says how: InvStG § 56', () => {
    expect(refusal('Germany', sold('2017-12-31', 'ETF'))).toMatch(
      /before 2018 .*InvStG § 56 Abs\. 2.*; write the Buy on 2018-01-01/,
    );
    expect(refusal('Germany', sold('2018-01-01', 'ETF'))).toBe('answered');
    const own = lots(
      ['SAP', 100, '2017-12-31', 3000, 10, 'Depot', 'ETF'],
      ['BAS', 100, '2020-01-02', 3000, 10, 'Depot', 'stock'],
    );
    const rows = told('HARVEST_LOSS', own, '', settings('Germany'), AS_OF);
    // It spoils its own group alone.
    expect(rows.map(row => row['Harvestable loss'])).toEqual(['', 2000]);
  });
});

describe('Australia', () => {
  test('acquired before 20 September 1985: disregarded, ITAA 1997 s. 104-10(5)(a)', () => {
    const sold = (bought: string) => [
      [bought, 'Buy', 'BHP', 100, 3000, 'A', 'stock'],
      ['2026-09-02', 'Sell', 'BHP', 100, 1000, 'A', 'stock'],
    ];
    const loss = (bought: string) => gain('Australia', sold(bought), 2026, 'losses carried forward');
    expect([loss('1985-09-19'), loss('1985-09-20')]).toEqual([0, 2000]);
  });

  // TR 2008/1 asks for the purpose; the ATO's warnings are about the weeks around 30 June.
  test.each([
    ['2026-06-30', '2026-07-02', 'Review'],
    ['2026-06-30', '2027-06-30', 'Review'],
    ['2026-06-30', '2027-07-01', 'Yes'],
  ])('a loss of %s and a purchase on %s: %s', (sold, bought, answer) => {
    const own = trades(
      ['2025-03-03', 'Buy', 'CSL', 100, 30000, 'A', 'stock'],
      [sold, 'Sell', 'CSL', 100, 20000, 'A', 'stock'],
    );
    const [row] = told('BUY_CHECK', [['CSL']], own, settings('Australia'), bundle.day(bought));
    expect(row!['Buy']).toBe(answer);
  });
});

describe('United Kingdom', () => {
  test('gilts and qualifying corporate bonds are outside the tax: TCGA 1992 s. 115', () => {
    const rows = (asset: string) => [
      ['2020-03-02', 'Buy', 'TG61', 200, 20000, 'GIA', asset],
      ['2026-06-01', 'Sell', 'TG61', 200, 6000, 'GIA', asset],
    ];
    expect(refusal('UK', rows('bond'))).toMatch(
      /gilts and qualifying corporate bonds are outside the tax.*; leave gilts/,
    );
    expect(refusal('UK', rows('other'))).toBe('answered');
  });
});

describe('India', () => {
  const BONUS = [
    ['2023-03-01', 'Buy', 'REL', 100, 250000, 'D', 'stock'],
    ['2024-10-28', 'Bonus shares', 'REL', 100, '', 'D', 'stock'],
  ];

  test('bonus shares cost nothing and are held from their own day: s. 55(2)(aa)', () => {
    const open = told('OPEN_LOTS', trades(...BONUS), settings('India'), AS_OF);
    expect(open.map(row => [row['Acquired'], row['Quantity'], row['Cost basis']])).toEqual([
      ['2023-03-01', 100, 250000],
      ['2024-10-28', 100, 0],
    ]);
    expect(
      gain(
        'India',
        [...BONUS, ['2026-06-01', 'Sell', 'REL', 100, 130000, 'D', 'stock']],
        2026,
        'long losses carried forward',
      ),
    ).toBe(120000);
  });

  const STRIPPED = (bought: string, sold: string) => [
    [bought, 'Buy', 'WIP', 100, 50000, 'D', 'stock'],
    ['2026-02-16', 'Bonus shares', 'WIP', 100, '', 'D', 'stock'],
    [sold, 'Sell', 'WIP', 100, 24000, 'D', 'stock'],
  ];
  test.each([
    ['2025-11-16', '2026-11-16', true],
    ['2025-11-15', '2026-11-16', false],
    ['2025-11-16', '2026-11-17', false],
  ])('bonus stripping, s. 94(8): bought %s, sold %s', (bought, sold, isStripped) => {
    const says = refusal('India', STRIPPED(bought, sold));
    if (isStripped) expect(says).toMatch(/the loss is ignored.*s\. 94\(8\).*write the bonus shares as Buy/);
    else expect(says).toBe('answered');
  });

  describe('bought and sold in one account on one day is squared: s. 43(5)', () => {
    const rows = (account: string, quantity = 100, amount = 58000) => [
      ['2024-03-01', 'Buy', 'TCS', 100, 100000, 'D', 'stock'],
      ['2026-09-01', 'Sell', 'TCS', 100, 60000, 'D', 'stock'],
      ['2026-09-01', 'Buy', 'TCS', quantity, amount, account, 'stock'],
    ];

    test('no capital loss comes about, and what the two make is speculative business income', () => {
      expect(gain('India', rows('D'))).toBe(0);
      expect(gain('India', rows('D'), 2026, 'speculative')).toBe(2000);
      expect(gain('India', rows('D'), 2026, 'tax')).toBe(0);
      expect(gain('India', rows('Other demat'))).toBe(-40000);
      const [row] = told('REALIZED_GAINS', trades(...rows('D')), settings('India'), '', AS_OF);
      expect(row).toMatchObject({ Acquired: '2026-09-01', 'Cost basis': 58000, Gain: 2000 });
      expect(String(row!['Why'])).toContain('s. 43(5)');
      // The shares of 2024 are still there, at their cost.
      const [lot] = told('OPEN_LOTS', trades(...rows('D')), settings('India'), AS_OF);
      expect(lot).toMatchObject({ Acquired: '2024-03-01', Quantity: 100, 'Cost basis': 100000 });
    });

    test('only as much as was bought; the rest is the oldest', () => {
      expect(gain('India', rows('D', 40, 23000))).toBe(36000 - 60000);
      expect(gain('India', rows('D', 40, 23000), 2026, 'speculative')).toBe(1000);
    });

    test('whichever came first on the day', () => {
      const timed = sheet([
        ['Date', 'Time', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Asset'],
        ['2024-03-01', '', 'Buy', 'TCS', 100, 100000, 'D', 'stock'],
        ['2026-09-01', '10:00', 'Sell', 'TCS', 100, 60000, 'D', 'stock'],
        ['2026-09-01', '14:00', 'Buy', 'TCS', 100, 58000, 'D', 'stock'],
      ]);
      const of = (line: string) => bundle.call('NET_GAIN', timed, settings('India'), 2026, line, AS_OF);
      expect([of('net'), of('speculative')]).toEqual([0, 2000]);
    });

    test('shares that vest and are sold that day are delivered, and coins are none', () => {
      const vested = [
        ['2026-09-01', 'Vest', 'TCS', 100, 60000, 'D', 'stock'],
        ['2026-09-01', 'Sell', 'TCS', 100, 59000, 'D', 'stock'],
      ];
      expect(gain('India', vested)).toBe(-1000);
      expect(gain('India', vested, 2026, 'speculative')).toBe(0);
    });

    test('before the sale: what was bought today would be squared with it', () => {
      const own = trades(
        ['2024-03-01', 'Buy', 'TCS', 100, 100000, 'D', 'stock'],
        ['2026-11-20', 'Buy', 'TCS', 40, 24000, 'D', 'stock'],
      );
      const held = lots(
        ['TCS', 100, '2024-03-01', 100000, 600, 'D', 'stock'],
        ['TCS', 40, '2026-11-20', 24000, 600, 'D', 'stock'],
      );
      expect(
        told('HARVEST_LOSS', held, own, settings('India'), AS_OF).map(row => row['Harvestable loss']),
      ).toEqual([24000, 0]);
    });
  });

  test('what was sold at a loss today is bought from the next trading day', () => {
    const own = trades(
      ['2024-03-01', 'Buy', 'TCS', 100, 100000, 'D', 'stock'],
      ['2026-11-20', 'Sell', 'TCS', 100, 60000, 'D', 'stock'],
    );
    const answer = (symbols: unknown) => told('BUY_CHECK', symbols, own, settings('India'), AS_OF);
    // Friday, then Monday.
    expect(answer([['TCS']])[0]).toMatchObject({
      Buy: 'No',
      'Not before': '2026-11-23',
      'Loss at stake': 40000,
    });
    expect(answer('')).toHaveLength(1);
    const [later] = told('BUY_CHECK', [['TCS']], own, settings('India'), bundle.day('2026-11-23'));
    expect(later!['Buy']).toBe('Yes');
  });

  describe('shares listed abroad, told by their currency: ss. 2(42A), 112', () => {
    const rows = (bought: string, proceeds = 20000) => [
      [bought, 'Buy', 'GOOG', 100, 10000, 'S', 'stock', 'USD', 85],
      ['2026-05-04', 'Sell', 'GOOG', 100, proceeds, 'S', 'stock', 'USD', 85],
    ];
    const tax = (own: (string | number)[][], ...more: (string | number)[][]) =>
      bundle.call('NET_GAIN', trades(...own), settings('India', ...more), 2026, 'tax', AS_OF);
    const term = (bought: string) =>
      told('REALIZED_GAINS', trades(...rows(bought)), settings('India'), '', AS_OF)[0]!['Term'];

    test('long-term after 24 months', () => {
      expect(term('2024-05-04')).toBe('Short');
      expect(term('2024-05-03')).toBe('Long');
    });

    test('long: 12.5% without the 1.25 lakh of listed shares; short: at your own rate, or no tax is told', () => {
      expect(tax(rows('2024-05-03'))).toBe(850000 * 0.125);
      expect(tax(rows('2024-12-02'), ['Ordinary rate', 0.3])).toBe(850000 * 0.3);
      expect(tax(rows('2024-12-02'))).toBe('');
      expect(
        JSON.stringify(
          bundle.table('NET_GAIN', trades(...rows('2024-12-02')), settings('India'), 2026, 'all', AS_OF),
        ),
      ).toContain('enter Ordinary rate');
    });

    test('the exemption is for listed shares, and losses meet what it does not cover first', () => {
      const listed = [
        ['2020-05-04', 'Buy', 'TCS', 100, 100000, 'D', 'stock'],
        ['2026-06-01', 'Sell', 'TCS', 100, 220000, 'D', 'stock'],
      ];
      const loss = [
        ['2020-05-04', 'Buy', 'WIP', 100, 100000, 'D', 'stock'],
        ['2026-06-01', 'Sell', 'WIP', 100, 50000, 'D', 'stock'],
      ];
      expect(tax([...rows('2024-05-03'), ...listed])).toBe(850000 * 0.125);
      expect(tax([...rows('2024-05-03'), ...listed, ...loss])).toBe(800000 * 0.125);
    });

    test('a long-term gain of before 23 July 2024 is indexed, which is not built', () => {
      const old = [
        ['2020-01-02', 'Buy', 'GOOG', 100, 10000, 'S', 'stock', 'USD', 85],
        ['2024-07-22', 'Sell', 'GOOG', 100, 20000, 'S', 'stock', 'USD', 85],
      ];
      expect(failure('NET_GAIN', trades(...old), settings('India'), 2024, 'net', AS_OF)).toMatch(/indexed/);
    });
  });

  test('a gain on what was held on 31 January 2018 needs its value of that day: s. 55(2)(ac)', () => {
    const rows = (bought: string, proceeds: number) => [
      [bought, 'Buy', 'MF', 100, 50000, 'F', 'fund'],
      ['2026-05-04', 'Sell', 'MF', 100, proceeds, 'F', 'fund'],
    ];
    expect(refusal('India', rows('2018-01-31', 60000))).toMatch(/31 Jan 2018.*write the Buy on 2018-02-01/);
    expect(refusal('India', rows('2018-02-01', 60000))).toBe('answered');
    // The higher cost can make no loss of a gain, nor change one: it is never above the proceeds.
    expect(refusal('India', rows('2018-01-31', 40000))).toBe('answered');
  });
});
