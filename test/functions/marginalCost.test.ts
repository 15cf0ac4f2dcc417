import { asOf, bundle, settings, trades } from './support';

/** The tax on one more gain: a difference of two settlements, never a rate times an amount. */
describe('MARGINAL_COST', () => {
  const history = trades(
    ['2024-01-02', 'Buy', 'XYZ', 100, 5000, 'Mine'],
    ['2026-05-05', 'Sell', 'XYZ', 100, 9000, 'Mine'],
  );
  const cost = (
    own: Record<string, string | number>,
    term: string,
    amount: unknown = '',
    year: unknown = 2026,
  ): unknown => bundle.call('MARGINAL_COST', history, settings(own), year, term, amount, asOf);

  test('by the brackets of the year, single, 2026', () => {
    // 4,000 of long-term gain stand already; 150,000: 15% and 24%.
    expect([cost({ 'Taxable income': 150000 }, 'long'), cost({ 'Taxable income': 150000 }, 'short')]).toEqual(
      [150, 240],
    );
    // Across the top of the 0% band (49,450): 45,000 + 4,000 leave 450 of it.
    expect(cost({ 'Taxable income': 45000 }, 'long', 1000)).toBe(550 * 0.15);
  });

  test('with surtax and state where Settings have them', () => {
    expect(cost({ 'Taxable income': 250000, 'Modified AGI': 260000 }, 'long')).toBe(188);
    expect(cost({ 'Taxable income': 150000, 'State rate': 0.05 }, 'short', 2000)).toBe(2000 * 0.29);
  });

  test('a loss takes off; what it cannot use this year takes nothing', () => {
    expect(cost({ 'Taxable income': 150000 }, 'short', -1000)).toBe(-150);
    // 4,000 off the gain at 15%, 3,000 off income at 24%, the rest carries over.
    expect(cost({ 'Taxable income': 150000 }, 'long', -50000)).toBe(-(600 + 720));
  });

  test('blank where there is nothing to know it by', () => {
    expect(cost({}, 'long')).toBe('');
  });

  test('another year, and realised sales in place of trades', () => {
    expect(cost({ 'Taxable income': 45000 }, 'long', 1000, 2025)).toBe(0);
    const sales = bundle.table('REALIZED_GAINS', history, '', '', asOf);
    expect(
      bundle.call('MARGINAL_COST', sales, settings({ 'Taxable income': 45000 }), 2026, 'long', 1000, asOf),
    ).toBe(82.5);
  });

  test('under another law', () => {
    expect(cost({ Country: 'UK', 'Taxable income': 60000 }, 'long', 1000, '')).toBe(240);
    expect(cost({ Country: 'UK', 'Taxable income': 60000 }, '', 1000, '')).toBe(240);
  });

  test.each([
    ['', 'MARGINAL_COST: term: the term is blank; write short or long.'],
    ['forever', 'MARGINAL_COST: term: "forever" is not a term'],
  ])('term %p', (term, message) => {
    expect(() => cost({}, term)).toThrow(message);
  });

  test('an amount that is none', () => {
    expect(() => cost({}, 'long', 'much')).toThrow('MARGINAL_COST: amount: "much" is not a number');
  });
});
