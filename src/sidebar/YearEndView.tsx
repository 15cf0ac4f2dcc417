import { useMemo } from 'preact/hooks';
import type { Opened } from '../addon/found';
import type { SettingChange } from '../addon/settingsServer';
import { exactNumber } from '../base/exact';
import type { Cell } from '../table/cell';
import { yearEndOf, type FormRows, type Forms } from './forms';
import { formatAmount, moneyOf } from './money';

export interface ClosesYear {
  readonly onSave: (changes: readonly SettingChange[]) => void;
  readonly onClose: (rows: readonly (readonly Cell[])[]) => void;
}

interface Props extends ClosesYear {
  readonly forms: Forms;
  readonly form: FormRows;
  readonly year: number;
  readonly opened: Opened;
  readonly isBusy: boolean;
}

/** The chain of years: what the one before carries in, what this one carries out. */
export function YearEndView({ forms, form, year, opened, isBusy, onSave, onClose }: Props) {
  const end = useMemo(() => yearEndOf(forms, form, year, opened), [forms, form, year, opened]);
  const { faults, carriedIn, isOfSettings, out, rows } = end;
  return (
    <>
      <h2>From year to year</h2>
      {carriedIn && (
        <p class="small">
          {year - 1} carries in {moneyOf(carriedIn.short)} short-term and {moneyOf(carriedIn.long)} long-term.
        </p>
      )}
      <p class="small">
        {year} so far carries out {formatAmount(out.short)} short-term and {formatAmount(out.long)} long-term.
      </p>
      {faults.map(text => (
        <p class="message bad small" key={text}>
          {text}
        </p>
      ))}
      <div class="actions">
        {carriedIn && isOfSettings && faults.length > 0 && (
          <button
            type="button"
            disabled={isBusy}
            onClick={() =>
              onSave([
                { name: 'Short-term carryover in', value: exactNumber(carriedIn.short) },
                { name: 'Long-term carryover in', value: exactNumber(carriedIn.long) },
              ])
            }
          >
            Carry {year - 1} into Settings
          </button>
        )}
        <button type="button" disabled={isBusy} onClick={() => onClose(rows)}>
          Close {year} on the sheet Years
        </button>
      </div>
    </>
  );
}
