import { notesOf, plan, words, type Given } from './support';

/** Joint, 60,000 of income: room of 38,900 to the top of the 2026 band at 98,900 (Rev. Proc. 2025-32). */
const BAND = {
  'Filing status': 'Married filing jointly',
  'Taxable income': 60000,
  'Modified AGI': 90000,
  'Short-term gain elsewhere': 0,
  'Later rate': 0.15,
};
const asked = (
  lots: Given['lots'],
  settings: Readonly<Record<string, string | number>> = {},
  trades?: Given['trades'],
) => plan({ lots, settings: { ...BAND, ...settings }, ...(trades ? { trades } : {}) });

describe('gains realised in the 0% band', () => {
  const WIN = ['WIN', 100, '2020-01-02', 1000, 110];

  test('a winner is suggested, with the later tax it saves', () => {
    const answer = asked([WIN]);
    const [sale] = answer.suggestions;
    expect(sale!.purpose).toBe('gain');
    expect(sale!.taxSavedNow!.toNumber()).toBe(0);
    // 10,000 × 15% ÷ 1.05^10
    expect(sale!.laterTax!.toNumber()).toBeCloseTo(-920.87, 2);
    expect(sale!.netBenefit!.toNumber()).toBeCloseTo(920.87 - 4.4, 2);
    expect(sale!.doNotBuyBefore).toBeNull();
    expect(words(sale!)).toContain('Buy WIN back at once');
  });

  test('only what fills the band is sold', () => {
    const [sale] = asked([['WIN', 1000, '2020-01-02', 10000, 110]]).suggestions;
    // 100 of gain a share: 389 shares fill 38,900.
    expect(sale!.quantity).toBe(BigInt(389) * BigInt(100_000_000));
    expect(sale!.taxSavedNow!.toNumber()).toBe(0);
  });

  test('never a short-term winner, a sheltered one, or one whose loss was just taken', () => {
    expect(asked([['WIN', 100, '2026-03-02', 1000, 110]]).suggestions).toEqual([]);
    expect(asked([['WIN', 100, '2020-01-02', 1000, 110, 'IRA', 'IRA']]).suggestions).toEqual([]);
    const sold: Given['trades'] = [
      ['2020-01-02', 'Buy', 'WIN', 100, 1000, 'Mine'],
      ['2021-01-04', 'Buy', 'WIN', 10, 2000, 'Mine'],
      ['2026-11-10', 'Sell', 'WIN', 10, 1100, 'Mine'],
    ];
    const held: Given['lots'] = [
      ['WIN', 90, '2020-01-02', 900, 110, 'Mine'],
      ['WIN', 10, '2021-01-04', 2000, 110, 'Mine'],
    ];
    expect(asked(held, {}, sold).suggestions.filter(({ purpose }) => purpose === 'gain')).toEqual([]);
  });

  test('what it eats up of losses is a cost, weighed: it pays, or the note says what it would cost', () => {
    // Without it 3,000 at 12% now and 2,000 at 12% a year on, 588.57; 10,000 × 15% ÷ 1.05^10 is 920.87.
    const [sale] = asked([WIN], { 'Long-term carryover in': 5000 }).suggestions;
    expect(sale!.taxSavedNow!.toNumber()).toBeCloseTo(-360, 2);
    expect(sale!.netBenefit!.toNumber()).toBeCloseTo(920.87 - 588.57 - 4.4, 1);
    const answer = asked([WIN], { 'Long-term carryover in': 5000, 'Later rate': 0.05 });
    expect(answer.suggestions).toEqual([]);
    const note = notesOf(answer).find(text => text.includes('taxed at 0%'))!;
    expect(note).toContain("The first $5,000.00 of it would only use up this year's losses");
    // 10,000 × 5% ÷ 1.05^10 is 306.96.
    expect(note).toContain('it would leave you $286.01 worse off');
  });

  test('no winner is named that must not be bought back', () => {
    const sold: Given['trades'] = [
      ['2020-01-02', 'Buy', 'WIN', 100, 1000, 'Mine'],
      ['2021-01-04', 'Buy', 'WIN', 10, 2000, 'Mine'],
      ['2026-11-10', 'Sell', 'WIN', 10, 1100, 'Mine'],
    ];
    const held: Given['lots'] = [['WIN', 100, '2020-01-02', 1000, 110, 'Mine']];
    for (const rate of ['', 0.15]) {
      const answer = asked(held, { 'Later rate': rate, 'Lot method': 'HIFO' }, sold);
      expect(notesOf(answer).join()).not.toMatch(/WIN|Left out/);
      expect(answer.suggestions).toEqual([]);
    }
  });

  test('a gain that is the better move takes the place of the loss', () => {
    // 2,000 off income at 12% saves 240 less a later 184; the winner's 10,000 save 921.
    const answer = asked([WIN, ['LOSE', 100, '2020-01-02', 7000, 50]]);
    expect(answer.suggestions.map(({ lot }) => lot.symbol)).toEqual(['WIN']);
    expect(answer.passedOver.map(({ lot }) => lot.symbol)).toEqual(['LOSE']);
  });

  test('without a later rate it is a note, with what it leaves out', () => {
    const answer = asked([WIN], { 'Later rate': '' });
    expect(answer.suggestions).toEqual([]);
    const note = notesOf(answer).find(text => text.includes('taxed at 0%'))!;
    expect(note).toContain('About $38,900.00 more of long-term gain');
    expect(note).toContain('"Later rate" in Settings');
    expect(note).toContain('premium tax credits');
  });

  test('the state’s tax is what filling it costs', () => {
    const note = notesOf(asked([WIN], { 'Later rate': '', 'State rate': 0.05 })).find(text =>
      text.includes('taxed at 0%'),
    )!;
    expect(note).toContain('Using it all would cost $1,945.00');
  });

  test('and nothing is said beside a loss that the plan sells', () => {
    const answer = asked([['LOSE', 100, '2020-01-02', 7000, 50]], {
      'Short-term gain elsewhere': 4000,
      'Later rate': '',
    });
    expect(answer.suggestions).toHaveLength(1);
    expect(notesOf(answer).join()).not.toContain('taxed at 0%');
  });
});
