import type { Value } from '../support/bundle';
import { bundle, asOf, LOTS, type Row, trades, lots, settings, loss, risk, OLD, BOUGHT } from './support';

describe('HARVEST_LOSS and WASH_SALE_RISK', () => {
  const near = (row: Row, given: Readonly<Record<string, string | number>> = {}) => {
    const args = [lots(OLD), trades(BOUGHT, row), settings(given), asOf] as const;
    return { loss: loss(...args)[0], risk: risk(...args)[0]! };
  };

  test('a purchase of the last 30 days by a spouse defers the matched part', () => {
    const answer = near(['2026-10-21', 'Buy', 'XYZ', 30, 1200, 'His', 'Taxable', 'Spouse']);
    expect(answer.loss).toBe(700);
    expect(answer.risk).toMatchObject({
      Risk: 'Partial',
      Certainty: 'Review',
      'Shares at risk': 30,
      'Deferred loss': 300,
      'Permanent loss': 0,
    });
    expect(bundle.iso(answer.risk['Clear to sell'])).toBe('2026-11-21');
    expect(bundle.iso(answer.risk['Do not buy before'])).toBe('2026-12-21');
    expect(answer.risk['Why']).toContain('(Trades row 3)');
  });

  test('day 30 is inside, day 31 outside, before the sale and after', () => {
    const bought = (date: string) => near([date, 'Buy', 'XYZ', 100, 4000, 'His', 'Taxable', 'Spouse']).loss;
    expect(['2026-10-20', '2026-10-21', '2026-12-20', '2026-12-21'].map(bought)).toEqual([1000, 0, 0, 1000]);
  });

  test('a planned purchase counts, an IRA destroys', () => {
    const answer = near(['2026-12-01', 'Buy', 'XYZ', 40, 1600, 'IRA', 'Roth IRA']);
    expect(answer.loss).toBe(600);
    expect(answer.risk).toMatchObject({ 'Permanent loss': 400, 'Deferred loss': 0 });
  });

  test('a reinvested dividend counts, however small', () => {
    expect(near(['2026-11-09', 'Reinvest', 'XYZ', 0.5, 20, 'Mine', 'Taxable']).loss).toBe(995);
  });

  test('a corporation the taxpayer controls washes too', () => {
    const answer = near(['2026-11-15', 'Buy', 'XYZ', 100, 4000, 'Firm', 'Taxable', 'Acme'], {
      'Owner Acme': 'Controlled corporation',
    });
    expect(answer).toMatchObject({ loss: 0, risk: { Risk: 'Full', 'Permanent loss': 1000 } });
  });

  test('a grown child’s purchase does not', () => {
    expect(
      near(['2026-11-15', 'Buy', 'XYZ', 100, 4000, 'Kid', 'Taxable', 'Kim'], { 'Owner Kim': 'Other' }).loss,
    ).toBe(1000);
  });

  test('a 401k counts as an IRA, unless the setting says otherwise; then it is for Review', () => {
    const buy: Row = ['2026-11-15', 'Buy', 'XYZ', 100, 4000, 'Plan', '401k'];
    expect(near(buy).risk).toMatchObject({ Risk: 'Full', 'Permanent loss': 1000 });
    const answer = near(buy, { 'Count 401k and HSA as IRA': 'No' });
    expect(answer).toMatchObject({ loss: 1000, risk: { Risk: 'None', Certainty: 'Review' } });
  });

  test('a 529 plan is for Review, never silently clean and never silently disallowed', () => {
    const answer = near(['2026-11-15', 'Buy', 'XYZ', 100, 4000, 'College', '529']);
    expect(answer).toMatchObject({ loss: 1000, risk: { Risk: 'None', Certainty: 'Review' } });
    expect(answer.risk['Why']).toContain('College (529)');
  });

  test('an option on it is for Review', () => {
    const answer = near(['2026-11-15', 'Buy', 'XYZ CALL', 1, 100, 'Mine', 'Taxable', '', 'Option', 'XYZ']);
    expect(answer).toMatchObject({ loss: 1000, risk: { Certainty: 'Review' } });
    expect(answer.risk['Why']).toContain('XYZ CALL');
  });

  test('what is called identical is matched as one security', () => {
    expect(near(['2026-11-15', 'Buy', 'XYZ.B', 100, 4000, 'Mine', 'Taxable', '', '', 'XYZ']).loss).toBe(0);
  });

  test('another issuer’s fund on the same index is Review', () => {
    const securities = [
      ['Symbol', 'Index'],
      ['XYZ', 'S&P 500'],
      ['TWIN', 'S&P 500'],
    ];
    const [answer] = risk(
      lots(OLD),
      trades(BOUGHT, ['2026-11-15', 'Buy', 'TWIN', 10, 400, 'Mine']),
      '',
      asOf,
      securities,
    );
    expect(answer).toMatchObject({ Risk: 'None', Certainty: 'Review' });
    expect(answer!['Why']).toContain('TWIN');
  });

  test('coins stand outside the rule until the day a setting names', () => {
    const coin = [
      lots(['BTC', 1, '2024-01-02', 50000, 40000, 'Wallet']),
      trades(
        ['2024-01-02', 'Buy', 'BTC', 1, 50000, 'Wallet', '', '', 'Crypto'],
        ['2026-11-15', 'Buy', 'BTC', 1, 40000, 'Other wallet', '', '', 'Crypto'],
      ),
    ];
    expect(loss(...coin, '', asOf)).toEqual([10000]);
    expect(loss(...coin, settings({ 'Crypto wash sales from': '2026-06-01' }), asOf)).toEqual([0]);
    expect(loss(...coin, settings({ 'Crypto wash sales from': '2027-01-01' }), asOf)).toEqual([10000]);
  });

  test('lots alone tell of purchases too, and the lot’s own never count', () => {
    expect(
      loss(lots(OLD, ['XYZ', 20, '2026-11-10', 1000, 40, 'Hers', 'Taxable', 'Spouse']), '', '', asOf),
    ).toEqual([800, 0 + 100 + 100]);
    expect(loss(lots(['XYZ', 100, '2026-11-10', 5000, 40]), '', '', asOf)).toEqual([1000]);
  });

  test('a wash adjustment that Lots does not mention is Review and never added', () => {
    const history = trades(
      ['2024-01-02', 'Buy', 'XYZ', 100, 9000, 'Mine'],
      ['2026-03-02', 'Sell', 'XYZ', 100, 5000, 'Mine'],
      ['2026-03-16', 'Buy', 'XYZ', 100, 5200, 'Mine'],
    );
    const held = (basis: number, included: string): Value[][] => [
      [...LOTS, 'Wash adjustment included'],
      ...lots(['XYZ', 100, '2026-03-16', basis, 40, 'Mine'])
        .slice(1)
        .map(row => [...row, included]),
    ];
    expect(loss(held(5200, ''), history, '', asOf)).toEqual([1200]);
    expect(risk(held(5200, ''), history, '', asOf)[0]).toMatchObject({ Certainty: 'Review' });
    expect(loss(held(9200, 'Yes'), history, '', asOf)).toEqual([5200]);
    expect(loss(held(5200, 'No'), history, '', asOf)).toEqual([5200]);
  });

  test('open lots are fit to be lots', () => {
    const history = trades(
      ['2024-01-02', 'Buy', 'XYZ', 100, 9000, 'Mine'],
      ['2026-03-02', 'Sell', 'XYZ', 60, 3000, 'Mine'],
      ['2026-03-16', 'Buy', 'XYZ', 100, 5200, 'Mine'],
      ['2026-11-10', 'Buy', 'XYZ', 10, 420, 'IRA', 'IRA'],
    );
    const open = bundle.table('OPEN_LOTS', history, '', asOf, [
      ['Symbol', 'Price'],
      ['XYZ', 40],
    ]);
    expect(open[0]!.slice(-1)).toEqual(['Price']);
    expect(bundle.table('HARVEST_CHECK', open, history, '', '', asOf)[1]![3]).toBe('No problems found');
    // 40 left at 90; 60 took up 2,400; 40 plain at 52; ten shares of each loss sale are destroyed by the IRA.
    expect(loss(open, history, '', asOf).sort()).toEqual([0, 1500, 2600, 360].sort());
  });
});

describe('fund shares held six months or less', () => {
  const history = trades(
    ['2026-08-03', 'Buy', 'MUNI', 100, 5000, 'Mine', '', '', 'Fund'],
    ['2026-09-15', 'Exempt-interest dividend', 'MUNI', '', 40, 'Mine'],
    ['2026-09-15', 'Capital gain dividend', 'MUNI', '', 30, 'Mine'],
  );

  test('what a sale today would realise is after the exempt-interest dividends', () => {
    expect(loss(lots(['MUNI', 100, '2026-08-03', 5000, 49, 'Mine']), history, '', asOf)).toEqual([60]);
  });

  test('the rows of a sale say which rule took what', () => {
    const sold = [...history, ...trades(['2026-11-10', 'Sell', 'MUNI', 100, 4900, 'Mine']).slice(1)];
    const gains = bundle.table('REALIZED_GAINS', sold, '', '', asOf).slice(1);
    expect(gains.map(row => [row[9], row[11], row[12]])).toEqual([
      ['L', -30, 'Long'],
      ['L', -30, 'Short'],
    ]);
    expect(gains[0]![13]).toContain('§ 852(b)(4)(B)');
  });
});

describe('planned trades', () => {
  test('a planned sale of more than is held is told, and spoils nothing of the past', () => {
    const history = trades(BOUGHT, ['2026-12-10', 'Sell', 'XYZ', 150, 6000, 'Mine']);
    expect(bundle.table('HARVEST_CHECK', lots(OLD), history, '', '', asOf)[1]!.slice(0, 4)).toEqual([
      'Trades',
      3,
      'Quantity',
      'sells 150 XYZ on 2026-12-10, but Mine holds 100',
    ]);
    expect(loss(lots(OLD), history, '', asOf)).toEqual([1000]);
    expect(bundle.table('REALIZED_GAINS', history, '', '', asOf)).toHaveLength(1);
  });
});
