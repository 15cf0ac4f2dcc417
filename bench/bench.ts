import { exactText } from '../src/base/exact';
import type { Trade } from '../src/engine/household';
import { rulesFor } from '../src/engine/rules';
import { DEFAULT_SETTINGS } from '../src/engine/settings';
import { settle } from '../src/engine/settle';
import { US } from '../src/law/us';
import { ask } from '../src/session/ask';
import { planFor } from '../src/session/askPlan';
import type { Cell, Range } from '../src/table/cell';
import { decimalLoop } from './decimalLoop';
export { importTable } from './importBench';
import { chains, household, tangle } from './histories';

const rules = rulesFor(DEFAULT_SETTINGS, US);

/** Does nothing but look at every row: what no engine can beat. */
function floor(trades: readonly Trade[]): number {
  let sum = 0;
  for (const trade of trades) sum += trade.day + Number(trade.quantity & BigInt(1));
  return sum;
}

interface Timing {
  readonly cold: number;
  readonly warm: number;
}

function time(work: () => unknown): Timing {
  const once = (): number => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const cold = once();
  // Warm is what the compiler has settled on: the median of the later half of many runs.
  const count = cold > 2000 ? 2 : cold > 200 ? 8 : 40;
  const runs = Array.from({ length: count }, once).slice(count / 2);
  runs.sort((x, y) => x - y);
  return { cold, warm: runs[Math.floor(runs.length / 2)]! };
}

function settled(trades: readonly Trade[]): { slices: number; pieces: number; problem: string } {
  let slices = 0;
  let pieces = 0;
  let problem = '';
  for (const group of settle(trades, rules).values()) {
    slices += group.long.slices.length;
    pieces += group.long.fragments;
    problem ||= group.problems[0]?.found ?? '';
  }
  return { slices, pieces, problem };
}

const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

export function engineTable(): string {
  const rows: string[] = [
    '| history | trades | pieces | floor ms | this engine ms (cold / warm) | decimal.js loop ms (cold / warm) | ratio (cold / warm) | µs per trade and piece |',
    '|---|---|---|---|---|---|---|---|',
  ];
  settled(household(200)); // the first call compiles; a formula on Google pays that once too
  for (const [name, make] of [
    ['household', household],
    ['daily chain', chains],
  ] as const) {
    for (const count of [1000, 5000, 20000, 100000]) {
      const trades = make(count);
      const base = time(() => floor(trades));
      const own = time(() => settled(trades));
      const other = count > 20000 ? null : time(() => decimalLoop(trades));
      const { slices, pieces } = settled(trades);
      const perUnit = (own.warm * 1000) / (count + slices + pieces);
      rows.push(
        `| ${name} | ${count} | ${slices + pieces} | ${ms(base.warm)} | ${ms(own.cold)} / ${ms(own.warm)} | ${other ? `${ms(other.cold)} / ${ms(other.warm)}` : '–'} | ${other ? `${(other.cold / own.cold).toFixed(1)}× / ${(other.warm / own.warm).toFixed(1)}×` : '–'} | ${perUnit.toFixed(1)} |`,
      );
    }
  }
  const trades = tangle(100000);
  const start = performance.now();
  const { problem } = settled(trades);
  rows.push(
    '',
    `A history past the fragment cap (${trades.length} tangled trades) stops after ${ms(performance.now() - start)} ms: "${problem || 'within the cap'}".`,
  );
  return rows.join('\n');
}

const day = (cell: number): Cell => ({ day: cell, seconds: 0 });

/** A household of this many open lots and trades, as ranges. */
function ranges(lots: number, trades: number): { lots: Range; trades: Range; settings: Range } {
  const asOf = 20777;
  const lotRows = Array.from({ length: lots }, (_, i): Cell[] => [
    'Held',
    `T${i % 120}`,
    10 + (i % 7),
    day(asOf - 20 - ((i * 37) % 1500)),
    1000 + ((i * 53) % 900),
    90 + ((i * 31) % 60),
  ]);
  const history = household(trades);
  const tradeRows = history.map((trade): Cell[] => [
    day(trade.day),
    trade.action,
    trade.symbol,
    Number(exactText(trade.quantity)),
    Number(exactText(trade.amount)),
    trade.account.name,
    trade.account.kind === 'ira' ? 'IRA' : 'Taxable',
    (trade.time ?? 0) / 86400,
  ]);
  return {
    lots: [['Account', 'Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price'], ...lotRows],
    trades: [
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Account type', 'Time'],
      ...tradeRows,
    ],
    settings: [
      ['Setting', 'Value'],
      ['Taxable income', 150000],
      ['Modified AGI', 180000],
      ['Short-term gain elsewhere', 20000],
    ],
  };
}

const LAWS = ['US', 'UK', 'Canada', 'Ireland', 'Germany', 'Australia', 'India', 'Other'] as const;

export function planTable(): string {
  const given = ranges(2000, 20000);
  const rows = LAWS.map(law => {
    const settings: Range = [
      ...given.settings.filter(([name]) => law === 'US' || name !== 'Modified AGI'),
      ['Country', law],
      ...(law === 'US' ? [] : [['Ordinary rate', 0.4] as Cell[], ['Long-term rate', 0.2] as Cell[]]),
    ];
    const plan = () => planFor(ask('HARVEST_PLAN', { ...given, settings }, 20777)).plan;
    const { cold, warm } = time(plan);
    const { suggestions, passedOver } = plan();
    return `| ${law} | ${ms(cold)} / ${ms(warm)} | ${suggestions.length} | ${passedOver.length} |`;
  });
  return [
    'Plan of 2,000 lots and 20,000 trades, from cells to suggestions:',
    '',
    '| law | ms (cold / warm) | suggestions | left alone |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}
