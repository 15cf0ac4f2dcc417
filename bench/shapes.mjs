/*
 * Tables of one odd shape each, up to 20,000 rows: what a step that looks at every other row would turn into minutes.
 */
import { ago as day, once, table } from './context.mjs';
import { seeded, settings } from './histories.mjs';

const LOTS = ['Account', 'Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price'];
const TRADES = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'];
const random = seeded(3);
const rows = (count, row) => Array.from({ length: count }, (_, at) => row(at));
const lots = (count, symbol) => [
  LOTS,
  ...rows(count, at => ['A', symbol(at), 10, day(40 + (at % 4000)), 900 + (at % 90), 50]),
];
const trades = (count, row, ...more) => [[...TRADES, ...more], ...rows(count, row)];
const bought = (symbol, account, ago) => [day(ago), 'Buy', symbol, 10, 500, account];

const risky = (held, told, set = settings()) => ({
  HARVEST_LOSS: [held, told, set],
  WASH_SALE_RISK: [held, told, set],
  HARVEST_PLAN: [held, told, set],
});
const inOrder = trades(19_000, at => {
  const isSale = at % 4 === 3;
  const cost = isSale ? 900 : 300 + (at % 400);
  return [day(4000 - Math.floor(at / 5)), isSale ? 'Sell' : 'Buy', 'XYZ', isSale ? 20 : 10, cost, 'A'];
});
const one = bought('XYZ', 'A', 900);

/** What it is, and what each function is called with before the as-of day. */
const SHAPES = [
  [
    '19,000 lots of one symbol',
    risky(
      lots(19_000, () => 'XYZ'),
      '',
    ),
  ],
  [
    '5,000 losing lots, no Settings',
    risky(
      lots(5000, at => `S${at}`),
      '',
      '',
    ),
  ],
  [
    'twenty symbols of 1,000 lots',
    risky(
      lots(20_000, at => `S${at % 20}`),
      '',
    ),
  ],
  [
    '2,000 lots beside 200 planned purchases of their symbol',
    risky(
      lots(2000, () => 'XYZ'),
      trades(200, at => bought('XYZ', 'A', -1 - at)),
    ),
  ],
  [
    '2,000 lots beside 5,000 planned purchases of their symbol',
    risky(
      lots(2000, () => 'XYZ'),
      trades(5000, at => bought('XYZ', 'A', -1 - (at % 400))),
    ),
  ],
  [
    '19,000 lots, every second of an owner of its own',
    risky(
      [
        [...LOTS, 'Owner'],
        ...rows(19_000, at => [
          `A${at}`,
          `S${at}`,
          10,
          day(100 + (at % 700)),
          1000,
          60,
          at % 2 ? '' : `O${at}`,
        ]),
      ],
      '',
    ),
  ],
  [
    'twenty symbols of 950 lots, a fourth bought lately',
    risky(
      [
        LOTS,
        ...rows(19_000, at => {
          const ago = random() < 0.25 ? Math.floor(1 + random() * 28) : Math.floor(40 + random() * 900);
          return [`A${at % 7}`, `S${at % 20}`, 10, day(ago), Math.round(400 + random() * 800), 60];
        }),
      ],
      '',
    ),
  ],
  [
    '400 lots beside eight purchases of the last weeks',
    risky([...lots(400, () => 'XYZ'), ...rows(8, at => ['B', 'XYZ', 10, day(3 + at * 3), 510 + at, 50])], ''),
  ],
  [
    '20,000 planned purchases',
    risky(
      lots(100, at => `S${at % 20}`),
      trades(20_000, at => bought(`S${at % 20}`, 'A', -1 - (at % 400))),
    ),
  ],
  ['19,000 trades, Min tax', { REALIZED_GAINS: [inOrder, settings(['Lot method', 'Min tax']), ''] }],
  ['19,000 trades, HIFO', { REALIZED_GAINS: [inOrder, settings(['Lot method', 'HIFO']), ''] }],
  [
    'a sale that names 10,000 lots',
    {
      REALIZED_GAINS: [
        [
          [...TRADES, 'Lot'],
          ...rows(10_000, at => [...bought('XYZ', 'A', 4000 - (at % 4000)), `L${at}`]),
          [day(0), 'Sell', 'XYZ', 10_000, 400_000, 'A', rows(10_000, at => `L${at}:1`).join('; ')],
        ],
        settings(),
        '',
      ],
    },
  ],
  [
    'one account, half of its 19,000 rows without an owner',
    {
      OPEN_LOTS: [
        trades(19_000, at => [...bought(`S${at % 100}`, 'A', at % 4000), at % 2 ? '' : 'Sam'], 'Owner'),
        settings(),
      ],
    },
  ],
  [
    'an Identical to chain of 19,000',
    {
      OPEN_LOTS: [
        trades(19_000, at => [...bought(`S${at}`, 'A', at % 4000), `S${at + 1}`], 'Identical to'),
        settings(),
      ],
    },
  ],
  [
    '19,000 Owner settings',
    { OPEN_LOTS: [[TRADES, one], settings(...rows(19_000, at => [`Owner P${at}`, 'Self']))] },
  ],
  [
    '19,000 unknown settings',
    { OPEN_LOTS: [[TRADES, one], settings(...rows(19_000, at => [`Bogus ${at}`, 1]))] },
  ],
  [
    '300 settings of 5,000 characters',
    { OPEN_LOTS: [[TRADES, one], settings(...rows(300, at => [`${'X'.repeat(5000)}${at}`, 1]))] },
  ],
];

/** The dearest function of each shape, cold; refusals count as answers. */
export function shapesTable(code) {
  const lines = SHAPES.map(([name, calls]) => {
    const answers = Object.entries(calls).map(([called, args]) => ({
      called,
      ...once(code, called, [...args, day(0)]),
    }));
    const { called, time, answer } = answers.reduce((slowest, next) =>
      next.time > slowest.time ? next : slowest,
    );
    const said = answer.message ? `refused: ${answer.message.slice(0, 40)}…` : `${answer.length} rows`;
    return [name, time.toFixed(0), `\`${called}\``, said];
  });
  return table(['shape', 'ms, cold', 'slowest function', 'answer'], lines);
}
