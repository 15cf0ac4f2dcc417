import { ROLES, type FoundTable, type TableRole } from './found';
import { findTable, isAsOfCell, type SheetCells } from './tables';

/** What the user can choose: a table for each role, and the cell of the as-of day. */
export type Choice = TableRole | 'asOf';

export type Choices = Partial<Record<Choice, string>>;

/** Kept in the document, for everyone who opens it. */
const CHOSEN = 'ranges';
const VERSION = 1;
const REFERENCE = /^'(?:[^']|'')+'![A-Z]{1,3}\d{1,8}(?::[A-Z]{1,3}\d{1,8})?$/;

export function choose(choice: Choice, reference: string): void {
  const ranges = { ...chosenRanges(), [choice]: reference };
  PropertiesService.getDocumentProperties().setProperty(CHOSEN, JSON.stringify({ version: VERSION, ranges }));
}

/** Which ranges the user has chosen in this document; what cannot be read counts as no choice. */
export function chosenRanges(): Choices {
  const kept = PropertiesService.getDocumentProperties().getProperty(CHOSEN);
  try {
    const { version, ranges } = JSON.parse(kept ?? '{}') as { version?: unknown; ranges?: unknown };
    if (version !== VERSION || typeof ranges !== 'object' || ranges === null) return {};
    const told = ranges as Record<string, unknown>;
    return Object.fromEntries(
      CHOICES.flatMap(choice => {
        const reference = told[choice];
        return typeof reference === 'string' && REFERENCE.test(reference) ? [[choice, reference]] : [];
      }),
    );
  } catch {
    return {};
  }
}

const CHOICES: readonly Choice[] = [...ROLES, 'asOf'];

export function tablesIn(
  sheets: readonly SheetCells[],
  chosen: Choices,
): Record<TableRole, FoundTable | null> {
  const find = (role: TableRole): FoundTable | null => findTable(role, sheets, chosen[role] ?? null);
  return {
    lots: find('lots'),
    trades: find('trades'),
    settings: find('settings'),
    securities: find('securities'),
  };
}

/** Choices that lead nowhere any more: said, because something else is read instead. */
export function lostChoices(sheets: readonly SheetCells[], chosen: Choices): string[] {
  return ROLES.flatMap(role => {
    const reference = chosen[role];
    if (reference === undefined) return [];
    const name = reference.slice(0, reference.lastIndexOf('!'));
    const found = findTable(role, sheets, reference);
    if (found?.reference.startsWith(`${name}!`)) return [];
    const instead = found ? `${found.reference} is read instead` : 'no other was found';
    return [
      `The ${role} chosen on ${name} are not there any more, or their sheet is hidden: ${instead}. Choose them again under Tables.`,
    ];
  }).concat(
    chosen.asOf !== undefined && !isAsOfCell(sheets, chosen.asOf)
      ? [`The as-of day chosen in ${chosen.asOf} is no date any more: choose it again under Tables.`]
      : [],
  );
}
