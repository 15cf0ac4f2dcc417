/** A cell or range reference, with the sheet it may stand on; what is in quotes is text. */
const TOKEN = /"(?:[^"]|"")*"|'(?:[^']|'')*'!|\$?[A-Za-z]{1,3}\$?\d+(?![\w(.])/g;

/** A formula moved down by so many rows: rows without `$` move along, as they do when a row is sorted. */
export function shifted(formula: string, rows: number): string {
  if (rows === 0) return formula;
  return formula.replace(TOKEN, (token, at: number) => {
    if (token.startsWith('"') || token.startsWith("'")) return token;
    // The end of a longer name is no reference.
    if (at > 0 && /[\w.$]/.test(formula[at - 1]!)) return token;
    const [, column, dollar, row] = /^(\$?[A-Za-z]{1,3})(\$?)(\d+)$/.exec(token)!;
    return dollar === '$' ? token : `${column!}${Math.max(1, Number(row) + rows)}`;
  });
}
