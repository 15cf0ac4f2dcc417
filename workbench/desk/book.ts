/** What `npm run batch -- … --desk` writes: the lines of a book, and what each household's file is called. */
export interface Book {
  readonly asOf: string;
  readonly files: Readonly<Record<string, string>>;
  /** A letter stands beside each household's file. */
  readonly letters?: boolean;
  readonly desk: Part;
  readonly purchases: Part;
  readonly questions: Part;
  readonly problems: Part;
}

export interface Part {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export type Cell = string | number | boolean | null;

/** A household's line; one whose tables have no answer has only problems. */
export interface Line {
  readonly household: string;
  readonly country: string;
  readonly currency: string;
  readonly actBy: string | null;
  readonly because: string;
  readonly benefit: number | null;
  readonly savedNow: number | null;
  readonly sales: number | null;
  readonly questions: number;
  readonly problems: number;
  readonly lastTrade: string | null;
  readonly pricesOf: string | null;
  /** Days since the older of the last trade and the prices; null where no table tells. */
  readonly age: number | null;
}

const DAY = 86_400_000;
const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY;

const text = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell));
const number = (cell: Cell | undefined): number | null =>
  cell === null || cell === undefined || cell === '' ? null : Number(cell);

/** A part's rows by the names of their columns. */
export const records = ({ headings, rows }: Part): Record<string, Cell>[] =>
  rows.map(row => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? null])));

/** Every household of the book. */
export function linesOf({ asOf, files, desk, problems }: Book): Line[] {
  const told = new Map(records(desk).map(line => [text(line['Household']), line]));
  const found = new Map<string, number>();
  for (const { Household } of records(problems))
    found.set(text(Household), (found.get(text(Household)) ?? 0) + 1);
  return Object.keys(files).map(household => {
    const line = told.get(household) ?? {};
    const day = (heading: string): string | null => text(line[heading]).slice(0, 10) || null;
    const [lastTrade, pricesOf] = [day('Last trade'), day('Prices of')];
    const dated = [lastTrade, pricesOf].filter(one => one !== null);
    return {
      household,
      country: text(line['Country']),
      currency: text(line['Currency']),
      actBy: day('Act by'),
      because: text(line['Because']),
      benefit: number(line['Net benefit']),
      savedNow: number(line['Saved now']),
      sales: number(line['Sales']),
      questions: number(line['Open questions']) ?? 0,
      problems: found.get(household) ?? 0,
      lastTrade,
      pricesOf,
      age: dated.length === 0 ? null : dayOf(asOf) - Math.min(...dated.map(dayOf)),
    };
  });
}

/** Which households a view shows, in which order. */
export interface View {
  readonly id: string;
  readonly name: string;
  readonly asks: string;
  shows(line: Line, asOf: string): boolean;
  compare(one: Line, other: Line): number;
}

/** What is not known stands last. */
const rising = (one: number | string | null, other: number | string | null): number =>
  one === other ? 0 : one === null ? 1 : other === null ? -1 : one < other ? -1 : 1;
const falling = (one: number | null, other: number | null): number =>
  one === null || other === null ? rising(one, other) : other - one;
const byName = (one: Line, other: Line): number => rising(one.household, other.household);
const byDeadline = (one: Line, other: Line): number =>
  rising(one.actBy, other.actBy) || falling(one.benefit, other.benefit) || byName(one, other);

const WEEK = 7;

export const VIEWS: readonly View[] = [
  {
    id: 'week',
    name: 'This week',
    asks: 'Who must act within seven days, and on what.',
    shows: ({ actBy }, asOf) => actBy !== null && dayOf(actBy) <= dayOf(asOf) + WEEK,
    compare: byDeadline,
  },
  {
    id: 'deadline',
    name: 'By deadline',
    asks: 'The first day on which doing nothing costs something.',
    shows: ({ actBy }) => actBy !== null,
    compare: byDeadline,
  },
  {
    id: 'benefit',
    name: 'By benefit',
    asks: 'What the plan brings once the later tax and the costs are counted.',
    shows: ({ sales }) => (sales ?? 0) > 0,
    compare: (one, other) => falling(one.benefit, other.benefit) || byName(one, other),
  },
  {
    id: 'questions',
    name: 'Open questions',
    asks: 'What only a person can say, and what was found in the tables.',
    shows: ({ questions, problems }) => questions + problems > 0,
    compare: (one, other) =>
      other.questions + other.problems - one.questions - one.problems || byName(one, other),
  },
  {
    id: 'age',
    name: 'Age of data',
    asks: 'The older of the last trade and the prices: what is old is asked for first.',
    shows: () => true,
    compare: (one, other) => falling(one.age, other.age) || byName(one, other),
  },
];

export const shown = (lines: readonly Line[], view: View, asOf: string): Line[] =>
  lines.filter(line => view.shows(line, asOf)).sort((one, other) => view.compare(one, other));
