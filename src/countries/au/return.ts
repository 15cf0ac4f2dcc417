import {
  amountCell,
  dayCell,
  isCoin,
  lineOf,
  money,
  sentences,
  text,
  type ReturnParts,
  type ReturnSale,
} from '../returnParts';

/** Question 18 of the supplementary return, and the record of each CGT event that is kept for five years. */
export const question18: ReturnParts = (sales, assessed) => [
  {
    title: 'Question 18, capital gains',
    lines: [
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
    headings: [],
    rows: [],
    note: 'A person attaches no CGT schedule: companies, trusts and funds do (ATO, Who should use the CGT schedule).',
  },
  ...record(
    'Shares and units',
    sales.filter(sale => !isCoin(sale)),
  ),
  ...record('Crypto assets', sales.filter(isCoin)),
];

const record: (title: string, sales: readonly ReturnSale[]) => ReturnType<ReturnParts> = (title, sales) =>
  sales.length === 0
    ? []
    : [
        {
          title: `Record of CGT events: ${title}`,
          lines: [],
          headings: [
            text('Asset'),
            text('Number'),
            text('Acquired'),
            text('CGT event'),
            money('Capital proceeds'),
            money('Cost base'),
            money('Loss not counted'),
            money('Capital gain or loss'),
            text('Method'),
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
            sale.gain <= 0 ? '' : sale.term === 'long' ? 'Discount' : 'Other',
            sale.why,
          ]),
          note: 'Keep it for five years. Gains are before the discount.',
        },
      ];
