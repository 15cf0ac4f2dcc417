import { useMemo } from 'preact/hooks';
import { Decimal } from '../base/decimal';
import type { SheetRequest } from '../addon/formsServer';
import type { Opened } from '../addon/found';
import type { ReturnPart } from '../countries/returnParts';
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

/** The lines of another country's return, then each part of its form: what is typed, and how its rows are used. */
export function OwnReturnView({ forms, year, opened, isBusy, onWrite }: Props) {
  const { country, settlement, household } = forms.settled;
  const told = useMemo(
    () => ownReturn(country, settlement, household, year, opened.asOf),
    [country, settlement, household, year, opened],
  );
  if (told.count === 0) return <p class="quiet">No sale in {told.assessed.name} so far.</p>;
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
      {told.parts.map(part => (
        <PartView part={part} key={part.title} />
      ))}
      <div class="actions">
        <button
          class="primary"
          type="button"
          disabled={isBusy}
          onClick={() => void onWrite(ownReturnSheet(country.returnForms, told))}
        >
          Write to a sheet, with its {told.count === 1 ? '1 sale' : `${told.count} sales`}
        </button>
      </div>
    </>
  );
}

/** A section of the form: the lines to type; its rows stand on the sheet. */
function PartView({ part }: { readonly part: ReturnPart }) {
  return (
    <section>
      <h3>{part.title}</h3>
      {part.lines.length > 0 && (
        <table class="year">
          {part.lines.map(({ where, words, amount }) => (
            <tbody key={`${where} ${words}`}>
              <tr>
                <th scope="row">
                  {words === '' ? where : words} {words !== '' && <span class="quiet small">{where}</span>}
                </th>
                <td>{typeof amount === 'number' ? formatAmount(new Decimal(amount).div(100)) : amount}</td>
              </tr>
            </tbody>
          ))}
        </table>
      )}
      {part.note !== '' && <p class="small quiet">{part.note}</p>}
    </section>
  );
}
