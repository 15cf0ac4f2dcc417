import { dayFrom, yearOf, type Day } from '../../base/day';
import { isDayTime } from '../../table/cell';
import {
  amountCell,
  dayCell,
  ENGLISH,
  gainsOf,
  isCoin,
  lineOf,
  money,
  saleTable,
  sumOf,
  text,
  typed,
  type ReturnPart,
  type ReturnParts,
  type ReturnSale,
} from '../returnParts';

/** Columns of Schedule 112A, ITR-2: (7) is the higher of (8) and (9), and (9) the lower of (6) and (11), where (1a) is before. */
const COLUMNS_112A = [
  text('(1a) Acquired'),
  text('(2) ISIN'),
  text('(3) Name'),
  text('(4) Number'),
  text('(5) Sale price each'),
  money('(6) Full value of consideration'),
  money('(7) Cost without indexation'),
  money('(8) Cost of acquisition'),
  text('(9) Lower of (6) and (11)'),
  text('(10) Value each on 31 Jan 2018'),
  text('(11) Total value'),
  money('(12) Expenditure'),
  money('(13) Deductions, (7) + (12)'),
  money('(14) Balance, (6) − (13)'),
  text('Sold'),
];

const BEFORE = dayFrom(2018, 2, 1);

/** Schedule CG of ITR-2 with 112A's rows, and the days on which the gains came, as advance tax asks. */
export const scheduleCG: ReturnParts = (all, assessed, isinOf) => {
  const sales = all.filter(({ isSquared }) => !isSquared);
  const shares = sales.filter(sale => !isCoin(sale));
  const [long, short] = [
    shares.filter(({ term, isForeign }) => term === 'long' && !isForeign),
    shares.filter(({ term, isForeign }) => term !== 'long' && !isForeign),
  ];
  return [
    ...schedule112A(long, isinOf),
    ...plainPart('Schedule CG, A: short-term, section 111A', short),
    ...plainPart(
      'Schedule CG: shares listed abroad',
      shares.filter(({ isForeign }) => isForeign),
    ),
    ...plainPart('Schedule VDA: coins, section 115BBH', sales.filter(isCoin)),
    ...plainPart(
      'Schedule BP: squared within a day, speculative business (section 43(5))',
      all.filter(({ isSquared }) => isSquared),
    ),
    typed(
      'Schedule CG, F: when the gains came',
      periods(sales.map(({ sold }) => sold)).map(({ name, isIn }) => ({
        where: name,
        words: 'Gains of this period, before any set-off',
        amount: gainsOf(shares.filter(({ sold }) => isIn(sold))),
      })),
    ),
    typed(
      'Set-off and carry-forward',
      [
        lineOf(assessed, 'Short-term gains after losses', 'Schedules CYLA, BFLA', 'Short-term, after losses'),
        lineOf(assessed, 'Long-term gains after losses', 'Schedules CYLA, BFLA', 'Long-term, after losses'),
        lineOf(assessed, 'Long-term gains exempt', 'Section 112A(2)', 'Long-term gains exempt'),
      ],
      'A loss is carried forward only where the return is filed on time (s. 80).',
    ),
  ];
};

function schedule112A(sales: readonly ReturnSale[], isinOf: (symbol: string) => string): ReturnPart[] {
  if (sales.length === 0) return [];
  return [
    {
      title: 'Schedule 112A: long-term, from equity shares and units of equity funds',
      lines: [
        {
          where: '112A, (6)',
          words: 'Full value of consideration',
          amount: sumOf(sales, ({ proceeds }) => proceeds),
        },
        { where: '112A, (14)', words: 'Balance', amount: sumOf(sales, ({ gain }) => gain) },
      ],
      headings: COLUMNS_112A,
      rows: sales.map(sale => {
        const quantity = typeof sale.quantity === 'number' ? sale.quantity : 0;
        const isBefore = isDayTime(sale.acquired) && sale.acquired.day < BEFORE;
        return [
          isBefore ? 'BE: on or before 31 Jan 2018' : 'AE: after 31 Jan 2018',
          isinOf(sale.symbol),
          sale.symbol,
          sale.quantity,
          quantity === 0 ? '' : Math.round((sale.proceeds / quantity) * 100) / 10_000,
          amountCell(sale.proceeds),
          amountCell(sale.cost),
          amountCell(sale.cost),
          // The cost has the value of that day in it where Fair value tells it; of a loss it changes nothing.
          isBefore ? 'fill in' : '',
          isBefore ? 'fill in' : '',
          isBefore ? 'fill in' : '',
          0,
          amountCell(sale.cost),
          amountCell(sale.gain),
          dayCell(sale.sold),
        ];
      }),
      note: 'One row for each purchase sold. ISIN is taken from the column ISIN of Securities; where it is blank, fill it in. Consideration is after brokerage, so (12) is nil; securities transaction tax is no expenditure (s. 48).',
    },
  ];
}

const plainPart = (title: string, sales: readonly ReturnSale[]): ReturnPart[] =>
  sales.length === 0
    ? []
    : [
        {
          title,
          lines: [
            {
              where: title,
              words: 'Full value of consideration',
              amount: sumOf(sales, ({ proceeds }) => proceeds),
            },
            { where: title, words: 'Cost of acquisition', amount: sumOf(sales, ({ cost }) => cost) },
            { where: title, words: 'Gain or loss', amount: sumOf(sales, ({ gain }) => gain) },
          ],
          ...saleTable({ ...ENGLISH, sold: 'Transferred', proceeds: 'Consideration' }, sales),
          note: '',
        },
      ];

/** The periods of advance tax: s. 234C. */
function periods(days: readonly Day[]): { readonly name: string; readonly isIn: (day: Day) => boolean }[] {
  const some = days[0];
  if (some === undefined) return [];
  const start = some < dayFrom(yearOf(some), 4, 1) ? yearOf(some) - 1 : yearOf(some);
  const ends = [
    ['up to 15 June', dayFrom(start, 6, 15)],
    ['16 June to 15 September', dayFrom(start, 9, 15)],
    ['16 September to 15 December', dayFrom(start, 12, 15)],
    ['16 December to 15 March', dayFrom(start + 1, 3, 15)],
    ['16 to 31 March', dayFrom(start + 1, 3, 31)],
  ] as const;
  return ends.map(([name, end], at) => ({
    name,
    isIn: day => day <= end && (at === 0 || day > ends[at - 1]![1]),
  }));
}
