import { exactNumber, size, ZERO, type Money, type Shares } from '../base/exact';
import { dayCell, moneyCell } from '../table/amounts';
import type { Cell } from '../table/cell';
import { inCell } from '../table/reasonText';
import { dollars } from '../countries/us/dollars';
import type { BrokerSale } from '../table/brokerSales';
import { FORM_6781, scheduleLine } from './boxes';
import type { Compared } from './compare';
import { differs } from './entries';
import { boxTotals, type OwnRow } from './form8949';
import type { Matched } from './matching';
import type { Reconciled } from './reconciled';

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

/** Below the lines: for each box what the broker tells and what the household's form holds. */
export function totalsByBox({ lines }: Matched, { rows, unequal }: Reconciled): Cell[][] {
  const totals = boxTotals(rows).map(({ box, proceeds, basis, adjustment, gain }) => {
    const told = lines.map(({ sale }) => sale).filter(sale => sale.box === box);
    const sum = (pick: (sale: BrokerSale) => Money): Money =>
      told.reduce((total, sale) => total + pick(sale), ZERO);
    const isSame =
      told.length > 0 &&
      !differs(
        sum(sale => sale.proceeds),
        proceeds,
      ) &&
      !differs(
        sum(sale => sale.proceeds - (sale.basis ?? ZERO) + sale.disallowed),
        gain,
      );
    return below({
      Agrees: told.length === 0 ? '' : isSame ? 'Yes' : 'No',
      Symbol: `Total ${box}`,
      Proceeds: told.length === 0 ? '' : moneyCell(sum(sale => sale.proceeds)),
      'Broker basis': told.length === 0 ? '' : moneyCell(sum(sale => sale.basis ?? ZERO)),
      'Broker disallowed': told.length === 0 ? '' : moneyCell(sum(sale => sale.disallowed)),
      Why: `On Form 8949: proceeds ${dollars(proceeds)}, basis ${dollars(basis)}, adjustment ${dollars(adjustment)}, gain ${dollars(gain)}: ${box === FORM_6781 ? 'Form 6781' : `Schedule D line ${scheduleLine(box)}`}.`,
    });
  });
  return [...totals, ...unequal.map((text): Cell[] => below({ Why: inCell(text) }))];
}

const below = (cells: Readonly<Partial<Record<(typeof COMPARE_HEADINGS)[number], Cell>>>): Cell[] =>
  COMPARE_HEADINGS.map(heading => cells[heading] ?? '');

function compareRow({ broker, own, isSame, why, enter }: Compared): Cell[] {
  const [first] = own;
  const sum = (pick: (row: OwnRow) => Money): Money => own.reduce((total, row) => total + pick(row), ZERO);
  const acquired = broker?.acquired ?? (own.length === 1 ? first!.acquired : null);
  const quantity: Shares =
    broker?.quantity ?? own.reduce((all, row) => all + row.from.disposition.shares, ZERO);
  return [
    broker?.row ?? '',
    first?.account ?? broker?.account ?? '',
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
