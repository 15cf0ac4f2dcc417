import { readDecimal } from '../../src/table/readCell';
import { exactText, priceNumber } from '../../src/base/exact';
import { decimalMarkOf, plainDigits, readNumber, readPrice } from '../../src/table/numbers';

describe('numbers as people write them', () => {
  test.each([
    ['$1,234.50', '1234.50'],
    ['(12.00)', '-12.00'],
    ['12.00-', '-12.00'],
    ['-$1845.50', '-1845.50'],
    ['$-12', '-12'],
    ['US$ 1,234', '1234'],
    ['1,00,000.5', '100000.5'],
    // Brackets and a sign both say below zero: two of them cancel, as two signs would; more than that is no number.
    ['(-5)', '5'],
    ['(5)-', null],
    ['-5-', '-5'],
    ['--5', null],
    ['+5', '5'],
    ['−5', '-5'],
    ['-0.50', '-0.50'],
    ['200.', '200.'],
    ['.227', '.227'],
    ['2.4e-9', '2.4e-9'],
    ['1.234,50', null],
    ['12,5', null],
    ['1,23', null],
    ['abc', null],
    ['1 2', null],
  ])('%s is %s', (written, digits) => {
    expect(plainDigits(written, null)).toBe(digits);
  });

  test.each(['e0', '.e5', '-e1', '.'])('%s is no number: a power of nothing', written => {
    expect(plainDigits(written, null)).toBeNull();
    expect(readDecimal(written)).toHaveProperty('found');
  });

  test('a column of decimal commas is told, not read', () => {
    expect(decimalMarkOf(['1.234,50', '1.234'])).toBe(',');
    expect(readNumber('1.234', ',')).toMatchObject({
      remedy: expect.stringContaining('decimal point') as string,
    });
    expect(decimalMarkOf(['1,234.50'])).toBe('.');
  });

  test('a price keeps digits that an amount has not', () => {
    expect(priceNumber(readPrice(2.4e-9) as bigint)).toBe(2.4e-9);
    expect(exactText(readNumber(123456789.12345678) as bigint)).toBe('123456789.12345678');
    expect(readNumber('9'.repeat(400))).toHaveProperty('found');
    expect(readNumber(1e300)).toHaveProperty('found');
  });
});
