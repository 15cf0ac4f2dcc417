import { civil, formatDay, type Day } from '../base/day';
import { exactText, size, ZERO } from '../base/exact';
import type { Settings } from '../engine/settings';
import type { TaxYear } from '../countries/us/year/taxYear';
import { dayCell, moneyCell } from '../table/amounts';
import type { Cell } from '../table/cell';
import { yearTable } from '../table/yearTable';
import { assessmentOf } from '../countries/us/assess';
import { BOX_WORDS, FORM_6781, isShortBox, reportedIn, scheduleLine, type Box } from './boxes';
import { boxTotals, type BoxTotal, type FormRow } from './form8949';
import { unknownRemedy } from './compare';
import { scheduleDParts } from './scheduleD';
import type { Reconciled, UnknownLine } from './reconciled';

export const FORM_HEADINGS = [
  'Box',
  '(a) Description',
  '(b) Acquired',
  '(c) Sold',
  '(d) Proceeds',
  '(e) Cost basis',
  '(f) Code',
  '(g) Adjustment',
  '(h) Gain',
  'Account',
  'Owner',
] as const;

const WIDTH = FORM_HEADINGS.length;

/** Column (b) of inherited property: Instructions for Form 8949. */
export const INHERITED = 'INHERITED';
const VARIOUS = 'VARIOUS';

/** Form 8949: its rows by box, each box with its total, and the line of Schedule D that takes it. */
export function formTable(rows: readonly FormRow[]): Cell[][] {
  const totals = new Map(boxTotals(rows).map(total => [total.box, total]));
  const body = rows.flatMap((row, at): Cell[][] => {
    const isLast = rows[at + 1]?.box !== row.box;
    return isLast ? [rowCells(row), totalCells(totals.get(row.box)!)] : [rowCells(row)];
  });
  return [[...FORM_HEADINGS], ...body];
}

/** The same with the brokers' lines; below it, what keeps it from being whole. */
export const reconciledTable = (form: Reconciled): Cell[][] => [
  ...formTable(form.rows),
  ...openPoints(form).map((text): Cell[] => ['', text, ...Array<Cell>(WIDTH - 2).fill('')]),
];

/** What keeps a return with the brokers' lines from being whole. */
export const openPoints = ({ unknown, unequal, waiting }: Reconciled): string[] => [
  ...unknown.map(unknownWords),
  ...unequal,
  ...(waiting.length === 0
    ? []
    : [`Waiting for a form: ${waiting.join(', ')}. Without one its sales stand in box C, F, I or L.`]),
];

const unknownWords = ({ sale, hint }: UnknownLine): string =>
  `Not in Trades: 1099-B row ${sale.row}, ${sale.symbol} sold ${formatDay(sale.sold)} for ${plainMoney(sale.proceeds)}. ${unknownRemedy(hint)}`;

function rowCells(row: FormRow): Cell[] {
  return [
    row.box,
    row.description,
    acquiredCell(row),
    dayCell(row.sold),
    moneyCell(row.proceeds),
    moneyCell(row.basis),
    row.code,
    // "Enter -0-" where a code stands and nothing is adjusted.
    row.adjustment === ZERO && row.code === '' ? '' : moneyCell(row.adjustment),
    moneyCell(row.gain),
    row.account,
    row.owner,
  ];
}

/** Column (b). */
const acquiredCell = ({ isInherited, isVarious, acquired }: FormRow): Cell =>
  isInherited ? INHERITED : isVarious ? VARIOUS : dayCell(acquired);

/** The same in a file or on paper. */
export const acquiredText = ({ isInherited, isVarious, acquired }: FormRow): string =>
  isInherited ? INHERITED : isVarious ? VARIOUS : usDay(acquired);

/** `05/15/2026` */
export function usDay(day: Day): string {
  const { year, month, date } = civil(day);
  return `${two(month)}/${two(date)}/${year}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

const partOf = (box: Box): string => (isShortBox(box) ? 'Part I' : 'Part II');

function totalCells({ box, count, plain, proceeds, basis, adjustment, gain }: BoxTotal): Cell[] {
  return [
    `Total ${box}`,
    box === FORM_6781
      ? 'Form 6781 Part I, contracts of section 1256: 40% to Schedule D line 4, 60% to line 11'
      : `${partOf(box)}, ${BOX_WORDS[reportedIn(box)]}: Schedule D line ${scheduleLine(box)}${withoutForm(box, plain, count)}`,
    '',
    '',
    moneyCell(proceeds),
    moneyCell(basis),
    '',
    moneyCell(adjustment),
    moneyCell(gain),
    '',
    '',
  ];
}

/** Sales whose basis was reported, and that nothing adjusts, may stand on Schedule D alone. */
function withoutForm(box: Box, plain: number, count: number): string {
  if (reportedIn(box) !== 'basis' || plain === 0) return '';
  const which = plain === count ? 'all of these rows' : `${plain} of these rows, those without a code,`;
  return `; ${which} may go to line ${isShortBox(box) ? '1a' : '8a'} in total instead (Exception 1)`;
}

/** Both forms as they are printed: title, rows by box, then Schedule D. */
export function printedForms(
  rows: readonly FormRow[],
  year: TaxYear,
  settings: Settings,
  open: readonly string[],
): Cell[][] {
  const line = (...cells: Cell[]): Cell[] => [...cells, ...Array<Cell>(WIDTH - cells.length).fill('')];
  const schedule = yearTable(assessmentOf(year, settings), scheduleDParts(rows, settings)).map(
    ([label = '', amount = '', where = '']) => line('', label, '', '', '', '', '', '', amount, where),
  );
  return [
    line(`Form 8949 and Schedule D, ${year.year}`),
    line(
      'Education, not tax advice; check your jurisdiction. Compare each box with your Forms 1099-B and 1099-DA.',
    ),
    line(),
    ...formTable(rows),
    ...open.map(text => line('', text)),
    line(),
    ...schedule,
  ];
}

/** Money as tax programs read it. */
export const plainMoney = (amount: bigint): string => {
  const [whole = '', cents = ''] = exactText(size(amount)).split('.');
  return `${amount < ZERO ? '-' : ''}${whole}.${cents.padEnd(2, '0').slice(0, 2)}`;
};
