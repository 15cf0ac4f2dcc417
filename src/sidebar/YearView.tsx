import type { Decimal } from '../base/decimal';
import type { TaxYear } from '../engine/taxYear';
import { dollarsOf } from './money';

interface Props {
  readonly before: TaxYear;
  readonly after: TaxYear;
}

/** The year as it stands and with the ticked sales: it moves at once when a box is ticked. */
export function YearView({ before, after }: Props) {
  const line = (label: string, pick: (year: TaxYear) => Decimal | null, total = false) => (
    <tr class={total ? 'total' : ''}>
      <th scope="row">{label}</th>
      <td>{dollarsOf(pick(before))}</td>
      <td>{dollarsOf(pick(after))}</td>
    </tr>
  );
  const carryover = (year: TaxYear): Decimal => year.shortCarryover.plus(year.longCarryover);
  return (
    <section aria-labelledby="year-title">
      <h2 id="year-title">Your {before.year} so far, and with the ticked sales</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">Line</span>
            </th>
            <th scope="col">Now</th>
            <th scope="col">With them</th>
          </tr>
        </thead>
        <tbody>
          {line('Net short-term (line 7)', year => year.short)}
          {line('Net long-term (line 15)', year => year.long)}
          {line('Together (line 16)', year => year.net, true)}
          {line('Off other income (line 21)', year => year.deduction)}
          {line('Carried into next year', carryover)}
          {line('Tax on all this', year => year.tax.amount, true)}
        </tbody>
      </table>
    </section>
  );
}
