import { SETTINGS, day, declare, table, text, year } from './declare';
import { dayFrom, yearOf, type Day } from '../base/day';
import { NIL, type Decimal } from '../base/decimal';
import { ProblemError } from '../base/problem';
import type { RealizedGain, Term } from '../engine/records';
import { termOf } from '../engine/holding';
import { usRules } from '../countries/us/rules';
import type { Settings } from '../engine/settings';
import { withDistributions } from '../countries/us/plan/householdYear';
import { distributionsIn } from '../countries/us/plan/year';
import type { Cell, Range } from '../table/cell';
import { isGainsTable, readGains } from '../table/gains';
import { recognised } from '../engine/recognised';
import type { Slice } from '../engine/ledger';
import { TACKING_WORDS } from '../countries/us/tackedTerm';
import { isTermTacked, realizedGain, unsettledIn } from '../countries/us/gainsTable';
import { readSettings } from '../table/settings';
import { LINES, yearLine } from '../countries/us/yearTable';
import { askStrictly, type Asked } from '../session/ask';
import { settleGains } from '../forms/returnYear';
import { slicesOf } from '../engine/slices';
import { countryOf } from '../countries/chooser';
import type { Country, DatedGain } from '../countries/country';
import { settledStrictly } from '../countries/settled';
import { datedGains as datedByLots } from '../countries/lots';
import { datedGains as datedByPools } from '../countries/tables';
import { decimalCell } from '../table/amounts';
import { quoted, at } from '../table/faults';

/** `NET_GAIN`: one line of the year's Schedule D, or all of them as a table. */
export function netGain(
  gains: Range,
  settingsRange: Range | null,
  year: number | null,
  wanted: string,
  asOf: Day,
): Cell | Cell[][] {
  const { settings, problems } = readSettings(settingsRange);
  if (problems.length > 0) throw new ProblemError('NET_GAIN', problems);
  const country = countryOf(settings);
  if (country) return abroad(country, gains, settingsRange, settings, year, wanted, asOf);
  const line = lineOf(wanted, LINES);
  const taxYear = year ?? settings.taxYear ?? yearOf(asOf);
  const realised = isGainsTable(gains)
    ? fromGains(gains, settings, taxYear)
    : fromTrades(gains, settingsRange, asOf);
  const { distributions } = realised;
  const told = withDistributions(settings, distributions(taxYear));
  const settled = settleGains(realised.gains, told, taxYear, asOf);
  return yearLine(settled, told, line, line === 'all' ? realised.notes(taxYear) : []);
}

/** One line of the year of another country's return, or all of them. */
function abroad(
  country: Country,
  gains: Range,
  settingsRange: Range | null,
  settings: Settings,
  year: number | null,
  wanted: string,
  asOf: Day,
): Cell | Cell[][] {
  const line = lineOf(wanted, [...country.lines, 'all']);
  const taxYear = year ?? settings.taxYear ?? country.taxYearOf(asOf);
  const dated = isGainsTable(gains)
    ? datedSales(gains, settings, country, taxYear)
    : datedTrades(gains, settingsRange, country, asOf);
  const known = dated.filter(({ day }) => day <= asOf);
  const figures = country.year(known, settings, taxYear);
  return line === 'all' ? figures.table : decimalCell(figures.lines[line]!);
}

function datedSales(gains: Range, settings: Settings, country: Country, taxYear: number): DatedGain[] {
  // 1 December is in the year named by the calendar year it begins in, wherever it begins.
  const undated = dayFrom(taxYear, 12, 1);
  const byDates = (acquired: Day, sold: Day): Term =>
    termOf({ holdingStart: acquired, alwaysLong: false }, sold, country.longMonths ?? 0);
  const read = readGains(gains, settings, byDates, undated, country.longMonths !== null);
  if (read.problems.length > 0) throw new ProblemError('NET_GAIN', read.problems);
  return read.gains
    .filter(({ owner }) => owner.role === 'self')
    .map(({ sold, gain, asset, term }) => ({
      day: sold,
      gain,
      asset,
      term: country.longMonths === null ? 'short' : term,
    }));
}

function datedTrades(trades: Range, settings: Range | null, country: Country, asOf: Day): DatedGain[] {
  const { household } = askStrictly('NET_GAIN', { trades, settings }, asOf);
  return country.kind === 'pool'
    ? datedByPools(settledStrictly('NET_GAIN', household, country, asOf))
    : datedByLots(household);
}

function lineOf<L extends string>(wanted: string, lines: readonly L[]): L {
  const line = lines.find(name => name === wanted);
  if (line !== undefined) return line;
  const fault = { found: `${quoted(wanted)} is not a line`, remedy: `use one of ${lines.join(', ')}` };
  throw new ProblemError('NET_GAIN', [at('line', null, null, fault)]);
}

interface RealisedGains {
  readonly gains: readonly RealizedGain[];
  /** Capital gain dividends among the trades of a year. */
  readonly distributions: (year: number) => Decimal;
  /** What is unsettled in a year's figures. */
  readonly notes: (year: number) => readonly string[];
}

function fromGains(range: Range, settings: Settings, taxYear: number): RealisedGains {
  const rules = usRules(settings);
  const byDates = (acquired: Day, sold: Day): Term =>
    termOf({ holdingStart: acquired, alwaysLong: false }, sold, rules.longTermMonths(sold));
  const { gains, problems } = readGains(range, settings, byDates, dayFrom(taxYear, 1, 1));
  if (problems.length > 0) throw new ProblemError('NET_GAIN', problems);
  return { gains, distributions: () => NIL, notes: () => [] };
}

function fromTrades(trades: Range, settings: Range | null, asOf: Day): RealisedGains {
  const asked = askStrictly('NET_GAIN', { trades, settings }, asOf);
  const slices = slicesOf(asked.household);
  return {
    gains: recognised(slices).map(realizedGain),
    distributions: year => distributionsIn(asked.household, year, asOf),
    notes: year => unsettledNotes(slices, asked, year),
  };
}

/** What no authority settles among the year's sales, each point once for each security. */
function unsettledNotes(slices: readonly Slice[], { household }: Asked, year: number): string[] {
  const { rules, tradesOn } = household;
  const notes = slices
    .filter(slice => yearOf(slice.soldOn) === year)
    .flatMap(slice => [
      ...unsettledIn(slice, tradesOn).map(({ text }) => `${slice.trade.symbol}: ${text}`),
      ...(isTermTacked(slice, rules) ? [`${slice.trade.symbol}: ${TACKING_WORDS}`] : []),
    ]);
  return [...new Set(notes)].slice(0, MOST_NOTES);
}

const MOST_NOTES = 20;

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
  },
  returns: 'A number, or for all a table.',
  answer: ({ gains, settings: own, year: asked, line, as_of }) =>
    netGain(gains, own, asked, lineNamed(line), as_of),
});

/** Blank is `net`. */
const lineNamed = (line: string): string => (line === '' ? 'net' : line.toLowerCase().replace(/\s+/g, ' '));
