import { inCell } from '../table/reasonText';
import { eachOf, finish, type Steps } from '../base/steps';
import { exactFromText, exactNumber, exactText, size, ZERO, type Money } from '../base/exact';
import type { Cell, Range } from '../table/cell';
import { isTicked, readText } from '../table/readCell';
import { problemAt } from '../table/faults';
import { accountsOf } from './accounts';
import { corrected } from './corrections';
import { hintsFrom } from './hints';
import { notRead, tableOf, type Given, type Imported } from './imported';
import { splitTable } from './pasted';
import { cellOf, recognise, type Recognised, type Record } from './recognise';
import { securityOf } from './security';
import { accountQuestions, blankBut, summary } from './trades';
import { unreadWords } from './unread';
import { halfRead, firstNumber, readDate, styleOf, type Style } from './values';

export const GAINS_FROM_HEADINGS = [
  'Symbol',
  'Quantity',
  'Acquired',
  'Sold',
  'Proceeds',
  'Cost basis',
  'Adjustment',
  'Term',
  'Box',
  'Market discount',
  'Ordinary',
  'Gross or net',
  'Corrected',
  'Account',
  'Row',
  'Note',
] as const;

/** `GAINS_FROM`: a broker's realised gains or 1099-B as the canonical table. */
export const gainsFrom = (raw: Range, given: Given): Cell[][] =>
  tableOf('GAINS_FROM', finish(readGains(finish(recognise(splitTable('GAINS_FROM', raw))), given)));

export function* readGains(file: Recognised, given: Given): Steps<Imported> {
  const hints = hintsFrom(given.hints);
  const found = corrected(file, 'gains', hints);
  const records = found.records.filter(({ layout }) => layout.kind === 'gains');
  if (records.length === 0) {
    return notRead([
      problemAt('raw', null, null, {
        code: 'noGainsFound',
        found: 'no heading row with the day sold and the proceeds was found',
        remedy: 'paste the file of realised gains whole; for transactions use TRADES_FROM',
      }),
    ]);
  }
  const { style, problems, questions } = styleOf(records, ['acquired', 'sold'], hints);
  if (problems.length > 0) return notRead(problems, questions);
  if (style.isOtherLocale) return notRead([halfRead]);
  const accounts = accountsOf(found.preamble, { name: given.account, type: given.accountType }, hints);
  const counts = new Map(found.setAside);
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const rows: Cell[][] = [];
  const isCorrected = found.preamble.some(isOfCorrectedForm);
  yield* eachOf(records, record => {
    const isSummary = /^summary$/i.test(readText(cellOf(record, 'record')));
    if (isSummary || firstNumber(record, 'proceeds', style) === null) {
      const adjusted = washNote(record, style);
      if (adjusted !== null) {
        rows.push(noteRow(record, accounts(record).name, adjusted));
        return;
      }
      count(isSummary ? 'summaries' : 'rows without proceeds (totals, footers)');
      return;
    }
    if (/^total/i.test(readText(record.cells[0] ?? ''))) {
      count('totals');
      return;
    }
    rows.push(gainRow(record, style, hints, accounts(record).name, isCorrected));
  });
  const named = records.map(record => ({ account: { ...accounts(record), type: 'Taxable' } }));
  return {
    table: [
      [...GAINS_FROM_HEADINGS],
      ...rows,
      blankBut(`${summary(rows, counts)}${unreadWords(records)}`, GAINS_FROM_HEADINGS.length),
    ],
    problems: [],
    questions: accountQuestions(named),
  };
}

/** A line of its own that says how much of the sale above is washed. */
const washNote = (record: Record, style: Style): Money | null =>
  /wash/i.test(readText(cellOf(record, 'sold')))
    ? (firstNumber(record, 'shortGain', style) ?? firstNumber(record, 'longGain', style) ?? ZERO)
    : null;

const noteRow = (record: Record, account: string, amount: Money): Cell[] =>
  GAINS_FROM_HEADINGS.map((heading): Cell => {
    switch (heading) {
      case 'Account':
        return account;
      case 'Row':
        return record.row;
      case 'Note':
        return `Check: ${exactText(size(amount))} of a loss of this security is washed: enter it under Adjustment of the sale it belongs to`;
      default:
        return '';
    }
  });

/** `2025 CORRECTED Form 1099-B`, in the title above the lines. */
const isOfCorrectedForm = (title: string): boolean =>
  /\bcorrected\b/i.test(title) && !/\b(?:not|un|if|when|until|may be)[ -]?corrected\b/i.test(title);

function gainRow(
  record: Record,
  style: Style,
  hints: ReturnType<typeof hintsFrom>,
  account: string,
  isCorrected: boolean,
): Cell[] {
  const described = describedProperty(record);
  const security = securityOf(record, hints, null);
  const acquired = readDate(cellOf(record, 'acquired'), style);
  const sold = readDate(cellOf(record, 'sold'), style);
  const proceeds = firstNumber(record, 'proceeds', style)!;
  const basis = firstNumber(record, 'basis', style);
  const term = termOf(record, style);
  const discount = firstNumber(record, 'discount', style);
  const { adjustment, note } = adjustmentOf(record, style, proceeds, basis);
  const isVarious = acquired === null && /various/i.test(readText(cellOf(record, 'acquired')));
  const questions = [
    sold === null ? 'the day of the sale is missing' : '',
    acquired === null && term === ''
      ? 'the day acquired is missing, and the term is not told: fill in Term'
      : '',
    basis === null || (basis === ZERO && acquired === null) ? 'the cost is missing: enter it' : '',
  ].filter(Boolean);
  return [
    described ? described.name : security.symbol,
    quantityCell(firstNumber(record, 'quantity', style) ?? described?.quantity ?? null),
    acquired === null ? (isVarious ? 'Various' : '') : { day: acquired.day, seconds: 0 },
    sold === null ? '' : { day: sold.day, seconds: 0 },
    exactNumber(proceeds),
    basis === null ? '' : exactNumber(basis),
    adjustment === ZERO ? '' : exactNumber(adjustment),
    term,
    boxOf(record, term),
    discount === null || discount === ZERO ? '' : exactNumber(size(discount)),
    isOrdinary(record) ? 'Yes' : '',
    grossOrNet(record),
    isCorrected || isTicked(cellOf(record, 'corrected')) ? 'Yes' : '',
    account,
    record.row,
    inCell(
      [
        questions.length > 0 ? `Check: ${questions.join('; ')}` : '',
        note,
        isOrdinary(record) ? 'the form ticks Ordinary: its gain may be interest in whole' : '',
        discount === null || discount === ZERO
          ? ''
          : `${exactText(size(discount))} of the gain is accrued market discount: interest, not capital gain`,
      ]
        .filter(Boolean)
        .join('; '),
    ),
  ];
}

/** Box 2 of a 1099-B: a gain of this sale may be ordinary income. */
const isOrdinary = (record: Record): boolean => {
  const cell = cellOf(record, 'ordinary');
  return (
    isTicked(cell) || /^ordinary/i.test(readText(cell)) || /ordinary/i.test(readText(cellOf(record, 'term')))
  );
};

/** Box 6 of a 1099-B: are the proceeds told before or after commissions and option premiums? */
function grossOrNet(record: Record): 'Gross' | 'Net' | '' {
  const word = readText(cellOf(record, 'grossNet'));
  return /^gross/i.test(word) ? 'Gross' : /^net/i.test(word) ? 'Net' : '';
}

const quantityCell = (quantity: bigint | null): Cell =>
  quantity === null ? '' : exactNumber(size(quantity));

/** `60 QUANTUM METRIC TECH INC`: how a 1099-B describes what was sold. */
function describedProperty(record: Record): { readonly quantity: bigint; readonly name: string } | null {
  if (record.layout.columns.has('symbol')) return null;
  const match = /^([\d.,]+)\s+(?:sh\.?\s+)?(.+)$/i.exec(readText(cellOf(record, 'description')));
  const quantity = match && exactFromText(match[1]!.replace(/,/g, ''));
  return quantity ? { quantity, name: match[2]! } : null;
}

/** The file's own word, the box of Form 8949, or the column that has the gain. */
function termOf(record: Record, style: Style): 'Short' | 'Long' | '' {
  const word = readText(cellOf(record, 'term'));
  if (/^s/i.test(word)) return 'Short';
  if (/^l/i.test(word)) return 'Long';
  const box = readText(cellOf(record, 'box')).toUpperCase();
  if (/^[ABCGHI]$/.test(box)) return 'Short';
  if (/^[DEFJKL]$/.test(box)) return 'Long';
  const [short, long] = [firstNumber(record, 'shortGain', style), firstNumber(record, 'longGain', style)];
  return short !== null ? 'Short' : long !== null ? 'Long' : '';
}

/** The box of Form 8949 as the file tells it, or by its word for a security whose basis was not reported. */
function boxOf(record: Record, term: 'Short' | 'Long' | ''): string {
  const [, box] = /^(?:box )?([A-L])$/i.exec(readText(cellOf(record, 'box'))) ?? [];
  if (box) return box.toUpperCase();
  const word = readText(cellOf(record, 'covered'));
  if (word === '' || term === '') return '';
  const heading = record.layout.headings[record.layout.columns.get('covered')![0]!]!;
  // A column headed `Noncovered` holds a yes for what is not.
  const isNon =
    /^non/i.test(word) ||
    (/^(y|yes|true|x|1)$/i.test(word) && /^non/i.test(heading.trim())) ||
    (/^(n|no|false|0)$/i.test(word) && !/^non/i.test(heading.trim()));
  if (isNon) return term === 'Short' ? 'B' : 'E';
  return term === 'Short' ? 'A' : 'D';
}

const TWO_CENTS = BigInt(2_000_000);

/**
 * The disallowed loss as a size. Where the file has none, but its own gain is above proceeds less cost, the
 * difference is what it has disallowed already.
 */
function adjustmentOf(
  record: Record,
  style: Style,
  proceeds: Money,
  basis: Money | null,
): { readonly adjustment: Money; readonly note: string } {
  const stated = firstNumber(record, 'adjustment', style);
  if (stated !== null) return { adjustment: size(stated), note: '' };
  const gain = firstNumber(record, 'gain', style);
  if (gain === null || basis === null) return { adjustment: ZERO, note: '' };
  const more = gain - (proceeds - basis);
  if (more <= TWO_CENTS || proceeds >= basis) return { adjustment: ZERO, note: '' };
  return {
    adjustment: more,
    note: `the file's own gain of ${exactText(gain)} leaves out ${exactText(more)} of the loss: taken as washed`,
  };
}
