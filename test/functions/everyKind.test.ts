import type { Value } from '../support/bundle';
import { bundle, day, settings } from './support';

/**
 * Each kind through every function and the plan, with the figures by hand: bought at 100 on 2 January 2024, sold in part
 * at 90 on 2 November 2026, bought again on 9 November; what is left is worth 80 on 20 November.
 */
interface Kind {
  readonly name: string;
  readonly symbol: string;
  readonly asset: string;
  /** Units that are bought; half of them are sold, a tenth is bought again. */
  readonly units: number;
  /** Money of a unit at 1. */
  readonly size: number;
  /** The sale's loss that the purchase washes: a tenth of what is bought, a fifth of what is sold. */
  readonly isWashed: boolean;
  readonly box: string;
  readonly term: string;
  readonly isPlanned: boolean;
}

const KINDS: readonly Kind[] = [
  {
    name: 'stock',
    symbol: 'QMTK',
    asset: '',
    units: 100,
    size: 1,
    isWashed: true,
    box: 'D',
    term: 'Long',
    isPlanned: true,
  },
  {
    name: 'fund',
    symbol: 'QFNDX',
    asset: 'fund',
    units: 100,
    size: 1,
    isWashed: true,
    box: 'D',
    term: 'Long',
    isPlanned: true,
  },
  {
    name: 'bond',
    symbol: '91282QXX9',
    asset: 'bond',
    units: 10000,
    size: 0.01,
    isWashed: true,
    box: 'D',
    term: 'Long',
    isPlanned: true,
  },
  {
    name: 'coin',
    symbol: 'ETH-USD',
    asset: '',
    units: 100,
    size: 1,
    isWashed: false,
    box: 'K',
    term: 'Long',
    isPlanned: true,
  },
  {
    name: 'option',
    symbol: 'ZZZ280121P00095000',
    asset: '',
    units: 10,
    size: 100,
    isWashed: true,
    box: 'D',
    term: 'Long',
    isPlanned: true,
  },
  {
    name: 'index option',
    symbol: 'SPX281215P05000000',
    asset: '',
    units: 10,
    size: 100,
    isWashed: false,
    box: '6781',
    term: '60/40',
    isPlanned: false,
  },
  {
    name: 'future',
    symbol: '/ESZ28',
    asset: '',
    units: 10,
    size: 50,
    isWashed: false,
    box: '6781',
    term: '60/40',
    isPlanned: false,
  },
  {
    name: 'metal trust',
    symbol: 'GLD',
    asset: '',
    units: 100,
    size: 1,
    isWashed: true,
    box: 'D',
    term: 'Long',
    isPlanned: true,
  },
  {
    name: 'collectible',
    symbol: 'EAGLE',
    asset: 'collectible',
    units: 100,
    size: 1,
    isWashed: false,
    box: 'D',
    term: 'Long',
    isPlanned: true,
  },
];

const asOf = day('2026-11-20');
const own = settings({ 'Taxable income': 90000, 'Minimum loss': 1, Spread: 0 });

describe.each(KINDS)('$name', ({ symbol, asset, units, size, isWashed, box, term, isPlanned }) => {
  const money = (of: number, price: number): number => Math.round(of * price * size * 100) / 100;
  const row = (iso: string, action: string, of: number, price: number): Value[] => [
    day(iso),
    action,
    symbol,
    of,
    money(of, price),
    'Main',
    asset,
  ];
  const [half, tenth] = [units / 2, units / 10];
  const history: Value[][] = [
    ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Asset'],
    row('2024-01-02', 'Buy', units, 100),
    row('2026-11-02', 'Sell', half, 90),
    row('2026-11-09', 'Buy', tenth, 85),
  ];
  const washed = isWashed ? money(tenth, 10) : 0;
  const loss = money(half, 10) - washed;
  const open = bundle.table('OPEN_LOTS', history, '', asOf);
  const at = (heading: string): number => open[0]!.indexOf(heading);
  const lots = open.map((cells, index) => [
    ...cells,
    index === 0 ? 'Market value' : money(Number(cells[at('Quantity')]), 80),
  ]);

  test('REALIZED_GAINS', () => {
    const [headings = [], sale = []] = bundle.table('REALIZED_GAINS', history, '', '', asOf);
    const told: Record<string, Value | undefined> = Object.fromEntries(
      headings.map((heading, index) => [String(heading), sale[index]]),
    );
    expect(told).toMatchObject({
      Proceeds: money(half, 90),
      'Cost basis': money(half, 100),
      Adjustment: washed,
      Gain: -loss,
      Term: term,
    });
    expect(String(told['Code']).includes('W')).toBe(isWashed);
  });

  test('NET_GAIN', () => {
    const told = (line: string): unknown => bundle.call('NET_GAIN', history, '', 2026, line, asOf);
    const long = term === '60/40' ? loss * 0.6 : loss;
    expect(told('long')).toBe(-Math.round(long * 100) / 100);
    expect(told('net')).toBe(-loss);
  });

  test('OPEN_LOTS: the replacement takes up what was washed', () => {
    const basis = open.slice(1).reduce((sum, cells) => sum + Number(cells[at('Cost basis')]), 0);
    expect(basis).toBeCloseTo(money(half, 100) + money(tenth, 85) + washed, 6);
  });

  test('HARVEST_LOSS and WASH_SALE_RISK', () => {
    const [, old] = bundle.table('HARVEST_LOSS', lots, history, '', asOf);
    // What was bought again has replaced shares already, and counts once.
    expect(old).toEqual([money(half, 20)]);
    const [, risk] = bundle.table('WASH_SALE_RISK', lots, history, '', asOf);
    expect(risk!.slice(0, 2)).toEqual(['None', 'Settled']);
    expect(risk![6] === '').toBe(!isWashed);
  });

  test('BUY_CHECK', () => {
    const [, check] = bundle.table('BUY_CHECK', [[symbol]], history, '', asOf);
    expect([check![1], check![3]]).toEqual(isWashed ? ['No', loss] : ['Yes', 0]);
  });

  test('HARVEST_PLAN', () => {
    const [headings = [], ...rows] = bundle.table('HARVEST_PLAN', lots, history, own, asOf);
    const sold = rows.filter(([rank]) => rank !== '').map(cells => cells[headings.indexOf('Loss')]);
    expect(sold.includes(money(half, 20))).toBe(isPlanned);
    expect(bundle.table('HARVEST_CHECK', lots, history, own, '', asOf).flat().join(' ')).toContain(
      'No problems',
    );
  });

  test('FORM_8949', () => {
    const [, first] = bundle.table('FORM_8949', history, '', 2026, asOf);
    expect([first![0], first![8]]).toEqual([box, -loss]);
  });
});
