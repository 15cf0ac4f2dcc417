/* Every function at two sizes, the plan beside HARVEST_LOSS, and the plan under each law. */
import { ago, ms, number, once, table, timed } from './context.mjs';
import { household, lots, settings } from './histories.mjs';

const SIZES = [
  [200, 2000],
  [2000, 20_000],
];
const YOURS = settings(['Modified AGI', 180_000]);
const GAINS = ['Symbol', 'Date acquired', 'Date sold', 'Proceeds', 'Cost basis', 'Wash sale loss disallowed'];

/** What each function is asked, of so many lots and trades. */
function questions(lotCount, tradeCount) {
  const [held, trades] = [lots(lotCount), household(tradeCount)];
  const now = ago(0);
  const broker = trades
    .slice(1)
    .filter(([, action]) => action === 'Sell')
    .map(([date, , symbol, , amount]) => [symbol, ago(900), date, amount, amount + 10, '']);
  const [head, ...rows] = trades;
  const raw = [head, ...rows.map(([date, ...row]) => [date.toISOString().slice(0, 10), ...row])];
  return {
    HARVEST_LOSS: [held, trades, YOURS, now],
    WASH_SALE_RISK: [held, trades, YOURS, now],
    BUY_CHECK: [Array.from({ length: 120 }, (_, at) => [`T${at}`]), trades, YOURS, now],
    NET_GAIN: [trades, YOURS, 2025, 'all', now],
    REALIZED_GAINS: [trades, YOURS, '', now],
    OPEN_LOTS: [trades, YOURS, now],
    HARVEST_PLAN: [held, trades, YOURS, now],
    HARVEST_CHECK: [held, trades, YOURS, '', now],
    FORM_8949: [trades, YOURS, 2025, now],
    COMPARE_1099B: [[GAINS, ...broker], trades, YOURS, 2025, now],
    TRADES_FROM: [raw, 'Main', 'Taxable'],
  };
}

const rowsOf = answer =>
  Array.isArray(answer) ? number(answer.length) : (answer?.message?.slice(0, 30) ?? '1');

export function functionsTable(code) {
  const [small, large] = SIZES.map(([held, traded]) => questions(held, traded));
  const figures = new Map();
  const rows = Object.keys(small).map(name => {
    const cells = [small, large].flatMap(asked => {
      const time = timed(code, name, asked[name]);
      const { calls, answer } = once(code, name, asked[name]);
      figures.set(name, time);
      return [`${ms(time.cold)} / ${ms(time.warm)}`, calls, rowsOf(answer)];
    });
    return [`\`${name}\``, ...cells];
  });
  const heads = SIZES.flatMap(([held, traded]) => [
    `${number(held)} lots, ${number(traded)} trades: ms (cold / warm)`,
    'calls of Google',
    'rows',
  ]);
  const times = figures.get('HARVEST_PLAN').cold / figures.get('HARVEST_LOSS').cold;
  return [
    table(['function', ...heads], rows),
    `\`HARVEST_PLAN\` takes ${times.toFixed(1)} times what \`HARVEST_LOSS\` takes of the same tables, cold.`,
  ].join('\n\n');
}

const LAWS = ['US', 'UK', 'Canada', 'Ireland', 'Germany', 'Australia', 'India', 'Other'];

export function lawsTable(code) {
  const [held, trades] = [lots(2000), household(20_000)];
  const rows = LAWS.map(law => {
    const rates = [
      ['Ordinary rate', 0.4],
      ['Long-term rate', 0.2],
    ];
    const own = settings(['Country', law], ...(law === 'US' ? [] : rates));
    const { cold, warm } = timed(code, 'HARVEST_PLAN', [held, trades, own, ago(0)]);
    return [law, `${ms(cold)} / ${ms(warm)}`];
  });
  return `\`HARVEST_PLAN\` of 2,000 lots and 20,000 trades under each law:\n\n${table(['law', 'ms (cold / warm)'], rows)}`;
}
