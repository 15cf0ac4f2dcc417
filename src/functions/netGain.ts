import type { Day } from '../base/day';
import { ProblemError, sentence } from '../base/problem';
import { countryOf } from '../countries/chooser';
import { citedIn } from '../countries/cited';
import type { Country } from '../countries/country';
import type { ForReturn } from '../countries/settlement';
import { firstDayOf } from '../countries/years';
import { termOf } from '../engine/holdingPeriod';
import type { Term } from '../engine/records';
import type { Settings } from '../engine/settings';
import { openedWith } from '../forms/chain';
import { linesOfYear } from '../forms/brokerLines';
import { form8949, type FormRow } from '../forms/form8949';
import type { Matched } from '../forms/matching';
import { discountsOf, interestNote, reconciled } from '../forms/reconciled';
import { scheduleDParts } from '../forms/scheduleD';
import type { SettledHousehold } from '../session/ask';
import { askTotals } from '../session/askTotals';
import { decimalCell } from '../table/amounts';
import type { Cell, Range } from '../table/cell';
import { problemAt, quoted } from '../table/faults';
import { isGainsTable, readGains } from '../table/gains';
import { inCell } from '../table/reasonText';
import type { Ranges } from '../table/readHousehold';
import { readSettings } from '../table/settings';
import { readYears } from '../table/years';
import { yearTable } from '../table/yearTable';
import { SETTINGS, day, declare, range, table, text, year } from './declare';
import { noSuchForm } from './taxForms';

/** `NET_GAIN`: one line of the year's return, or all of them as a table; beside it, what it is told without. */
export function netGain(
  gains: Range,
  settingsRange: Range | null,
  year: number | null,
  wanted: string,
  asOf: Day,
  forms: Range | null = null,
  years: Range | null = null,
): Cell | Cell[][] {
  const { country, taxYear, told } = gainsOfYear('NET_GAIN', gains, settingsRange, year, asOf, forms);
  const line = lineOf(wanted, [...country.lines, 'all']);
  const settings = years === null ? told.settings : openedBy(years, told.settings, country, taxYear);
  const assessed = country.assess(told.gains, settings, taxYear);
  if (line === 'all') {
    const parts = told.formRows === null ? [] : scheduleDParts(told.formRows(), settings);
    const [heading = [], ...lines] = yearTable(assessed, parts);
    return [
      heading,
      ...told.leftOut.map((says): Cell[] => ['', '', says]),
      ...lines,
      ...told.notes.map((note): Cell[] => ['', '', note]),
    ];
  }
  const figure = decimalCell(assessed.figures[line]!);
  return told.leftOut.length === 0 ? figure : [[figure, inCell(told.leftOut.join(' '))]];
}

/** What a year's return takes from Trades, or from a table of realised sales. */
export function gainsOfYear(
  functionName: string,
  gains: Range,
  settingsRange: Range | null,
  year: number | null,
  asOf: Day,
  forms: Range | null = null,
): { readonly country: Country; readonly taxYear: number; readonly told: ToldGains } {
  const { settings, problems: faults, taxProblems } = readSettings(settingsRange);
  const country = countryOf(settings);
  const problems = [...faults, ...taxProblems];
  if (problems.length > 0) throw new ProblemError(functionName, problems.map(citedIn(country)));
  const taxYear = year ?? settings.taxYear ?? country.taxYearOf(asOf);
  const told = isGainsTable(gains)
    ? fromSales(functionName, gains, settings, country, taxYear, asOf)
    : fromTrades(functionName, { trades: gains, settings: settingsRange, forms }, taxYear, asOf);
  return { country, taxYear, told };
}

/** What the return takes from the tables, and what had to be left out of it. */
interface ToldGains extends ForReturn {
  readonly leftOut: readonly string[];
  /** Rows of Form 8949, where the country has it and the sales are the trades' own. */
  readonly formRows: (() => readonly FormRow[]) | null;
}

function fromTrades(
  functionName: string,
  { forms, ...tables }: Pick<Ranges, 'trades' | 'settings'> & { readonly forms: Range | null },
  taxYear: number,
  asOf: Day,
): ToldGains {
  const { settled, leftOut } = askTotals(functionName, tables, asOf);
  const told = settled.settlement.forReturn(taxYear);
  const matched = forms === null ? null : matchedForms(functionName, settled, forms, taxYear, asOf);
  const interest = matched === null ? [] : discountsOf(matched);
  return {
    ...told,
    gains: [...told.gains, ...interest],
    notes: [...told.notes, ...interestNote(interest)],
    leftOut: leftOut.map(({ says }) => says),
    formRows: settled.country.features.forms
      ? () =>
          matched === null
            ? form8949(settled.household, taxYear, asOf, new Map())
            : reconciled(matched, []).rows
      : null,
  };
}

/** The brokers' lines: market discount is interest that trades cannot know, and comes off the gains they tell it of. */
function matchedForms(
  functionName: string,
  { country, household }: SettledHousehold,
  forms: Range,
  taxYear: number,
  asOf: Day,
): Matched {
  if (!country.features.forms) throw new ProblemError(functionName, [noSuchForm(country)]);
  const { matched, problems } = linesOfYear(forms, household, taxYear, asOf);
  if (problems.length > 0) throw new ProblemError(functionName, problems);
  return matched;
}

/** Realised sales as a broker lists them. */
function fromSales(
  functionName: string,
  range: Range,
  settings: Settings,
  country: Country,
  taxYear: number,
  asOf: Day,
): ToldGains {
  const rules = country.rules(settings);
  const byDates = (acquired: Day, sold: Day): Term =>
    termOf({ holdingStart: acquired, alwaysLong: false }, sold, rules.longTermMonths(sold));
  const hasTerms = country.longMonths !== null;
  const read = readGains(range, settings, byDates, firstDayOf(country, taxYear), hasTerms);
  const unread = settings.leavesOut ? read.unread : null;
  if (read.problems.length > 0 && unread === null) throw new ProblemError(functionName, read.problems);
  return {
    gains: read.gains
      .filter(({ owner, sold }) => sold <= asOf && country.isOnReturn(owner.role, settings))
      .map(({ sold, gain, asset, symbol, term }) => ({
        day: sold,
        gain,
        asset,
        symbol,
        term: hasTerms ? term : 'short',
      })),
    settings,
    notes: [],
    leftOut: (unread ?? []).map(
      ({ name, proceeds, problem }) =>
        `Left out: ${name}, with proceeds of ${proceeds || 'an amount that is not told'}. ${sentence(problem)}`,
    ),
    formRows: null,
  };
}

/** The year before, as it was closed or filed, carries in where Settings carry nothing. */
function openedBy(range: Range, settings: Settings, country: Country, taxYear: number): Settings {
  if (!country.features.forms) throw new ProblemError('NET_GAIN', [noSuchForm(country)]);
  const { years, problems } = readYears(range);
  if (problems.length > 0) throw new ProblemError('NET_GAIN', problems);
  return openedWith(settings, years, taxYear);
}

function lineOf(wanted: string, lines: readonly string[]): string {
  const line = lines.find(name => name === wanted);
  if (line !== undefined) return line;
  const fault = {
    code: 'notALine',
    found: `${quoted(wanted)} is not a line`,
    remedy: `use one of ${lines.join(', ')}`,
  };
  throw new ProblemError('NET_GAIN', [problemAt('line', null, null, fault)]);
}

export const NET_GAIN = declare({
  name: 'NET_GAIN',
  help: "One number of the year's Schedule D, carryovers in: net (line 16), short (line 7), long (line 15), deduction (line 21, positive), short carryover, long carryover (out), tax (with the capital items less without them); or all, the labelled table. 26 U.S.C. §§ 1211, 1212, 1222. Education, not tax advice.",
  args: {
    gains: table(
      'Gains',
      'Trades!A1:K400',
      'A Trades table, or realised sales: Acquired, Sold, Proceeds, Cost basis, [Adjustment]; or Term, Gain.',
    ),
    settings: SETTINGS,
    year: year('Optional. The tax year; blank is the year of Settings or of the as-of day.'),
    line: text(
      '"net"',
      'Optional. net, short, long, deduction, short carryover, long carryover, tax or all.',
    ),
    as_of: day('Optional. Later trades are left out; blank is today.'),
    forms: range(
      '1099-B',
      'GAINS_FROM(Raw!A:Z)',
      "Optional. 1099-B: the brokers' lines as GAINS_FROM reads them, beside Trades: accrued market discount (box 1f) is interest, and comes off the gain it is told of.",
    ),
    years: range(
      'Years',
      'Years!A1:J20',
      'Optional. Years: what each closed year carried out, as filed where that is told; it is carried in where Settings carry nothing.',
    ),
  },
  returns: 'A number, or for all a table.',
  answer: ({ gains, settings: own, year: asked, line, as_of, forms, years }) =>
    netGain(gains, own, asked, lineNamed(line), as_of, forms, years),
});

/** Blank is `net`. */
const lineNamed = (line: string): string => (line === '' ? 'net' : line.toLowerCase().replace(/\s+/g, ' '));
