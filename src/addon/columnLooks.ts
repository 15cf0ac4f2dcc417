/** How a column looks wherever the add-on writes it. */
export interface ColumnLook {
  readonly width: number;
  readonly is?: 'date' | 'amount';
}

/** By heading: those of the functions' answers, and those of the written plan. */
const LOOKS: Readonly<Record<string, ColumnLook>> = {
  Account: { width: 140 },
  'Identical to': { width: 95 },
  Acquired: { width: 95, is: 'date' },
  'Holding start': { width: 110, is: 'date' },
  'Cost basis': { width: 105, is: 'amount' },
  'Wash adjustment': { width: 125, is: 'amount' },
  'Wash adjustment included': { width: 180 },
  'Value at gift': { width: 105, is: 'amount' },
  'Donor acquired': { width: 115, is: 'date' },
  Price: { width: 85, is: 'amount' },
  'Harvestable loss': { width: 125, is: 'amount' },
  'Shares at risk': { width: 110 },
  'Deferred loss': { width: 105, is: 'amount' },
  'Permanent loss': { width: 115, is: 'amount' },
  'Clear to sell': { width: 105, is: 'date' },
  'Do not buy before': { width: 130, is: 'date' },
  'Not before': { width: 105, is: 'date' },
  'Loss at stake': { width: 110, is: 'amount' },
  'Whose sale': { width: 150 },
  'Tax saved now': { width: 115, is: 'amount' },
  'Saved later': { width: 105, is: 'amount' },
  'Later tax (present value)': { width: 190, is: 'amount' },
  Costs: { width: 80, is: 'amount' },
  'Net benefit': { width: 105, is: 'amount' },
  Proceeds: { width: 95, is: 'amount' },
  Loss: { width: 95, is: 'amount' },
  'Usable loss': { width: 105, is: 'amount' },
  'New basis': { width: 95, is: 'amount' },
  'Better from': { width: 110, is: 'date' },
  Why: { width: 620 },
  'Loss then': { width: 100, is: 'amount' },
  'Loss now': { width: 100, is: 'amount' },
  Day: { width: 95, is: 'date' },
  Says: { width: 520 },
  Column: { width: 140 },
  Found: { width: 260 },
  'What would do': { width: 520 },
  Accept: { width: 72 },
  Done: { width: 60 },
  Sell: { width: 250 },
  'Buy instead': { width: 120 },
  Saves: { width: 90, is: 'amount' },
  'Costs later': { width: 100, is: 'amount' },
  'Trading costs': { width: 110, is: 'amount' },
  'Account owner': { width: 110 },
  Id: { width: 90 },
};

const USUAL = 85;

/** Wide enough for its heading in one line: a row of a formula's own headings does not grow with them everywhere. */
export const lookOf = (heading: string): ColumnLook => ({
  ...LOOKS[heading],
  width: Math.max(LOOKS[heading]?.width ?? USUAL, 16 + heading.length * 8),
});

/** What is declared of a heading; nothing for the household's own columns. */
export const lookIfAny = (heading: string): ColumnLook | null => LOOKS[heading] ?? null;
