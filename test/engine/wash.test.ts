import { exact } from '../../src/base/exact';
import { FRAGMENT_LIMIT, FragmentLimit } from '../../src/engine/fragments';
import { openBooks } from '../../src/engine/books';
import { carryOutEvent } from '../../src/engine/actions';
import { recognised } from '../../src/engine/recognised';
import type { Rules } from '../../src/engine/rules';
import { account, trade, US_RULES, type TradeFields } from './support';
import { leftIn, settleOne, soldIn } from './results';

const IRA = account('IRA', 'ira');
const call = (fields: TradeFields, of = 'XYZ', size: number | string = 100) => ({
  ...trade({ symbol: `${of} call`, ...fields }),
  group: `${of} call`,
  book: 'XYZ',
  option: { underlying: of, group: of, strike: null, right: 'call' as const, size: exact(size) },
});
/** Rows numbered as in a sheet. */
const settled = (rows: readonly ReturnType<typeof trade>[], rules: Rules = US_RULES) =>
  settleOne(
    rows.map((row, at) => ({ ...row, source: { table: 'Trades', row: at + 2 } })),
    rules,
  );
const buy = (date: string, quantity: number, amount: number, more: Partial<TradeFields> = {}) =>
  trade({ date, action: 'buy', quantity, amount, ...more });
const sell = (date: string, quantity: number, amount: number, more: Partial<TradeFields> = {}) =>
  trade({ date, action: 'sell', quantity, amount, ...more });
/** Of each part of a sale: shares that were replaced, what of the loss went with them, and whether by an option. */
const matchesOf = ({ long }: ReturnType<typeof settled>) =>
  long.dispositions.flatMap(({ matches }) =>
    matches.map(({ shares, disallowed, permanent, byOption }) => ({
      shares: Number(shares) / 1e8,
      disallowed: Number(disallowed) / 1e8,
      permanent,
      byOption,
    })),
  );

describe('the window: 30 days before and after, the day itself among them (26 U.S.C. § 1091(a))', () => {
  const held = buy('2025-01-06', 10, 1000);
  test.each([
    ['2026-02-07', 0],
    ['2026-02-08', 400],
    ['2026-03-10', 400],
    ['2026-04-09', 400],
    ['2026-04-10', 0],
  ])('bought %s, sold 10 March: %d is washed', (bought, washed) => {
    const rows = [held, buy(bought, 10, 700), sell('2026-03-10', 10, 600, { lot: '' })];
    expect(soldIn(settled(rows))).toMatchObject([{ disallowed: washed, gain: washed - 400 }]);
  });
});

describe('which purchase meets which sale (26 CFR 1.1091-1(b) to (e))', () => {
  test('the earliest purchase first, whichever side of the sale; the rest of the loss stays', () => {
    const rows = [
      buy('2025-01-06', 10, 1000),
      buy('2026-03-02', 2, 120),
      buy('2026-03-04', 3, 180),
      sell('2026-03-10', 10, 600),
      buy('2026-03-12', 4, 240),
    ];
    expect(matchesOf(settled(rows))).toEqual([
      { shares: 2, disallowed: 80, permanent: false, byOption: false },
      { shares: 3, disallowed: 120, permanent: false, byOption: false },
      { shares: 4, disallowed: 160, permanent: false, byOption: false },
    ]);
    expect(soldIn(settled(rows))).toMatchObject([{ disallowed: 360, gain: -40 }]);
  });

  test('an earlier sale is met first, and what it needs is gone for the next', () => {
    const rows = [
      buy('2025-01-06', 20, 2000),
      sell('2026-03-10', 6, 360),
      sell('2026-03-11', 6, 360),
      buy('2026-03-20', 8, 480),
    ];
    expect(soldIn(settled(rows))).toMatchObject([{ disallowed: 240 }, { disallowed: 80 }]);
  });

  test('a sale that is wholly met takes nothing of a later purchase', () => {
    const rows = [
      buy('2025-01-06', 20, 2000),
      sell('2026-03-10', 5, 300),
      buy('2026-03-12', 5, 310),
      buy('2026-03-14', 5, 320),
      sell('2026-03-16', 5, 300),
    ];
    // The second sale is met by the second purchase: the first one's shares have replaced already.
    expect(soldIn(settled(rows))).toMatchObject([{ disallowed: 200 }, { disallowed: 200 }]);
  });

  test('another security of the same book replaces nothing', () => {
    const rows = [
      buy('2025-01-06', 10, 1000),
      sell('2026-03-10', 10, 600),
      { ...buy('2026-03-12', 10, 700, { symbol: 'OTHER' }), book: 'XYZ' },
    ];
    expect(soldIn(settled(rows))).toMatchObject([{ disallowed: 0, gain: -400 }]);
    const before = [rows[0]!, { ...rows[2]!, day: rows[1]!.day - 1 }, rows[1]!];
    expect(soldIn(settled(before))).toMatchObject([{ disallowed: 0, gain: -400 }]);
  });

  test('neither a gain nor nothing is washed', () => {
    const rows = [buy('2025-01-06', 10, 1000), sell('2026-03-10', 10, 1000), buy('2026-03-12', 10, 900)];
    expect(matchesOf(settled(rows))).toEqual([]);
    expect(leftIn(settled(rows))).toMatchObject([{ from: '2026-03-12', basis: 900 }]);
  });
});

describe('what takes the loss up (26 U.S.C. § 1091(d), Rev. Rul. 2008-5)', () => {
  test('the basis of the shares that replace, and of those alone', () => {
    const rows = [buy('2025-01-06', 10, 1000), sell('2026-03-10', 4, 240), buy('2026-03-12', 10, 700)];
    expect(leftIn(settled(rows))).toMatchObject([
      { acquired: '2025-01-06', shares: 6, basis: 600 },
      { acquired: '2026-03-12', shares: 4, basis: 440 },
      { acquired: '2026-03-12', shares: 6, from: '2026-03-12', basis: 420 },
    ]);
  });

  test('two fills of a day share it by their shares', () => {
    const rows = [
      buy('2025-01-06', 10, 1000),
      sell('2026-03-10', 9, 540),
      buy('2026-03-12', 3, 210, { lot: 'a' }),
      buy('2026-03-12', 6, 420, { lot: 'b' }),
    ];
    expect(leftIn(settled(rows)).map(({ shares, basis }) => [shares, basis])).toEqual([
      [1, 100],
      [3, 330],
      [6, 660],
    ]);
  });

  test('a fill that is not needed is left as it is', () => {
    const rows = [
      buy('2025-01-06', 3, 300),
      sell('2026-03-10', 3, 180),
      buy('2026-03-12', 3, 210, { lot: 'a' }),
      buy('2026-03-12', 6, 420, { lot: 'b' }),
    ];
    expect(leftIn(settled(rows)).map(({ shares, basis }) => [shares, basis])).toEqual([
      [3, 330],
      [6, 420],
    ]);
  });

  test('in an IRA it is lost, and the shares there keep their basis and their day', () => {
    const rows = [
      buy('2025-01-06', 10, 1000),
      sell('2026-03-10', 10, 600),
      buy('2026-03-12', 10, 650, { account: IRA }),
    ];
    const found = settled(rows);
    expect(matchesOf(found)).toEqual([{ shares: 10, disallowed: 400, permanent: true, byOption: false }]);
    expect(leftIn(found)).toMatchObject([{ account: 'IRA', from: '2026-03-12', basis: 650 }]);
  });
});

describe('a call is an option to acquire as many shares as it is for', () => {
  const rows = [
    buy('2025-01-06', 250, 25_000),
    sell('2026-03-10', 250, 20_000),
    call({ date: '2026-03-12', action: 'buy', quantity: 2, amount: 500 }),
  ];

  test('two calls of a hundred replace two hundred of 250 shares: 4,000 of 5,000', () => {
    const found = settled(rows);
    expect(matchesOf(found)).toEqual([{ shares: 200, disallowed: 4000, permanent: false, byOption: true }]);
    expect(leftIn(found)).toMatchObject([{ shares: 2, basis: 4500 }]);
  });

  test('of three calls as much of one is used as the shares need', () => {
    const more = [rows[0]!, rows[1]!, call({ date: '2026-03-12', action: 'buy', quantity: 3, amount: 600 })];
    const found = settled(more);
    expect(matchesOf(found)).toEqual([{ shares: 250, disallowed: 5000, permanent: false, byOption: true }]);
    expect(leftIn(found)).toMatchObject([
      { shares: 2.5, basis: 5500 },
      { shares: 0.5, basis: 100 },
    ]);
  });

  test('a call on another security replaces none', () => {
    const other = call({ date: '2026-03-12', action: 'buy', quantity: 2, amount: 500 }, 'ABC');
    expect(matchesOf(settled([rows[0]!, rows[1]!, other]))).toEqual([]);
  });

  test('a call bought before the sale counts too, and shares beside it are shares', () => {
    const found = settled([
      rows[0]!,
      call({ date: '2026-03-02', action: 'buy', quantity: 1, amount: 300 }),
      buy('2026-03-04', 50, 4100),
      rows[1]!,
    ]);
    expect(matchesOf(found)).toEqual([
      { shares: 100, disallowed: 2000, permanent: false, byOption: true },
      { shares: 50, disallowed: 1000, permanent: false, byOption: false },
    ]);
  });

  test('where Settings say so it is only flagged', () => {
    expect(matchesOf(settled(rows, { ...US_RULES, optionsReplace: false }))).toEqual([]);
  });
});

describe('where a replacement need not be held still', () => {
  const literal: Rules = { ...US_RULES, replacementMustBeHeld: false };
  const rows = [
    buy('2025-01-06', 10, 1000),
    buy('2026-03-02', 6, 420),
    sell('2026-03-05', 6, 480, { picks: [['b', null]] }),
    sell('2026-03-10', 10, 600),
  ].map((row, at) => (at === 1 ? { ...row, lot: 'b' } : row));

  test('its own sale takes the loss up: less gain there, and no cent is lost', () => {
    const found = soldIn(settled(rows, literal));
    expect(found).toMatchObject([
      { sold: '2026-03-05', gain: 60 - 240 },
      { sold: '2026-03-10', disallowed: 240, gain: -160 },
    ]);
    expect(found.reduce((sum, { gain }) => sum + gain, 0)).toBe(60 - 400);
  });

  test('where it must be, the sold shares replace nothing', () => {
    expect(soldIn(settled(rows))).toMatchObject([{ gain: 60 }, { disallowed: 0, gain: -400 }]);
  });

  test('sold in two parts, each takes its part', () => {
    const parts = [
      rows[0]!,
      rows[1]!,
      sell('2026-03-05', 2, 160, { picks: [['b', null]] }),
      sell('2026-03-06', 4, 320, { picks: [['b', null]] }),
      rows[3]!,
    ];
    expect(soldIn(settled(parts, literal))).toMatchObject([
      { gain: 20 - 80 },
      { gain: 40 - 160 },
      { disallowed: 240 },
    ]);
  });
});

describe('sold shares that replace are used once', () => {
  const literal: Rules = { ...US_RULES, replacementMustBeHeld: false };
  const rows = [
    buy('2025-01-06', 10, 1000.03),
    { ...buy('2026-03-02', 6, 420), lot: 'b' },
    sell('2026-03-05', 6, 480, { picks: [['b', null]] }),
    sell('2026-03-10', 4, 240),
    sell('2026-03-11', 4, 240),
  ];

  test('the first sale takes four of six, the second the two that are left', () => {
    expect(matchesOf(settled(rows, literal)).map(({ shares }) => shares)).toEqual([4, 2]);
  });

  test('and its own sale has both losses, to the cent of a cell', () => {
    const { long } = settled(rows, literal);
    const told = recognised(long.dispositions).map(({ proceeds, basis, adjustment, gain }) =>
      [proceeds, basis, adjustment, gain].map(amount => Number(amount) / 1e8),
    );
    expect(told).toEqual([
      // 420 + 160.01 + 80.01 of two losses of 160.01.
      [480, 660.02, 0, -180.02],
      [240, 400.01, 160.01, 0],
      [240, 400.01, 80.01, -80],
    ]);
    expect(Number(long.dispositions[0]!.washAdded) / 1e8).toBeCloseTo(240.018, 6);
  });

  test('sold in two parts, the first loss takes the first part and a share of the second', () => {
    const parts = [
      buy('2025-01-06', 10, 1000),
      { ...buy('2026-03-02', 6, 420), lot: 'b' },
      sell('2026-03-05', 2, 160, { picks: [['b', null]] }),
      sell('2026-03-06', 4, 320, { picks: [['b', null]] }),
      sell('2026-03-10', 3, 180),
      sell('2026-03-11', 3, 180),
    ];
    // Each loss of 40 a share: two of them on the first part, four on the second.
    expect(soldIn(settled(parts, literal))).toMatchObject([
      { gain: 20 - 80 },
      { gain: 40 - 160 },
      { disallowed: 120 },
      { disallowed: 120 },
    ]);
  });

  test('a sale is not its own replacement, sold or held', () => {
    const alone = [{ ...buy('2026-03-02', 6, 420), lot: 'b' }, sell('2026-03-05', 6, 300)];
    expect(soldIn(settled(alone, literal))).toMatchObject([{ disallowed: 0, gain: -120 }]);
    const parts = [...alone.slice(0, 1), sell('2026-03-05', 2, 100), sell('2026-03-06', 4, 200)];
    expect(soldIn(settled(parts, literal)).map(({ disallowed }) => disallowed)).toEqual([0, 0]);
  });
});

describe('where a loss is ring-fenced (TCA 1997 s. 581(3)), a sale is one, whatever lots it is of', () => {
  const fenced: Rules = {
    ...US_RULES,
    windowOn: () => ({ before: 0, after: 28 }),
    tacking: 'none',
    ringFences: true,
  };
  test('too few shares bought meet each part in proportion', () => {
    const rows = [
      buy('2024-01-08', 30, 3000),
      buy('2024-02-08', 10, 2000),
      sell('2026-03-10', 40, 2000),
      buy('2026-03-20', 20, 1000),
    ];
    const found = settled(rows, fenced);
    // 30 shares lose 1,500, ten lose 1,500: twenty bought meet half of each.
    expect(matchesOf(found)).toEqual([
      { shares: 15, disallowed: 750, permanent: false, byOption: false },
      { shares: 5, disallowed: 750, permanent: false, byOption: false },
    ]);
    expect(found.long.dispositions.map(({ disallowed }) => Number(disallowed) / 1e8)).toEqual([750, 750]);
  });

  test('an earlier sale before a later one, and one that is met wholly takes no more', () => {
    const rows = [
      buy('2024-01-08', 30, 3000),
      buy('2024-02-08', 10, 2000),
      sell('2026-03-09', 10, 500),
      sell('2026-03-10', 30, 1500),
      buy('2026-03-20', 10, 500),
      buy('2026-03-21', 10, 500),
    ];
    const found = settled(rows, fenced);
    const washed = found.long.dispositions.map(({ disallowed }) => Number(disallowed) / 1e8);
    // The second sale is 20 shares that lose 1,000 and ten that lose 1,500: ten bought meet a third of each.
    expect(washed.map(Math.round)).toEqual([500, 333, 500]);
    expect(found.long.dispositions.map(({ matches }) => matches.length)).toEqual([1, 1, 1]);
  });

  test('on the shares bought it counts only against a gain', () => {
    const bought = [buy('2024-01-08', 10, 1000), sell('2026-03-10', 10, 600), buy('2026-03-20', 10, 500)];
    const gainOf = (proceeds: number) =>
      soldIn(settled([...bought, sell('2026-06-01', 10, proceeds)], fenced))[1]!.gain;
    expect([1200, 900, 700, 500, 400].map(gainOf)).toEqual([300, 0, 0, 0, -100]);
  });

  test('what is left of a sale is met by the next purchase', () => {
    const rows = [
      buy('2024-01-08', 30, 3000),
      buy('2024-02-08', 10, 2000),
      sell('2026-03-09', 10, 500),
      sell('2026-03-10', 30, 1500),
      buy('2026-03-20', 20, 1000),
      buy('2026-03-21', 30, 1500),
    ];
    const found = settled(rows, fenced);
    const washed = found.long.dispositions.map(({ disallowed }) => Number(disallowed) / 1e8);
    expect(washed).toEqual([500, 1000, 1500]);
  });
});

test('a history in more fragments than are kept is refused, not guessed', () => {
  const { long } = settled([buy('2025-01-06', 10, 1000), sell('2026-03-10', 10, 600)]);
  const bought = [{ ...buy('2026-03-12', 5, 300), source: { table: 'Trades' as const, row: 4 } }];
  long.fragments = FRAGMENT_LIMIT - 1;
  carryOutEvent(openBooks(long), bought, US_RULES);
  expect(long.fragments).toBe(FRAGMENT_LIMIT);
  const more = [{ ...buy('2026-03-13', 5, 300), source: { table: 'Trades' as const, row: 5 } }];
  expect(() => carryOutEvent(openBooks(long), more, US_RULES)).toThrow(FragmentLimit);
});
