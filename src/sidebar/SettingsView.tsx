import { useState } from 'preact/hooks';
import type { Opened } from '../addon/found';
import type { SettingChange } from '../addon/settingsServer';
import { isoDay } from '../base/day';
import { countryOf } from '../countries/chooser';
import { isDayTime, type Cell } from '../table/cell';
import { normalizeHeading } from '../base/text';
import { readText } from '../table/readCell';
import { readSettings } from '../table/settings';
import { fieldsBeside, fieldsFor, type SettingField } from './settingFields';
import { typed } from './typed';

interface Props {
  readonly opened: Opened;
  readonly isBusy: boolean;
  readonly onSave: (changes: readonly SettingChange[]) => void;
}

/** The same table that formulas read: nothing of it is kept anywhere else. */
export function SettingsView({ opened, isBusy, onSave }: Props) {
  const stored = storedValues(opened);
  const country = countryOf(readSettings(opened.tables.settings?.cells ?? null).settings);
  const fields = fieldsFor(country);
  const [edited, setEdited] = useState<ReadonlyMap<string, string>>(new Map());
  const valueOf = (name: string): string => edited.get(name) ?? stored.get(normalizeHeading(name)) ?? '';
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
      <Fields fields={fields} valueOf={valueOf} onEdit={edit} />
      <details>
        <summary>All other settings</summary>
        <Fields fields={fieldsBeside(country)} valueOf={valueOf} onEdit={edit} />
        <Named opened={opened} edited={edited} onEdit={edit} />
      </details>
      <div class="actions">
        <button class="primary" type="submit" disabled={isBusy || edited.size === 0}>
          Save settings
        </button>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly fields: readonly SettingField[];
  readonly valueOf: (name: string) => string;
  readonly onEdit: (name: string, value: string) => void;
}

const Fields = ({ fields, valueOf, onEdit }: FieldsProps) => (
  <>
    {fields.map(({ name, hint, choices, unset, suggestions }) => (
      <label key={name}>
        {name}
        <span>{hint}</span>
        {choices ? (
          <select value={valueOf(name)} onChange={event => onEdit(name, event.currentTarget.value)}>
            <option value="">{unset}</option>
            {withStored(choices, valueOf(name)).map(choice => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        ) : (
          <input
            type="text"
            inputMode={suggestions ? 'text' : 'decimal'}
            list={suggestions && `choices-${normalizeHeading(name)}`}
            placeholder={unset}
            value={valueOf(name)}
            onInput={event => onEdit(name, event.currentTarget.value)}
          />
        )}
        {suggestions && (
          <datalist id={`choices-${normalizeHeading(name)}`}>
            {suggestions.map(one => (
              <option key={one} value={one} />
            ))}
          </datalist>
        )}
      </label>
    ))}
  </>
);

interface NamedProps {
  readonly opened: Opened;
  readonly edited: ReadonlyMap<string, string>;
  readonly onEdit: (name: string, value: string) => void;
}

/** Settings about one owner, class or account: by their names. */
function Named({ opened, edited, onEdit }: NamedProps) {
  const [name, setName] = useState('');
  const stored = storedValues(opened);
  const added = [...edited.keys()].filter(one => FAMILIES.some(family => one.startsWith(family)));
  return (
    <>
      <label>
        For one owner, class or account
        <span>Owner Sam, Target STOCKS, Lot method Schwab</span>
        <input
          type="text"
          list="setting-names"
          value={name}
          onInput={event => setName(event.currentTarget.value)}
        />
      </label>
      <datalist id="setting-names">
        {FAMILIES.map(one => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <label>
        Its value
        <input
          type="text"
          disabled={name.trim() === ''}
          value={edited.get(name.trim()) ?? stored.get(normalizeHeading(name)) ?? ''}
          onInput={event => onEdit(name.trim(), event.currentTarget.value)}
        />
      </label>
      {added.length > 0 && <p class="small quiet">To be saved: {added.join(', ')}</p>}
    </>
  );
}

/** Settings that are named after something of the household's own. */
const FAMILIES = ['Owner ', 'Target ', 'Lot method '];

const withStored = (choices: readonly string[], stored: string): readonly string[] =>
  stored === '' || choices.includes(stored) ? choices : [stored, ...choices];

function storedValues({ tables }: Opened): ReadonlyMap<string, string> {
  const [headings = [], ...rows] = tables.settings?.cells ?? [];
  const name = headings.findIndex(cell => normalizeHeading(readText(cell)) === 'SETTING');
  const value = headings.findIndex(cell => normalizeHeading(readText(cell)) === 'VALUE');
  return new Map(rows.map(row => [normalizeHeading(readText(row[name] ?? '')), shown(row[value] ?? '')]));
}

const shown = (cell: Cell): string => (isDayTime(cell) ? isoDay(cell.day) : String(cell));
