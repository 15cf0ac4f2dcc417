import type { Opened } from '../addon/found';
import type { Selected } from '../addon/selected';
import { isoDay } from '../base/day';
import { roundCent } from '../base/decimal';
import type { Assessment } from '../planner/assessment';
import { ACTIONS } from '../engine/actions';
import type { StatedLot, Trade } from '../engine/records';
import { storyOfLot, storyOfTrade, storyOfYear, type Story } from '../session/story';
import { isBlank, isDayTime, type Cell } from '../table/cell';
import { readText } from '../table/readCell';
import { SETTING_SPECS } from '../table/settingSpecs';
import type { Computed } from './compute';

/** What the selected cell says, and where it comes from: the result's own row first, then the lot or trade behind it. */
export function explain(
  { settled: asked, planned }: Computed,
  opened: Opened,
  { table, result, cell, formula }: Selected,
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
  const row = table?.role === 'trades' ? table.row : result && soldIn(trades, result);
  const trade = row === null ? undefined : asked.household.trades.find(one => one.source.row === row);
  if (trade) stories.push(storyOfTrade(asked, trade));
  if (table?.role === 'settings' || table?.role === 'securities') stories.push(storyOfInput(table, opened));
  return stories.length > 0 ? stories : [storyOfOthers(cell, formula)];
}

/** A row of Settings or Securities: what it says, and what it is for. */
function storyOfInput({ role, row }: NonNullable<Selected['table']>, opened: Opened): Story {
  const [headings = [], ...rows] = opened.tables[role]?.cells ?? [];
  const own = rows[row - 2] ?? [];
  const name = readText(own[0] ?? '');
  const told = headings.flatMap((heading, at) =>
    at === 0 || isBlank(own[at] ?? '') ? [] : [`${readText(heading)} ${shown(own[at]!)}`],
  );
  const hint = role === 'settings' ? hintOf(name) : '';
  return {
    title: name === '' ? role : name,
    steps: [told.join(' · ') || 'Blank: the default holds.', hint]
      .filter(text => text !== '')
      .map(text => ({ text, cite: null })),
  };
}

const hintOf = (name: string): string => {
  const spec = SETTING_SPECS.find(one => one.name.toUpperCase() === name.toUpperCase());
  return spec ? `${spec.hint}. Without it: ${spec.fallback}.` : '';
};

/** A cell that is none of the planner's: said what it is, never that nothing is there. */
const storyOfOthers = (cell: Cell, formula: string): Story => ({
  title: isBlank(cell) ? 'A blank cell' : shown(cell),
  steps: [
    {
      text:
        formula === ''
          ? `${isBlank(cell) ? 'Nothing is written here.' : 'It is typed here, and stands in no table that the planner reads.'} Select a lot, a trade, a setting, or a result of one of the functions.`
          : `It is made by a formula of your own: ${formula.slice(0, LONGEST_FORMULA)}`,
      cite: null,
    },
  ],
});

const LONGEST_FORMULA = 200;

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

/** The sale that a row of realised sales or of Form 8949 is a part of, where one alone can be meant. */
function soldIn(trades: readonly Trade[], result: Result): number | null {
  const isForm = result.headings.includes('(c) Sold');
  const sold = result.cells[result.headings.indexOf(isForm ? '(c) Sold' : 'Sold')] ?? '';
  if (!isDayTime(sold)) return null;
  const symbol = isForm
    ? (cellOf(result, '(a) Description').split(' ').pop() ?? '')
    : cellOf(result, 'Symbol');
  const own = trades.filter(
    one =>
      ACTIONS[one.action].leaves &&
      one.day === sold.day &&
      one.symbol === symbol &&
      one.account.name === cellOf(result, 'Account'),
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
  'Harvest plan': 'Net benefit = Saves − Costs later − Trading costs.',
  'Harvest plan, the ticked rows': 'Each is the sum of its column over the rows that are ticked.',
  'Form 8949': '(h) Gain = (d) Proceeds − (e) Cost basis + (g) Adjustment.',
  FORM_8949: '(h) Gain = (d) Proceeds − (e) Cost basis + (g) Adjustment.',
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
    steps: [figure, told.join(' · '), SUMS[name] ?? '', why]
      .filter(text => text !== '')
      .map(text => ({ text, cite: null })),
  };
}
