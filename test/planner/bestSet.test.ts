import { finish } from '../../src/base/steps';
import { bestSet, type Search } from '../../src/planner/search';

/** Numbers that are worth something each, and some of them together. */
function over(worth: readonly number[], together: readonly (readonly [number, number, number])[] = []) {
  const start = (): Search<number> => {
    const set = new Set<number>();
    return {
      value: () =>
        [...set].reduce((sum, one) => sum + worth[one]!, 0) +
        together.reduce((sum, [a, b, more]) => (set.has(a) && set.has(b) ? sum + more : sum), 0),
      has: one => set.has(one),
      toggle: moved => {
        for (const one of moved) if (!set.delete(one)) set.add(one);
      },
      chosen: () => [...set],
      size: () => set.size,
    };
  };
  const groupsOf = (size: number): number[][] => {
    const groups: number[][] = [];
    for (let from = 0; from < worth.length; from += size)
      groups.push(worth.slice(from, from + size).map((_, at) => from + at));
    return groups;
  };
  return (size: number, exactUpTo?: number) => {
    const { chosen, isExact } = finish(bestSet(groupsOf(size), start, () => false, exactUpTo));
    return { chosen: [...chosen].sort((a, b) => a - b), isExact };
  };
}

/** Fourteen: what is worth something, what costs, two that only together are worth it, one that is worth nothing. */
const WORTH = [5, -3, 4, -3, 6, -2, 7, -4, 3, -1, 8, -6, 2, 0];
const TOGETHER: readonly (readonly [number, number, number])[] = [[1, 3, 10]];
const BEST = [0, 1, 2, 3, 4, 6, 8, 10, 12];

test.each([
  ['one group, moved by ones and twos', 14],
  ['groups of four, every subset of each', 4],
  ['groups of seven, by ones and twos', 7],
])('%s', (_, size) => {
  expect(over(WORTH, TOGETHER)(size)).toEqual({ chosen: BEST, isExact: false });
});

test('up to twelve every subset is tried, and of two equal sets the smaller is taken', () => {
  const found = over([5, -3, 4, -3, 0], [[1, 3, 10]])(5);
  expect(found).toEqual({ chosen: [0, 1, 2, 3], isExact: true });
});

test('what is worth nothing is left out of a large search too, whether it stands in it or not', () => {
  const worth = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 1 : 0));
  expect(over(worth)(20).chosen).toEqual(worth.flatMap((one, at) => (one > 0 ? [at] : [])));
});

test('groups that depend on each other are gone through until nothing helps', () => {
  // Each of the first is only worth it beside one of another group.
  const worth = [-1, -1, -1, -1, -1, -1, -1, 3, 3, 3, 3, 3, 3, 3];
  const pairs = [0, 1, 2, 3, 4, 5, 6].map(at => [at, at + 7, 2] as const);
  expect(over(worth, pairs)(7).chosen).toHaveLength(14);
});

test('a group of hundreds is moved in blocks', () => {
  const worth = Array.from({ length: 400 }, (_, at) => (at < 200 ? 1 : -1));
  expect(over(worth)(400).chosen).toHaveLength(200);
});

test('all that stands in the way of a large group is sold where fewer others are then enough', () => {
  // What is left of the ten lets as many of the forty not count; five that count are enough.
  const inTheWay = (one: number): boolean => one >= 40;
  const start = (): Search<number> => {
    const set = new Set<number>();
    return {
      value: () => {
        const freeing = [...set].filter(inTheWay).length;
        const others = set.size - freeing;
        return 4 * Math.min(5, Math.max(0, others - (10 - freeing))) - others - 0.5 * freeing;
      },
      has: one => set.has(one),
      toggle: moved => {
        for (const one of moved) if (!set.delete(one)) set.add(one);
      },
      chosen: () => [...set],
      size: () => set.size,
    };
  };
  const group = Array.from({ length: 50 }, (_, at) => at);
  const { chosen } = finish(bestSet([group], start, inTheWay));
  expect(chosen.filter(inTheWay)).toHaveLength(10);
  expect(chosen).toHaveLength(15);
});
