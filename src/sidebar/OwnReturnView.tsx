import { useMemo } from 'preact/hooks';
import type { SheetRequest } from '../addon/formsServer';
import type { Opened } from '../addon/found';
import { ownReturn } from '../forms/ownReturn';
import { ownReturnSheet, type Forms } from './forms';
import { formatAmount } from './money';

interface Props {
  readonly forms: Forms;
  readonly year: number;
  readonly opened: Opened;
  readonly isBusy: boolean;
  readonly onWrite: (request: SheetRequest) => Promise<void>;
}

/** The lines of another country's return, each with where it stands, and the sales they come from. */
export function OwnReturnView({ forms, year, opened, isBusy, onWrite }: Props) {
  const { country, settlement } = forms.settled;
  const told = useMemo(
    () => ownReturn(country, settlement, year, opened.asOf),
    [country, settlement, year, opened],
  );
  if (told.sales.length === 0) return <p class="quiet">No sale in {told.assessed.name} so far.</p>;
  const notes = [
    ...told.notes,
    ...told.assessed.lines.filter(({ kind }) => kind === 'note').map(one => one.where),
  ];
  return (
    <>
      <table class="year">
        {told.assessed.lines
          .filter(({ kind }) => kind !== 'note')
          .map(({ label, where, amount, kind }) => (
            <tbody key={label} class={kind === 'total' ? 'total' : ''}>
              <tr>
                <th scope="row">
                  {label} <span class="quiet small">{where}</span>
                </th>
                <td>{kind === 'count' ? String(amount ?? '') : formatAmount(amount)}</td>
              </tr>
            </tbody>
          ))}
      </table>
      {notes.map(note => (
        <p class="small quiet" key={note}>
          {note}
        </p>
      ))}
      <div class="actions">
        <button
          class="primary"
          type="button"
          disabled={isBusy}
          onClick={() => void onWrite(ownReturnSheet(country.returnForms, told))}
        >
          Write to a sheet, with its {told.sales.length === 1 ? '1 sale' : `${told.sales.length} sales`}
        </button>
      </div>
    </>
  );
}
