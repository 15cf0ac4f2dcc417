import { grouped } from '../../src/base/grouped';

test('items by a key, keys and items in the order in which they come', () => {
  const found = grouped([3, 1, 4, 1, 5, 9, 2, 6], n => (n % 2 === 0 ? 'even' : 'odd'));
  expect([...found]).toEqual([
    ['odd', [3, 1, 1, 5, 9]],
    ['even', [4, 2, 6]],
  ]);
  expect(grouped([], String).size).toBe(0);
});

test('keys are told apart as a Map does: objects by identity', () => {
  const [a, b] = [{}, {}];
  expect([...grouped([a, b, a], one => one).values()].map(same => same.length)).toEqual([2, 1]);
});
