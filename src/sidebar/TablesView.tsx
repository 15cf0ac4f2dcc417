import type { Choice } from '../addon/chosen';
import type { Opened, TableRole } from '../addon/found';
import { formatDay } from '../base/day';

interface Props {
  readonly opened: Opened;
  readonly isBusy: boolean;
  readonly onUse: (role: Choice) => void;
}

const WORDS: readonly { role: TableRole; title: string; needs: string }[] = [
  { role: 'lots', title: 'Lots', needs: 'Symbol, Quantity, Acquired, Cost basis, Price' },
  { role: 'trades', title: 'Trades', needs: 'Date, Action, Symbol, Quantity, Amount' },
  { role: 'settings', title: 'Settings', needs: 'Setting, Value' },
  { role: 'securities', title: 'Securities', needs: 'Symbol, Index, Replacement' },
];

/** Trades alone are enough for lots: what stops them is told with the plan. */
const absent = (role: TableRole, { tables }: Opened): string =>
  role === 'lots' && tables.trades
    ? 'No table of its own: what Trades leave is taken. Where a row of Trades is in the way, the plan says which.'
    : 'Not found.';

/** Which tables the planner reads, and how to point it at others. */
export function TablesView({ opened, isBusy, onUse }: Props) {
  return (
    <section class="stack">
      <h2 class="visually-hidden">Your tables</h2>
      <p>
        The planner finds its tables by their headings. To use another one, click a cell of it in the sheet,
        then the button here.
      </p>
      {!opened.tables.lots && (
        <p class="hint">
          No tables yet? Choose Start with my own in the add-on’s menu: it adds them, empty and formatted.
        </p>
      )}
      <ul>
        {WORDS.map(({ role, title, needs }) => {
          const found = opened.tables[role];
          return (
            <li class="card" key={role}>
              <h3>{title}</h3>
              <p class="small">{found ? found.reference : absent(role, opened)}</p>
              {!found && <p class="small quiet">Headings: {needs}</p>}
              <p class="hint">
                <button type="button" disabled={isBusy} onClick={() => onUse(role)}>
                  Use current selection<span class="visually-hidden"> for {title}</span>
                </button>
              </p>
            </li>
          );
        })}
        <li class="card">
          <h3>As-of day</h3>
          <p class="small">
            {formatDay(opened.asOf)}, {opened.asOfFrom ?? 'today: no cell says otherwise'}
          </p>
          <p class="hint">
            <button type="button" disabled={isBusy} onClick={() => onUse('asOf')}>
              Use current selection<span class="visually-hidden"> for the as-of day</span>
            </button>
          </p>
        </li>
      </ul>
    </section>
  );
}
