import type { Decimal } from '../base/decimal';
import type { Problem } from '../base/problem';
import { editDistance, foreignLetter, nameKey, normalizeHeading } from '../base/text';
import type { LotMethod, OwnerRole } from '../engine/records';
import { DEFAULT_SETTINGS, isUs, type Settings } from '../engine/settings';
import { isBlank, type Range } from './cell';
import { readRate } from './readCell';
import { readTable, type Field } from './headings';
import { into, readMethodCell, word, type MutableSettings, type Reader } from './settingReaders';
import { SETTING_SPECS } from './settingSpecs';
import { ROLE_CHOICES, ROLES } from './settingWords';
import { readSymbolText } from './symbol';
import { problemAt, FAULTS, quoted, shortened, type Fault } from './faults';

const FIELDS: readonly Field<'setting' | 'value'>[] = [
  { key: 'setting', headings: ['Setting'], needed: true, marksRow: true },
  { key: 'value', headings: ['Value'], needed: true },
];

const BY_NAME = new Map(SETTING_SPECS.map(spec => [normalizeHeading(spec.name), spec]));

/** The Settings table; without one, the defaults. */
export function readSettings(range: Range | null): ReadSettings {
  const settings: MutableSettings = {
    ...DEFAULT_SETTINGS,
    targets: new Map(),
    owners: new Map(),
    lotMethods: new Map(),
  };
  const named: NamedSetting[] = [];
  if (range === null) return { settings, problems: [], taxProblems: [], named };
  const { table, problems: structural } = readTable('Settings', range, FIELDS);
  const problems = [...structural];
  if (problems.length > 0) return { settings, problems, taxProblems: [], named };
  let hasStatus = false;
  const seen = new Set<string>();
  for (const row of table.rows) {
    const name = row.text('setting');
    const value = row.cell('value');
    const family = familyOf(name);
    // Names after Owner, Target and Lot method are text in any script.
    const key = family ? `${family.word} ${nameKey(family.subject)}` : normalizeHeading(name);
    if (seen.has(key)) {
      const fault = {
        code: 'settingTwice',
        found: `${quoted(name)} stands twice`,
        remedy: 'keep one of them',
      };
      problems.push(problemAt('Settings', row.number, 'Setting', fault));
      continue;
    }
    seen.add(key);
    const letter = family && foreignLetter(family.subject);
    if (letter) {
      problems.push(problemAt('Settings', row.number, 'Setting', FAULTS.letter(name, letter)));
      continue;
    }
    const reader = family ? readerOf(family) : BY_NAME.get(key)?.read;
    if (family) named.push({ ...family, name, row: row.number });
    if (!reader)
      problems.push(problemAt('Settings', row.number, 'Setting', unknown(name, problems.length < ADVISED)));
    else if (!isBlank(value)) {
      if (key === STATUS) hasStatus = true;
      const fault = reader(value, settings);
      if (fault) problems.push(problemAt('Settings', row.number, shortened(name), fault));
    }
  }
  for (const one of named) {
    if (one.word === 'owner') one.role = settings.owners.get(nameKey(one.subject));
  }
  const ofSpouse = spouseProblems(settings, named, hasStatus ? SPOUSE_OF_NOBODY : STATUS_OF_SPOUSE);
  return {
    settings,
    problems: hasStatus ? [...problems, ...ofSpouse] : problems,
    taxProblems: hasStatus ? [] : ofSpouse,
    named,
  };
}

const STATUS = normalizeHeading('Filing status');

/** Two settings that cannot both be true. */
const SPOUSE_OF_NOBODY: Fault = {
  code: 'spouseOfNobody',
  found: 'an owner is the spouse, and Filing status is that of a person without one',
  remedy: 'set Filing status to Married filing jointly or separately, or the owner to Other',
};

/** Which return the spouse's results are on, and its brackets, only the status tells; washes do not ask for it. */
const STATUS_OF_SPOUSE: Fault = {
  code: 'statusOfSpouse',
  found: 'an owner is the spouse, and Filing status is blank: no tax can be told',
  remedy: 'set Filing status to Married filing jointly or Married filing separately',
};

/** A spouse beside a status that has none, or beside a blank one. */
function spouseProblems(settings: Settings, named: readonly NamedSetting[], fault: Fault): Problem[] {
  const { filingStatus } = settings;
  if (!isUs(settings)) return [];
  if (filingStatus !== 'single' && filingStatus !== 'head') return [];
  return named
    .filter(({ word, role }) => word === 'owner' && role === 'spouse')
    .map(({ row, name }) => problemAt('Settings', row, name, fault));
}

type Family = 'owner' | 'target' | 'lot method';

/** `Owner José`, `Target Bonds`, `Lot method Schwab`. */
interface FamilySetting {
  readonly word: Family;
  readonly subject: string;
}

/** A setting about a name, kept so that one which matches nothing in the tables is told. */
export interface NamedSetting extends FamilySetting {
  readonly name: string;
  readonly row: number;
  role?: OwnerRole | undefined;
}

export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: Problem[];
  /** What must be answered before a tax figure is told; nothing else waits for it. */
  readonly taxProblems: readonly Problem[];
  readonly named: readonly NamedSetting[];
}

function familyOf(name: string): FamilySetting | null {
  const [, word, subject] = /^(owner|target|lot method)\s+(.+)$/i.exec(name) ?? [];
  return word && subject ? { word: word.toLowerCase() as Family, subject } : null;
}

function readerOf({ word: family, subject }: FamilySetting): Reader {
  switch (family) {
    case 'owner':
      return into(word(ROLES, ROLE_CHOICES), (to, role) =>
        (to.owners as Map<string, OwnerRole>).set(nameKey(subject), role),
      );
    case 'target':
      return into(readRate, (to, share) => (to.targets as Map<string, Decimal>).set(nameKey(subject), share));
    case 'lot method':
      return into(readMethodCell, (to, method) => {
        const methods = to.lotMethods as Map<string, LotMethod>;
        methods.set(nameKey(subject), method);
        methods.set(readSymbolText(subject), method);
      });
  }
}

/** A message shows no more than a few problems: weighing every name against every setting beyond that helps nobody. */
const ADVISED = 200;

function unknown(name: string, isAdvised: boolean): Fault {
  const found = `${quoted(name)} is not a setting`;
  if (!isAdvised)
    return { code: 'unknownSetting', found, remedy: 'the table in docs/tables.md lists every setting' };
  const wanted = normalizeHeading(name).slice(0, 60);
  const nearest = SETTING_SPECS.map(({ name: known }) => ({
    known,
    far: editDistance(wanted, normalizeHeading(known)),
  })).sort((a, b) => a.far - b.far)[0]!.known;
  return { code: 'unknownSetting', found, remedy: `the nearest one is ${nearest}` };
}
