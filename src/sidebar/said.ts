import type { Choice } from '../addon/chosen';
import type { Opened } from '../addon/found';
import type { Undone, Written } from '../addon/planSheet';

/** What the planner says when the server has done something. */
export const writtenWords = ({ sheet, sales: count, notes }: Written): string =>
  [`${count} ${count === 1 ? 'sale' : 'sales'} written to “${sheet}”.`, ...notes].join(' ');

export const undoneWords = ({ sheet, notes }: Undone): string =>
  [
    sheet === null
      ? 'Undone: the plan’s sheet is hidden.'
      : `Undone: “${sheet}” is as it was before; what it replaced is kept.`,
    'Undo again to take that back.',
    ...notes,
  ].join(' ');

export const readFromWords = (role: Choice, { tables, asOfFrom }: Opened): string =>
  role === 'asOf'
    ? `The as-of day is read from ${asOfFrom ?? 'nowhere'}.`
    : `${role} are read from ${tables[role]?.reference ?? 'nowhere'}.`;

/** What is said of a change: by itself, or of what was read after it. */
export type ChangeWords = string | ((opened: Opened) => string);
