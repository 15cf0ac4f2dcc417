import { useState } from 'preact/hooks';
import type { Opened } from '../addon/found';
import type { SettingChange } from '../addon/settingsServer';
import { isDayTime, type Cell } from '../table/cell';
import { isoDay } from '../base/day';
import { readText } from '../table/cells';
import { plain } from '../table/headings';
import { countryOf } from '../countries/chooser';
import { readSettings, SETTING_NAMES } from '../table/settings';
import { fieldsFor, type SettingField } from './settingFields';
import { typed } from './typed';

interface Props {
  readonly opened: Opened;
  readonly isBusy: boolean;
  readonly onSave: (changes: readonly SettingChange[]) => void;
}

/** The same table that formulas read: nothing of it is kept anywhere else. */
export function SettingsView({ opened, isBusy, onSave }: Props) {
  const stored = storedValues(opened);
  const fields = fieldsFor(countryOf(readSettings(opened.tables.settings?.cells ?? null).settings));
  const [edited, setEdited] = useState<ReadonlyMap<string, string>>(new Map());
  const valueOf = (name: string): string => edited.get(name) ?? stored.get(plain(name)) ?? '';
  const edit = (name: string, value: string): void => setEdited(new Map([...edited, [name, value]]));
  const save = (event: Event): void => {
    event.preventDefault();
    onSave([...edited].map(([name, text]) => ({ name, value: typed(text) })));
  };
  return (
    <form onSubmit={save}>
      <p class="small quiet">
        Kept in{' '}
        {opened.tables.settings ? opened.tables.settings.reference : 'a Settings sheet, made when you save'},
        where the formulas read them too.
      </p>
      {fields.map(({ name, hint, choices, unset, suggestions }) => (
        <label key={name}>
          {name}
          <span>{hint}</span>
          {choices ? (
            <select value={valueOf(name)} onChange={event => edit(name, event.currentTarget.value)}>
              <option value="">{unset}</option>
              {withStored(choices, valueOf(name)).map(choice => (
                <option key={choice}>{choice}</option>
              ))}
            </select>
          ) : (
            <input
              type="text"
              inputMode={suggestions ? 'text' : 'decimal'}
              list={suggestions && `choices-${plain(name)}`}
              value={valueOf(name)}
              onInput={event => edit(name, event.currentTarget.value)}
            />
          )}
          {suggestions && (
            <datalist id={`choices-${plain(name)}`}>
              {suggestions.map(one => (
                <option key={one} value={one} />
              ))}
            </datalist>
          )}
        </label>
      ))}
      <Other opened={opened} asked={fields} edited={edited} onEdit={edit} />
      <div class="actions">
        <button class="primary" type="submit" disabled={isBusy || edited.size === 0}>
          Save settings
        </button>
      </div>
    </form>
  );
}

interface OtherProps {
  readonly opened: Opened;
  readonly asked: readonly SettingField[];
  readonly edited: ReadonlyMap<string, string>;
  readonly onEdit: (name: string, value: string) => void;
}

/** Every other setting by its name: rates, targets, owners, lot methods, gains elsewhere. */
function Other({ opened, asked: fields, edited, onEdit }: OtherProps) {
  const [name, setName] = useState('');
  const asked = new Set(fields.map(field => plain(field.name)));
  const stored = storedValues(opened);
  const added = [...edited.keys()].filter(one => !asked.has(plain(one)));
  return (
    <details>
      <summary>Any other setting</summary>
      <label>
        Its name
        <span>Such as Short-term gain elsewhere, Target STOCKS, Owner Sam, Lot method Schwab</span>
        <input
          type="text"
          list="setting-names"
          value={name}
          onInput={event => setName(event.currentTarget.value)}
        />
      </label>
      <datalist id="setting-names">
        {[...SETTING_NAMES.filter(one => !asked.has(plain(one))), ...FAMILIES].map(one => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <label>
        Its value
        <input
          type="text"
          disabled={name.trim() === ''}
          value={edited.get(name.trim()) ?? stored.get(plain(name)) ?? ''}
          onInput={event => onEdit(name.trim(), event.currentTarget.value)}
        />
      </label>
      {added.length > 0 && <p class="small quiet">To be saved: {added.join(', ')}</p>}
    </details>
  );
}

/** Settings that are named after something of the household's own. */
const FAMILIES = ['Owner ', 'Target ', 'Lot method '];

const withStored = (choices: readonly string[], stored: string): readonly string[] =>
  stored === '' || choices.includes(stored) ? choices : [stored, ...choices];

function storedValues({ tables }: Opened): ReadonlyMap<string, string> {
  const [headings = [], ...rows] = tables.settings?.cells ?? [];
  const name = headings.findIndex(cell => plain(readText(cell)) === 'SETTING');
  const value = headings.findIndex(cell => plain(readText(cell)) === 'VALUE');
  return new Map(rows.map(row => [plain(readText(row[name] ?? '')), shown(row[value] ?? '')]));
}

const shown = (cell: Cell): string => (isDayTime(cell) ? isoDay(cell.day) : String(cell));
