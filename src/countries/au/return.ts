import {
  ENGLISH,
  isCoin,
  lineOf,
  saleTable,
  text,
  typed,
  type ReturnPart,
  type ReturnParts,
  type ReturnSale,
  type SaleNames,
} from '../returnParts';

/** Question 18 of the supplementary return, and the record of each CGT event that is kept for five years. */
export const question18: ReturnParts = (sales, assessed) => [
  typed(
    'Question 18, capital gains',
    [
      { where: '18 G', words: 'Did you have a capital gains tax event during the year?', amount: 'Yes' },
      lineOf(assessed, 'Net capital gain', '18 A', 'Net capital gain'),
      lineOf(assessed, 'Total current year capital gains', '18 H', 'Total current year capital gains'),
      lineOf(
        assessed,
        'Net capital losses carried forward',
        '18 V',
        'Net capital losses carried forward to later income years',
      ),
    ],
    'A person attaches no CGT schedule: companies, trusts and funds do (ATO, Who should use the CGT schedule).',
  ),
  ...record(
    'Shares and units',
    sales.filter(sale => !isCoin(sale)),
  ),
  ...record('Crypto assets', sales.filter(isCoin)),
];

const NAMES: SaleNames = {
  ...ENGLISH,
  sold: 'CGT event',
  proceeds: 'Capital proceeds',
  cost: 'Cost base',
  notCounted: 'Loss not counted',
  gain: 'Capital gain or loss',
};

function record(title: string, sales: readonly ReturnSale[]): ReturnPart[] {
  if (sales.length === 0) return [];
  const { headings, rows } = saleTable(NAMES, sales);
  const methodOf = ({ gain, term }: ReturnSale): string =>
    gain <= 0 ? '' : term === 'long' ? 'Discount' : 'Other';
  return [
    {
      title: `Record of CGT events: ${title}`,
      lines: [],
      headings: [...headings, text('Method')],
      rows: rows.map((row, at) => [...row, methodOf(sales[at]!)]),
      note: 'Keep it for five years. Gains are before the discount.',
    },
  ];
}
