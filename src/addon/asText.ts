/** A value as Google holds it in a cell. */
export type GoogleCell = string | number | boolean | Date;

/**
 * Sheets reads what is written as if it were typed: 00123 would become a number, 1-2 a date, what begins with = a
 * formula. An apostrophe before it keeps every text as it is.
 */
export const asText = (cell: GoogleCell): GoogleCell =>
  typeof cell === 'string' && cell !== '' ? `'${cell}` : cell;
