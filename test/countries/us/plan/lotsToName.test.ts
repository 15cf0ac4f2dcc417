import { plan, type Given } from './support';

/**
 * Planned sales of one year: which lots to name. Income 150,000, single: ordinary 24%, long-term 15%; later gains are
 * taxed as long-term ten years on, at 5% a year: 0.0921 a dollar.
 */
const asked = (given: Given) =>
  plan({
    ...given,
    settings: { 'Short-term gain elsewhere': 0, 'Minimum loss': 1000000, ...given.settings },
  });
const sentences = (given: Given): string =>
  asked(given)
    .lotsToName.map(({ text }) => text)
    .join('\n');
const cents = (text: string, pattern: RegExp): number => Number(pattern.exec(text)![1]!.replaceAll(',', ''));

const history = (...sales: Given['trades'] & {}): Given => ({
  lots: [
    ['XYZ', 100, '2024-01-02', 5000, 60, 'Main'],
    ['XYZ', 100, '2025-01-02', 6500, 60, 'Main'],
    ['XYZ', 100, '2026-06-01', 5500, 60, 'Main'],
  ],
  trades: [
    ['2024-01-02', 'Buy', 'XYZ', 100, 5000, 'Main'],
    ['2025-01-02', 'Buy', 'XYZ', 100, 6500, 'Main'],
    ['2026-06-01', 'Buy', 'XYZ', 100, 5500, 'Main'],
    ...sales,
  ],
});

describe('lots for sales already planned', () => {
  test('first in, first out would make a tax of what naming makes a saving', () => {
    const text = sentences(history(['2026-12-10', 'Sell', 'XYZ', 100, 6000, 'Main']));
    // FIFO: a long gain of 1,000 at 15% = 150; the lot of 2025: a long loss of 500 at 24% = -120.
    expect(text).toContain(
      'Planned sale of 100 XYZ on 10 Dec 2026 in Main (Trades row 5): name to the broker by settlement (11 Dec 2026) 100 acquired 2 Jan 2025.',
    );
    expect(cents(text, /save \$([\d,.]+) of this year's tax/)).toBe(270);
    // 270 less the later tax on 1,500 of basis given up
    expect(cents(text, /worth \$([\d,.]+) today/)).toBeCloseTo(270 - (1500 * 0.15) / 1.05 ** 10, 2);
  });

  test('two sales are chosen together: what one makes of the year decides the other', () => {
    // Alone AAA takes the long gain of 4,000 (600) before the short one of 3,000 (720), and BBB its long loss of 4,000:
    // net 0. Beside that loss the short gain is the better one: 1,000 off income at 24%, and 1,000 more of basis used.
    const given: Given = {
      lots: [
        ['AAA', 100, '2020-01-02', 2000, 60, 'Main'],
        ['AAA', 100, '2026-06-01', 3000, 60, 'Main'],
        ['BBB', 100, '2020-01-02', 9000, 50, 'Main'],
        ['BBB', 100, '2026-06-01', 4900, 50, 'Main'],
      ],
      trades: [
        ['2020-01-02', 'Buy', 'AAA', 100, 2000, 'Main'],
        ['2026-06-01', 'Buy', 'AAA', 100, 3000, 'Main'],
        ['2020-01-02', 'Buy', 'BBB', 100, 9000, 'Main'],
        ['2026-06-01', 'Buy', 'BBB', 100, 4900, 'Main'],
        ['2026-12-10', 'Sell', 'AAA', 100, 6000, 'Main'],
        ['2026-12-14', 'Sell', 'BBB', 100, 5000, 'Main'],
      ],
    };
    const text = sentences(given);
    expect(text).toMatch(/Planned sale of 100 AAA .* 100 acquired 1 Jun 2026\./);
    expect(cents(text, /save \$([\d,.]+) of this year's tax/)).toBe(240);
    const oneByOne = asked({ ...given, settings: { 'Lot method': 'Min tax' } });
    expect(oneByOne.before.net.toNumber()).toBe(0);
  });

  test.each([1, 2, 3, 4, 5, 6])('equals the best of every way of naming, household %#', seed => {
    const random = seeded(seed);
    const lots: (string | number)[][] = [];
    const trades: (string | number)[][] = [];
    const sales: (string | number)[][] = [];
    for (const symbol of ['AAA', 'BBB']) {
      for (const day of ['2022-03-01', '2025-06-02', '2026-05-04']) {
        const cost = 2000 + Math.floor(random() * 80) * 100;
        lots.push([symbol, 100, day, cost, 60, 'Main']);
        trades.push([day, 'Buy', symbol, 100, cost, 'Main', 'Taxable', '', `L${trades.length}`]);
      }
      sales.push(['2026-12-10', 'Sell', symbol, 100, 6000, 'Main']);
    }
    const settings = { 'Short-term gain elsewhere': Math.floor(random() * 10) * 1000 };
    const benefitOf = (...named: readonly number[]): number => {
      const rows = sales.map((sale, index) => {
        return [...sale, 'Taxable', '', `L${index * 3 + named[index]!}`];
      });
      const answer = asked({ lots, trades: [...trades, ...rows], settings });
      const basis = sales.reduce((sum, _, index) => sum + Number(lots[index * 3 + named[index]!]![3]), 0);
      // Tax of the year and the present value of what carries over and of the basis used up.
      return -answer.before.tax.amount!.toNumber() + carried(answer.before) - (basis * 0.15) / 1.05 ** 10;
    };
    const all = [0, 1, 2].flatMap(first => [0, 1, 2].map(second => benefitOf(first, second)));
    const best = Math.max(...all) - all[0]!;
    const text = sentences({ lots, trades: [...trades, ...sales], settings });
    expect(text === '' ? 0 : cents(text, /worth \$([\d,.]+) today/)).toBeCloseTo(best, 1);
  });

  test('what already names its lot, averages or is sheltered is left alone', () => {
    const sale = ['2026-12-10', 'Sell', 'XYZ', 100, 6000, 'Main'];
    expect(sentences({ ...history(sale), settings: { 'Lot method': 'LIFO' } })).toContain(
      'name to the broker',
    );
    expect(sentences(history(['2026-12-10', 'Sell', 'XYZ', 100, 6000, 'Main', 'Taxable', '', 'LIFO']))).toBe(
      '',
    );
    expect(sentences(history(['2027-01-10', 'Sell', 'XYZ', 100, 6000, 'Main']))).toBe('');
  });
});

/** Each later year takes 3,000 off income at 24%, discounted. */
function carried({ figures }: ReturnType<typeof asked>['before']): number {
  let rest = figures['short carryover']!.plus(figures['long carryover']!).toNumber();
  let worth = 0;
  for (let year = 1; rest > 0; year++) {
    worth += (Math.min(rest, 3000) * 0.24) / 1.05 ** year;
    rest -= 3000;
  }
  return worth;
}

function seeded(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return state / 2 ** 32;
  };
}
