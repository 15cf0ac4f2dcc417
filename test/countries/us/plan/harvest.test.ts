import fc from 'fast-check';
import { isoDay } from '../../../../src/base/day';
import { NIL } from '../../../../src/base/decimal';
import { exactNumber } from '../../../../src/base/exact';
import { finish } from '../../../../src/base/steps';
import { sift } from '../../../../src/planner/candidates';
import { evaluatorOf } from '../../../../src/planner/evaluator';
import { bestSet } from '../../../../src/planner/search';
import { asked, chosen, notesOf, plan, words, type Given } from './support';

const symbols = (given: Given): string[] => plan(given).suggestions.map(suggestion => suggestion.lot.symbol);

describe('candidates', () => {
  test('never in a sheltered account, never below the minimum, never a winner for the tax alone', () => {
    const given: Given = {
      lots: [
        ['OLD', 100, '2024-01-02', 5000, 40],
        ['IRA', 100, '2024-01-02', 5000, 40, 'Her IRA', 'IRA'],
        ['TINY', 10, '2024-01-02', 500, 45],
        ['WIN', 100, '2024-01-02', 1000, 40],
      ],
    };
    expect(symbols(given)).toEqual(['OLD']);
    const left = plan(given).passedOver.map(({ lot, reason }) => [lot.symbol, reason.text]);
    expect(left).toContainEqual(['TINY', 'The loss of $50.00 is below the minimum of $100.00.']);
    expect(left).toContainEqual(['IRA', 'Her IRA is sheltered (IRA): a loss there does nothing.']);
  });

  test('an adult child stands apart, a spouse filing separately nets apart', () => {
    const lots: Given['lots'] = [
      ['A', 100, '2024-01-02', 5000, 40, 'Mine', 'Taxable', 'Ann'],
      ['B', 100, '2024-01-02', 5000, 40, 'His', 'Taxable', 'Bob'],
    ];
    expect(symbols({ lots, settings: { 'Owner Bob': 'Other' } })).toEqual(['A']);
    expect(
      symbols({ lots, settings: { 'Owner Bob': 'Spouse', 'Filing status': 'Married filing separately' } }),
    ).toEqual(['A']);
    expect(
      symbols({ lots, settings: { 'Owner Bob': 'Spouse', 'Filing status': 'Married filing jointly' } }),
    ).toHaveLength(2);
  });

  test('a lot about to turn long-term says so, with the day', () => {
    const [suggestion] = plan({ lots: [['A', 100, '2025-11-24', 5000, 40]] }).suggestions;
    expect(words(suggestion!)).toContain('A turns long-term on 25 Nov 2026');
  });

  test('fund shares held six months or less, and dividends at risk, are warned of with the day', () => {
    const fund = plan({ lots: [['FUND', 100, '2026-06-20', 5000, 40, '', '', '', '', 'ETF']] })
      .suggestions[0]!;
    expect(words(fund)).toContain('from 21 Dec 2026 neither applies');
    const stock = plan({ lots: [['NEW', 100, '2026-10-05', 5000, 40]] }).suggestions[0]!;
    expect(words(stock)).toContain('taxed at ordinary rates, if the shares are sold before 5 Dec 2026');
    const older = plan({ lots: [['FUND', 100, '2026-05-19', 5000, 40, '', '', '', '', 'ETF']] })
      .suggestions[0]!;
    expect(words(older)).not.toContain('six months or less');
  });

  test('without income or rates every clean loss is listed, and tax is blank with the reason', () => {
    const answer = plan({
      lots: [['A', 100, '2024-01-02', 5000, 40]],
      settings: { 'Taxable income': '', 'Modified AGI': '' },
    });
    expect(answer.suggestions[0]).toMatchObject({ taxSavedNow: null, netBenefit: null });
    expect(notesOf(answer).join()).toContain(
      'No tax figures: Settings has neither Taxable income nor both rates',
    );
  });
});

describe('the best set', () => {
  test('short-term gains are met before the limit, and each next loss is worth what is left', () => {
    const given: Given = {
      lots: [
        ['A', 100, '2024-01-02', 14000, 40],
        ['B', 100, '2024-01-02', 14000, 40],
      ],
      settings: { 'Short-term gain elsewhere': 10000 },
    };
    const [first, second] = plan(given).suggestions;
    expect(first!.taxSavedNow!.toNumber()).toBe(2400); // 10,000 of short-term gain at 24%
    expect(second!.taxSavedNow!.toNumber()).toBe(720); // the limit
    expect(second!.savedLater!.greaterThan(0)).toBe(true);
  });

  test("the suggestions' tax saved adds up to the difference of the two settled years, to the cent", () => {
    const lot = fc.record({
      quantity: fc.integer({ min: 1, max: 300 }),
      age: fc.integer({ min: 0, max: 900 }),
      basis: fc.integer({ min: 1, max: 200 }),
      price: fc.integer({ min: 1, max: 200 }),
      symbol: fc.constantFrom('A', 'B', 'C', 'D'),
    });
    fc.assert(
      fc.property(fc.array(lot, { minLength: 1, maxLength: 20 }), lots => {
        const answer = plan({
          lots: lots.map(({ symbol, quantity, age, basis, price }) => [
            symbol,
            quantity,
            isoDay(20777 - age),
            quantity * basis,
            price,
          ]),
        });
        const sum = answer.suggestions.reduce(
          (total, suggestion) => total.plus(suggestion.taxSavedNow!),
          NIL,
        );
        const difference = answer.before.tax
          .amount!.toDecimalPlaces(2)
          .minus(answer.after.tax.amount!.toDecimalPlaces(2));
        expect(sum.toFixed(2)).toBe(difference.toFixed(2));
        for (const { taxSavedNow, savedLater, laterTax, costs, netBenefit } of answer.suggestions) {
          const shown = [taxSavedNow!, savedLater!, laterTax!.neg(), costs.neg()].map(figure =>
            figure.toFixed(2),
          );
          const added = shown.reduce((total, figure) => total.plus(figure), NIL);
          expect(netBenefit!.toFixed(2)).toBe(added.toFixed(2));
        }
      }),
      { numRuns: 150 },
    );
  });

  const small = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 300 }),
      age: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 31, max: 900 })),
      basis: fc.integer({ min: 20, max: 200 }),
      price: fc.constantFrom(40, 70, 100),
      symbol: fc.constantFrom('A', 'B', 'C'),
      account: fc.constantFrom('Mine', 'Joint'),
    }),
    { minLength: 1, maxLength: 7 },
  );

  function evaluating(lots: Given['lots'], settings: NonNullable<Given['settings']>) {
    const inputs = asked({ lots, settings }).settlement.planInputs();
    const { candidates } = finish(sift(inputs));
    return { candidates, ...evaluatorOf(inputs.position, inputs.year, inputs.tables.settings) };
  }

  test('equals the best over all subsets of a small portfolio', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: -4000, max: 12000 }), (lots, gain) => {
        const rows = lots.map(({ symbol, quantity, age, basis, price, account }) => [
          symbol,
          quantity,
          isoDay(20777 - age),
          quantity * basis,
          price,
          account,
        ]);
        const { candidates, evaluate, search } = evaluating(rows, {
          'Short-term gain elsewhere': gain,
          'Later rate': 0.2,
        });
        const alone = candidates.map(candidate => [candidate]);
        const found = evaluate(finish(bestSet(alone, search, () => false)).chosen).net!;
        for (let mask = 0; mask < 1 << candidates.length; mask++) {
          const subset = candidates.filter((_, bit) => (mask & (1 << bit)) !== 0);
          expect(found.greaterThanOrEqualTo(evaluate(subset).net!.minus('1e-9'))).toBe(true);
        }
      }),
      { numRuns: 120 },
    );
  });

  test('selling the recent lot too is what frees the old one’s loss', () => {
    const given: Given = {
      lots: [
        ['A', 100, '2024-01-02', 10000, 40, 'Mine'],
        ['A', 100, '2026-11-10', 4050, 40, 'Mine'],
      ],
    };
    const answer = plan(given);
    expect(answer.suggestions.map(({ lot }) => isoDay(lot.acquired))).toEqual(['2026-11-10', '2024-01-02']);
    expect(answer.suggestions.reduce((sum, { usableLoss }) => sum + exactNumber(usableLoss), 0)).toBe(6050);
    expect(words(answer.suggestions[0]!)).toContain('Sold together with the other lot');
  });

  /** So many of the oldest and of the latest purchases, each of so many shares. */
  const soldAmong = (old: number, lately: number, shares: number, basis = 1500, gains = 20000) => {
    const lots: Given['lots'] = [
      ...Array.from({ length: old }, (_, at) => ['A', 10, '2024-01-02', basis + at, 50, 'Mine'] as const),
      ...Array.from(
        { length: lately },
        (_, at) =>
          [
            'A',
            shares,
            `2026-11-${String(1 + (at % 19)).padStart(2, '0')}`,
            shares * 51,
            50,
            'Mine',
          ] as const,
      ),
    ];
    const { suggestions } = plan({ lots, settings: { 'Short-term gain elsewhere': gains } });
    const sold = (purpose: string) => suggestions.filter(one => one.purpose === purpose).length;
    const usable = suggestions.reduce((sum, { usableLoss }) => sum + exactNumber(usableLoss), 0);
    return { losses: sold('loss'), freeing: sold('frees'), usable };
  };

  test('where nearly as many were bought lately as are at a loss, all of those are sold, and as many losses as pay', () => {
    const { losses, freeing, usable } = soldAmong(140, 135, 10);
    expect(freeing).toBe(135);
    expect(losses).toBeGreaterThan(15);
    expect(usable).toBeGreaterThan(20000);
  });

  test('lots that free little each are one order that frees enough', () => {
    // Each of one share frees 50 of a loss of 500; the thirty of them 1,500, all there is.
    expect(soldAmong(5, 30, 1, 1000)).toEqual({ losses: 5, freeing: 30, usable: 5 * 500 + 10 + 30 });
  });

  test('and are left alone where all of them free too little', () => {
    // Two of one share free a tenth each of a loss of 400: below the minimum of 100 together.
    expect(soldAmong(5, 2, 1, 900).freeing).toBe(0);
  });

  test('the user’s own choice is settled the same way', () => {
    const given: Given = {
      lots: [
        ['A', 100, '2024-01-02', 10000, 40],
        ['B', 100, '2024-01-02', 10000, 40],
      ],
    };
    const [first] = plan(given).suggestions;
    const one = chosen(given, [first!.id]);
    expect(one.suggestions).toHaveLength(1);
    expect(one.after.figures['short']!.toNumber()).toBe(20000);
    expect(one.after.figures['long']!.toNumber()).toBe(-6000);
  });
});

describe('risk and rescue', () => {
  test('what an IRA bought is destroyed, and the plan says until when to wait', () => {
    const answer = plan({
      lots: [['A', 10, '2024-01-02', 1000, 40, 'Mine']],
      trades: [
        ['2024-01-02', 'Buy', 'A', 10, 1000, 'Mine', 'Taxable'],
        ['2026-11-10', 'Buy', 'A', 10, 400, 'Her IRA', 'IRA'],
      ],
    });
    expect(answer.suggestions).toEqual([]);
    expect(answer.passedOver[0]!.reason.text).toContain('lost for good');
    expect(answer.passedOver[0]!.reason.text).toContain('Clear to sell from 11 Dec 2026');
  });

  test('recurring purchases are projected and named', () => {
    const buys = ['2026-09-25', '2026-10-09', '2026-10-23', '2026-11-06'].map(date => [
      date,
      'Buy',
      'VTI',
      3.1,
      900,
      '401k',
      '401k',
      'Self',
    ]);
    const [suggestion] = plan({
      lots: [['VTI', 100, '2024-01-02', 40000, 290, 'Mine']],
      trades: [['2024-01-02', 'Buy', 'VTI', 100, 40000, 'Mine', 'Taxable', 'Self'], ...buys],
    }).suggestions;
    expect(words(suggestion!)).toContain('401k likely buys VTI on 20 Nov 2026');
    expect(words(suggestion!)).toContain('about 3.1 shares (every 14 days so far)');
  });

  test('a washed loss that can still be rescued says how', () => {
    const answer = plan({
      lots: [['A', 100, '2026-11-12', 4100, 40, 'Mine']],
      trades: [
        ['2024-01-02', 'Buy', 'A', 100, 9000, 'Mine'],
        ['2026-11-05', 'Sell', 'A', 100, 4000, 'Mine'],
        ['2026-11-12', 'Buy', 'A', 100, 4100, 'Mine'],
      ],
    });
    expect(answer.rescues).toHaveLength(1);
    expect(answer.rescues[0]!.how).toContain('Sell the 100 A bought 12 Nov 2026');
    expect(isoDay(answer.rescues[0]!.until)).toBe('2026-12-05');
  });

  test('what is planned to be given: a loss is better sold, a gain better given', () => {
    const given = (price: number): readonly string[] =>
      notesOf(
        plan({
          lots: [
            ['AAA', 100, '2024-01-02', 10000, price],
            ['WIN', 10, '2024-01-02', 1000, 300],
          ],
          trades: [['2026-12-10', 'Gift out', 'AAA', 50, 0]],
        }),
      ).filter(note => note.includes('planned to be given'));
    expect(given(60)[0]).toContain('sell the losing shares and give the cash, or give a winner such as WIN');
    expect(given(160)[0]).toContain('stands at a gain that the gift leaves untaxed to you');
  });

  test('coins are identified before the sale, securities by settlement', () => {
    const named = (asset: string): string =>
      words(
        plan({
          lots: [
            ['AAA', 10, '2024-01-02', 500, 60, 'Main', '', '', '', asset],
            ['AAA', 10, '2025-01-02', 2000, 60, 'Main', '', '', '', asset],
          ],
        }).suggestions[0]!,
      );
    expect(named('Stock')).toContain('to the broker by settlement (23 Nov 2026)');
    expect(named('Crypto')).toContain('before the sale, to the broker or in your own records of that wallet');
  });

  test('names what it could not know', () => {
    const notes = notesOf(
      plan({
        lots: [['A', 100, '2024-01-02', 5000, 40, 'Mine']],
        trades: [
          ['2024-01-02', 'Buy', 'A', 100, 5000, 'Mine'],
          ['2026-10-03', 'Buy', 'B', 1, 10, 'Sam 401k', '401k'],
        ],
        settings: { 'Filing status': 'Married filing jointly' },
      }),
    );
    expect(notes).toContain('No trades given for Sam 401k since 3 Oct 2026.');
    expect(notes).toContain("No account of a spouse is given: a spouse's purchases wash too.");
  });
});

describe('replacements', () => {
  const lots: Given['lots'] = [['VTI', 100, '2024-01-02', 40000, 290]];
  const replacementOf = (securities: NonNullable<Given['securities']>) =>
    plan({ lots, securities }).suggestions[0]!.replacement;

  test('another index is suggested, the same index is Review, the same security is neither', () => {
    expect(
      replacementOf([
        ['VTI', 'CRSP', 'SCHB'],
        ['SCHB', 'Dow Jones', ''],
      ]),
    ).toMatchObject({ symbol: 'SCHB', grade: 'Suggested' });
    expect(
      replacementOf([
        ['VTI', 'CRSP', 'TWIN'],
        ['TWIN', 'CRSP', ''],
      ]),
    ).toMatchObject({ symbol: 'TWIN', grade: 'Review' });
    expect(
      replacementOf([
        ['VTI', 'CRSP', 'VTSAX', '', 'VTSAX'],
        ['VTSAX', 'CRSP', ''],
      ]),
    ).toBeNull(); // the same security: buying it would wash the loss
    expect(
      replacementOf([
        ['VTI', 'CRSP', 'TWIN; SCHB'],
        ['TWIN', 'CRSP', ''],
        ['SCHB', 'Dow', ''],
      ]),
    ).toMatchObject({ symbol: 'SCHB' });
  });

  test('a distribution about to be paid, and a do-not-buy list of their own, count against them', () => {
    expect(
      replacementOf([
        ['VTI', 'CRSP', 'SCHB; ITOT'],
        ['SCHB', 'Dow', '', '2026-12-05'],
        ['ITOT', 'S&P', ''],
      ]),
    ).toMatchObject({ symbol: 'ITOT' });
    const answer = plan({
      lots,
      trades: [
        ['2024-01-02', 'Buy', 'VTI', 100, 40000],
        ['2024-01-02', 'Buy', 'SCHB', 100, 3000],
        ['2026-11-05', 'Sell', 'SCHB', 100, 2000],
      ],
      securities: [
        ['VTI', 'CRSP', 'SCHB'],
        ['SCHB', 'Dow', ''],
      ],
    });
    expect(answer.suggestions[0]!.replacement).toBeNull();
    expect(words(answer.suggestions[0]!)).toContain('SCHB itself is not to be bought before 6 Dec 2026');
  });
});

describe('rebalancing, pairing, the 0% band, doing nothing', () => {
  test('harvests that a target asks for come first and say so', () => {
    const given: Given = {
      lots: [
        ['BOND', 100, '2024-01-02', 9000, 70, '', '', '', 'Bonds'],
        ['STOCK', 100, '2024-01-02', 30000, 200, '', '', '', 'Stocks'],
      ],
    };
    expect(symbols(given)).toEqual(['STOCK', 'BOND']);
    const settings = { 'Target Bonds': 0.1, 'Target Stocks': 0.9 };
    const [first] = plan({ ...given, settings }).suggestions;
    expect(first!.lot.symbol).toBe('BOND');
    expect(words(first!)).toContain('Bonds is 25.9% of the portfolio against a target of 10%');
  });

  test('what only works together stays together, whichever part the target asks for', () => {
    const answer = plan({
      lots: [
        ['PFE', 200, '2026-11-06', 4790, 24.1, 'Main', '', '', 'Stocks'],
        ['PFE', 150, '2023-10-16', 4965, 24.1, 'Other', '', '', 'Stocks'],
        ['AGG', 400, '2024-09-23', 40520, 98.2, 'Main', '', '', 'Bonds'],
        ['VOO', 100, '2020-09-23', 4000, 400, 'Main', '', '', 'Funds'],
      ],
      settings: { 'Target Stocks': 0.05, 'Target Bonds': 0.3, 'Target Funds': 0.65 },
    });
    const pairs = answer.suggestions.filter(({ lot }) => lot.symbol === 'PFE');
    expect(new Set(pairs.map(({ rank }) => rank)).size).toBe(1);
  });

  test('a winner that will be sold anyway is met by losers', () => {
    const [first] = plan({
      lots: [
        ['LOSE', 100, '2024-01-02', 9000, 40, 'Mine'],
        ['WIN', 100, '2024-01-02', 1000, 40, 'Mine'],
      ],
      trades: [
        ['2024-01-02', 'Buy', 'LOSE', 100, 9000, 'Mine'],
        ['2024-01-02', 'Buy', 'WIN', 100, 1000, 'Mine'],
        ['2026-12-10', 'Sell', 'WIN', 100, 4000, 'Mine'],
      ],
      settings: { 'Short-term gain elsewhere': 0 },
    }).suggestions;
    expect(words(first!)).toContain(
      'Meets $3,000.00 of the gain that your planned sales would realise this year',
    );
  });

  test('in the 0% band a gain is realised, and a loss is not sold', () => {
    const given = (laterRate: number | string) => ({
      lots: [
        ['LOSE', 100, '2024-01-02', 6000, 40],
        ['WIN', 100, '2024-01-02', 1000, 40],
      ],
      settings: {
        'Taxable income': 20000,
        'Modified AGI': 30000,
        'Short-term gain elsewhere': 0,
        'Long-term gain elsewhere': 5000,
        'Later rate': laterRate,
      },
    });
    expect(plan(given(0.15)).suggestions.map(({ lot, purpose }) => [lot.symbol, purpose])).toEqual([
      ['WIN', 'gain'],
    ]);
    const answer = plan(given(''));
    expect(answer.suggestions).toEqual([]);
    expect(notesOf(answer).join()).toContain(
      'would be taxed at 0% this year: sold and bought back at once, winners (WIN)',
    );
    expect(answer.passedOver[0]!.reason.text).toContain('harvesting it would hurt');
    expect(answer.doNothing!.text).toContain('None of the 1 losing lots is worth selling today');
  });

  test('a later rate above today’s says how long the deferral must last', () => {
    const [suggestion] = plan({
      lots: [['A', 100, '2024-01-02', 10000, 40]],
      settings: {
        'Short-term gain elsewhere': 0,
        'Long-term gain elsewhere': 20000,
        'Later rate': 0.238,
        'Years to sale': 20,
      },
    }).suggestions;
    expect(words(suggestion!)).toContain('sold before 9.5 years are over, the harvest has hurt'); // ln(0.238/0.15) / ln(1.05)
    expect(words(suggestion!)).toContain('Sold within a year');
  });

  test('nothing to do comes with its reason', () => {
    expect(plan({ lots: [['WIN', 100, '2024-01-02', 1000, 40]] }).doNothing!.text).toBe(
      'No lot with a price stands at a loss.',
    );
  });

  test('every suggestion carries its arithmetic and its rules', () => {
    const [suggestion] = plan({ lots: [['A', 100, '2024-01-02', 10000, 40]] }).suggestions;
    expect(words(suggestion!)).toContain(
      'A: basis $10,000.00 less value $4,000.00, a long-term loss of $6,000.00',
    );
    expect(words(suggestion!)).toMatch(
      /Saves \$1,440\.00 of tax this year; the replacement's lower basis costs \$552\.52 later/,
    );
    expect(words(suggestion!)).toContain('would erase that benefit');
    expect(suggestion!.reasons.every(({ text }) => text.endsWith('.'))).toBe(true);
  });
});
