import { asOf, bundle, LOTS, rows, settings, trades } from './support';

/** A spouse beside a blank Filing status: only tax asks for it (26 U.S.C. §§ 1, 6013). */
describe('a spouse, and Filing status is blank', () => {
  const family = settings({ 'Owner Her': 'Spouse' });
  const history = trades(
    ['2024-01-02', 'Buy', 'XYZ', 100, 5000, 'Mine', 'Taxable', 'Self'],
    ['2026-11-05', 'Sell', 'XYZ', 50, 2000, 'Mine', 'Taxable', 'Self'],
    ['2026-11-10', 'Buy', 'XYZ', 20, 820, 'Hers', 'Taxable', 'Her'],
  );
  const held = rows(LOTS, [['XYZ', 50, '2024-01-02', 2500, 40, 'Mine', 'Taxable', 'Self']]);

  test('washes and losses need no status', () => {
    const joint = settings({ 'Owner Her': 'Spouse', 'Filing status': 'Joint' });
    for (const [name, ...args] of [
      ['HARVEST_LOSS', held, history],
      ['WASH_SALE_RISK', held, history],
      ['BUY_CHECK', 'XYZ', history],
    ] as const)
      expect(bundle.table(name, ...args, family, asOf)).toEqual(bundle.table(name, ...args, joint, asOf));
    for (const name of ['REALIZED_GAINS', 'OPEN_LOTS'])
      expect(bundle.table(name, history, family)).toEqual(bundle.table(name, history, joint));
  });

  test.each([
    ['NET_GAIN', history, family],
    ['HARVEST_PLAN', held, history, family, asOf],
    ['FORM_8949', history, family],
  ])('%s asks for it', (name, ...args) => {
    expect(() => bundle.call(name, ...args)).toThrow(
      `${name}: Settings row 2, Owner Her: an owner is the spouse, and Filing status is blank`,
    );
  });

  test('HARVEST_CHECK lists it; a status that has no spouse is a problem everywhere', () => {
    expect(bundle.table('HARVEST_CHECK', held, history, family).flat().join(' ')).toContain(
      'Filing status is blank',
    );
    const single = settings({ 'Owner Her': 'Spouse', 'Filing status': 'Single' });
    expect(() => bundle.call('REALIZED_GAINS', history, single)).toThrow('a person without one');
  });

  test('another law has no such status', () => {
    const uk = settings({ Country: 'UK', 'Owner Her': 'Spouse' });
    expect(bundle.call('NET_GAIN', history, uk)).toEqual(expect.any(Number));
  });
});
