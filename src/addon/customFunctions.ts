import { called } from '../functions/called';
import type { CustomFunction } from '../functions/declare';
import { googleCaller, type GoogleValue } from './edge';

/** What Sheets calls: arguments in their order, dates in the spreadsheet's zone, in and out. */
export const callOf =
  (declared: CustomFunction) =>
  (...given: readonly GoogleValue[]): unknown =>
    called(declared, given, googleCaller());
