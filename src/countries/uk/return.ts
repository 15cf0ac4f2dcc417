import { dayFrom } from '../../base/day';
import {
  countOf,
  ENGLISH,
  gainsOf,
  isCoin,
  lineOf,
  lossesOf,
  saleTable,
  sumOf,
  typed,
  type ReturnLine,
  type ReturnPart,
  type ReturnParts,
  type ReturnSale,
  type SaleNames,
} from '../returnParts';

const NAMES: SaleNames = {
  ...ENGLISH,
  acquired: 'Acquired, where matched by day',
  sold: 'Disposed',
  proceeds: 'Disposal proceeds',
  cost: 'Allowable costs',
  notCounted: 'Loss not allowed',
  why: 'How it is matched',
};

/** From the return of 2024 to 2025 cryptoassets have a section of their own; before, they are other property. */
const COINS_APART = dayFrom(2024, 4, 6);

/**
 * SA108, Capital Gains Tax summary: boxes 23 to 27 and 45 to 47 as in its Notes for 2020 to 2021 and 2024 to 2025. The
 * computations are attached: matched by TCGA 1992 ss. 105, 106A, 104.
 */
export const sa108: ReturnParts = (sales, assessed) => {
  const coins = sales.filter(isCoin);
  const first = coins[0];
  return [
    ...section(
      'Listed shares and securities',
      ['23', '24', '25', '26', '27'],
      sales.filter(sale => !isCoin(sale)),
    ),
    ...(first
      ? section(
          first.sold >= COINS_APART ? 'Cryptoassets' : 'Other property, assets and gains',
          ['', '', '', '', ''],
          coins,
        )
      : []),
    typed('Losses and adjustments', [
      lineOf(
        assessed,
        'Losses brought forward and used',
        'box 45',
        'Losses brought forward and used in-year',
      ),
      lineOf(assessed, 'Losses to carry forward', 'box 47', 'Losses available to be carried forward'),
    ]),
  ];
};

function section(title: string, boxes: readonly string[], sales: readonly ReturnSale[]): ReturnPart[] {
  if (sales.length === 0) return [];
  const box = (at: number): string => (boxes[at] === '' ? title : `box ${boxes[at]!}`);
  const lines: readonly ReturnLine[] = [
    { where: box(0), words: 'Number of disposals', amount: countOf(sales) },
    { where: box(1), words: 'Disposal proceeds', amount: sumOf(sales, ({ proceeds }) => proceeds) },
    { where: box(2), words: 'Allowable costs', amount: sumOf(sales, ({ cost }) => cost) },
    { where: box(3), words: 'Gains in the year, before losses', amount: gainsOf(disposals(sales)) },
    { where: box(4), words: 'Losses in the year', amount: lossesOf(disposals(sales)) },
  ];
  return [
    {
      title,
      lines,
      ...saleTable(NAMES, sales),
      note: 'Attach the rows as the computation. Proceeds are after fees.',
    },
  ];
}

/** A disposal is one, whatever it is matched with. */
function disposals(sales: readonly ReturnSale[]): ReturnSale[] {
  const all = new Map<string, ReturnSale>();
  for (const sale of sales) {
    const key = `${sale.symbol} ${sale.sold}`;
    const before = all.get(key);
    all.set(key, before ? { ...before, gain: before.gain + sale.gain } : sale);
  }
  return [...all.values()];
}
