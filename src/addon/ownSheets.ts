import { KINDS } from '../table/assets';
import { BUY_HEADINGS } from '../functions/buyCheck';
import { CHANGE_HEADINGS } from '../functions/whatChanged';
import { CHECK_HEADINGS } from '../functions/harvestCheck';
import { ACTION_ORDER } from '../engine/actionNames';
import { actionWord } from '../table/actions';
import { CASH_ROW_WORDS } from '../table/actionWords';
import { ACCOUNT_TYPES } from '../table/accounts';
import { PLAN_HEADINGS } from '../table/planColumns';
import { OPEN_LOTS_HEADINGS } from '../table/openLotsTable';
import { RISK_HEADINGS } from '../table/riskTable';
import { lookOf, type ColumnLook } from './columnLooks';
import { WRITTEN_PLAN } from './planLayout';
import { columnName } from './tables';

/** A column of a sheet that people fill in. */
export interface OwnColumn {
  readonly heading: string;
  readonly width: number;
  readonly is?: ColumnLook['is'];
  /** What its cells offer; something else may be written. */
  readonly choices?: readonly string[];
  /** Filled down. */
  readonly formula?: (row: number) => string;
}

/** A sheet of a household's own, empty: what people type, and the formulas beside it. */
export interface OwnSheet {
  readonly name: string;
  /** Those that a formula spills into, and a gap before them, have no heading of their own. */
  readonly columns: readonly OwnColumn[];
  /** Formulas that spill. */
  readonly spills?: readonly Spill[];
}

export interface Spill {
  /** From 1; it writes its headings into the first row. */
  readonly column: number;
  /** With semicolons, as every formula of ours: they are taken in every locale, commas are not. */
  readonly formula: string;
}

/** Are lots worked out from trades, or listed by hand? */
export type LotsFrom = 'trades' | 'list';

export const START = 'Start here';
export const PLAN = 'Plan';
/** Where the as-of day stands on it. */
export const AS_OF_ROW = 4;
export const AS_OF = `'${START}'!$B$${AS_OF_ROW}`;

const YES_NO = ['Yes', 'No'];

const TRADES: OwnSheet = {
  name: 'Trades',
  columns: [
    { heading: 'Date', width: 95, is: 'date' },
    { heading: 'Time', width: 70 },
    {
      heading: 'Action',
      width: 130,
      choices: [...ACTION_ORDER.map(actionWord), CASH_ROW_WORDS[0]!],
    },
    { heading: 'Symbol', width: 110 },
    { heading: 'Quantity', width: 85 },
    { heading: 'Price', width: 85, is: 'amount' },
    { heading: 'Amount', width: 100, is: 'amount' },
    { heading: 'Fees', width: 70, is: 'amount' },
    { heading: 'Account', width: 140 },
    { heading: 'Account type', width: 110, choices: ACCOUNT_TYPES },
    { heading: 'Owner', width: 80 },
    { heading: 'Asset', width: 80, choices: KINDS },
    { heading: 'Lot', width: 90 },
    { heading: 'New symbol', width: 95 },
    { heading: 'Basis share', width: 95 },
    { heading: 'Fair value', width: 85, is: 'amount' },
  ],
};

/** The price that Prices has for the symbol, if any. */
const priceOf = (row: number): string =>
  `=IF($A${row}="";"";IFERROR(VLOOKUP($A${row};Prices!$A:$B;2;FALSE);""))`;

/** What every formula reads of the trades. */
export const TRADES_RANGE = `Trades!$A:$${columnName(TRADES.columns.length - 1)}`;

const LISTED: readonly OwnColumn[] = [
  { heading: 'Symbol', width: 80 },
  { heading: 'Quantity', width: 85 },
  { heading: 'Acquired', width: 95, is: 'date' },
  { heading: 'Cost basis', width: 100, is: 'amount' },
  { heading: 'Price', width: 85, is: 'amount', formula: priceOf },
  { heading: 'Account', width: 140 },
  { heading: 'Account type', width: 110, choices: ACCOUNT_TYPES },
  { heading: 'Owner', width: 80 },
  { heading: 'Asset', width: 80, choices: KINDS },
  { heading: 'Lot', width: 90 },
  { heading: 'Wash adjustment included', width: 120, choices: YES_NO },
];

/** Columns that a formula writes, headings and all. */
const written = (headings: readonly string[]): readonly OwnColumn[] =>
  headings.map(heading => ({ ...lookOf(heading), heading: '' }));

const GAP: OwnColumn = { heading: '', width: 25 };

/** What `OPEN_LOTS` with prices spills. */
const WORKED_OUT = written([...OPEN_LOTS_HEADINGS, 'Price']);

const LOT_COLUMNS: Readonly<Record<LotsFrom, readonly OwnColumn[]>> = { trades: WORKED_OUT, list: LISTED };

/** The columns of the lots themselves: `$A:$J`. */
const lotsRange = (from: LotsFrom): string => `$A:$${columnName(LOT_COLUMNS[from].length - 1)}`;

/** What stands beside the lots begins after a blank column. */
export const besideLots = (from: LotsFrom): number => LOT_COLUMNS[from].length + 2;

/** The lots, and beside them what selling each would let you deduct and what stands in the way. */
function lotsSheet(from: LotsFrom): OwnSheet {
  const columns = LOT_COLUMNS[from];
  const at = besideLots(from);
  const beside = `${lotsRange(from)};${TRADES_RANGE};Settings!$A:$B;${AS_OF}`;
  return {
    name: 'Lots',
    columns: [...columns, GAP, ...written(['Harvestable loss', ...RISK_HEADINGS])],
    spills: [
      ...(from === 'trades'
        ? [
            {
              column: 1,
              formula: `=OPEN_LOTS(${TRADES_RANGE};Settings!$A:$B;${AS_OF};Prices!$A:$B)`,
            },
          ]
        : []),
      { column: at, formula: `=HARVEST_LOSS(${beside})` },
      { column: at + 1, formula: `=WASH_SALE_RISK(${beside};Securities!$A:$G)` },
    ],
  };
}

const PRICES: OwnSheet = {
  name: 'Prices',
  columns: [
    { heading: 'Symbol', width: 90 },
    {
      heading: 'Price',
      width: 90,
      is: 'amount',
      formula: row =>
        `=IF($A${row}="";"";IF($D${row}<>"";$D${row};IFERROR(GOOGLEFINANCE($A${row};"price");"")))`,
    },
    {
      heading: 'As of',
      width: 105,
      is: 'date',
      formula: row =>
        `=IF($B${row}="";"";IF($D${row}<>"";IF($E${row}="";"";$E${row});IFERROR(INT(GOOGLEFINANCE($A${row};"tradetime"));"")))`,
    },
    { heading: 'Typed price', width: 100, is: 'amount' },
    { heading: 'Typed on', width: 105, is: 'date' },
  ],
};

const SECURITIES: OwnSheet = {
  name: 'Securities',
  columns: [
    { heading: 'Symbol', width: 90 },
    { heading: 'Asset', width: 80, choices: KINDS },
    { heading: 'Identical to', width: 100 },
    { heading: 'Index', width: 260 },
    { heading: 'Class', width: 150 },
    { heading: 'Replacement', width: 130 },
    { heading: 'Next distribution', width: 130, is: 'date' },
  ],
};

/** A sheet that is one formula's. */
const answerSheet = (name: string, headings: readonly string[], formula: string): OwnSheet => ({
  name,
  columns: written(headings),
  spills: [{ column: 1, formula }],
});

/** Every table and answer but Start here and Settings, in the order of the tabs. */
export const ownSheets = (from: LotsFrom): readonly OwnSheet[] => [
  lotsSheet(from),
  TRADES,
  PRICES,
  SECURITIES,
  answerSheet(
    PLAN,
    PLAN_HEADINGS,
    `=HARVEST_PLAN(Lots!${lotsRange(from)};${TRADES_RANGE};Settings!$A:$B;${AS_OF};Securities!$A:$G)`,
  ),
  answerSheet(
    'What changed',
    CHANGE_HEADINGS,
    // The planner writes that sheet anew each time: a reference to it would be lost.
    `=WHAT_CHANGED(IFERROR(INDIRECT("'${WRITTEN_PLAN}'!A1:AZ200");"");Lots!${lotsRange(from)};${TRADES_RANGE};Settings!$A:$B;${AS_OF};Securities!$A:$G)`,
  ),
  answerSheet(
    'May I buy?',
    BUY_HEADINGS,
    `=BUY_CHECK("";${TRADES_RANGE};Settings!$A:$B;${AS_OF};Securities!$A:$G)`,
  ),
  answerSheet(
    'Check',
    CHECK_HEADINGS,
    `=HARVEST_CHECK(Lots!${lotsRange(from)};${TRADES_RANGE};Settings!$A:$B;Securities!$A:$G;${AS_OF})`,
  ),
];
