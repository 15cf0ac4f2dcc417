import { editDistance, isOneEditApart } from '../../src/base/text';

test('one edit apart is an edit distance of one', () => {
  const words = ['BUY', 'BUYS', 'BUG', 'UY', 'BY', 'SELL', 'SEL', 'SELLS', 'BELL', 'B', '', 'BUUY'];
  for (const a of words) {
    for (const b of words) expect([a, b, isOneEditApart(a, b)]).toEqual([a, b, editDistance(a, b) === 1]);
  }
});
