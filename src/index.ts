/**
 * The public face: everything a sheet or the sidebar's page can call. Each export becomes a top-level function of
 * dist/Code.js with this JSDoc, which is the help that Sheets shows.
 */
import { lineArgument, yearArgument } from './addon/arguments';
import { asOfDay, fromCell, fromCells, neededRange, toRange, toScalar, type GoogleValue } from './addon/edge';
import { spreadsheetZone, type Zone } from './addon/zone';
import { plannerWriteSheet as writeSheet } from './addon/formsServer';
import { checkInstallation as check } from './addon/installation';
import { plannerSelected as selected } from './addon/selected';
import { startOwn as startWithOwn } from './addon/startOwn';
import { plannerFillAccountType as fillAccountType, plannerShow as showCell } from './addon/mendServer';
import * as menu from './addon/menu';
import {
  plannerIsCurrent as isCurrent,
  plannerOpen as open,
  plannerUseSelection as useSelection,
} from './addon/plannerServer';
import { plannerUndo as undo, plannerWrite as write } from './addon/planSheet';
import {
  plannerImportBegin as importBegin,
  plannerImportCancel as importCancel,
  plannerImportRows as importRows,
  plannerReadTab as readTab,
} from './addon/importDraft';
import { plannerImportEnd as importEnd, plannerImportUndo as importUndo } from './addon/importServer';
import { plannerSaveSettings as saveSettings } from './addon/settingsServer';
import { buyCheck } from './functions/buyCheck';
import { gainsFrom } from './import/gains';
import { lotsFrom } from './import/lots';
import type { Given } from './import/imported';
import { tradesFrom } from './import/trades';
import type { Cell, Range } from './table/cell';
import { readText } from './table/cells';
import { deferralValue } from './functions/deferralValue';
import { harvestCheck } from './functions/harvestCheck';
import { harvestLoss } from './functions/harvestLoss';
import { harvestPlan } from './functions/harvestPlan';
import { netGain } from './functions/netGain';
import { openLots } from './functions/openLots';
import { realizedGains } from './functions/realizedGains';
import { comparedRows, formRows } from './functions/taxForms';
import { washSaleRisk } from './functions/washSaleRisk';

/**
 * The loss (positive) that selling each lot alone, whole, on the day would realise after any wash sale, before the
 * year's limit; 0 where there is none. One row for each row of lots. Lots of one symbol do not add up: selling one
 * can wash another. Past and planned purchases count. 26 U.S.C. § 1091. Education, not tax advice.
 *
 * @param {Lots!A1:L80} lots Lots with headings: Symbol, Quantity, Acquired, Cost basis, Price, Account, …
 * @param {Trades!A1:K400} trades Optional. Trades of all accounts with headings: Date, Action, Symbol, Quantity, Amount, …
 * @param {Settings!A1:B40} settings Optional. The Settings table: Setting, Value.
 * @param {DATE(2026,11,20)} as_of Optional. The day of the question; blank is today.
 * @return A heading and one number for each row of lots.
 * @customfunction
 */
export function HARVEST_LOSS(
  lots: GoogleValue,
  trades?: GoogleValue,
  settings?: GoogleValue,
  as_of?: GoogleValue,
) {
  const zone = spreadsheetZone();
  const ranges = {
    ...optional({ trades, settings }, zone),
    lots: neededRange('HARVEST_LOSS', 'Lots', lots, zone),
  };
  return fromCells(harvestLoss(ranges, asOfDay('HARVEST_LOSS', as_of, zone)), zone);
}

/**
 * What selling each lot, whole, on the day would run into: purchases of the same or a substantially identical
 * security within 30 days, in any account of the household. One row for each row of lots. 26 U.S.C. § 1091;
 * Rev. Rul. 2008-5. Education, not tax advice.
 *
 * @param {Lots!A1:L80} lots Lots with headings: Symbol, Quantity, Acquired, Cost basis, Price, Account, …
 * @param {Trades!A1:K400} trades Optional. Trades of all accounts, planned ones too.
 * @param {Settings!A1:B40} settings Optional. The Settings table: Setting, Value.
 * @param {DATE(2026,11,20)} as_of Optional. The day of the question; blank is today.
 * @param {Securities!A1:G30} securities Optional. Symbol, Identical to, Index, Class, Replacement, …
 * @return Risk, Certainty, Shares at risk, Deferred loss, Permanent loss, Clear to sell, Do not buy before, Why.
 * @customfunction
 */
export function WASH_SALE_RISK(
  lots: GoogleValue,
  trades?: GoogleValue,
  settings?: GoogleValue,
  as_of?: GoogleValue,
  securities?: GoogleValue,
) {
  const zone = spreadsheetZone();
  const ranges = {
    ...optional({ trades, settings, securities }, zone),
    lots: neededRange('WASH_SALE_RISK', 'Lots', lots, zone),
  };
  return fromCells(washSaleRisk(ranges, asOfDay('WASH_SALE_RISK', as_of, zone)), zone);
}

/**
 * May each symbol be bought now, and whose loss sale would the purchase wash? Without symbols, the household's
 * whole do-not-buy list. 26 U.S.C. § 1091. Education, not tax advice.
 *
 * @param {A2:A10} symbols One or more symbols; blank lists everything not to be bought.
 * @param {Trades!A1:K400} trades Trades of all accounts of the household, planned ones too.
 * @param {Settings!A1:B40} settings Optional. The Settings table: Setting, Value.
 * @param {DATE(2026,11,20)} as_of Optional. The day of the purchase; blank is today.
 * @param {Securities!A1:G30} securities Optional. Symbol, Identical to, Index, …
 * @return Symbol, Buy (Yes, No, Review), Not before, Loss at stake, Whose sale, Why.
 * @customfunction
 */
export function BUY_CHECK(
  symbols: GoogleValue,
  trades: GoogleValue,
  settings?: GoogleValue,
  as_of?: GoogleValue,
  securities?: GoogleValue,
) {
  const zone = spreadsheetZone();
  const ranges = {
    ...optional({ settings, securities }, zone),
    trades: neededRange('BUY_CHECK', 'Trades', trades, zone),
  };
  return fromCells(buyCheck(toRange(symbols, zone), ranges, asOfDay('BUY_CHECK', as_of, zone)), zone);
}

/**
 * One number of the year's Schedule D, carryovers in: net (line 16), short (line 7), long (line 15), deduction
 * (line 21, positive), short carryover, long carryover (out), tax (with the capital items less without them); or
 * all, the labelled table. 26 U.S.C. §§ 1211, 1212, 1222. Education, not tax advice.
 *
 * @param {Trades!A1:K400} gains A Trades table, or realised sales: Acquired, Sold, Proceeds, Cost basis, [Adjustment]; or Term, Gain.
 * @param {Settings!A1:B40} settings Optional. The Settings table: Setting, Value.
 * @param {2026} year Optional. The tax year; blank is the year of Settings or of the as-of day.
 * @param {"net"} line Optional. net, short, long, deduction, short carryover, long carryover, tax or all.
 * @param {DATE(2026,11,20)} as_of Optional. Later trades are left out; blank is today.
 * @return A number, or for all a table.
 * @customfunction
 */
export function NET_GAIN(
  gains: GoogleValue,
  settings?: GoogleValue,
  year?: GoogleValue,
  line?: GoogleValue,
  as_of?: GoogleValue,
) {
  const zone = spreadsheetZone();
  const answer = netGain(
    neededRange('NET_GAIN', 'Gains', gains, zone),
    toRange(settings, zone),
    yearArgument('NET_GAIN', year, zone),
    lineArgument(line, zone),
    asOfDay('NET_GAIN', as_of, zone),
  );
  return Array.isArray(answer) ? fromCells(answer, zone) : fromCell(answer, zone);
}

/**
 * A row for each sale and lot, as on Form 8949: Acquired is the real purchase day, Cost basis includes wash
 * adjustments, Gain = Proceeds − Cost basis + Adjustment. 26 U.S.C. § 1091; 26 CFR 1.1091-1. Education, not tax advice.
 *
 * @param {Trades!A1:K400} trades Trades of all accounts of the household.
 * @param {Settings!A1:B40} settings Optional. The Settings table: Setting, Value.
 * @param {2026} year Optional. The tax year; blank is every year.
 * @param {DATE(2026,11,20)} as_of Optional. Later trades are left out; blank is today.
 * @return Account, Owner, Symbol, Lot, Quantity, Acquired, Sold, Proceeds, Cost basis, Code, Adjustment, Gain, Term, Why.
 * @customfunction
 */
export function REALIZED_GAINS(
  trades: GoogleValue,
  settings?: GoogleValue,
  year?: GoogleValue,
  as_of?: GoogleValue,
) {
  const zone = spreadsheetZone();
  const ranges = {
    ...optional({ settings }, zone),
    trades: neededRange('REALIZED_GAINS', 'Trades', trades, zone),
  };
  const asked = yearArgument('REALIZED_GAINS', year, zone);
  return fromCells(realizedGains(ranges, asked, asOfDay('REALIZED_GAINS', as_of, zone)), zone);
}

/**
 * The year's sales as Form 8949 has them, by box (A to F; G to L for digital assets from 2025), each box with its total
 * and the line of Schedule D. The box follows the day of purchase (covered securities, 26 CFR 1.6045-1(a)(15)): compare
 * it with your Forms 1099-B and 1099-DA. Education, not tax advice.
 *
 * @param {Trades!A1:K400} trades Trades of all accounts of the household.
 * @param {Settings!A1:B40} settings Optional. The Settings table: Setting, Value.
 * @param {2026} year Optional. The tax year; blank is the year of Settings or of the as-of day.
 * @param {DATE(2026,11,20)} as_of Optional. Later trades are left out; blank is today.
 * @param {Forms!A1:B9} reported Optional. Account | Basis, Proceeds or None: what its form reports.
 * @return Box, (a) Description, (b) Acquired, (c) Sold, (d) Proceeds, (e) Cost basis, (f) Code, (g) Adjustment, (h) Gain, Account, Owner.
 * @customfunction
 */
export function FORM_8949(
  trades: GoogleValue,
  settings?: GoogleValue,
  year?: GoogleValue,
  as_of?: GoogleValue,
  reported?: GoogleValue,
) {
  const zone = spreadsheetZone();
  const ranges = {
    ...optional({ settings }, zone),
    trades: neededRange('FORM_8949', 'Trades', trades, zone),
  };
  const asked = yearArgument('FORM_8949', year, zone);
  const asOf = asOfDay('FORM_8949', as_of, zone);
  return fromCells(formRows(ranges, asked, asOf, toRange(reported, zone)), zone);
}

/**
 * A broker's Form 1099-B or export of realized gains beside what the household's trades make, row by row: what
 * differs, why, and what to enter. A broker sees one account and one CUSIP only (26 CFR 1.6045-1(d)(6)(iii)); washes
 * across accounts, spouses and IRAs are yours to add. Education, not tax advice.
 *
 * @param {GAINS_FROM(Raw!A:Z)} broker Symbol, Quantity, Acquired, Sold, Proceeds, Cost basis, Adjustment: what GAINS_FROM gives.
 * @param {Trades!A1:K400} trades Trades of all accounts of the household.
 * @param {Settings!A1:B40} settings Optional. The Settings table: Setting, Value.
 * @param {2026} year Optional. The tax year; blank is the year of Settings or of the as-of day.
 * @param {DATE(2026,11,20)} as_of Optional. Later trades are left out; blank is today.
 * @return Row, Account, Symbol, Quantity, Acquired, Sold, Proceeds, Broker basis, Basis, Broker disallowed, Disallowed, Agrees, Why, What to enter.
 * @customfunction
 */
export function COMPARE_1099B(
  broker: GoogleValue,
  trades: GoogleValue,
  settings?: GoogleValue,
  year?: GoogleValue,
  as_of?: GoogleValue,
) {
  const zone = spreadsheetZone();
  const ranges = {
    ...optional({ settings }, zone),
    trades: neededRange('COMPARE_1099B', 'Trades', trades, zone),
  };
  const table = neededRange('COMPARE_1099B', 'Broker', broker, zone);
  const asked = yearArgument('COMPARE_1099B', year, zone);
  return fromCells(comparedRows(table, ranges, asked, asOfDay('COMPARE_1099B', as_of, zone)), zone);
}

/**
 * What the trades leave on the day, lot by lot, with wash adjustments in basis and holding period: fit to be the
 * lots of the other functions as it stands. 26 U.S.C. §§ 1012, 1091(d), 1223(3). Education, not tax advice.
 *
 * @param {Trades!A1:K400} trades Trades of all accounts of the household.
 * @param {Settings!A1:B40} settings Optional. The Settings table: Setting, Value.
 * @param {DATE(2026,11,20)} as_of Optional. The day; blank is today.
 * @param {Prices!A1:B30} prices Optional. Symbol, Price: adds a Price column.
 * @return The open lots with headings.
 * @customfunction
 */
export function OPEN_LOTS(
  trades: GoogleValue,
  settings?: GoogleValue,
  as_of?: GoogleValue,
  prices?: GoogleValue,
) {
  const zone = spreadsheetZone();
  const ranges = {
    ...optional({ settings }, zone),
    trades: neededRange('OPEN_LOTS', 'Trades', trades, zone),
  };
  return fromCells(openLots(ranges, asOfDay('OPEN_LOTS', as_of, zone), toRange(prices, zone)), zone);
}

/**
 * The harvest suggestions by net benefit: what each saves now, what it costs later, what to buy instead, until when
 * not to buy back, and why. Harvesting defers tax; the later tax stands beside the saving. Education, not tax advice.
 *
 * @param {Lots!A1:L80} lots Lots with headings: Symbol, Quantity, Acquired, Cost basis, Price, Account, …
 * @param {Trades!A1:K400} trades Optional. Trades of all accounts, planned ones too.
 * @param {Settings!A1:B40} settings Optional. The Settings table; without income or rates tax figures are blank.
 * @param {DATE(2026,11,20)} as_of Optional. The day of the plan; blank is today.
 * @param {Securities!A1:G30} securities Optional. Symbol, Index, Class, Replacement, Next distribution, …
 * @return The plan, one row for each suggestion.
 * @customfunction
 */
export function HARVEST_PLAN(
  lots: GoogleValue,
  trades?: GoogleValue,
  settings?: GoogleValue,
  as_of?: GoogleValue,
  securities?: GoogleValue,
) {
  const zone = spreadsheetZone();
  const ranges = {
    ...optional({ trades, settings, securities }, zone),
    lots: neededRange('HARVEST_PLAN', 'Lots', lots, zone),
  };
  return fromCells(harvestPlan(ranges, asOfDay('HARVEST_PLAN', as_of, zone)), zone);
}

/**
 * Every problem found in the tables, each with its cell and what would do.
 *
 * @param {Lots!A1:L80} lots Lots with headings.
 * @param {Trades!A1:K400} trades Optional. Trades of all accounts.
 * @param {Settings!A1:B40} settings Optional. The Settings table.
 * @param {Securities!A1:G30} securities Optional. The Securities table.
 * @param {DATE(2026,11,20)} as_of Optional. The day of the question; blank is today.
 * @return Table, Row, Column, Found, What would do.
 * @customfunction
 */
export function HARVEST_CHECK(
  lots: GoogleValue,
  trades?: GoogleValue,
  settings?: GoogleValue,
  securities?: GoogleValue,
  as_of?: GoogleValue,
) {
  const zone = spreadsheetZone();
  const ranges = optional({ lots, trades, settings, securities }, zone);
  return fromCells(harvestCheck(ranges, asOfDay('HARVEST_CHECK', as_of, zone)), zone);
}

/**
 * A broker's transactions, pasted raw, as the Trades table: preamble, totals and footers are set aside, cash rows
 * counted, net amounts told from gross ones by arithmetic. What only a person can answer keeps its row with the action
 * Check and says under Note what to do; a question about the whole file is an error. Paste again next month.
 *
 * @param {Raw!A1:Z500} raw The export as it is, headings and all.
 * @param {"Schwab"} account Optional. The account's name, where the file has none.
 * @param {"Taxable"} account_type Optional. Taxable, IRA, Roth IRA, 401k …, where the file does not say.
 * @param {Hints!A1:B9} hints Optional. Two columns of answers: Date order | DMY, Symbol | TICKER, Transfers | Own accounts.
 * @return Date, Time, Action, Symbol, Quantity, Price, Amount, Fees, Account, Account type, Asset, …, Row, Note.
 * @customfunction
 */
export function TRADES_FROM(
  raw: GoogleValue,
  account?: GoogleValue,
  account_type?: GoogleValue,
  hints?: GoogleValue,
) {
  return imported('TRADES_FROM', tradesFrom, raw, account, account_type, hints);
}

/**
 * A broker's open lots, pasted raw, as the Lots table. Positions without the days they were bought are refused with
 * the name of the file to download instead.
 *
 * @param {Raw!A1:Z500} raw The export as it is, headings and all.
 * @param {"Schwab"} account Optional. The account's name, where the file has none.
 * @param {"Taxable"} account_type Optional. Taxable, IRA, Roth IRA, 401k …, where the file does not say.
 * @param {Hints!A1:B9} hints Optional. Two columns of answers: Date order | DMY, Symbol | TICKER.
 * @return Symbol, Quantity, Acquired, Cost basis, Price, Account, Account type, Asset, Row, Note.
 * @customfunction
 */
export function LOTS_FROM(
  raw: GoogleValue,
  account?: GoogleValue,
  account_type?: GoogleValue,
  hints?: GoogleValue,
) {
  return imported('LOTS_FROM', lotsFrom, raw, account, account_type, hints);
}

/**
 * A broker's realised gains or 1099-B, pasted raw, as a table of realised sales for NET_GAIN.
 *
 * @param {Raw!A1:Z500} raw The export as it is, headings and all.
 * @param {"Schwab"} account Optional. The account's name, where the file has none.
 * @param {"Taxable"} account_type Optional. Not needed for realised sales.
 * @param {Hints!A1:B9} hints Optional. Two columns of answers: Date order | DMY.
 * @return Symbol, Quantity, Acquired, Sold, Proceeds, Cost basis, Adjustment, Term, Account, Row, Note.
 * @customfunction
 */
export function GAINS_FROM(
  raw: GoogleValue,
  account?: GoogleValue,
  account_type?: GoogleValue,
  hints?: GoogleValue,
) {
  return imported('GAINS_FROM', gainsFrom, raw, account, account_type, hints);
}

/**
 * What harvesting a loss is worth today: tax saved now, less the present value of the tax on the replacement's
 * lower basis, less costs. Below zero it hurts. Education, not tax advice.
 *
 * @param {10000} loss The harvested loss, positive.
 * @param {0.15} rate_now The rate it saves now, 15% or 0.15.
 * @param {0.15} rate_later The rate on the later gain.
 * @param {10} years Years until the replacement is sold.
 * @param {0.05} discount_rate Optional. After-tax return on money kept; 0.05.
 * @param {0} costs Optional. Commissions, spreads, time; 0.
 * @param {1} share_taxed Optional. The share of the later gain ever taxed (gifts, step-up); 1.
 * @return Money of today, rounded to the cent.
 * @customfunction
 */
export function DEFERRAL_VALUE(
  loss: GoogleValue,
  rate_now: GoogleValue,
  rate_later: GoogleValue,
  years: GoogleValue,
  discount_rate?: GoogleValue,
  costs?: GoogleValue,
  share_taxed?: GoogleValue,
) {
  const zone = spreadsheetZone();
  const cell = (value: GoogleValue) => toScalar(value, zone);
  return deferralValue({
    loss: cell(loss),
    rate_now: cell(rate_now),
    rate_later: cell(rate_later),
    years: cell(years),
    discount_rate: cell(discount_rate),
    costs: cell(costs),
    share_taxed: cell(share_taxed),
  });
}

/** Adds the add-on's menu when a spreadsheet opens. */
export function onOpen() {
  menu.onOpen();
}

/** Adds the menu at once when the add-on is installed. */
export function onInstall() {
  menu.onOpen();
}

/** Menu: opens the planner at the right. */
export function openPlanner() {
  menu.openPlanner();
}

/** Menu: empty sheets for one's own household. */
export function startOwn() {
  return startWithOwn();
}

/** Menu: writes today into the as-of cell, so that formulas calculate anew. */
export function refreshAsOf() {
  return menu.refreshAsOf();
}

/** Menu: tries what the add-on relies on Google for, in a sheet of its own. */
export function checkInstallation() {
  return check();
}

/** Menu: what this is, and what it is not. */
export function about() {
  menu.about();
}

/** Planner: the tables found, the as-of day, whether a write can be undone. */
export function plannerOpen() {
  return open();
}

/** Planner: the selection's sheet becomes the table of a role (lots, trades, settings, securities). */
export function plannerUseSelection(role: unknown) {
  return useSelection(role);
}

/** Planner: writes settings into the Settings table. */
export function plannerSaveSettings(changes: unknown) {
  return saveSettings(changes);
}

/** Planner: writes the plan into its own sheet. */
export function plannerWrite(request: unknown) {
  return write(request);
}

/** Planner: puts back what the last write replaced. */
export function plannerUndo() {
  return undo();
}

/** Planner: are the tables still those that the page has read? */
export function plannerIsCurrent(fingerprints: unknown) {
  return isCurrent(fingerprints);
}

/** Planner: takes the user to a cell of one of its tables. */
export function plannerShow(role: unknown, row: unknown, column: unknown) {
  return showCell(role, row, column);
}

/** Planner: what stands in the selected cell, and what it belongs to. */
export function plannerSelected() {
  return selected();
}

/** Planner: fills in what an account is, where that is blank. */
export function plannerFillAccountType(role: unknown, account: unknown, type: unknown) {
  return fillAccountType(role, account, type);
}

/** Planner: the open tab's cells, where a file was pasted. */
export function plannerReadTab() {
  return readTab();
}

/** Planner: a hidden sheet for a file's rows. */
export function plannerImportBegin() {
  return importBegin();
}

/** Planner: a block of a file's rows into that sheet. */
export function plannerImportRows(sheet: unknown, from: unknown, rows: unknown) {
  return importRows(sheet, from, rows);
}

/** Planner: the complete file becomes part of the household's tables. */
export function plannerImportEnd(request: unknown) {
  return importEnd(request);
}

/** Planner: an import under way is given up. */
export function plannerImportCancel(sheet: unknown) {
  return importCancel(sheet);
}

/** Planner: a table for printing, on a new sheet. */
export function plannerWriteSheet(request: unknown) {
  return writeSheet(request);
}

/** Planner: takes the last import back. */
export function plannerImportUndo() {
  return importUndo();
}

function optional<K extends string>(values: Readonly<Record<K, GoogleValue>>, zone: Zone) {
  const names = Object.keys(values) as K[];
  return Object.fromEntries(names.map(name => [name, toRange(values[name], zone)])) as Record<
    K,
    ReturnType<typeof toRange>
  >;
}

function imported(
  name: string,
  read: (raw: Range, given: Given) => Cell[][],
  raw: GoogleValue,
  account: GoogleValue,
  accountType: GoogleValue,
  hints: GoogleValue,
) {
  const zone = spreadsheetZone();
  const given = {
    account: readText(toScalar(account, zone)),
    accountType: readText(toScalar(accountType, zone)),
    hints: toRange(hints, zone),
  };
  return fromCells(read(neededRange(name, 'raw', raw, zone), given), zone);
}
