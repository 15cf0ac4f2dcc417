import { Decimal, fromDecimal } from '../base/decimal';
import type { Problem } from '../base/problem';
import type { LotMethod, OwnerRole } from '../engine/household';
import { goalWords } from '../plan/goal';
import { DEFAULT_SETTINGS, isUs, type CountryKey, type Goal, type Settings } from '../engine/settings';
import { isBlank, type Cell, type Range } from './cell';
import { editDistance, foreignLetter, nameKey } from '../base/text';
import { readDecimal, readRate, readText, readYesNo } from './cells';
import { readDay } from './dates';
import { plain, readTable, type Field } from './headings';
import { readMethod } from './lotCell';
import { readSymbolText } from './symbol';
import { at, FAULTS, isFault, quoted, shortened, type Fault } from './words';
import { COUNTRIES, COUNTRY_NAMES, FILING, GOALS, STATUSES, TACKING, ROLES } from './settingWords';

type Mutable = { -readonly [K in keyof Settings]: Settings[K] };

/** Reads one setting's cell into the settings, or says what is wrong with it. */
type Reader = (cell: Cell, into: Mutable) => Fault | null;

const FIELDS: readonly Field<'setting' | 'value'>[] = [
  { key: 'setting', headings: ['Setting'], needed: true, marksRow: true },
  { key: 'value', headings: ['Value'], needed: true },
];

/** A setting that a reader of cells and a place in the settings make. */
const into =
  <T>(read: (cell: Cell) => T | Fault, put: (settings: Mutable, value: T) => void): Reader =>
  (cell, settings) => {
    const value = read(cell);
    if (isFault(value)) return value;
    put(settings, value);
    return null;
  };

const word =
  <T>(words: Readonly<Record<string, T>>, shown: readonly string[]) =>
  (cell: Cell): T | Fault =>
    words[plain(readText(cell))] ?? FAULTS.oneOf(cell, shown);

const atLeastZero = (cell: Cell): Decimal | Fault => {
  const value = readDecimal(cell);
  return !isFault(value) && value.isNegative() && !value.isZero() ? FAULTS.negative(cell) : value;
};

const money = (cell: Cell): bigint | Fault => {
  const value = atLeastZero(cell);
  return isFault(value) ? value : fromDecimal(value);
};

const year = (cell: Cell): number | Fault => {
  const value = readDecimal(cell);
  if (isFault(value)) return value;
  return value.isInteger() && value.greaterThan(1900) && value.lessThan(2200)
    ? value.toNumber()
    : { found: `${quoted(cell)} is not a year`, remedy: 'write four digits, such as 2026' };
};

const days = (cell: Cell): number | Fault => {
  const value = atLeastZero(cell);
  if (isFault(value)) return value;
  return value.isInteger() && value.lessThanOrEqualTo(366)
    ? value.toNumber()
    : { found: `${quoted(cell)} is not a number of days`, remedy: 'write a whole number from 0 to 366' };
};

/** `CHF`, `€`: a short sign or code, nothing that a sentence could be mistaken for. */
const readCurrency = (cell: Cell): string | Fault => {
  const text = readText(cell).trim();
  return /^[\p{Sc}\p{L}.]{1,5}$/u.test(text)
    ? text
    : { found: `${quoted(cell)} is not a currency`, remedy: 'write its sign or code, such as CHF' };
};

const dayOrNever = (cell: Cell): number | null | Fault =>
  plain(readText(cell)) === 'NEVER' ? null : readDay(cell);

const readMethodCell = (cell: Cell) =>
  readMethod(readText(cell)) ??
  FAULTS.oneOf(cell, ['FIFO', 'LIFO', 'HIFO', 'Specific', 'Average', 'Min tax']);

const readCountry = (cell: Cell): Fault | CountryKey =>
  COUNTRIES[plain(readText(cell))] ?? {
    found: `the law of ${quoted(cell)} is not supported`,
    remedy: `use ${COUNTRY_NAMES}; or Other, which takes your own rates and your own wash window`,
  };

/** `Save at least 500` has its amount in it. */
export const readGoal = (cell: Cell): Goal | Fault => {
  const text = readText(cell);
  const [, wanted] = /^save at least\s+(\S.*)$/i.exec(text.trim()) ?? [];
  if (wanted === undefined) return GOALS[plain(text)] ?? FAULTS.oneOf(cell, GOAL_NAMES);
  const amount = atLeastZero(wanted);
  return isFault(amount) ? amount : { kind: 'saveAtLeast', amount };
};

/** As Settings and the planner offer them. */
export const GOAL_NAMES: readonly string[] = [
  ...(['best', 'gainsToZero', 'incomeLimit', 'fewestSales'] as const).map(kind => goalWords({ kind })),
  goalWords({ kind: 'saveAtLeast', amount: new Decimal(1000) }),
];

const yesOrReview = (cell: Cell): boolean | Fault => {
  if (plain(readText(cell)) === 'REVIEW') return false;
  const answer = readYesNo(cell);
  return answer === true ? true : FAULTS.oneOf(cell, ['Yes', 'Review']);
};

const SETTINGS: Readonly<Record<string, Reader>> = {
  Country: into(readCountry, (to, value) => (to.country = value)),
  'Filing status': into(word(FILING, STATUSES), (to, value) => (to.filingStatus = value)),
  'Tax year': into(year, (to, value) => (to.taxYear = value)),
  'Taxable income': into(readDecimal, (to, value) => (to.taxableIncome = value)),
  'Modified AGI': into(readDecimal, (to, value) => (to.modifiedAgi = value)),
  'Qualified dividends': into(atLeastZero, (to, value) => (to.qualifiedDividends = value)),
  'Other investment income': into(atLeastZero, (to, value) => (to.otherInvestmentIncome = value)),
  'Short-term gain elsewhere': into(readDecimal, (to, value) => (to.shortGainElsewhere = value)),
  'Long-term gain elsewhere': into(readDecimal, (to, value) => (to.longGainElsewhere = value)),
  'Capital gain distributions': into(atLeastZero, (to, value) => (to.capitalGainDistributions = value)),
  'Ordinary rate': into(readRate, (to, value) => (to.ordinaryRate = value)),
  'Long-term rate': into(readRate, (to, value) => (to.longTermRate = value)),
  'State rate': into(readRate, (to, value) => (to.stateRate = value)),
  'Short-term carryover in': into(atLeastZero, (to, value) => (to.shortCarryoverIn = value)),
  'Long-term carryover in': into(atLeastZero, (to, value) => (to.longCarryoverIn = value)),
  'Lot method': into(readMethodCell, (to, value) => (to.lotMethod = value)),
  Goal: into(readGoal, (to, value) => (to.goal = value)),
  'Minimum loss': into(money, (to, value) => (to.minimumLoss = value)),
  Commission: into(money, (to, value) => (to.commission = value)),
  Spread: into(readRate, (to, value) => (to.spread = value)),
  'Time cost per harvest': into(money, (to, value) => (to.timeCost = value)),
  'Discount rate': into(readRate, (to, value) => (to.discountRate = value)),
  'Years to sale': into(atLeastZero, (to, value) => (to.yearsToSale = value)),
  'Later rate': into(readRate, (to, value) => (to.laterRate = value)),
  'Share taxed later': into(readRate, (to, value) => (to.shareTaxedLater = value)),
  'Crypto wash sales from': into(dayOrNever, (to, value) => (to.cryptoWashFrom = value)),
  'Count 401k and HSA as IRA': into(readYesNo, (to, value) => (to.workplaceAsIra = value)),
  'Replacement must still be held': into(readYesNo, (to, value) => (to.replacementMustBeHeld = value)),
  'Fills of a day are one purchase': into(readYesNo, (to, value) => (to.fillsAreOnePurchase = value)),
  'Options replace shares': into(yesOrReview, (to, value) => (to.optionsReplace = value)),
  'Losses brought forward': into(atLeastZero, (to, value) => (to.lossesBroughtForward = value)),
  'Share losses brought forward': into(atLeastZero, (to, value) => (to.shareLossesBroughtForward = value)),
  'Wash window before': into(days, (to, value) => (to.ownWindowBefore = value)),
  'Wash window after': into(days, (to, value) => (to.ownWindowAfter = value)),
  Currency: into(readCurrency, (to, value) => (to.currency = value)),
  'Income offset cap': into(atLeastZero, (to, value) => (to.incomeOffsetCap = value)),
  Tacking: into(
    word(TACKING, ['Add days', 'Add days without overlap', 'Old date']),
    (to, value) => (to.tacking = value),
  ),
};

const BY_NAME = new Map(Object.keys(SETTINGS).map(name => [plain(name), name]));

/** Every setting's name, for the sidebar's form and for the nearest-name advice. */
export const SETTING_NAMES = Object.keys(SETTINGS);

/** The Settings table; without one, the defaults. */
export function readSettings(range: Range | null): ReadSettings {
  const settings: Mutable = {
    ...DEFAULT_SETTINGS,
    targets: new Map(),
    owners: new Map(),
    lotMethods: new Map(),
  };
  const named: NamedSetting[] = [];
  if (range === null) return { settings, problems: [], named };
  const { table, problems: structural } = readTable('Settings', range, FIELDS);
  const problems = [...structural];
  if (problems.length > 0) return { settings, problems, named };
  const seen = new Set<string>();
  for (const row of table.rows) {
    const name = row.text('setting');
    const value = row.cell('value');
    const family = familyOf(name);
    // Names after Owner, Target and Lot method are text in any script.
    const key = family ? `${family.word} ${nameKey(family.subject)}` : plain(name);
    if (seen.has(key)) {
      const fault = { found: `${quoted(name)} stands twice`, remedy: 'keep one of them' };
      problems.push(at('Settings', row.number, 'Setting', fault));
      continue;
    }
    seen.add(key);
    const letter = family && foreignLetter(family.subject);
    if (letter) {
      problems.push(at('Settings', row.number, 'Setting', FAULTS.letter(name, letter)));
      continue;
    }
    const reader = family ? readerOf(family) : SETTINGS[BY_NAME.get(key) ?? ''];
    if (family) named.push({ ...family, name, row: row.number });
    if (!reader)
      problems.push(at('Settings', row.number, 'Setting', unknown(name, problems.length < ADVISED)));
    else if (!isBlank(value)) {
      const fault = reader(value, settings);
      if (fault) problems.push(at('Settings', row.number, shortened(name), fault));
    }
  }
  for (const one of named) {
    if (one.word === 'owner') one.role = settings.owners.get(nameKey(one.subject));
  }
  problems.push(...contradictions(settings, named));
  return { settings, problems, named };
}

/** Settings that cannot both be true. */
function contradictions(settings: Settings, named: readonly NamedSetting[]): Problem[] {
  const { filingStatus } = settings;
  if (!isUs(settings)) return [];
  if (filingStatus !== 'single' && filingStatus !== 'head') return [];
  return named
    .filter(({ word, role }) => word === 'owner' && role === 'spouse')
    .map(({ row, name }) =>
      at('Settings', row, name, {
        found: 'an owner is the spouse, and Filing status is that of a person without one',
        remedy:
          'set Filing status to Married filing jointly or separately, or the owner to Other (26 U.S.C. § 6013)',
      }),
    );
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
  readonly named: readonly NamedSetting[];
}

function familyOf(name: string): FamilySetting | null {
  const [, word, subject] = /^(owner|target|lot method)\s+(.+)$/i.exec(name) ?? [];
  return word && subject ? { word: word.toLowerCase() as Family, subject } : null;
}

function readerOf({ word: family, subject }: FamilySetting): Reader {
  switch (family) {
    case 'owner':
      return into(word(ROLES, ['Self', 'Spouse', 'Controlled corporation', 'Other']), (to, role) =>
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
  if (!isAdvised) return { found, remedy: 'the table in docs/tables.md lists every setting' };
  const wanted = plain(name).slice(0, 60);
  const nearest = SETTING_NAMES.map(known => ({ known, far: editDistance(wanted, plain(known)) })).sort(
    (a, b) => a.far - b.far,
  )[0]!.known;
  return { found, remedy: `the nearest one is ${nearest}` };
}
