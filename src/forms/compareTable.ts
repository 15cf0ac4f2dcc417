import { exactNumber, size, ZERO, type Money, type Shares } from '../base/exact';
import { dayCell, moneyCell } from '../table/amounts';
import type { Cell } from '../table/cell';
import { inCell } from '../table/reasonText';
import { dollars } from '../countries/us/dollars';
import type { BrokerSale } from '../table/brokerSales';
import { FORM_6781, scheduleLine } from './boxes';
import type { Compared } from './compare';
import { differs } from './entries';
import { boxTotals, type BoxTotal, type OwnRow } from './form8949';
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

/** Below the lines: for each box what the brokers tell and what the household's form holds, and lines without a box. */
export function totalsByBox({ lines, rows, unequal }: Reconciled): Cell[][] {
  const boxOf = ({ sale, rows: [first] }: Line): string | null => sale.box ?? first?.box ?? null;
  const totals = boxTotals(rows).map(total =>
    totalRow(
      lines.filter(line => boxOf(line) === total.box),
      total,
    ),
  );
  const without = lines.filter(line => boxOf(line) === null);
  return [
    ...totals,
    ...(without.length === 0
      ? []
      : [
          below({
            Symbol: 'Total, no box',
            ...toldSums(without),
            Agrees: 'No',
            Why: 'Lines that tell no box and of which Trades know nothing: they are in no total above.',
          }),
        ]),
    ...unequal.map((text): Cell[] => below({ Why: inCell(text) })),
  ];
}

type Line = Reconciled['lines'][number];

function totalRow(told: readonly Line[], { box, proceeds, basis, adjustment, gain }: BoxTotal): Cell[] {
  // Where no basis is reported, the household's own is what the form wants.
  const toldGain = ({ sale, rows }: Line): Money =>
    sale.proceeds - (sale.basis ?? rows.reduce((sum, row) => sum + row.basis, ZERO)) + sale.disallowed;
  const sum = (pick: (line: Line) => Money): Money => told.reduce((total, line) => total + pick(line), ZERO);
  const isSame =
    !differs(
      sum(({ sale }) => sale.proceeds),
      proceeds,
    ) && !differs(sum(toldGain), gain);
  return below({
    Agrees: told.length === 0 ? '' : isSame ? 'Yes' : 'No',
    Symbol: `Total ${box}`,
    ...(told.length === 0 ? {} : toldSums(told)),
    Why: `On Form 8949: proceeds ${dollars(proceeds)}, basis ${dollars(basis)}, adjustment ${dollars(adjustment)}, gain ${dollars(gain)}: ${box === FORM_6781 ? 'Form 6781' : `Schedule D line ${scheduleLine(box)}`}.`,
  });
}

function toldSums(told: readonly Line[]): Cells {
  const sum = (pick: (sale: BrokerSale) => Money): Cell =>
    moneyCell(told.reduce((total, { sale }) => total + pick(sale), ZERO));
  return {
    Proceeds: sum(({ proceeds }) => proceeds),
    'Broker basis': told.every(({ sale }) => sale.basis === null) ? '' : sum(({ basis }) => basis ?? ZERO),
    'Broker disallowed': sum(({ disallowed }) => disallowed),
  };
}

type Cells = Readonly<Partial<Record<(typeof COMPARE_HEADINGS)[number], Cell>>>;

const below = (cells: Cells): Cell[] => COMPARE_HEADINGS.map(heading => cells[heading] ?? '');

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
