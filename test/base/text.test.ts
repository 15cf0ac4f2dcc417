import { eachOf, finish, within, type Steps } from '../../src/base/steps';
import { editDistance, folded, foreignLetter, isOneEditApart, nameKey, onceEach } from '../../src/base/text';

describe('texts as people mean them', () => {
  test.each([
    ['  Joint   brokerage ', 'Joint brokerage'],
    ['ＶＴＩ', 'VTI'],
    ['VTI\u200b', 'VTI'],
    ['Jose\u0301', 'José'],
    ['a\u00a0b', 'a b'],
    ['plain', 'plain'],
    ['', ''],
  ])('%p is %p', (text, wanted) => expect(folded(text)).toBe(wanted));

  test('a name is the same in any case', () => {
    expect(nameKey(' joint  Brokerage')).toBe(nameKey('JOINT BROKERAGE'));
  });

  test('a letter of another alphabet among Latin ones is found; a name of its own script is a name', () => {
    expect(foreignLetter('АAPL')).toBe('А');
    expect(foreignLetter('AAPL')).toBeNull();
    expect(foreignLetter('Яндекс')).toBeNull();
    expect(foreignLetter('Иван Smith')).toBeNull();
  });

  test('distances, for "did you mean"', () => {
    expect([
      editDistance('tax yeer', 'tax year'),
      editDistance('', 'abc'),
      editDistance('abc', 'abc'),
    ]).toEqual([1, 3, 0]);
    expect([
      isOneEditApart('VTI', 'VTI'),
      isOneEditApart('VTI', 'VT'),
      isOneEditApart('VTI', 'VXI'),
      isOneEditApart('VTI', 'ITV'),
    ]).toEqual([false, true, true, false]);
  });

  test('a text is read once, also when nothing comes of it', () => {
    const read = jest.fn((text: string) => (text === 'none' ? null : text.length));
    const once = onceEach(read);
    expect(['none', 'four', 'none', 'four'].map(once)).toEqual([null, 4, null, 4]);
    expect(read).toHaveBeenCalledTimes(2);
  });
});

describe('work in steps', () => {
  const sums = function* (numbers: readonly number[]): Steps<number> {
    let sum = 0;
    yield* eachOf(numbers, one => (sum += one), 2);
    return sum;
  };

  test('all at once it is the same', () => {
    expect(finish(sums([1, 2, 3, 4, 5]))).toBe(15);
    expect(finish(sums([]))).toBe(0);
  });

  test('tells how much is done, and as a part of something longer its share of it', () => {
    const progress: number[] = [];
    const steps = within(0.5, 1, sums([1, 2, 3, 4]));
    let step = steps.next();
    for (; !step.done; step = steps.next()) progress.push(step.value);
    expect(step.value).toBe(10);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.every(done => done >= 0.5 && done <= 1)).toBe(true);
    expect(progress).toHaveLength(2);
  });
});
