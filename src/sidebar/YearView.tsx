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
    <section aria-labelledby="year-title">
      <h2 id="year-title">{planned.plain.name}</h2>
      <Takes planned={planned} ticked={ticked} />
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

/** In a sentence what the ticked sales do to this year's tax. */
function Takes({ planned, ticked }: Pick<Props, 'planned' | 'ticked'>) {
  const less = taxOff(planned, ticked);
  if (less === null || less.isZero()) return null;
  return (
    <p class="small">
      {less.greaterThan(0)
        ? `The ticked sales take ${formatAmount(less)} off this year’s tax.`
        : `The ticked sales add ${formatAmount(less.neg())} to this year’s tax.`}
    </p>
  );
}
