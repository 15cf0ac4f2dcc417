import { BROKERS, brokerOf, nameItWords, oldestWords } from '../../src/session/brokers';

test('a broker is known by the name of the account, in whatever case', () => {
  expect(brokerOf('Joint SCHWAB 1234')?.name).toBe('Schwab');
  expect(brokerOf('ibkr margin')?.name).toBe('Interactive Brokers');
  expect(brokerOf('Fidelity (Alex)')?.name).toBe('Fidelity');
  expect(brokerOf('Main')).toBeNull();
  // No broker's name inside another word.
  expect(brokerOf('Afrecan fund')).toBeNull();
});

test('how to name the lot, in the broker’s words, with the page and when it was read', () => {
  expect(nameItWords('My Schwab')).toBe(
    'Name this lot: at Schwab, set the order’s Cost Basis Method to Specified Lots and pick it, until midnight Eastern of the settlement day. Unless told it sells first in, first out. Keep the confirmation (help.streetsmart.schwab.com/edge/1.22/Content/Cost%20Basis%20Method.htm, read in December 2026).',
  );
});

test('one that takes no single lot says so; one that is not known is asked before settlement', () => {
  expect(nameItWords('Coinbase')).toContain('takes a method (HIFO, LIFO, FIFO) and no single lot');
  expect(nameItWords('Main')).toContain('tell them before the sale settles and keep their confirmation');
  expect(nameItWords('E*TRADE')).toBe(nameItWords('Main'));
});

test('where the oldest are sold, what the broker sells unless told', () => {
  expect(oldestWords('Vanguard')).toContain('Unless told Vanguard sells the automated method of the holding');
  expect(oldestWords('Main')).toMatch(/^The oldest shares of the account: what a broker sells unless told/);
});

test.each(BROKERS.map(one => [one.name, one] as const))(
  '%s: a page of its own, and its name in its own spelling',
  (name, one) => {
    expect(one.source).toMatch(/^[a-z\d.]+\.com\//);
    expect(one.spelled.test(name)).toBe(true);
    expect(one.methods).not.toBe('');
  },
);
