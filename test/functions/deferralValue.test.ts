import { bundle } from './support';

describe('DEFERRAL_VALUE', () => {
  test('1,500 saved now is 440.65 of value', () => {
    expect(bundle.call('DEFERRAL_VALUE', 10000, 0.15, '15%', 10, 0.04, 46)).toBe(440.65);
    expect(bundle.call('DEFERRAL_VALUE', 10000, 0, 0.15, 5, 0.04)).toBe(-1232.89);
    expect(bundle.call('DEFERRAL_VALUE', 10000, 0.15, 0.15, 20, 0.04, 30, 0)).toBe(1470);
    expect(bundle.call('DEFERRAL_VALUE', 10000, 0.15, 0.15, 10)).toBe(579.13);
  });
});
