import { isoDay } from '../../src/base/day';
import { firstLongTermDay, termOf } from '../../src/engine/holdingPeriod';
import cases from '../examples/holding.json';
import { day } from './support';

describe('holding period', () => {
  test.each(cases.map(example => [example.name, example] as const))('%s', (_name, example) => {
    const first = firstLongTermDay(day(example.acquired), example.months_required);
    expect(isoDay(first)).toBe(example.first_long_term_sale_date);
    const holding = { holdingStart: day(example.acquired), alwaysLong: false };
    expect(termOf(holding, day(example.sold), example.months_required)).toBe(
      example.term === 'LT' ? 'long' : 'short',
    );
  });
});
