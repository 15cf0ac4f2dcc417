import { folded, foreignLetter, nameKey } from '../../src/base/text';
import { looksLikeOption, optionOf } from '../../src/table/optionSymbol';
import { readSymbolText } from '../../src/table/symbol';

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
    ['XYZ 2027-01-15 C95', 'XYZ270115C00095000'],
    ['XYZ 2027-01-15 95C', 'XYZ270115C00095000'],
    ['2027-01-15 XYZ 95 C', 'XYZ270115C00095000'],
    ['XYZ C 95 2027-01-15', 'XYZ270115C00095000'],
    ['95 C XYZ 15-Jan-2027', 'XYZ270115C00095000'],
    ['PUT XYZ $97.50 JAN 15 2027', 'XYZ270115P00097500'],
    ['XYZ January 15, 2027 $97.50 Put', 'XYZ270115P00097500'],
    ['C 2027-01-15 80 C', 'C270115C00080000'],
    ['XYZ 95 C 01/15/27', 'XYZ270115C00095000'],
    ['BRX/B 2027-01-15 95 C', 'BRX.B270115C00095000'],
    ['C 5.25 06/15/2026', 'C 5.25 06/15/2026'],
    ['T 4 1/4 10/31/29', 'T 4 1/4 10/31/29'],
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
    ['XYZ CORP 2027-01-15 95 C', true],
    ['BRX CLASS B 2027-01-15 95 C', true],
    ['C 5.25 06/15/2026', false],
    ['T 4 1/4 10/31/29', false],
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
