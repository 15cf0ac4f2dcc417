import { googleWords, type Refusal } from './answer';
import type { ImportRequest } from './importRequest';
import type { Target } from './importTarget';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export interface ImportDone {
  /** The sheet where the rows stand. */
  readonly sheet: string;
  readonly notes: readonly string[];
}

/** What has been decided about a complete draft. */
export interface Import {
  readonly spreadsheet: Spreadsheet;
  readonly request: ImportRequest;
  readonly target: Target;
  /** The draft, or the pasted tab. */
  readonly source: Sheet;
}

/** Nothing comes in: a draft goes, a pasted tab stays. */
export function dropped({ spreadsheet, request, source }: Import, refusal: Refusal): Refusal {
  if (!request.isPasted) spreadsheet.deleteSheet(source);
  return refusal;
}

/** What follows a decision must not turn it into a failure: it is told instead. */
export function noting(consequence: string, work: () => void): string[] {
  try {
    work();
    return [];
  } catch (error) {
    return [`${googleWords(error instanceof Error ? error.message : String(error))} (${consequence})`];
  }
}
