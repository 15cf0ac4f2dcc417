import { size, ZERO } from '../base/exact';
import { readText } from '../table/readCell';
import type { AccountOf } from './accounts';
import type { Draft } from './draft';
import { INCOME, INCOME_ASKED, MOVED, MOVED_ASKED, OWN_PRODUCTS } from './coinMoves';
import { cellOf, cellsOf, type Record } from './recognise';
import { coin, MONEY } from './money';
import { firstNumber, readDate, sumOf, type Style } from './values';

/** A ledger tells a trade as two legs with one reference: coins one way, money the other. */
export function ledgerTrades(
  records: readonly Record[],
  style: Style,
  accounts: (record: Record) => AccountOf,
  count: (what: string) => void,
): Draft[] {
  const legs = new Map<string, Record[]>();
  for (const record of records) {
    const reference = readText(cellOf(record, 'reference'));
    legs.set(reference, [...(legs.get(reference) ?? []), record]);
  }
  return [...legs.values()].flatMap(own => {
    const moved = own.filter(record => (firstNumber(record, 'amount', style) ?? ZERO) !== ZERO);
    own.filter(record => !moved.includes(record)).forEach(() => count('rows without an amount'));
    const money = moved.find(record => MONEY.has(assetOf(record)));
    const coins = moved.filter(record => record !== money);
    if (coins.length === 0) {
      moved.forEach(() => count('cash'));
      return [];
    }
    if (money) count('rows joined to another');
    return coins.map(record => draftOf(record, money ?? null, coins.length > 1, style, accounts));
  });
}

const assetOf = (record: Record): string => coin(readText(cellOf(record, 'symbol')).toUpperCase());

function draftOf(
  record: Record,
  money: Record | null,
  isSwap: boolean,
  style: Style,
  accounts: (record: Record) => AccountOf,
): Draft {
  // A fee in coin is taken from what arrives, or leaves beside what is sold.
  const amount = firstNumber(record, 'amount', style)! - sumOf(record, 'fees', style);
  const words = cellsOf(record, 'action').map(readText).join(' ').toUpperCase();
  const isTrade = money !== null && !isSwap;
  const draft: Draft = {
    row: record.row,
    at: readDate(cellOf(record, 'date'), style) ?? { day: 0, seconds: 0 },
    action: amount > ZERO ? 'Buy' : 'Sell',
    symbol: assetOf(record).replace(/\.[A-Z]$/, ''),
    isOption: false,
    quantity: amount,
    ratio: null,
    price: null,
    amount: money ? size(firstNumber(money, 'amount', style)!) : null,
    fees: money ? sumOf(money, 'fees', style) : ZERO,
    account: accounts(record),
    asset: 'crypto',
    question: null,
    hints: [],
    note: '',
    order: '',
    hasOrders: false,
  };
  if (isTrade) return draft;
  const asked = OWN_PRODUCTS.test(words)
    ? ([MOVED, MOVED_ASKED] as const)
    : /STAK|REWARD|EARN/.test(words)
      ? amount > ZERO
        ? ([INCOME, INCOME_ASKED] as const)
        : ([MOVED, MOVED_ASKED] as const)
      : /WITHDRAW|DEPOSIT|TRANSFER/.test(words)
        ? ([
            amount > ZERO ? 'Transfer in' : 'Transfer out',
            'between own wallets, or a gift or a sale? Enter it as it is',
          ] as const)
        : (['swap', 'one coin for another is a sale and a purchase: enter both with their value'] as const);
  return { ...draft, action: asked[0], question: asked[1] };
}
