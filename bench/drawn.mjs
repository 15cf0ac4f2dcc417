/*
 * Other people's shapes, drawn by seed: how many securities and accounts, an IRA that buys the same, purchases near the
 * sales and far from them, washes in chains, rows with times, planned rows, names as long as people's.
 */
import { ago, median, ms, number, once, table, timed } from './context.mjs';
import { seeded, settings } from './histories.mjs';

const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Account type', 'Owner'];
const HOUR = 3_600_000;
const YEARS = 365 * 4;

/** Trades that leave about so many lots: a sale takes the oldest of an account whole, or a part of it. */
export function drawnTrades(seed, count, open) {
  const random = seeded(seed * 7919);
  // The first of a small seed are small.
  for (let skipped = 0; skipped < 9; skipped++) random();
  const pick = (...choices) => choices[Math.floor(random() * choices.length)];
  const shape = {
    securities: pick(1, 6, 40, 400),
    accounts: pick(1, 2, 5, 10),
    sheltered: pick(0, 0, 0.2),
    near: pick(0, 0.05, 0.3),
    timed: pick(false, false, true),
    planned: pick(0, 0, 150),
    long: pick(false, true),
  };
  const accounts = Array.from({ length: shape.accounts }, (_, at) => {
    const isSheltered = at > 0 && random() < shape.sheltered;
    const name = shape.long ? `Alexandra's brokerage account number ${1000 + at} (joint)` : `A${at}`;
    return [name, isSheltered ? 'IRA' : 'Taxable', 'Self'];
  });
  const symbols = Array.from({ length: shape.securities }, (_, at) => `S${at}`);
  const held = new Map();
  let lots = 0;
  const date = at => {
    const isNear = at > count * (1 - shape.near * 0.1);
    const days = isNear
      ? (1 - (at / count - 1 + shape.near * 0.1) / (shape.near * 0.1)) * 29
      : 40 + YEARS * (1 - at / count);
    const day = ago(Math.floor(days));
    return shape.timed ? new Date(day.getTime() + 14 * HOUR + (at % 300) * 60_000) : day;
  };
  const rows = [];
  for (let at = 0; at < count; at++) {
    const account = pick(...accounts);
    const symbol = pick(...symbols);
    const key = `${account[0]} ${symbol}`;
    const own = held.get(key) ?? [];
    held.set(key, own);
    const price = 60 - (30 * at) / count + 25 * random();
    if (own.length > 0 && lots > (open * at) / count) {
      const isWhole = random() < 0.8;
      const shares = isWhole ? own.shift() : Math.max(1, Math.floor(own[0] / 2));
      if (isWhole) lots--;
      else if ((own[0] -= shares) === 0) {
        own.shift();
        lots--;
      }
      rows.push([date(at), 'Sell', symbol, shares, Math.round(shares * price * 100) / 100, ...account]);
    } else {
      const shares = 2 + Math.floor(random() * 60);
      own.push(shares);
      lots++;
      rows.push([date(at), 'Buy', symbol, shares, Math.round(shares * price * 100) / 100, ...account]);
    }
  }
  for (let at = 0; at < shape.planned; at++)
    rows.push([ago(-1 - (at % 60)), 'Buy', pick(...symbols), 5, 200, ...pick(...accounts)]);
  return { shape, trades: [HEADINGS, ...rows] };
}

const worded = ({ securities, accounts, sheltered, near, timed: isTimed, planned, long }) =>
  [
    `${securities} securities`,
    `${accounts} accounts`,
    sheltered > 0 ? 'some sheltered' : '',
    near > 0 ? `${Math.round(near * 10)}% of the trades in the last weeks` : '',
    isTimed ? 'times' : '',
    planned > 0 ? `${planned} planned` : '',
    long ? 'long names' : '',
  ]
    .filter(text => text !== '')
    .join(', ');

const DRAWN = 20;
const SET = settings();

/** The plan beside HARVEST_LOSS of the same tables, and the trades cells to cells beside the limit: median and worst. */
export function drawnTable({ code, limit }) {
  const plans = [
    [100, 2000],
    [1000, 20_000],
  ].map(([open, count]) => {
    const found = Array.from({ length: DRAWN }, (_, at) => {
      const { shape, trades } = drawnTrades(1 + at, count, open);
      const prices = [
        ['Symbol', 'Price'],
        ...Array.from({ length: shape.securities }, (_, one) => [`S${one}`, 38]),
      ];
      const lots = once(code, 'OPEN_LOTS', [trades, SET, ago(0), prices]).answer;
      const loss = once(code, 'HARVEST_LOSS', [lots, trades, SET, ago(0)]);
      const plan = once(code, 'HARVEST_PLAN', [lots, trades, SET, ago(0)]);
      return { shape, value: plan.time / loss.time, time: plan.time, lots: lots.length - 1 };
    });
    const left = found.map(({ lots }) => lots);
    const range = `${number(Math.min(...left))} to ${number(Math.max(...left))} lots`;
    return row(`\`HARVEST_PLAN\`, ${number(count)} trades, ${range}`, '`HARVEST_LOSS`', found);
  });
  const cells = [1000, 5000].map(count => {
    const found = Array.from({ length: DRAWN }, (_, at) => {
      const { shape, trades } = drawnTrades(101 + at, count, count / 10);
      const own = timed(code, 'REALIZED_GAINS', [trades, '', '', ago(0)]).cold;
      const best = timed(limit, 'LIMIT', [trades]).cold;
      return { shape, value: own / best, time: own };
    });
    return row(`\`REALIZED_GAINS\`, ${number(count)} trades`, 'the limit', found);
  });
  return `Shapes drawn by seed, ${DRAWN} of each size, cold:\n\n${table(
    ['what', 'beside', 'median', 'worst', 'ms, median / worst', 'the worst is'],
    [...plans, ...cells],
  )}`;
}

function row(what, beside, found) {
  const worst = found.reduce((most, one) => (one.value > most.value ? one : most));
  return [
    what,
    beside,
    `${median(found.map(({ value }) => value)).toFixed(1)}×`,
    `${worst.value.toFixed(1)}×`,
    `${ms(median(found.map(({ time }) => time)))} / ${ms(Math.max(...found.map(({ time }) => time)))}`,
    worded(worst.shape),
  ];
}
