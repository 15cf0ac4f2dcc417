import { dayFrom } from '../../src/base/day';
import type { StatedLot } from '../../src/engine/records';
import { priceAge } from '../../src/sidebar/priceAge';

const lot = (symbol: string, isPriced = true): StatedLot =>
  ({ symbol, value: isPriced ? BigInt(1) : null }) as unknown as StatedLot;
const asOf = dayFrom(2026, 11, 20);

test('the oldest price that a lot stands on is named', () => {
  const prices = [
    { symbol: 'VTI', price: 1, day: asOf - 1 },
    { symbol: 'BND', price: 1, day: asOf - 17 },
    { symbol: 'OLD', price: 1, day: asOf - 900 },
  ];
  expect(priceAge([lot('VTI'), lot('BND')], prices, asOf)).toEqual({
    words: 'The price of BND is of 3 Nov 2026, 17 days before the as-of day.',
    isOld: true,
  });
  expect(priceAge([lot('VTI'), lot('BND', false)], prices, asOf)).toEqual({
    words: 'Prices of 19 Nov 2026 or later.',
    isOld: false,
  });
});

test('a weekend and a holiday make no price old; a day more does', () => {
  expect(priceAge([lot('VTI')], [{ symbol: 'VTI', price: 1, day: asOf - 4 }], asOf)?.isOld).toBe(false);
  expect(priceAge([lot('VTI')], [{ symbol: 'VTI', price: 1, day: asOf - 5 }], asOf)?.isOld).toBe(true);
});

test('what is not told is said, not guessed', () => {
  expect(priceAge([lot('VTI')], null, asOf)?.words).toContain('is not told');
  expect(priceAge([lot('VTI'), lot('X')], [{ symbol: 'VTI', price: 1, day: asOf }], asOf)?.words).toBe(
    'Prices of 20 Nov 2026 or later. Of 1 symbol it is not told.',
  );
  expect(priceAge([lot('VTI', false)], null, asOf)).toBeNull();
});
