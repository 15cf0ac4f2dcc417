import { ROLES, type FoundTable, type TableRole } from './found';
import { findTable, type SheetCells } from './tables';

/** Which ranges the user has chosen: kept in the document, for everyone who opens it. */
const CHOSEN = 'ranges';

export function choose(role: TableRole, reference: string): void {
  const chosen = { ...chosenRanges(), [role]: reference };
  PropertiesService.getDocumentProperties().setProperty(CHOSEN, JSON.stringify(chosen));
}

export function tablesIn(
  sheets: readonly SheetCells[],
  chosen: Partial<Record<TableRole, string>>,
): Record<TableRole, FoundTable | null> {
  const find = (role: TableRole): FoundTable | null => findTable(role, sheets, chosen[role] ?? null);
  return {
    lots: find('lots'),
    trades: find('trades'),
    settings: find('settings'),
    securities: find('securities'),
  };
}

/** Which ranges the user has chosen in this document; what cannot be read counts as no choice. */
export function chosenRanges(): Partial<Record<TableRole, string>> {
  const kept = PropertiesService.getDocumentProperties().getProperty(CHOSEN);
  try {
    const chosen = JSON.parse(kept ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(
      ROLES.flatMap(role => (typeof chosen[role] === 'string' ? [[role, chosen[role]]] : [])),
    );
  } catch {
    return {};
  }
}
