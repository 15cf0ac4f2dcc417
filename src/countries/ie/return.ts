import { civil } from '../../base/day';
import {
  ENGLISH,
  gainsOf,
  isCoin,
  lineOf,
  lossesOf,
  saleTable,
  sumOf,
  typed,
  type ReturnPart,
  type ReturnParts,
  type ReturnSale,
  type SaleNames,
} from '../returnParts';

const NAMES: SaleNames = {
  ...ENGLISH,
  sold: 'Disposed',
  proceeds: 'Consideration',
  notCounted: 'Loss kept apart',
};

/** Form CG1, or the capital gains panel of Form 11: consideration by kind, gains, losses, and the two periods of payment. */
export const cg1: ReturnParts = (sales, assessed) => {
  const isDecember = ({ sold }: ReturnSale): boolean => civil(sold).month === 12;
  const gainIn = (of: readonly ReturnSale[]): number => gainsOf(of) - lossesOf(of);
  return [
    ...section(
      'Shares and securities, quoted',
      sales.filter(sale => !isCoin(sale)),
    ),
    ...section('Other assets: coins', sales.filter(isCoin)),
    typed(
      'Capital gains',
      [
        lineOf(assessed, 'Chargeable gains', 'Chargeable gains', 'of the year'),
        lineOf(assessed, 'Allowable losses of the year', 'Current year losses', 'ring-fenced ones left out'),
        lineOf(assessed, 'Losses of earlier years used', 'Losses of earlier years', 'used this year'),
        lineOf(assessed, 'Personal exemption used', 'Personal exemption', 'used'),
        lineOf(assessed, 'Taxable', 'Net chargeable gain', ''),
        lineOf(assessed, 'Losses carried forward', 'Unused losses', 'carried forward'),
        {
          where: 'Initial period, 1 January to 30 November',
          words: 'Gains less losses of its sales; to be paid by 15 December',
          amount: gainIn(sales.filter(sale => !isDecember(sale))),
        },
        {
          where: 'Later period, December',
          words: 'Gains less losses of its sales; to be paid by 31 January',
          amount: gainIn(sales.filter(isDecember)),
        },
      ],
      'Losses, the exemption and what was carried in are used in the first period as far as they go (TCA 1997 s. 958).',
    ),
  ];
};

function section(title: string, sales: readonly ReturnSale[]): ReturnPart[] {
  if (sales.length === 0) return [];
  return [
    {
      title,
      lines: [
        { where: 'Number of disposals', words: title, amount: String(sales.length) },
        { where: 'Aggregate consideration', words: title, amount: sumOf(sales, ({ proceeds }) => proceeds) },
      ],
      ...saleTable(NAMES, sales),
      note: 'Keep the rows: Revenue asks for the computation, not for it to be attached. Consideration is after fees.',
    },
  ];
}
