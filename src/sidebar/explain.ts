import type { Selected } from '../addon/selected';
import { isoDay } from '../base/day';
import { roundCent } from '../base/decimal';
import type { Assessment } from '../planner/assessment';
import { ACTIONS } from '../engine/actions';
import type { StatedLot, Trade } from '../engine/records';
import { storyOfLot, storyOfTrade, storyOfYear, type Story } from '../session/story';
import { isBlank, isDayTime, type Cell } from '../table/cell';
import { readText } from '../table/readCell';
import type { Computed } from './compute';

/** What the selected cell says, and where it comes from: the result's own row first, then the lot or trade behind it. */
export function explain(
  { settled: asked, planned }: Computed,
  { table, result }: Selected,
): readonly Story[] {
  const { lots, trades } = asked.read.tables;
  const plan = planned?.plan ?? null;
  const stories: Story[] = [];
  const lotStory = (lot: StatedLot | undefined): void => {
    const own = lot && asked.household.lots.find(one => one.source.row === lot.source.row);
    if (own) stories.push(storyOfLot(asked, own, plan));
  };
  if (result) {
    if (result.name === 'NET_GAIN') {
      if (planned)
        stories.push(ofThisYear(storyOfYear(asked, planned.plan.soFar), planned.plan.soFar, result));
    } else stories.push(storyOfRow(result));
    const id = cellOf(result, 'Id');
    if (id !== '')
      lotStory([...(plan?.suggestions ?? []), ...(plan?.beyond ?? [])].find(one => one.id === id)?.lot);
  }
  if (table?.role === 'lots') lotStory(lots.find(({ source }) => source.row === table.row));
  const row =
    table?.role === 'trades' ? table.row : result?.name === 'REALIZED_GAINS' ? soldIn(trades, result) : null;
  const trade = row === null ? undefined : asked.household.trades.find(one => one.source.row === row);
  if (trade) stories.push(storyOfTrade(asked, trade));
  return stories;
}

type Result = NonNullable<Selected['result']>;

/** A formula may ask for another year than the plan's: its figure is then none of the lines that are told. */
function ofThisYear(
  story: Story,
  { plain: { lines, name } }: Assessment,
  { headings, cells }: Result,
): Story {
  const [figure] = cells;
  const isOfYear =
    headings.length > 0 ||
    typeof figure !== 'number' ||
    lines.some(({ amount }) => amount !== null && roundCent(amount).abs().equals(Math.abs(figure)));
  if (isOfYear) return story;
  const text = `${readText(figure)} is none of these: the formula asks for another year, or line, than ${name} has here.`;
  return { ...story, steps: [{ text, cite: null }, ...story.steps] };
}

const cellOf = ({ headings, cells }: Result, heading: string): string =>
  readText(cells[headings.indexOf(heading)] ?? '');

/** The sale that a row of `REALIZED_GAINS` is a part of, where one alone can be meant. */
function soldIn(trades: readonly Trade[], result: Result): number | null {
  const sold = result.cells[result.headings.indexOf('Sold')] ?? '';
  if (!isDayTime(sold)) return null;
  const own = trades.filter(
    ({ day, symbol, account, action }) =>
      ACTIONS[action].leaves &&
      day === sold.day &&
      symbol === cellOf(result, 'Symbol') &&
      account.name === cellOf(result, 'Account'),
  );
  return own.length === 1 ? own[0]!.source.row : null;
}

const shown = (cell: Cell): string => (isDayTime(cell) ? isoDay(cell.day) : readText(cell));

/** What the functions that give one figure work out. */
const FIGURES: Readonly<Record<string, string>> = {
  DEFERRAL_VALUE:
    'Tax saved now, less the present value of the tax that the lower basis makes later, less costs: the loss at today’s rate; at the later rate, for the share that is taxed, discounted over the years; costs as given.',
};

/** Sums that anyone can follow, by the headings they are made of. */
const SUMS: Readonly<Record<string, string>> = {
  REALIZED_GAINS: 'Gain = Proceeds − Cost basis + Adjustment.',
  HARVEST_PLAN: 'Net benefit = Tax saved now + Saved later − Later tax − Costs.',
};

function storyOfRow(result: Result): Story {
  const { name, headings, cells } = result;
  const told = headings.flatMap((heading, at) =>
    isBlank(cells[at] ?? '') || heading === 'Why' || heading === 'Id'
      ? []
      : [`${readText(heading)} ${shown(cells[at]!)}`],
  );
  const why = cellOf(result, 'Why');
  const figure = FIGURES[name] ?? '';
  return {
    title: name,
    steps: [figure, told.join(' · '), why === '' ? '' : (SUMS[name] ?? ''), why]
      .filter(text => text !== '')
      .map(text => ({ text, cite: null })),
  };
}
