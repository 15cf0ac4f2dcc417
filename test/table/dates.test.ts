import { isoDay } from '../../src/base/day';
import { readDay, readTime, orderOf } from '../../src/table/dates';

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
    ['01/25/25', '2025-01-25'],
    ['25.01.25', '2025-01-25'],
    ['Jan 25, 99', '2099-01-25'],
    ['25-Jan-00', '2000-01-25'],
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

  test.each([
    ['12:30 PM', 12 * 3600 + 30 * 60],
    ['12:30 AM', 30 * 60],
    ['12:00 pm', 12 * 3600],
    ['1:05 PM', 13 * 3600 + 5 * 60],
    ['11:59:59 p.m.', 24 * 3600 - 1],
    ['00:00', 0],
    ['23:59', 24 * 3600 - 60],
    ['09:30:15.250', 9 * 3600 + 30 * 60 + 15],
  ])('%s is %d seconds into the day', (written, seconds) => {
    expect(readTime(written)).toBe(seconds);
  });

  test.each(['24:00', '12:60', '9', 'noon', '12:30:60'])('%s is no time', written => {
    expect(readTime(written)).toHaveProperty('remedy');
  });
});
