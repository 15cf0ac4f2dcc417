import { formatDay, type Day } from '../base/day';
import { fromDecimal } from '../base/decimal';
import { exactText, size, ZERO, type Money } from '../base/exact';
import { sentence } from '../base/problem';
import { sharesWords, formatMoney } from '../base/spoken';
import type { Country } from '../countries/country';
import { isProblem } from '../countries/settlement';
import type { Assessment } from '../planner/assessment';
import { dispositionsOf } from '../engine/dispositions';
import type { Holding } from '../engine/holdings';
import { purchaseKey, type Disposition } from '../engine/ledger';
import { recognised } from '../engine/recognised';
import type { StatedLot, Trade } from '../engine/records';
import { unitOf } from '../planner/household';
import type { Plan, Reason } from '../planner/plan';
import { actionWord } from '../table/actions';
import type { SettledHousehold } from './ask';

/** What happened to a lot, a trade or a figure, one sentence after the other; rows stand in them by their names. */
export interface Story {
  readonly title: string;
  readonly steps: readonly Reason[];
}

const plain = (text: string, cite: string | null = null): Reason => ({ text, cite });

const rowsOf = (
  rows: readonly { readonly source: { readonly table: string; readonly row: number } }[],
): string => rows.map(({ source }) => `${source.table} row ${source.row}`).join(', ');

/** Bought, washed, tacked, sold in part; what selling the rest would do; what the plan makes of it. */
export function storyOfLot(settled: SettledHousehold, lot: StatedLot, plan: Plan | null): Story {
  const { household, country } = settled;
  const money = moneyIn(country);
  const unit = unitOf(household, lot);
  const title = `${exactText(lot.quantity)} ${lot.symbol}, bought ${formatDay(lot.acquired)}`;
  const problem = settled.problemOf(unit);
  if (problem) return { title, steps: [plain(sentence(problem))] };
  const holding = unit.holdings.find(({ stated }) => stated === lot);
  return {
    title,
    steps: [
      ...(holding ? bought(holding, lot, money) : []),
      ...(holding && settled.settlement.reasonsOf !== null ? since(settled, holding) : []),
      ...today(settled, lot, money),
      ...planned(plan, lot),
    ],
  };
}

type InMoney = (amount: Money) => string;

const moneyIn =
  ({ currency }: Country): InMoney =>
  amount =>
    formatMoney(currency, amount);

function bought({ purchase }: Holding, lot: StatedLot, money: InMoney): Reason[] {
  const told = purchase.rows.filter(({ source }) => source.table === 'Trades');
  const where = lot.account.name === '' ? '' : ` in ${lot.account.name}`;
  return [
    told.length > 0
      ? plain(`Bought on ${formatDay(purchase.day)}${where} (${rowsOf(told)}).`)
      : plain(`Acquired on ${formatDay(lot.acquired)}${where}: known from Lots alone (${rowsOf([lot])}).`),
    plain(`Its basis is ${money(lot.basis)} for ${sharesWords(lot.quantity)} (${rowsOf([lot])}).`),
  ];
}

/** What the trades did to the purchase since: losses put off into it, its holding period, parts of it sold. */
function since({ household, country }: SettledHousehold, { purchase, runs, lot }: Holding): Reason[] {
  const money = moneyIn(country);
  const key = purchaseKey(purchase);
  const dispositions = unitDispositions(household.units.values());
  const isOwn = (rows: Disposition['acquisition']): boolean => purchaseKey(rows) === key;
  const washed = dispositions.flatMap(disposition =>
    disposition.matches
      .filter(({ acquisition }) => isOwn(acquisition))
      .map(({ shares, disallowed, permanent }) =>
        plain(
          `${sharesWords(shares)} of this purchase replaced as many sold at a loss on ${formatDay(disposition.trade.day)} (${rowsOf([disposition.trade])}): ${money(disallowed)} of that loss ${permanent ? 'is lost for good' : 'was put off into this basis'}.`,
          country.citations.washed,
        ),
      ),
  );
  const tacked = runs
    .filter(run => run.holdingStart !== lot.acquired)
    .map(run =>
      plain(
        `${sharesWords(run.shares)} count as held since ${formatDay(run.holdingStart)}.`,
        country.citations.tacked,
      ),
    );
  const sold = recognised(dispositions.filter(disposition => isOwn(disposition.acquisition))).map(
    ({ disposition, gain }) =>
      plain(
        `${sharesWords(disposition.shares)} of this purchase were sold on ${formatDay(disposition.soldOn)} (${rowsOf([disposition.trade])}): ${gain < ZERO ? 'a loss' : 'a gain'} of ${money(gain < ZERO ? -gain : gain)}.`,
      ),
  );
  return [...washed, ...tacked, ...sold];
}

const unitDispositions = (
  units: Iterable<{
    readonly settlement: { readonly long: { readonly dispositions: readonly Disposition[] } };
  }>,
) => [...units].flatMap(({ settlement }) => settlement.long.dispositions);

function today(settled: SettledHousehold, lot: StatedLot, money: InMoney): Reason[] {
  if (lot.value === null)
    return [plain(`It has no price: nothing is said of selling it (${rowsOf([lot])}).`)];
  const less = lot.basis - lot.value;
  const stands =
    less === ZERO
      ? 'what it cost'
      : `${money(less < ZERO ? -less : less)} ${less > ZERO ? 'below' : 'above'} its basis`;
  const worth = plain(`At today’s price it is worth ${money(lot.value)}: ${stands}.`);
  const told = settled.settlement.exposureOf(lot);
  return [worth, ...(isProblem(told) ? [plain(sentence(told))] : told.why)];
}

function planned(plan: Plan | null, lot: StatedLot): readonly Reason[] {
  const row = lot.source.row;
  const sale = [...(plan?.suggestions ?? []), ...(plan?.beyond ?? [])].find(
    one => one.lot.source.row === row,
  );
  const left = plan?.passedOver.find(one => one.lot.source.row === row);
  return sale ? sale.reasons : left ? [left.reason] : [];
}

/** What a row of Trades did: what a sale realised and why; what a purchase replaced, and what is left of it. */
export function storyOfTrade(settled: SettledHousehold, trade: Trade): Story {
  const { household, country } = settled;
  const { reasonsOf } = settled.settlement;
  const money = moneyIn(country);
  const title = `${actionWord(trade.action)} ${exactText(trade.quantity)} ${trade.symbol} on ${formatDay(trade.day)}`;
  const isIt = (one: Trade): boolean => one.source.row === trade.source.row;
  const problem = problemOf(settled, trade);
  if (problem) return { title, steps: [plain(problem)] };
  const dispositions = dispositionsOf(household);
  const realised = recognised(dispositions.filter(disposition => isIt(disposition.trade))).flatMap(row => {
    const { disposition, proceeds, basis, adjustment, interest, gain } = row;
    const off = interest === ZERO ? '' : ` − ${money(interest)} of interest`;
    const back = `${adjustment === ZERO ? '' : ` + ${money(adjustment)} put off or lost`}${off}`;
    return [
      plain(
        `${sharesWords(disposition.shares)} bought ${formatDay(disposition.acquired)} (${rowsOf(disposition.acquisition.rows)}): ${money(proceeds)} − ${money(basis)}${back} = ${money(gain)}.`,
      ),
      ...(reasonsOf?.(row) ?? []),
    ].filter(({ text }) => text !== '');
  });
  const replaced = dispositions.flatMap(disposition =>
    disposition.matches
      .filter(({ acquisition }) => acquisition.rows.some(({ source }) => source.row === trade.source.row))
      .map(({ shares, disallowed, permanent }) =>
        plain(
          `It replaced ${sharesWords(shares)} sold at a loss on ${formatDay(disposition.trade.day)} (${rowsOf([disposition.trade])}): ${money(disallowed)} of that loss ${permanent ? 'is lost for good' : 'was put off into its basis'}.`,
          country.citations.washed,
        ),
      ),
  );
  const steps = [...realised, ...replaced];
  return {
    title,
    steps:
      steps.length > 0
        ? steps
        : [
            plain(
              reasonsOf === null
                ? 'It is part of a pool: REALIZED_GAINS says how each sale was worked out.'
                : trade.day > household.asOf
                  ? 'It is planned: it counts as a risk, and in the year with planned trades.'
                  : 'It realised nothing, and no loss met it.',
            ),
          ],
  };
}

function problemOf(settled: SettledHousehold, trade: Trade): string | null {
  for (const unit of settled.household.units.values()) {
    if (unit.book !== trade.book) continue;
    const problem = settled.problemOf(unit);
    if (problem) return sentence(problem);
  }
  return null;
}

/** How many sales of a year are told one by one. */
const TOLD = 12;

/** Of the worksheets behind the tax, what is taxed at each rate, with the capital items and without. */
const slices = ({ worksheets }: Assessment, money: (amount: Money) => string): Reason[] => {
  let sheet = '';
  return (worksheets?.() ?? []).flatMap(({ label, amount, where, kind }): Reason[] => {
    if (kind === 'note') sheet = label;
    const isSlice = /: (?:Taxed|Tax|Income tax|State|Together)\b/.test(label);
    return amount === null || amount.isZero() || !isSlice
      ? []
      : [plain(`${sheet}, ${label}: ${money(fromDecimal(amount))} (${where}).`)];
  });
};

/** The year's lines, and the sales that make most of them. */
export function storyOfYear(settled: SettledHousehold, year: Assessment): Story {
  const { household, country } = settled;
  const money = moneyIn(country);
  const lines = year.plain.lines
    .filter(({ amount }) => amount !== null)
    .map(({ label, where, amount }) =>
      plain(`${label}: ${money(fromDecimal(amount!))}.`, where === '' ? null : where),
    );
  const inYear = (day: Day): number => country.taxYearOf(day);
  const own = household.settings.taxYear ?? inYear(household.asOf);
  const sales =
    settled.settlement.reasonsOf === null
      ? []
      : recognised(dispositionsOf(household))
          .filter(({ disposition }) => inYear(disposition.soldOn) === own)
          .sort((a, b) => (size(a.gain) > size(b.gain) ? -1 : 1));
  return {
    title: year.plain.name,
    steps: [
      ...lines,
      ...slices(year, money),
      ...sales
        .slice(0, TOLD)
        .map(({ disposition, gain }) =>
          plain(
            `${sharesWords(disposition.shares)} of ${disposition.trade.symbol} sold on ${formatDay(disposition.soldOn)} (${rowsOf([disposition.trade])}): ${money(gain)}.`,
          ),
        ),
      ...(sales.length > TOLD
        ? [plain(`And ${sales.length - TOLD} smaller sales: REALIZED_GAINS lists them all.`)]
        : []),
    ],
  };
}
