/* From the cells of a Trades table to the cells of REALIZED_GAINS: what a formula costs. */
import { ago, ms, number, once, table, timed } from './context.mjs';
import { chain, household, tangle } from './histories.mjs';

const QUADRATIC_UP_TO = 5000;
/** The yardstick moves an array's tail where it splits a lot: beyond this it is none. */
const LIMIT_UP_TO = 20_000;

/** `scripts`: the product's bundle, the limit and the earlier tool's way. */
export function cellsToCells({ code, limit, quadratic }) {
  const rows = [];
  for (const [name, make] of [
    ['household', household],
    ['daily chain', chain],
  ]) {
    for (const count of [1000, 5000, 20_000, 100_000]) {
      const trades = make(count);
      const own = timed(code, 'REALIZED_GAINS', [trades, '', '', ago(0)]);
      const best = count > LIMIT_UP_TO ? null : timed(limit, 'LIMIT', [trades]);
      const old = count > QUADRATIC_UP_TO ? null : timed(quadratic, 'QUADRATIC', [trades]);
      const { answer, calls } = once(code, 'REALIZED_GAINS', [trades, '', '', ago(0)]);
      const pieces = count + answer.length;
      rows.push([
        name,
        number(count),
        number(answer.length - 1),
        `${ms(own.cold)} / ${ms(own.warm)}`,
        best ? `${ms(best.cold)} / ${ms(best.warm)}` : '–',
        best ? `${(own.cold / best.cold).toFixed(1)}× / ${(own.warm / best.warm).toFixed(1)}×` : '–',
        old ? `${ms(old.cold)} / ${ms(old.warm)}` : '–',
        ((own.cold * 1000) / pieces).toFixed(1),
        calls,
      ]);
    }
  }
  const heads = [
    'history',
    'trades',
    'rows written',
    'ms (cold / warm)',
    'limit ms (cold / warm)',
    'times the limit',
    'earlier tool’s n² way ms (cold / warm)',
    'µs a row read and written, cold',
    'calls of Google',
  ];
  const past = once(code, 'REALIZED_GAINS', [tangle(100_000), '', '', ago(0)]);
  const said = past.answer instanceof Error || past.answer.message ? past.answer.message : 'within the cap';
  return [
    table(heads, rows),
    `A history past the fragment cap (100,000 tangled trades) stops after ${ms(past.time)} ms: “${said.slice(0, 90)}…”.`,
  ].join('\n\n');
}
