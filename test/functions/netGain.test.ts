import { dayFromIso } from '../../src/base/day';
import { netGain } from '../../src/functions/netGain';

const AS_OF = dayFromIso('2026-11-20')!;
const settings = (country: string) => [
  ['Setting', 'Value'],
  ['Country', country],
];

describe('realised sales that name no day', () => {
  const gains = [
    ['Term', 'Gain'],
    ['Short', -500],
    ['Long', 900],
  ];
  test.each(['United States', 'UK', 'Canada', 'Ireland', 'Germany', 'Australia', 'India', 'Other'])(
    '%s: they count in the year that is asked for, also while it runs',
    country => {
      const table = netGain(gains, settings(country), 2026, 'all', AS_OF);
      const without = netGain(gains.slice(0, 1), settings(country), 2026, 'all', AS_OF);
      expect(table).not.toEqual(without);
    },
  );

  test.each(['UK', 'Ireland', 'Other', 'United States'])(
    '%s: the net of the running year is 400',
    country => {
      expect(netGain(gains, settings(country), 2026, 'net', AS_OF)).toBe(400);
    },
  );
});

test('a line that the country does not have is refused with those it has', () => {
  expect(() => netGain([['Term', 'Gain']], settings('UK'), 2026, 'deduction', AS_OF)).toThrow(
    /"deduction" is not a line.*use one of net/,
  );
});
