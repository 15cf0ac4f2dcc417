import type { Decimal } from '../base/decimal';
import type { TaxYear } from '../engine/taxYear';
import { dollarsOf } from './money';

interface Props {
  /** What is done, without any planned trade. */
  readonly soFar: TaxYear;
  /** With the trades that are planned. */
  readonly planned: TaxYear;
  /** And with the ticked sales. */
  readonly ticked: TaxYear;
}

/** The year as it is done, with what is planned, and with the ticked sales: it moves at once when a box is ticked. */
export function YearView({ soFar, planned, ticked }: Props) {
  const isPlanned = !isSame(soFar, planned);
  const line = (label: string, form: string, pick: (year: TaxYear) => Decimal | null, total = false) => (
    <tbody class={total ? 'total' : ''}>
      <tr>
        <th scope="rowgroup" colSpan={isPlanned ? 3 : 2}>
          {label} <span class="quiet small">{form}</span>
        </th>
      </tr>
      <tr>
        <td>{dollarsOf(pick(soFar))}</td>
        {isPlanned && <td>{dollarsOf(pick(planned))}</td>}
        <td>{dollarsOf(pick(ticked))}</td>
      </tr>
    </tbody>
  );
  const carryover = (year: TaxYear): Decimal => year.shortCarryover.plus(year.longCarryover);
  return (
    <section aria-labelledby="year-title">
      <h2 id="year-title">Your {planned.year}</h2>
      <Takes planned={planned} ticked={ticked} />
      <table class="year">
        <thead>
          <tr>
            <th scope="col">Done so far</th>
            {isPlanned && <th scope="col">With planned trades</th>}
            <th scope="col">With the ticked sales</th>
          </tr>
        </thead>
        {line('Short-term gain or loss', 'Schedule D line 7', year => year.short)}
        {line('Long-term gain or loss', 'line 15', year => year.long)}
        {line('Together', 'line 16', year => year.net, true)}
        {line('Off your other income', 'line 21', year => year.deduction)}
        {line('Carried into next year', 'Carryover Worksheet', carryover)}
        {line('Tax it makes', 'with it, less without it', year => year.tax.amount, true)}
      </table>
    </section>
  );
}

const isSame = (a: TaxYear, b: TaxYear): boolean => a.short.equals(b.short) && a.long.equals(b.long);

/** In a sentence what the ticked sales do to this year's tax. */
function Takes({ planned, ticked }: Pick<Props, 'planned' | 'ticked'>) {
  const [before, after] = [planned.tax.amount, ticked.tax.amount];
  if (before === null || after === null || after.equals(before)) return null;
  const less = before.minus(after);
  return (
    <p class="small">
      {less.greaterThan(0)
        ? `The ticked sales take ${dollarsOf(less)} off this year’s tax.`
        : `The ticked sales add ${dollarsOf(less.neg())} to this year’s tax.`}
    </p>
  );
}
