import { bundle, day, lots, risk, rows, settings, type Row } from './support';
import type { Value } from '../support/bundle';

/** What happens around 31 December belongs to one year or the other. */
const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Account type', 'Asset'];
const trades = (...given: Row[]) => rows(HEADINGS, given);
const own = settings({ 'Taxable income': 90000 });
const net = (history: Value[][], year: number, on = '2027-02-01'): unknown =>
  bundle.call('NET_GAIN', history, own, year, 'net', day(on));

describe('a short sale closed on the last day (Rev. Rul. 2002-44)', () => {
  const short = (proceeds: number, cost: number, closed = '2026-12-31'): Value[][] =>
    trades(['2026-11-02', 'Short', 'XYZ', 100, proceeds, 'A'], [closed, 'Cover', 'XYZ', 100, cost, 'A']);

  test('at a loss it belongs to the day of delivery, in the next year', () => {
    expect([net(short(5000, 6000), 2026), net(short(5000, 6000), 2027)]).toEqual([0, -1000]);
    const [headings = [], row = []] = bundle.table(
      'REALIZED_GAINS',
      short(5000, 6000),
      own,
      2027,
      day('2027-02-01'),
    );
    expect(row[headings.indexOf('Sold')]).toEqual(day('2027-01-04'));
    expect(row[headings.indexOf('Acquired')]).toEqual(day('2026-12-31'));
    expect(row[headings.indexOf('Why')]).toContain(
      'it belongs to the day of delivery, 4 Jan 2027 [Rev. Rul. 2002-44]',
    );
  });

  test('at a gain to the day of the trade', () => {
    expect([net(short(6000, 5000), 2026), net(short(6000, 5000), 2027)]).toEqual([1000, 0]);
  });

  test('delivered in the old year it is the old year’s', () => {
    expect([net(short(5000, 6000, '2026-12-30'), 2026), net(short(5000, 6000, '2026-12-30'), 2027)]).toEqual([
      -1000, 0,
    ]);
  });

  test('the form of each year has it once', () => {
    const form = (year: number): number =>
      bundle
        .table('FORM_8949', short(5000, 6000), own, year, day('2027-02-01'))
        .filter(([box]) => /^[A-L]$/.test(String(box))).length;
    expect([form(2026), form(2027)]).toEqual([0, 1]);
  });

  test('before 28 May 2024 two days later; a written option on the trade date', () => {
    const old = trades(
      ['2023-11-02', 'Short', 'XYZ', 100, 5000, 'A'],
      ['2023-12-28', 'Cover', 'XYZ', 100, 6000, 'A'],
    );
    expect([net(old, 2023), net(old, 2024)]).toEqual([0, -1000]);
    const option = trades(
      ['2026-11-02', 'Sell to open', 'XYZ 270115C00050000', 1, 500, 'A'],
      ['2026-12-31', 'Buy to close', 'XYZ 270115C00050000', 1, 900, 'A'],
    );
    expect([net(option, 2026), net(option, 2027)]).toEqual([-400, 0]);
  });
});

describe('a sale on 31 December and a purchase in January', () => {
  const HELD: Row = ['2024-01-02', 'Buy', 'XYZ', 100, 5000, 'Mine'];

  test('before: a planned purchase, and one that recurs, are seen from December', () => {
    const held = lots(['XYZ', 100, '2024-01-02', 5000, 40, 'Mine', 'Taxable', 'Self']);
    const planned = trades(HELD, ['2027-01-15', 'Buy', 'XYZ', 40, 1600, 'Mine']);
    expect(risk(held, planned, own, day('2026-12-31'))[0]).toMatchObject({
      Risk: 'Partial',
      'Shares at risk': 40,
      'Deferred loss': 400,
    });
    const reinvested = [
      '2026-06-20',
      '2026-07-20',
      '2026-08-20',
      '2026-09-20',
      '2026-10-20',
      '2026-11-20',
      '2026-12-20',
    ].map((on): Row => [on, 'Reinvest', 'XYZ', 1, 40, 'Mine']);
    const [told] = risk(held, trades(HELD, ...reinvested), own, day('2026-12-31'));
    expect(told!['Why']).toMatch(/Jan 2027/);
  });

  test('after: the loss of the old year is put off, whichever year is asked', () => {
    const history = trades(
      HELD,
      ['2026-12-31', 'Sell', 'XYZ', 100, 4000, 'Mine'],
      ['2027-01-15', 'Buy', 'XYZ', 40, 1600, 'Mine'],
    );
    expect(net(history, 2026, '2026-12-31')).toBe(-1000);
    expect([net(history, 2026), net(history, 2027)]).toEqual([-600, 0]);
  });
});
