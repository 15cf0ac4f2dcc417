/** What stands between quotes, a brace of constants, or a separator. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\{[^}]*\}|[,;]/g;

/**
 * A formula as a spreadsheet keeps it: a semicolon between arguments is taken in every locale and kept as the
 * locale's own separator. Where the comma is the decimal sign it separates nothing (docs/google.md).
 */
export function withSeparators(formula: string, isDecimalComma: boolean): string {
  return isDecimalComma ? formula : formula.replace(TOKEN, token => (token === ';' ? ',' : token));
}

/** Would a locale with decimal commas refuse to read it? */
export const hasCommas = (formula: string): boolean =>
  [...formula.matchAll(TOKEN)].some(([token]) => token === ',');
