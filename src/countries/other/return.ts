import { ENGLISH, saleTable, type ReturnParts } from '../returnParts';

/** A country whose law is not known here: the sales as they are. */
export const plainReturn: ReturnParts = sales => [
  {
    title: 'Sales of the year',
    lines: [],
    ...saleTable({ ...ENGLISH, notCounted: 'Adjustment' }, sales),
    note: '',
  },
];
