import type { Day } from '../base/day';
import { fromDecimal, NIL, roundCent, type Decimal } from '../base/decimal';
import { toCent } from '../base/exact';
import { ProblemError } from '../base/problem';
import { firstDayOf } from '../countries/years';
import type { Term } from '../engine/records';
import { taxOff, type DatedGain } from '../planner/assessment';
import { isBlank, type Cell, type Range } from '../table/cell';
import { isFault, problemAt, quoted, type Fault } from '../table/faults';
import { readDecimal, termWord } from '../table/readCell';
import { inCell } from '../table/reasonText';
import { SETTINGS, cell, day, declare, table, text, year } from './declare';
import { gainsOfYear } from './netGain';

const NAME = 'MARGINAL_COST';
/** Enough of a gain to show a rate to a hundredth of a percent, little enough to stay in a bracket. */
const USUAL = 1000;

/** `MARGINAL_COST`: the tax that so much more gain would make, or so much more loss take off. */
export function marginalCost(
  gains: Range,
  settingsRange: Range | null,
  year: number | null,
  termText: string,
  amountCell: Cell,
  asOf: Day,
): Cell | Cell[][] {
  const { country, taxYear, told } = gainsOfYear(NAME, gains, settingsRange, year, asOf);
  const term = termOf(termText, country.longMonths !== null);
  const amount = amountOf(amountCell);
  const before = country.assess(told.gains, told.settings, taxYear);
  const more: DatedGain = {
    day: firstDayOf(country, taxYear),
    gain: toCent(fromDecimal(amount)),
    asset: 'stock',
    symbol: '',
    term,
  };
  const saved = taxOff(before, country.assess([...told.gains, more], told.settings, taxYear));
  const cost = saved === null ? '' : roundCent(NIL.minus(saved)).toNumber() || 0;
  return told.leftOut.length === 0 ? cost : [[cost, inCell(told.leftOut.join(' '))]];
}

function termOf(word: string, hasTerms: boolean): Term {
  const term = termWord(word);
  if (term !== null) return term;
  if (!hasTerms && word === '') return 'long';
  throw refused('term', {
    code: 'unknownTerm',
    found: word === '' ? 'the term is blank' : `${quoted(word)} is not a term`,
    remedy: 'write short or long',
  });
}

function amountOf(told: Cell): Decimal {
  const amount = readDecimal(isBlank(told) ? USUAL : told);
  if (isFault(amount)) throw refused('amount', amount);
  return amount;
}

const refused = (argument: string, fault: Fault): ProblemError =>
  new ProblemError(NAME, [problemAt(argument, null, null, fault)]);

export const MARGINAL_COST = declare({
  name: NAME,
  help: 'The tax that one more gain would make this year (below zero: what one more loss takes off): the year settled with it less the year settled without it, brackets, surtax and state included as far as Settings have them. Blank where Settings have neither income nor rates. Education, not tax advice.',
  args: {
    gains: table('Gains', 'Trades!A1:K400', 'A Trades table, or realised sales, as NET_GAIN reads them.'),
    settings: SETTINGS,
    year: year('Optional. The tax year; blank is the year of Settings or of the as-of day.'),
    term: text('"long"', 'short or long.'),
    amount: cell('1000', 'Optional. The gain, below zero a loss; 1000.'),
    as_of: day('Optional. Later trades are left out; blank is today.'),
  },
  returns: 'Money, rounded to the cent.',
  answer: ({ gains, settings: own, year: asked, term, amount, as_of }) =>
    marginalCost(gains, own, asked, term, amount, as_of),
});
