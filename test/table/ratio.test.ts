import { isFault } from '../../src/table/faults';
import { readRatio } from '../../src/table/ratio';

describe('ratios of splits', () => {
  const fraction = (cell: string | number): string | null => {
    const read = readRatio(cell);
    return !isFault(read)
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
