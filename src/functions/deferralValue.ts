import { Decimal, NIL, roundCent } from '../base/decimal';
import { ProblemError, type Problem } from '../base/problem';
import { deferral } from '../plan/deferral';
import { isBlank, type Cell } from '../table/cell';
import { readDecimal, readRate } from '../table/cells';
import { at, FAULTS, isFault, type Fault } from '../table/words';

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
    problems.push(at(name, null, null, value));
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
