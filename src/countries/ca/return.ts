import { civil } from '../../base/day';
import { isDebt } from '../../engine/records';
import { isDayTime } from '../../table/cell';
import {
  amountCell,
  dayCell,
  isCoin,
  lineOf,
  money,
  sentences,
  sumOf,
  text,
  typed,
  type ReturnPart,
  type ReturnParts,
  type ReturnSale,
} from '../returnParts';

/** Schedule 3 of the T1: parts 3 and 5 with their totals (CRA, Reproduction of Schedule 3; lines renumbered in 2019). */
export const schedule3: ReturnParts = (sales, assessed) => {
  const isPart5 = (sale: ReturnSale): boolean => isCoin(sale) || isDebt(sale.asset);
  return [
    ...part(
      '3. Publicly traded shares, mutual fund units, and other shares',
      ['13199', '13200'],
      sales.filter(sale => !isPart5(sale)),
    ),
    ...part(
      '5. Bonds, debentures, promissory notes, crypto-assets, and other similar properties',
      ['15199', '15300'],
      sales.filter(isPart5),
    ),
    typed('Totals', [
      lineOf(assessed, 'Net, before inclusion', 'line 19700', 'Total capital gains or losses'),
      lineOf(assessed, 'Taxable capital gains', 'line 19900, to line 12700', 'Taxable capital gains'),
      lineOf(
        assessed,
        'Net capital losses of other years used',
        'line 25300',
        'Net capital losses of other years',
      ),
    ]),
  ];
};

function part(
  title: string,
  [total, gain]: readonly [string, string],
  sales: readonly ReturnSale[],
): ReturnPart[] {
  if (sales.length === 0) return [];
  return [
    {
      title,
      lines: [
        {
          where: `line ${total}`,
          words: 'Proceeds of disposition',
          amount: sumOf(sales, ({ proceeds }) => proceeds),
        },
        { where: `line ${gain}`, words: 'Gain or loss', amount: sumOf(sales, one => one.gain) },
      ],
      headings: [
        text('Number'),
        text('Name and class'),
        text('(1) Year of acquisition'),
        money('(2) Proceeds of disposition'),
        money('(3) Adjusted cost base'),
        money('(4) Outlays and expenses'),
        money('(5) Gain or loss'),
        money('Superficial loss, not in (5)'),
        text('Sold'),
        sentences('Why'),
      ],
      rows: sales.map(sale => [
        sale.quantity,
        sale.symbol,
        isDayTime(sale.acquired) ? civil(sale.acquired.day).year : 'Various',
        amountCell(sale.proceeds),
        amountCell(sale.cost),
        0,
        amountCell(sale.gain),
        amountCell(sale.adjustment),
        dayCell(sale.sold),
        sale.why,
      ]),
      note: 'Column 2 is after fees, so column 4 is nil. What a T5008 tells may differ: the adjusted cost base here is the average over all of your accounts (ITA s. 43(1)).',
    },
  ];
}
