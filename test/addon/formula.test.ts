import { shifted } from '../../src/addon/formula';

describe('a formula that moves with its row', () => {
  test.each([
    ['=Q5*2', '=Q7*2'],
    ['=$Q5+Q$5+$Q$5', '=$Q7+Q$5+$Q$5'],
    ['=SUM(A2:A9)', '=SUM(A4:A11)'],
    ['=\'Q5 notes\'!B3&"see Q5"', '=\'Q5 notes\'!B5&"see Q5"'],
    ['=LOG10(A1)+ATAN2(B1,C1)', '=LOG10(A3)+ATAN2(B3,C3)'],
    ['=Sheet2!A1+TAXES2026', '=Sheet2!A3+TAXES2026'],
    ['=A:A', '=A:A'],
  ])('%s', (formula, moved) => {
    expect(shifted(formula, 2)).toBe(moved);
  });

  test('stays as it is where its row stays, and never above the first', () => {
    expect(shifted('=Q5', 0)).toBe('=Q5');
    expect(shifted('=Q2', -5)).toBe('=Q1');
  });
});
