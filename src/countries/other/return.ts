import { amountCell, dayCell, money, sentences, text, type ReturnParts } from '../returnParts';

/** A country whose law is not known here: the sales as they are. */
export const plainReturn: ReturnParts = sales => [
  {
    title: 'Sales of the year',
    lines: [],
    headings: [
      text('Asset'),
      text('Number'),
      text('Acquired'),
      text('Sold'),
      money('Proceeds'),
      money('Cost'),
      money('Adjustment'),
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
    note: '',
  },
];
