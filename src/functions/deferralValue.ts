import { Decimal, NIL, roundCent } from '../base/decimal';
import { ProblemError, type Problem } from '../base/problem';
import { deferral } from '../planner/deferral';
import { isBlank, type Cell } from '../table/cell';
import { problemAt, FAULTS, isFault, type Fault } from '../table/faults';
import { readDecimal, readRate } from '../table/readCell';
import { cell, declare } from './declare';

/** The cells a formula hands over, in its order. */
export interface DeferralCells {
  readonly loss: Cell;
  readonly rate_now: Cell;
  readonly rate_later: Cell;
  readonly years: Cell;
  readonly discount_rate: Cell;
  readonly costs: Cell;
  readonly share_taxed: Cell;
}

/** `DEFERRAL_VALUE`: tax saved now less the present value of the later tax less costs. */
export function deferralValue(cells: DeferralCells): number {
  const problems: Problem[] = [];
  const read = (
    name: keyof DeferralCells,
    reader: (cell: Cell) => Decimal | Fault,
    blank: Decimal | null,
  ): Decimal => {
    const cell = cells[name];
    const value = isBlank(cell) ? (blank ?? FAULTS.blank('a number')) : reader(cell);
    if (!isFault(value)) return value;
    problems.push(problemAt(name, null, null, value));
    return NIL;
  };
  const loss = read('loss', notNegative, null);
  const rateNow = read('rate_now', readRate, null);
  const laterRate = read('rate_later', readRate, null);
  const years = read('years', notNegative, null);
  const discountRate = read('discount_rate', readRate, new Decimal('0.05'));
  const costs = read('costs', notNegative, NIL);
  const shareTaxed = read('share_taxed', readRate, new Decimal(1));
  if (problems.length > 0) throw new ProblemError('DEFERRAL_VALUE', problems);
  const uses = [{ year: 0, amount: loss, rate: rateNow }];
  const { value } = deferral({ loss, uses, laterRate, years, discountRate, shareTaxed, costs });
  return roundCent(value).toNumber() || 0;
}

function notNegative(cell: Cell): Decimal | Fault {
  const value = readDecimal(cell);
  return !isFault(value) && value.isNegative() && !value.isZero() ? FAULTS.negative(cell) : value;
}

export const DEFERRAL_VALUE = declare({
  name: 'DEFERRAL_VALUE',
  help: "What harvesting a loss is worth today: tax saved now, less the present value of the tax on the replacement's lower basis, less costs. Below zero it hurts. Education, not tax advice.",
  args: {
    loss: cell('10000', 'The harvested loss, positive.'),
    rate_now: cell('0.15', 'The rate it saves now, 15% or 0.15.'),
    rate_later: cell('0.15', 'The rate on the later gain.'),
    years: cell('10', 'Years until the replacement is sold.'),
    discount_rate: cell('0.05', 'Optional. After-tax return on money kept; 0.05.'),
    costs: cell('0', 'Optional. Commissions, spreads, time; 0.'),
    share_taxed: cell('1', 'Optional. The share of the later gain ever taxed (gifts, step-up); 1.'),
  },
  returns: 'Money of today, rounded to the cent.',
  answer: deferralValue,
});
