import { linesOf, shown, VIEWS, type Book, type Cell } from '../../workbench/desk/book';

/** Which of many households must act, by when; whose data is old; who has something open. */

const HEADINGS = [
  'Household',
  'Country',
  'Currency',
  'Act by',
  'Because',
  'Net benefit',
  'Saved now',
  'Sales',
  'Last trade',
  'Prices of',
  'Open questions',
  'Problems',
];
const line = (
  household: string,
  actBy: string,
  benefit: number | null,
  sales: number,
  lastTrade: string,
  prices: string | null,
  questions = 0,
): Cell[] => [
  household,
  'United States',
  '$',
  actBy,
  'Sell',
  benefit,
  0,
  sales,
  lastTrade,
  prices,
  questions,
  0,
];

const NO_PART = { headings: [], rows: [] };
const book: Book = {
  asOf: '2026-11-20',
  files: { A: 'a', B: 'b', C: 'c', D: 'd', E: 'e' },
  desk: {
    headings: HEADINGS,
    rows: [
      line('A', '2026-11-27', 100, 2, '2026-11-19', '2026-11-18'),
      line('B', '2026-11-28', 900, 3, '2026-08-01', '2026-11-20'),
      line('C', '', null, 0, '2026-11-20', '2026-11-20', 2),
      line('D', '2026-11-27', 300, 1, '2026-11-01', null),
    ],
  },
  purchases: NO_PART,
  questions: NO_PART,
  problems: {
    headings: ['Household', 'Table', 'Row', 'Column', 'Found', 'What would do'],
    rows: [
      ['E', 'Trades', 2, 'Date', 'x', 'y'],
      ['E', 'Trades', 3, 'Date', 'x', 'y'],
      ['E', 'Trades', 4, 'Date', 'x', 'y'],
    ],
  },
};

const lines = linesOf(book);
const names = (id: string): string[] =>
  shown(
    lines,
    VIEWS.find(view => view.id === id)!,
    book.asOf,
  ).map(({ household }) => household);

test.each([
  // Seven days from 20 Nov is 27 Nov; of one day, the larger benefit first.
  ['week', ['D', 'A']],
  ['deadline', ['D', 'A', 'B']],
  ['benefit', ['B', 'D', 'A']],
  // Three problems before two questions; who has no answer is there too.
  ['questions', ['E', 'C']],
  // 111 days, 19, 2, 0; of E no day is known.
  ['age', ['B', 'D', 'A', 'C', 'E']],
])('the view %s shows %p', (id, wanted) => {
  expect(names(id)).toEqual(wanted);
});

test('the age is that of the older of trades and prices', () => {
  expect(lines.map(({ household, age }) => [household, age])).toEqual([
    ['A', 2],
    ['B', 111],
    ['C', 0],
    ['D', 19],
    ['E', null],
  ]);
});
