import { isoDay } from '../../src/base/day';
import { exact, priceFromText, exactNumber, toCent, worth, ZERO } from '../../src/base/exact';
import type { Action } from '../../src/engine/actionNames';
import type { Trade } from '../../src/engine/records';
import { allLots, type Disposition } from '../../src/engine/ledger';
import { settle, type GroupSettlement } from '../../src/engine/settle';
import cases from '../examples/us-lots.json';
import { account, trade, US_RULES } from './support';

type Cells = readonly (string | number)[];
type Case = (typeof cases)[number];

const ACTIONS: Record<string, Action> = {
  Buy: 'buy',
  Sell: 'sell',
  Reinvest: 'reinvest',
  'Return of capital': 'returnOfCapital',
  Inherit: 'inherit',
};

function tradesOf(example: Case): Trade[] {
  const [headings, ...rows] = example.trades as Cells[];
  return rows.map((row, index) => {
    const cell = (name: string): string | number => row[headings!.indexOf(name)] ?? '';
    const action = ACTIONS[String(cell('Action'))]!;
    const quantity = exact(cell('Quantity') || 0);
    const gross =
      cell('Amount') === '' ? worth(quantity, priceFromText(String(cell('Price')))!) : exact(cell('Amount'));
    const fees = exact(cell('Fees') || 0);
    const [hours, minutes] = String(cell('Time')).split(':').map(Number);
    const lot = String(cell('Lot'));
    const picked = action === 'sell' && lot ? lot.split('; ').map(pick => pick.split(':')) : [];
    return {
      ...trade({
        row: index + 2,
        date: String(cell('Date')),
        action,
        symbol: String(cell('Symbol')),
        quantity: 0,
        account: account(
          String(cell('Account')),
          String(cell('Account type')) === 'Taxable' ? 'taxable' : 'ira',
          String(cell('Owner')),
        ),
        asset: cell('Asset') === 'crypto' ? 'crypto' : 'stock',
        ...(lot && action === 'buy' ? { lot } : {}),
        picks: picked.map(([name, shares]) => [name!, Number(shares)]),
        ...(hours === undefined || minutes === undefined ? {} : { time: hours * 3600 + minutes * 60 }),
      }),
      quantity,
      amount: action === 'sell' ? gross - fees : gross + fees,
    };
  });
}

const money = (amount: bigint): number => exactNumber(toCent(amount));

const replacements = (disposition: Disposition): string =>
  disposition.matches
    .map(
      match =>
        `${match.acquisition.rows[0]!.source.row}:${exactNumber(match.shares)}=${money(match.disallowed).toFixed(2)}`,
    )
    .join('; ');

function salesOf({ long }: GroupSettlement): Cells[] {
  return long.dispositions.map(disposition => [
    disposition.trade.source.row,
    disposition.acquisition.rows[0]!.source.row,
    exactNumber(disposition.shares),
    isoDay(disposition.holdingStart),
    money(disposition.proceeds),
    money(disposition.basis),
    money(disposition.disallowed),
    money(disposition.matches.reduce((sum, match) => (match.permanent ? sum + match.disallowed : sum), ZERO)),
    money(disposition.proceeds - disposition.basis + disposition.disallowed),
    disposition.term === 'short' ? 'Short' : 'Long',
    replacements(disposition),
  ]);
}

function lotsOf({ long }: GroupSettlement): Cells[] {
  const lots = allLots(long);
  return lots
    .sort((a, b) => a.acquisition.order - b.acquisition.order)
    .flatMap(lot =>
      lot.runs.map(run => [
        lot.acquisition.rows[0]!.source.row,
        lot.account.name,
        exactNumber(run.shares),
        money(run.basis),
        money(run.washAdded),
        isoDay(run.holdingStart),
      ]),
    );
}

describe('worked cases of the US wash-sale rule', () => {
  test.each(cases.map(example => [example.name, example] as const))('%s', (_name, example) => {
    const settled = [...settle(tradesOf(example), US_RULES).values()][0]!;
    expect(settled.problems).toEqual([]);
    expect(salesOf(settled)).toEqual(example.sales.slice(1));
    expect(lotsOf(settled)).toEqual(example.lots.slice(1));
  });
});
