import { taxOff, type Assessment } from '../planner/assessment';
import { formatAmount } from './money';
import { YearBar } from './YearBar';

interface Props {
  /** What is done, without any planned trade. */
  readonly soFar: Assessment;
  /** With the trades that are planned. */
  readonly planned: Assessment;
  /** And with the ticked sales. */
  readonly ticked: Assessment;
}

const [DONE, PLANNED, TICKED] = ['Done so far', 'With planned trades', 'With the ticked sales'];

/** The year as it is done, with what is planned, and with the ticked sales: it moves at once when a box is ticked. */
export function YearView({ soFar, planned, ticked }: Props) {
  const isPlanned = !isSame(soFar, planned);
  const amountOf = (year: Assessment, label: string): string =>
    formatAmount(year.plain.lines.find(line => line.label === label)?.amount ?? null);
  return (
    <section aria-label={planned.plain.name}>
      <YearBar before={planned} after={ticked} />
      <table class="year">
        <thead>
          <tr>
            <th scope="col">{DONE}</th>
            {isPlanned && <th scope="col">{PLANNED}</th>}
            <th scope="col">{TICKED}</th>
          </tr>
        </thead>
        {ticked.plain.lines.map(({ label, where, kind }) => (
          <tbody key={label} class={kind === 'total' ? 'total' : ''}>
            <tr>
              <th scope="rowgroup" colSpan={isPlanned ? 3 : 2}>
                {label} <span class="quiet small">{where}</span>
              </th>
            </tr>
            <tr>
              <td data-column={DONE}>{amountOf(soFar, label)}</td>
              {isPlanned && <td data-column={PLANNED}>{amountOf(planned, label)}</td>}
              <td data-column={TICKED}>{amountOf(ticked, label)}</td>
            </tr>
          </tbody>
        ))}
      </table>
    </section>
  );
}

const isSame = (a: Assessment, b: Assessment): boolean =>
  a.plain.lines.every(({ amount }, at) => String(amount) === String(b.plain.lines[at]?.amount));

/** What the ticked sales do to this year's tax; blank where it cannot be told or is nothing. */
export function takesWords(planned: Assessment, ticked: Assessment): string {
  const less = taxOff(planned, ticked);
  if (less === null || less.isZero()) return '';
  return less.greaterThan(0)
    ? `${formatAmount(less)} less tax this year`
    : `${formatAmount(less.neg())} more tax this year`;
}
