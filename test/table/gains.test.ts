import { openBundle } from '../support/bundle';

/** A gains table's rows, and what is said of one that cannot be read. */
const bundle = openBundle();

const net = (headings: string[], ...row: unknown[]): unknown =>
  bundle.call('NET_GAIN', [headings, ['QMTK', ...row, 'Short']], '', 2026, '', bundle.day('2026-11-25'));

const PARTS = ['Symbol', 'Proceeds', 'Cost basis', 'Term'];
const BOTH = ['Symbol', 'Proceeds', 'Cost basis', 'Gain', 'Term'];

test('a blank Proceeds is named as that, whether or not there is a column Gain', () => {
  expect(() => net(PARTS, '', 100)).toThrow(/Proceeds: the cell is blank/);
  expect(() => net(BOTH, '', 100, '')).toThrow(/Proceeds: the cell is blank/);
});

test('a gain alone needs no proceeds', () => {
  expect(net(BOTH, '', 100, -20)).toBe(-20);
  expect(net(BOTH, 80, 100, '')).toBe(-20);
});
