import { dayFromIso, type Day } from '../../src/base/day';
import type { Range } from '../../src/table/cell';
import { askGently, type SettledHousehold } from '../../src/session/ask';
import { planFor } from '../../src/session/askPlan';
import { storyOfLot, storyOfTrade, storyOfYear, type Story } from '../../src/session/story';

const day = (iso: string): Day => dayFromIso(iso)!;
const at = (iso: string) => ({ day: day(iso), seconds: 0 });
const AS_OF = day('2026-11-20');

/** A loss of 1,000 on 100 shares, 60 of which are bought again 20 days later: 600 goes into their basis. */
const TRADES: Range = [
  ['Date', 'Action', 'Symbol', 'Quantity', 'Price', 'Account', 'Owner'],
  [at('2025-01-06'), 'Buy', 'VTI', 100, 210, 'Main', 'Alex'],
  [at('2026-06-01'), 'Sell', 'VTI', 100, 200, 'Main', 'Alex'],
  [at('2026-06-21'), 'Buy', 'VTI', 60, 205, 'Main', 'Alex'],
  [at('2026-09-01'), 'Sell', 'VTI', 10, 230, 'Main', 'Alex'],
];
const LOTS: Range = [
  ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Owner', 'Wash adjustment included'],
  ['VTI', 50, at('2026-06-21'), 10750, 180, 'Main', 'Alex', 'Yes'],
];

const asked = (country = 'US'): SettledHousehold =>
  askGently(
    {
      trades: TRADES,
      lots: LOTS,
      settings: [
        ['Setting', 'Value'],
        ['Country', country],
        ['Taxable income', 90000],
      ],
    },
    AS_OF,
  );

const texts = ({ steps }: Story): readonly string[] => steps.map(({ text }) => text);

describe('the story of a lot', () => {
  const own = asked();
  const { plan } = planFor(own);
  const told = texts(storyOfLot(own, own.household.lots[0]!, plan));

  test('begins with the purchase and its basis, each with its row', () => {
    expect(told[0]).toBe('Bought on 21 Jun 2026 in Main (Trades row 4).');
    expect(told[1]).toBe('Its basis is $10,750.00 for 50 shares (Lots row 2).');
  });

  test('says which loss was put off into it, and from when it counts as held', () => {
    expect(told).toContain(
      '60 shares of this purchase replaced as many sold at a loss on 1 Jun 2026 (Trades row 3): $600.00 of that loss was put off into this basis.',
    );
    expect(told.some(text => /^50 shares count as held since /.test(text))).toBe(true);
  });

  test('says which part of the purchase is gone', () => {
    expect(told).toContain(
      '10 shares of this purchase were sold on 1 Sep 2026 (Trades row 5): a gain of $150.00.',
    );
  });

  test('ends with what it stands at, what selling it would meet, and what the plan makes of it', () => {
    expect(told).toContain('At today’s price it is worth $9,000.00: $1,750.00 below its basis.');
    expect(plan.suggestions).toHaveLength(1);
    for (const { text } of plan.suggestions[0]!.reasons) expect(told).toContain(text);
  });
});

test('the story of a sale is its sum and what replaced it; that of a purchase, what it replaced', () => {
  const own = asked();
  const [, sale, again] = own.household.trades;
  expect(texts(storyOfTrade(own, sale!))).toEqual([
    '100 shares bought 6 Jan 2025 (Trades row 2): $20,000.00 − $21,000.00 + $600.00 put off or lost = -$400.00.',
    '60 replaced by shares bought 21 Jun 2026 in Main (Trades row 4): $600.00 deferred into their basis [26 U.S.C. § 1091(a), (d)].',
  ]);
  expect(texts(storyOfTrade(own, again!))).toEqual([
    'It replaced 60 shares sold at a loss on 1 Jun 2026 (Trades row 3): $600.00 of that loss was put off into its basis.',
  ]);
});

test('the story of a year is its lines, and the sales that make most of them', () => {
  const own = asked();
  const told = texts(storyOfYear(own, planFor(own).plan.soFar));
  expect(told).toContain('100 shares of VTI sold on 1 Jun 2026 (Trades row 3): -$400.00.');
  // The ten count as held since 2025, with the washed shares' days.
  expect(told[1]).toBe('Long-term gain or loss: -$250.00.');
});

test('a lot whose table has a fault tells the fault', () => {
  const lots = LOTS.map((row, index) => (index === 0 ? row : ['VTI', 500, ...row.slice(2)]));
  const own = askGently({ trades: TRADES, lots, settings: null }, AS_OF);
  const [only] = texts(storyOfLot(own, own.household.lots[0]!, null));
  expect(only).toMatch(/^Lots row 2/);
});

test.each(['UK', 'Canada', 'Germany', 'Other'])(
  'under another law no American word is used (%s)',
  country => {
    const own = asked(country);
    const { plan } = planFor(own);
    const told = [
      ...texts(storyOfLot(own, own.household.lots[0]!, plan)),
      ...own.household.trades.flatMap(trade => texts(storyOfTrade(own, trade))),
      ...texts(storyOfYear(own, plan.soFar)),
    ].join(' ');
    expect(told).not.toMatch(/U\.S\.C|Schedule D|IRS|CFR/);
    expect(told.length).toBeGreaterThan(200);
  },
);
