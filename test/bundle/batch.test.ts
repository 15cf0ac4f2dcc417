import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { madeUpHousehold } from '../../book/madeUp.mjs';
import { CUSTOM_FUNCTIONS } from '../../src/functions/all';
import { openBundle } from '../support/bundle';
import { asJson, bothSay, libraryText, openLibrary } from '../support/library';
import { sampleBook } from '../support/sampleBook';

/** The custom functions without Google: the same answers, and nothing of one household in another's. */

const AS_OF = '2026-11-20';

describe('the library', () => {
  const library = openLibrary();

  test('says which release and build it is, and the last year of each law', () => {
    const { version, build, lastYear } = library.version;
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(build).toMatch(/^[0-9a-f]{12}$/);
    expect(Object.keys(lastYear).sort()).toEqual(['AU', 'CA', 'DE', 'ES', 'IE', 'IN', 'UK', 'US']);
    for (const year of Object.values(lastYear)) expect(year).toBeGreaterThanOrEqual(2026);
  });

  test('says what every function says of the sample family, days as YYYY-MM-DD', () => {
    const book = sampleBook();
    const bundle = openBundle('America/New_York');
    const range = (sheet: string): unknown => book.values(sheet);
    const [lots, trades, settings, securities] = ['Lots', 'Trades', 'Settings', 'Securities'].map(range);
    const asOf = bundle.day(AS_OF);
    const given: Readonly<Record<string, readonly unknown[]>> = {
      HARVEST_LOSS: [lots, trades, settings, asOf],
      WASH_SALE_RISK: [lots, trades, settings, asOf, securities],
      BUY_CHECK: ['', trades, settings, asOf, securities],
      NET_GAIN: [trades, settings, 2026, 'all', asOf],
      MARGINAL_COST: [trades, settings, 2026, 'long', 1000],
      REALIZED_GAINS: [trades, settings, '', asOf],
      FORM_8949: [trades, settings, 2026, asOf],
      COMPARE_1099B: [
        [
          ['Symbol', 'Acquired', 'Sold', 'Proceeds', 'Cost basis'],
          ['VTI', bundle.day('2025-01-02'), bundle.day('2026-02-02'), 100, 90],
        ],
        trades,
        settings,
        2026,
        asOf,
      ],
      OPEN_LOTS: [trades, settings, asOf],
      HARVEST_PLAN: [lots, trades, settings, asOf, securities],
      WHAT_CHANGED: ['', lots, trades, settings, asOf, securities],
      HARVEST_CHECK: [lots, trades, settings, securities, asOf],
      TRADES_FROM: [trades],
      LOTS_FROM: [lots],
      GAINS_FROM: [trades],
      DEFERRAL_VALUE: [5000, 0.24, 0.15, 10],
    };
    expect(Object.keys(given).sort()).toEqual(CUSTOM_FUNCTIONS.map(({ name }) => name).sort());
    for (const [name, args] of Object.entries(given)) {
      try {
        bothSay(bundle, library, name, args);
      } catch (error) {
        expect((error as Error).message).not.toContain('the library says');
      }
    }
  });

  test('takes null for a blank, and a time beside a day', () => {
    const trades = [
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
      ['2026-02-03 14:30', 'Sell', 'AAA', 5, 400, null],
      ['2026-02-03 09:30:05', 'Buy', 'AAA', 5, 500, null],
    ];
    expect(library.call('NET_GAIN', [trades, null, 2026, 'net', AS_OF])).toBe(-100);
  });

  test('refuses a function it does not have, and a day that is none, in words', () => {
    expect(() => library.call('HARVEST', [])).toThrow(/"HARVEST" is not a function.*HARVEST_LOSS/);
    expect(() => library.call('NET_GAIN', [[['Date']], null, 2026, 'net', '2026-02-31'])).toThrow(
      'as_of: "2026-02-31" is not a date',
    );
    expect(() => library.household({}, 'yesterday')).toThrow('as_of: "yesterday" is not a date');
  });

  test('tells a fault in the very words of the formula', () => {
    expect(() => library.call('NET_GAIN', [])).toThrow(/^NET_GAIN: /);
  });
});

describe('a household asked at once', () => {
  const library = openLibrary();

  test.each([1, 2, 3, 5, 8, 35, 51])('H%p: every part is what its function says', number => {
    const { tables } = madeUpHousehold(number);
    const { trades, settings, securities, prices } = tables;
    const asked = library.household(tables, AS_OF);
    const part = (name: string, args: unknown[]): unknown => {
      try {
        return { rows: library.call(name, args) };
      } catch (error) {
        return { error: (error as Error).message };
      }
    };
    const lots = part('OPEN_LOTS', [trades, settings, AS_OF, prices]);
    const rows = 'error' in (lots as object) ? '' : (lots as { rows: unknown }).rows;
    expect(asked.lots).toEqual(lots);
    expect(asked.plan).toEqual(
      rows === '' ? lots : part('HARVEST_PLAN', [rows, trades, settings, AS_OF, securities]),
    );
    expect(asked.year).toEqual(part('NET_GAIN', [trades, settings, '', 'all', AS_OF]));
    expect(asked.check).toEqual(part('HARVEST_CHECK', [rows, trades, settings, securities, AS_OF]));
  });

  test('lots without a price take that of their symbol; what they state stays', () => {
    const lots = [
      ['Ticker', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'],
      ['nyse:AAA', 10, '2026-01-05', 1000, '', 'M'],
      ['BBB', 10, '2026-01-05', 1000, 70, 'M'],
      ['CCC', 10, '2026-01-05', 1000, '', 'M'],
    ];
    const prices = [
      ['Symbol', 'Price', 'As of'],
      ['AAA', 60, '2026-11-19'],
      ['BBB', 50, '2026-11-12'],
    ];
    const { lots: told, desk } = library.household({ lots, prices }, AS_OF);
    expect(told.rows!.slice(1).map(row => row[4])).toEqual([60, 70, '']);
    expect(desk.rows![1]!.at(-1)).toBe('2026-11-12');
    const bare = lots.map(row => row.filter((_, column) => column !== 4));
    const added = library.household({ lots: bare, prices }, AS_OF).lots.rows!;
    expect(added.map(row => row.at(-1))).toEqual(['Price', 60, 50, '']);
  });

  test('a purchase to come within reach of a loss says what it would cost, and is the day to act by', () => {
    const sold = [
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Account type', 'Owner'],
      ['2025-01-06', 'Buy', 'AAA', 100, 5000, 'Joint', 'Taxable', 'Self'],
      ['2026-11-10', 'Sell', 'AAA', 100, 3000, 'Joint', 'Taxable', 'Self'],
      ['2026-12-01', 'Buy', 'AAA', 100, 3000, 'Roth IRA', 'Roth IRA', 'Spouse'],
    ];
    const settings = [
      ['Setting', 'Value'],
      ['Ordinary rate', 0.24],
      ['Long-term rate', 0.15],
      ['Filing status', 'Married filing jointly'],
    ];
    const { purchases, desk } = library.household(
      {
        trades: sold,
        settings,
        prices: [
          ['Symbol', 'Price'],
          ['AAA', 30],
        ],
      },
      AS_OF,
    );
    expect(purchases.rows![1]).toEqual([
      '2026-12-01',
      'Planned',
      100,
      'AAA',
      'Roth IRA',
      'Spouse',
      'Made',
      2000,
    ]);
    const [headings, row] = desk.rows!;
    expect(row![headings!.indexOf('Act by')]).toBe('2026-12-01');
    expect(row![headings!.indexOf('Because')]).toBe('Pause or move: 100 AAA on 1 Dec 2026 in Roth IRA');
  });
});

describe('a purchase that can meet no loss is none to pause', () => {
  const library = openLibrary();
  const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Account type', 'Owner'];
  const sold = (type: string): unknown[][] => [
    HEADINGS,
    ['2025-01-06', 'Buy', 'AAA', 100, 5000, 'Main', type, 'Self'],
    ['2026-11-10', 'Sell', 'AAA', 100, 3000, 'Main', type, 'Self'],
  ];
  const washing = (type: string, purchase: unknown[], ...settings: unknown[][]): unknown[] =>
    library
      .household({ trades: [...sold(type), purchase], settings: [['Setting', 'Value'], ...settings] }, AS_OF)
      .purchases.rows!.slice(1)
      .map(row => row[4]);
  const RATES = [
    ['Ordinary rate', 0.24],
    ['Long-term rate', 0.15],
  ];

  test.each([
    // TCGA 1992 s. 106A matches acquisitions of the same person in the same capacity: an ISA is none (SI 1998/1870).
    [
      'an ISA’s, UK',
      'GIA',
      ['2026-12-01', 'Buy', 'AAA', 9, 300, 'ISA', 'ISA', 'Self'],
      [['Country', 'UK']],
      [],
    ],
    [
      'one’s own, UK',
      'GIA',
      ['2026-12-01', 'Buy', 'AAA', 9, 300, 'Two', 'GIA', 'Self'],
      [['Country', 'UK']],
      ['Two'],
    ],
    // A TFSA is an affiliated person's (ITA s. 54 "superficial loss", s. 251.1).
    [
      'a TFSA’s, Canada',
      'Non-registered',
      ['2026-12-01', 'Buy', 'AAA', 9, 300, 'TFSA', 'TFSA', 'Self'],
      [['Country', 'Canada']],
      ['TFSA'],
    ],
    // 26 U.S.C. § 1091(a) is of the taxpayer; Rev. Rul. 2008-5: an IRA's purchase counts.
    [
      'a grown child’s, US',
      'Taxable',
      ['2026-12-01', 'Buy', 'AAA', 9, 300, 'Kim', 'Taxable', 'Kim'],
      [...RATES, ['Owner Kim', 'Other']],
      [],
    ],
    ['an IRA’s, US', 'Taxable', ['2026-12-01', 'Buy', 'AAA', 9, 300, 'IRA', 'IRA', 'Self'], RATES, ['IRA']],
  ])('%s', (_name, type, purchase, settings, wanted) => {
    expect(washing(type, purchase, ...settings)).toEqual(wanted);
  });
});

describe('nothing leaks', () => {
  test('households asked in any order, failing ones between them, answer as alone', () => {
    const alone = new Map<number, string>();
    const ask = (library: ReturnType<typeof openLibrary>, number: number): string =>
      JSON.stringify(library.household(madeUpHousehold(number, { trades: 20 }).tables, AS_OF));
    const shared = openLibrary();
    // 3 sells what it does not hold, 35 has a day that is none.
    const numbers = [3, 35, ...Array.from({ length: 10 }, (_, at) => at + 100)];
    for (const number of numbers) alone.set(number, ask(openLibrary(), number));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...numbers), { minLength: 2, maxLength: 12 }), order => {
        for (const number of order) expect(ask(shared, number)).toBe(alone.get(number));
      }),
      { numRuns: 25 },
    );
  });

  test('it loads and plans in a context of its own within 40 MB of heap', async () => {
    const { tables } = madeUpHousehold(2);
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
       const vm = require('node:vm');
       const context = vm.createContext({});
       vm.runInContext(workerData.script, context);
       const rows = context.tlh.household(workerData.tables, '${AS_OF}').plan.rows;
       parentPort.postMessage(rows.length);`,
      {
        eval: true,
        workerData: { script: libraryText(), tables },
        resourceLimits: { maxOldGenerationSizeMb: 40, maxYoungGenerationSizeMb: 8 },
      },
    );
    const rows = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    expect(rows).toBeGreaterThan(5);
    await worker.terminate();
  });

  test('a day of the library is a text, whatever Date a host has', () => {
    const bundle = openBundle();
    expect(asJson(bundle, bundle.at('2026-02-03T14:30'))).toBe('2026-02-03 14:30:00');
  });
});
