/*
 * Each execution on Google starts with nothing compiled: cold is a bundle's first call in a V8 context of its own, and
 * what the spreadsheet is asked is counted. Warm is the same call, again and again in one context.
 */
import vm from 'node:vm';

const DAY = 86_400_000;
export const AS_OF = Date.UTC(2026, 10, 20);
/** Midnight of a day so long ago, as a date cell in a sheet in UTC. */
export const ago = days => new Date(AS_OF - days * DAY);

/** A bundle run in a context of its own, and how many calls Google's services had. */
export function opened(script) {
  const calls = { count: 0 };
  const counted =
    answer =>
    (...args) => {
      calls.count++;
      return answer(...args);
    };
  const context = vm.createContext({
    SpreadsheetApp: {
      getActive: counted(() => ({ getSpreadsheetTimeZone: counted(() => 'UTC') })),
    },
    Utilities: { formatDate: counted(date => date.toISOString().slice(0, 19).replace('T', ' ')) },
  });
  script.runInContext(context);
  return { context, calls };
}

const took = work => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
export const median = times => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

const COLD_RUNS = 3;
/** As many runs as fit in so many milliseconds, four at least: the compiler has settled by the later half. */
const WARM_FOR = 800;

/** Milliseconds of one function, cold and warm. */
export function timed(script, name, args) {
  const cold = median(
    Array.from({ length: COLD_RUNS }, () => {
      const { context } = opened(script);
      return took(() => context[name](...args));
    }),
  );
  const { context } = opened(script);
  const runs = Math.max(4, Math.min(40, Math.round(WARM_FOR / cold)));
  const times = Array.from({ length: runs }, () => took(() => context[name](...args)));
  return { cold, warm: median(times.slice(runs / 2)) };
}

/** One call alone, where it takes seconds: its time, its answer and what Google was asked. */
export function once(script, name, args) {
  const { context, calls } = opened(script);
  let answer;
  const time = took(() => {
    try {
      answer = context[name](...args);
    } catch (error) {
      answer = error;
    }
  });
  return { time, calls: calls.count, answer };
}

export const ms = value => (value < 10 ? value.toFixed(1) : value.toFixed(0));
export const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
export const number = count => count.toLocaleString('en-US');
