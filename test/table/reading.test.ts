import { isoDay } from '../../src/base/day';
import { exactText, priceNumber } from '../../src/base/exact';
import { editDistance, folded, foreignLetter, isOneEditApart, nameKey } from '../../src/base/text';
import { readDay, orderOf } from '../../src/table/dates';
import { decimalMarkOf, plainDigits, readNumber, readPrice } from '../../src/table/numbers';
import { isReadRatio, readRatio } from '../../src/table/ratio';
import { looksLikeOption, optionOf, readSymbolText } from '../../src/table/symbol';

describe('one security, one name', () => {
  test.each([
    ['NYSEARCA:VTX', 'VTX'],
    ['vtx', 'VTX'],
    ['VTX**', 'VTX'],
    ['ＶＴＸ', 'VTX'],
    ['V\u00adTX\u200b', 'VTX'],
    ['\u200eVTX\u00a0', 'VTX'],
    ['BRX/B', 'BRX.B'],
    ['BRX B', 'BRX.B'],
    ['BRX-B', 'BRX.B'],
    ['BRX.B', 'BRX.B'],
    ['BTC-USD', 'BTC-USD'],
    ['XYZ270115C00095000', 'XYZ270115C00095000'],
    ['XYZ   270115C00095000', 'XYZ270115C00095000'],
    ['XYZ 01/15/2027 95.00 C', 'XYZ270115C00095000'],
    ['-XYZ270115C95', 'XYZ270115C00095000'],
    ['XYZ 260320C95', 'XYZ260320C00095000'],
    ['CALL QMTK   10/16/26    45.000', 'QMTK261016C00045000'],
    ['XYZ Jan 15 2027 97.5 Put', 'XYZ270115P00097500'],
    ['XYZ 15JAN27 95 C', 'XYZ270115C00095000'],
    ['XYZ 1/15/2027 Call $95.00', 'XYZ270115C00095000'],
    ["XYZ Jan 15 '27 95 Call", 'XYZ270115C00095000'],
    ['XYZ 20270115C95', 'XYZ270115C00095000'],
    ['CALL (XYZ) XYZ CORP JAN 15 27 $95 (100 SHS)', 'XYZ270115C00095000'],
    ['VTX:NYSEARCA', 'VTX'],
    ['VTX:US', 'VTX'],
    ['US:VTX', 'VTX'],
  ])('%s is %s', (written, name) => {
    expect(readSymbolText(written)).toBe(name);
  });

  test('an option tells what it is written on', () => {
    expect(optionOf('XYZ270115C00095000')).toMatchObject({ underlying: 'XYZ', right: 'call' });
    expect(optionOf('VTI')).toBeNull();
  });

  test.each([
    ['XYZ 95 CALL JANUARY', true],
    ['CALL (XYZ) XYZ CORP JAN 15 27 $95 (10 SHS)', true],
    ['XYZ270115C95X', true],
    ['XYZ270115C00095000', false],
    ['CALL', false],
    ['VTI', false],
  ])('%s looks like an option that cannot be read: %s', (symbol, looks) => {
    expect(looksLikeOption(symbol)).toBe(looks);
  });

  test('names in any script stay apart; accents have one form', () => {
    expect(nameKey('José')).toBe(nameKey('Jose\u0301'));
    expect(nameKey('太郎')).not.toBe(nameKey('花子'));
    expect(folded('  A\u00a0 B\t')).toBe('A B');
  });

  test('a letter of another alphabet among Latin ones is found', () => {
    expect(foreignLetter('\u0410APL')).toBe('\u0410');
    expect(foreignLetter('Счёт Main')).toBeNull();
    expect(foreignLetter('太郎')).toBeNull();
  });
});

test('one edit apart is an edit distance of one', () => {
  const words = ['BUY', 'BUYS', 'BUG', 'UY', 'BY', 'SELL', 'SEL', 'SELLS', 'BELL', 'B', '', 'BUUY'];
  for (const a of words) {
    for (const b of words) expect([a, b, isOneEditApart(a, b)]).toEqual([a, b, editDistance(a, b) === 1]);
  }
});

describe('numbers as people write them', () => {
  test.each([
    ['$1,234.50', '1234.50'],
    ['(12.00)', '-12.00'],
    ['12.00-', '-12.00'],
    ['-$1845.50', '-1845.50'],
    ['$-12', '-12'],
    ['US$ 1,234', '1234'],
    ['1,00,000.5', '100000.5'],
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

describe('dates', () => {
  const day = (cell: string | number, order: 'MDY' | 'DMY' | null = null): string | null => {
    const read = readDay(cell, order);
    return typeof read === 'number' ? isoDay(read) : null;
  };

  test.each([
    ['2026-03-04', '2026-03-04'],
    ['2026-03-04T09:35:00Z', '2026-03-04'],
    ['2026-04-02, 09:35:00', '2026-04-02'],
    ['20260402;093500', '2026-04-02'],
    ['Oct-16-2026', '2026-10-16'],
    ['25-Mar-2026', '2026-03-25'],
    ['Sep 22, 2025', '2025-09-22'],
    ['15 March 2026', '2026-03-15'],
    ['03/25/2026', '2026-03-25'],
    ['25/03/2026', '2026-03-25'],
    ['03/03/2026', '2026-03-03'],
    ['11/20/2026 02:17 PM, ET', '2026-11-20'],
    ['31/02/2026', null],
    ['03/04/2026', null],
    ['soon', null],
    ['1899-12-31', null],
  ])('%s is %s', (written, iso) => {
    expect(day(written)).toBe(iso);
  });

  test('a number between 1950 and 2100 is the day Sheets counts', () => {
    expect(day(46083)).toBe('2026-03-02');
    expect(day(20260302)).toBe('2026-03-02');
    expect(day(12)).toBeNull();
  });

  test('a column tells its order, and its faults', () => {
    expect(orderOf(['03/04/2026', '03/25/2026'])).toMatchObject({ order: 'MDY', proofs: 1, isOpen: true });
    expect(orderOf(['25/03/2026', '03/25/2026'])).toMatchObject({ order: null, isMixed: true });
    expect(orderOf(['13/04/2026', { day: 20000, seconds: 0 }])).toMatchObject({ isSwapped: true });
    expect(day('03/04/2026', 'DMY')).toBe('2026-04-03');
  });
});

describe('ratios of splits', () => {
  const fraction = (cell: string | number): string | null => {
    const read = readRatio(cell);
    return isReadRatio(read)
      ? (Number(read.ratio.numerator) / Number(read.ratio.denominator)).toFixed(10)
      : null;
  };

  test.each([
    ['10:1', '10.0000000000'],
    ['1 for 3', '0.3333333333'],
    ['3-for-2', '1.5000000000'],
    [0.3333333333333333, '0.3333333333'],
    ['0.3333', '0.3333333333'],
    [0.1, '0.1000000000'],
    [24.1917, '24.1917000000'],
    ['twice', null],
    ['', null],
    [0, null],
    [-2, null],
  ])('%s is %s', (written, value) => {
    expect(fraction(written)).toBe(value);
  });
});
