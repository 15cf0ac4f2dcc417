import plans from './plans.json';
import tables from './tables.json';
import { faults, type FieldCase } from './expectations';

/** Cases from practice, asked through the bundle as a sheet would. */
const named = (cases: unknown) => (cases as FieldCase[]).map(one => [one.name, one] as const);

describe('tables as people have them', () => {
  test.each(named(tables))('%s', (_name, example) => {
    expect(faults(example)).toEqual([]);
  });
});

describe('what a tax preparer would ask', () => {
  test.each(named(plans))('%s', (_name, example) => {
    expect(faults(example)).toEqual([]);
  });
});
