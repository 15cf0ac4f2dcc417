import { civil } from '../../base/day';
import {
  amountCell,
  dayCell,
  gainsOf,
  isCoin,
  lossesOf,
  lineOf,
  money,
  sumOf,
  sentences,
  text,
  type ReturnPart,
  type ReturnParts,
  type ReturnSale,
} from '../returnParts';

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
    {
      title: 'Capital gains',
      lines: [
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
      headings: [],
      rows: [],
      note: 'Losses, the exemption and what was carried in are used in the first period as far as they go (TCA 1997 s. 958).',
    },
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
      headings: [
        text('Asset'),
        text('Number'),
        text('Acquired'),
        text('Disposed'),
        money('Consideration'),
        money('Cost'),
        money('Loss kept apart'),
        money('Gain or loss'),
        sentences('Why'),
      ],
      rows: sales.map(sale => [
        sale.symbol,
        sale.quantity,
        sale.acquired,
        dayCell(sale.sold),
        amountCell(sale.proceeds),
        amountCell(sale.cost),
        amountCell(sale.adjustment),
        amountCell(sale.gain),
        sale.why,
      ]),
      note: 'Keep the rows: Revenue asks for the computation, not for it to be attached. Consideration is after fees.',
    },
  ];
}
