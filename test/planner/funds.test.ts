import { AUSTRALIAN_FUNDS } from '../../src/countries/au/funds';
import { CANADIAN_FUNDS } from '../../src/countries/ca/funds';
import { UCITS_FUNDS } from '../../src/countries/ucits';
import { UK_FUNDS } from '../../src/countries/uk/funds';
import { US_FUNDS } from '../../src/countries/us/funds';
import { fundList, type FundList } from '../../src/planner/funds';
import { bundle, day, rows, settings, type Row } from '../functions/support';
import { plan, words } from '../countries/us/plan/support';

const LISTS: readonly (readonly [string, FundList, number, readonly string[]])[] = [
  ['United States', US_FUNDS, 150, ['VTI', 'VOO', 'QQQ', 'AGG', 'VNQ', 'EEM']],
  ['Canada', CANADIAN_FUNDS, 40, ['XIC', 'VFV', 'XBB']],
  ['United Kingdom', UK_FUNDS, 45, ['VUSA', 'VWRL', 'SWDA', 'ISF']],
  ['UCITS on Xetra', UCITS_FUNDS, 36, ['EUNL', 'VWCE', 'SXR8']],
  ['Australia', AUSTRALIAN_FUNDS, 28, ['VAS', 'VGS', 'IVV']],
];

describe('the lists of funds', () => {
  test.each(LISTS)(
    '%s: each fund has an index, an issuer and one of its kind on another index',
    (_, list, least, known) => {
      const found = new Set<string>();
      const visit = (symbol: string): void => {
        if (found.has(symbol)) return;
        found.add(symbol);
        for (const one of [...list.swapsFor(symbol), ...list.twinsOf(symbol)]) visit(one.symbol);
      };
      known.forEach(visit);
      for (const symbol of found) {
        const fund = list.find(symbol)!;
        expect(fund.index).toMatch(/^\S.*\S$/);
        expect(fund.issuer).toMatch(/^\S/);
        expect(list.swapsFor(symbol).length).toBeGreaterThan(0);
        expect(list.swapsFor(symbol).every(one => one.index !== fund.index && one.kind === fund.kind)).toBe(
          true,
        );
        expect(list.twinsOf(symbol).every(one => one.index === fund.index && one.symbol !== symbol)).toBe(
          true,
        );
      }
      expect(list.size).toBeGreaterThanOrEqual(least);
    },
  );

  test('a symbol stands once; the exchange behind it is carried over', () => {
    const list = fundList('2026-08-16', '# K\nA: ONE X, TWO Y\nB: THREE Z\n~ CO');
    expect(list.swapsFor('ONE.L').map(({ symbol }) => symbol)).toEqual(['THREE.L']);
    expect(list.twinsOf('ONE').map(({ symbol }) => symbol)).toEqual(['TWO']);
    expect(list.swapsFor('CO').map(({ symbol }) => symbol)).toEqual(['ONE', 'TWO', 'THREE']);
    expect(list.find('CO')).toMatchObject({ index: null, kind: 'K' });
    expect([list.swapsFor('NONE'), list.find('NONE'), list.size]).toEqual([[], null, 3]);
    expect(() => fundList('2026-08-16', '# K\nA: ONE X\nB: ONE Y').find('ONE')).toThrow('ONE');
  });
});

describe('a plan proposes a swap where the family named none', () => {
  const LOT = ['VTI', 100, '2024-01-02', 10000, 60, 'Mine'];

  test('of the same kind on another index, with the day of the list', () => {
    const [sale] = plan({ lots: [LOT] }).suggestions;
    expect(sale!.replacement).toMatchObject({ symbol: 'ITOT', grade: 'Suggested', isOtherIndex: true });
    expect(words(sale!)).toContain(
      'Proposed from the list of funds, because Securities names none: what is sold follows CRSP US Total Market, ITOT follows S&P Total Market (as of 16 Aug 2026',
    );
  });

  test('the family’s own stands, whatever the list says', () => {
    const [sale] = plan({ lots: [[...LOT, '', '', '', '', 'MYOWN']] }).suggestions;
    expect(sale!.replacement).toMatchObject({ symbol: 'MYOWN', isOtherIndex: false });
    expect(words(sale!)).not.toContain('list of funds');
  });

  test('of two that the family named, the list tells that they follow one index', () => {
    const [sale] = plan({
      lots: [['VOO', 100, '2024-01-02', 10000, 60, 'Mine', '', '', '', '', 'IVV']],
    }).suggestions;
    expect(sale!.replacement).toMatchObject({ symbol: 'IVV', grade: 'Review' });
    expect(words(sale!)).toContain('By the list of funds: both follow S&P 500');
  });

  test('none that must not be bought, and no twin of one', () => {
    const sold = (symbol: string): (string | number)[][] => [
      ['2024-01-02', 'Buy', symbol, 100, 10000, 'Mine'],
      ['2026-11-10', 'Sell', symbol, 100, 5000, 'Mine'],
    ];
    const own = ['IVE', 100, '2024-01-02', 10000, 60, 'Mine'];
    const trades = [
      ['2024-01-02', 'Buy', 'IVE', 100, 10000, 'Mine'],
      ...['VTV', 'SCHV', 'VONV'].flatMap(sold),
    ];
    // IWD follows VONV's index: bought, it could meet that loss.
    expect(plan({ lots: [own], trades }).suggestions[0]!.replacement!.symbol).toBe('MGV');
  });

  test('two funds of a kind, both sold, are not each other’s', () => {
    const both = plan({ lots: [LOT, ['ITOT', 100, '2024-01-02', 10000, 60, 'Mine']] }).suggestions;
    expect(both.map(({ replacement }) => replacement!.symbol)).toEqual(['SCHB', 'SCHB']);
  });

  test('a stock: its sector, said to keep a part', () => {
    const [intel] = plan({ lots: [['INTC', 100, '2024-01-02', 10000, 60, 'Mine']] }).suggestions;
    expect(intel!.replacement).toMatchObject({ symbol: 'XLK', isOtherIndex: false });
    expect(words(intel!)).toContain(
      'XLK holds US technology (Technology Select Sector), which keeps a part of the exposure',
    );
  });
});

describe('in other countries', () => {
  const LOTS = ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Account type'];
  const bought = (
    country: string,
    symbol: string,
    more: Readonly<Record<string, string | number>> = {},
  ): unknown => {
    const lots = rows(LOTS, [[symbol, 100, '2024-01-02', 20000, 60, 'Main', 'Taxable'] as Row]);
    const told = bundle.table(
      'HARVEST_PLAN',
      lots,
      '',
      settings({ Country: country, ...more }),
      day('2026-11-20'),
    );
    const at = told[0]!.indexOf('Replacement');
    return told.find(([rank]) => rank === 1)?.[at];
  };

  test('its own market’s funds, and none where there is no list', () => {
    const gain = { 'Short-term gain elsewhere': 20000 };
    expect(bought('UK', 'VUSA.L', { 'Taxable income': 60000, ...gain })).toBe('CSUS.L');
    expect(bought('UK', 'SWDA', { 'Taxable income': 60000, ...gain })).toBe('VEVE');
    expect(bought('Canada', 'XIC', { 'Ordinary rate': 0.4, ...gain })).toBe('VCN');
    expect(bought('Ireland', 'EUNL', gain)).toBe('VGVF');
    const rates = {
      'Ordinary rate': 0.3,
      'Long-term rate': 0.2,
      'Wash window before': 30,
      'Wash window after': 30,
    };
    expect(bought('Other', 'VTI', { ...rates, ...gain })).toBe('');
  });
});
