import { COLUMN_CHOICES, columnHint, NOTHING } from '../import/corrections';
import type { Incoming } from './importing';

interface Props {
  readonly file: Incoming;
  readonly isBusy: boolean;
  readonly onAnswer: (hint: string, value: string) => void;
}

/** What each column was read as; a person can say otherwise, and that holds for every file with these headings. */
export function FileColumns({ file, isBusy, onAnswer }: Props) {
  const { columns, kind } = file.read;
  return (
    <details>
      <summary class="small">Its columns, and what they are read as</summary>
      <table class="small">
        <tbody>
          {columns.map(({ heading, as }) => (
            <tr key={heading}>
              <th scope="row">{heading}</th>
              <td>
                <select
                  aria-label={`${heading} is read as`}
                  value={file.answers.get(columnHint(heading)) ?? ''}
                  disabled={isBusy}
                  onChange={event => onAnswer(columnHint(heading), event.currentTarget.value)}
                >
                  <option value="">{as ?? 'not needed'}</option>
                  {[...Object.keys(COLUMN_CHOICES[kind]), NOTHING].map(choice => (
                    <option key={choice} value={choice}>
                      {choice === NOTHING ? 'nothing: leave it' : choice}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
