import { openBundle } from '../support/bundle';

const bundle = openBundle();
const asOf = bundle.day('2026-11-20');

const LOTS = ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'];
const TRADES = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'];
const lot = (symbol: string, acquired: unknown = bundle.day('2024-03-01')) => [
  symbol,
  100,
  acquired,
  5000,
  40,
  'Brokerage',
];
const buy = (symbol: string, date: unknown, quantity = 100, amount = 5000) => [
  date,
  'Buy',
  symbol,
  quantity,
  amount,
  'Brokerage',
];
const sell = (symbol: string, date: unknown, quantity = 100, amount = 4000) => [
  date,
  'Sell',
  symbol,
  quantity,
  amount,
  'Brokerage',
];

const failure = (name: string, ...args: unknown[]): string => {
  try {
    bundle.call(name, ...args);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error(`${name} answered`);
};

describe('problems name the cell and say what would do', () => {
  test('a date that is not one', () => {
    const trades = [TRADES, buy('VTI', bundle.day('2024-03-01')), sell('VTI', '31/02/2026')];
    expect(failure('NET_GAIN', trades, '', 2026, '', asOf)).toBe(
      'NET_GAIN: Trades row 3, Date: "31/02/2026" is not a date; use a date cell or YYYY-MM-DD.',
    );
  });

  test('a missing heading, with the advice for a Sheets table', () => {
    expect(
      failure(
        'HARVEST_LOSS',
        [
          ['Symbol', 'Quantity', 'Cost basis'],
          ['VTI', 1, 2],
        ],
        '',
        '',
        asOf,
      ),
    ).toMatch(
      /^HARVEST_LOSS: Lots row 1, Acquired: no column is headed Acquired, Date acquired.*; .*Acquired\.$/,
    );
    expect(failure('HARVEST_LOSS', [['VTI', 100, asOf, 5000]], '', '', asOf)).toContain('Lots[#ALL]');
  });

  test('an oversold position', () => {
    const trades = [TRADES, buy('VTI', bundle.day('2024-03-01'), 60), sell('VTI', bundle.day('2026-03-02'))];
    expect(failure('REALIZED_GAINS', trades, '', '', asOf)).toBe(
      'REALIZED_GAINS: Trades row 3, Quantity: sells 100 VTI on 2026-03-02, but Brokerage holds 60; add the missing purchases or correct the quantity.',
    );
  });

  test('an unknown setting, with the nearest one', () => {
    expect(
      failure(
        'NET_GAIN',
        [TRADES],
        [
          ['Setting', 'Value'],
          ['Filling status', 'Single'],
        ],
        '',
        '',
        asOf,
      ),
    ).toBe(
      'NET_GAIN: Settings row 2, Setting: "Filling status" is not a setting; the nearest one is Filing status.',
    );
  });

  test('a row whose symbol is blank is never passed over in silence', () => {
    const trades = [TRADES, buy('VTI', bundle.day('2024-03-01')), buy('', bundle.day('2024-04-01'))];
    expect(failure('HARVEST_LOSS', [LOTS, lot('VTI')], trades, '', asOf)).toBe(
      'HARVEST_LOSS: Trades row 3, Symbol: the cell is blank; enter the symbol; in merged cells only the first row has it.',
    );
  });

  test('a rate above one', () => {
    expect(failure('DEFERRAL_VALUE', 10000, 24, 0.15, 10)).toBe(
      'DEFERRAL_VALUE: rate_now: 24 is not a rate between 0 and 1; write 24% or 0.24.',
    );
  });

  test('an action that is not supported is never ignored', () => {
    const trades = [TRADES, [bundle.day('2024-03-01'), 'Wibble', 'VTI', 10, 100, 'Brokerage']];
    expect(failure('OPEN_LOTS', trades, '', asOf)).toMatch(
      /^OPEN_LOTS: Trades row 2, Action: "Wibble" is not a supported action; use one of Buy, Sell/,
    );
  });

  test('an account whose name says more than its type', () => {
    const trades = [TRADES, [bundle.day('2024-03-01'), 'Buy', 'VTI', 10, 100, 'Roth at Vanguard']];
    expect(failure('OPEN_LOTS', trades, '', asOf)).toContain('its name says it may be sheltered');
    expect(
      bundle.table(
        'OPEN_LOTS',
        [TRADES, [...buy('VTI', bundle.day('2024-03-01')).slice(0, 5), 'Miranda']],
        '',
        asOf,
      ),
    ).toHaveLength(2);
  });

  test('a bad row spoils only its own group', () => {
    const lots = [LOTS, lot('VTI'), lot('BND')];
    const trades = [
      TRADES,
      buy('VTI', bundle.day('2024-03-01')),
      buy('BND', bundle.day('2024-03-01')),
      buy('BND', 'soon'),
    ];
    expect(bundle.call('HARVEST_LOSS', lots, trades, '', asOf)).toEqual([['Harvestable loss'], [1000], ['']]);
    const risk = bundle.table('WASH_SALE_RISK', lots, trades, '', asOf);
    expect(risk[1]![0]).toBe('None');
    expect(risk[2]).toEqual([
      'Check Trades row 4',
      'Check Trades row 4',
      '',
      '',
      '',
      '',
      '',
      'Check Trades row 4',
    ]);
    expect(bundle.call('HARVEST_CHECK', lots, trades, '', '', asOf)).toEqual([
      ['Table', 'Row', 'Column', 'Found', 'What would do'],
      ['Trades', 4, 'Date', '"soon" is not a date', 'use a date cell or YYYY-MM-DD'],
    ]);
  });

  test('an error text in a price leaves only that lot without figures', () => {
    const lots = [LOTS, lot('VTI'), [...lot('BND').slice(0, 4), '#N/A', 'Brokerage']];
    expect(bundle.call('HARVEST_LOSS', lots, '', '', asOf)).toEqual([['Harvestable loss'], [1000], ['']]);
  });

  test('a text number is not guessed', () => {
    const lots = [LOTS, [...lot('VTI').slice(0, 3), '1.234,50', 40, 'Brokerage']];
    expect(bundle.table('HARVEST_CHECK', lots, '', '', '', asOf)[1]).toEqual([
      'Lots',
      2,
      'Cost basis',
      '"1.234,50" is not a number',
      'use a number cell, digits with a decimal point only',
    ]);
  });

  test('a holding the trades of its account cannot explain', () => {
    const lots = [LOTS, lot('VTI')];
    const trades = [TRADES, buy('VTI', bundle.day('2024-03-01'), 60)];
    expect(bundle.table('HARVEST_CHECK', lots, trades, '', '', asOf)[1]!.slice(0, 4)).toEqual([
      'Lots',
      2,
      'Quantity',
      '100 VTI acquired 2024-03-01 in Brokerage, but Trades leave 60',
    ]);
  });

  test('law of other countries is refused, never guessed', () => {
    expect(
      failure(
        'HARVEST_PLAN',
        [LOTS, lot('VTI')],
        '',
        [
          ['Setting', 'Value'],
          ['Country', 'Atlantis'],
        ],
        asOf,
      ),
    ).toContain('the law of "Atlantis" is not supported');
  });

  test('no result holds anything that Sheets cannot show', () => {
    const lots = [LOTS, lot('VTI'), ['', '', '', '', '', ''], lot('BND'), ['', '', '', '', '', '']];
    const results = [
      bundle.table('HARVEST_LOSS', lots, '', '', asOf),
      bundle.table('WASH_SALE_RISK', lots, '', '', asOf),
      bundle.table('HARVEST_PLAN', lots, '', '', asOf),
    ];
    for (const table of results) {
      expect(new Set(table.map(row => row.length)).size).toBe(1);
      for (const cell of table.flat()) {
        expect(['string', 'number', 'boolean', 'object']).toContain(typeof cell);
        if (typeof cell === 'number') expect(Number.isFinite(cell)).toBe(true);
      }
    }
    expect(results[0]).toHaveLength(4); // rows align with the table's, trailing blank ones trimmed
  });
});
