/**
 * The public face: everything a sheet or the sidebar's page can call. The build makes a top-level function of
 * dist/Code.js for each, a custom function's with the help that Sheets shows.
 */
import { callOf } from './addon/customFunctions';
import { plannerWriteSheet } from './addon/formsServer';
import { plannerCloseYear } from './addon/yearsServer';
import {
  plannerImportBegin,
  plannerImportCancel,
  plannerImportRows,
  plannerReadTab,
} from './addon/importDraft';
import { plannerImportEnd, plannerImportUndo } from './addon/importServer';
import { checkInstallation } from './addon/installation';
import { plannerAnswerKind } from './addon/kindServer';
import { plannerFillAccountType, plannerShow } from './addon/mendServer';
import { about, onOpen, openPlanner, refreshAsOf } from './addon/menu';
import { plannerIsCurrent, plannerOpen, plannerUseSelection } from './addon/plannerServer';
import { plannerUndo, plannerWrite } from './addon/planSheet';
import { plannerSelected } from './addon/selected';
import { plannerSaveSettings } from './addon/settingsServer';
import { plannerFillPrices } from './addon/priceServer';
import { plannerStartOwn, startOwn } from './addon/startOwn';
import { CUSTOM_FUNCTIONS } from './functions/all';

/** Custom functions, by name. */
export const custom = Object.fromEntries(CUSTOM_FUNCTIONS.map(one => [one.name, callOf(one)]));

/** What Google, the menu and the planner's page call. */
export const server = {
  // Google: when a spreadsheet opens, and when the add-on is installed.
  onOpen,
  onInstall: onOpen,
  // The menu.
  openPlanner,
  startOwn,
  refreshAsOf,
  checkInstallation,
  about,
  // The planner's page.
  plannerOpen,
  plannerUseSelection,
  plannerSaveSettings,
  plannerWrite,
  plannerUndo,
  plannerIsCurrent,
  plannerShow,
  plannerSelected,
  plannerFillAccountType,
  plannerAnswerKind,
  plannerFillPrices,
  plannerStartOwn,
  plannerReadTab,
  plannerImportBegin,
  plannerImportRows,
  plannerImportEnd,
  plannerImportCancel,
  plannerWriteSheet,
  plannerCloseYear,
  plannerImportUndo,
};
