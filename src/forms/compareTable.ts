import { exactNumber, size, ZERO, type Money, type Shares } from '../base/exact';
import { dayCell, moneyCell } from '../table/amounts';
import type { Cell } from '../table/cell';
import { inCell } from '../table/reasonText';
import type { Compared } from './compare';
import type { FormRow } from './form8949';

export const COMPARE_HEADINGS = [
  'Row',
  'Account',
  'Symbol',
  'Quantity',
  'Acquired',
  'Sold',
  'Proceeds',
  'Broker basis',
  'Basis',
  'Broker disallowed',
  'Disallowed',
  'Agrees',
  'Why',
  'What to enter',
] as const;

export const compareTable = (all: readonly Compared[]): Cell[][] => [
  [...COMPARE_HEADINGS],
  ...all.map(compareRow),
];

function compareRow({ broker, own, isSame, why, enter }: Compared): Cell[] {
  const [first] = own;
  const sum = (pick: (row: FormRow) => Money): Money => own.reduce((total, row) => total + pick(row), ZERO);
  const acquired = broker?.acquired ?? (own.length === 1 ? first!.acquired : null);
  const quantity: Shares =
    broker?.quantity ?? own.reduce((all, row) => all + row.from.disposition.shares, ZERO);
  return [
    broker?.row ?? '',
    first?.from.disposition.trade.account.name ?? broker?.account ?? '',
    first?.from.disposition.trade.symbol ?? broker?.symbol ?? '',
    exactNumber(size(quantity)),
    acquired === null && own.length > 1 ? 'Various' : dayCell(acquired),
    dayCell(broker?.sold ?? first!.sold),
    moneyCell(broker?.proceeds ?? first!.proceeds),
    broker === null || broker.basis === null ? '' : moneyCell(broker.basis),
    first ? moneyCell(sum(row => row.from.basis)) : '',
    broker === null ? '' : moneyCell(broker.disallowed),
    first ? moneyCell(sum(row => row.from.adjustment)) : '',
    isSame ? 'Yes' : 'No',
    inCell(why),
    inCell(enter),
  ];
}
