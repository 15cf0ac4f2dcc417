import { parseA1, splitSheet } from './a1';
import type { CellValue } from './host';

/** What a formula of custom functions over ranges and texts gives: `VSTACK(F('Raw'!A:Z,"","",'B'!A1:B2), …)`. */
export function evaluated(
  formula: string,
  /** Of the formula's own sheet where none is named. */
  values: (sheet: string | null, a1: string) => CellValue[][],
  custom: (name: string, args: unknown[]) => unknown,
): CellValue[][] {
  const term = (text: string): unknown => {
    const [, name, inner] = /^([A-Z_]+)\(([\s\S]*)\)$/.exec(text) ?? [];
    if (name === 'IFERROR') {
      const [tried = '', otherwise = ''] = argumentsIn(inner!);
      try {
        return term(tried);
      } catch {
        return term(otherwise);
      }
    }
    if (name !== undefined) {
      const args = argumentsIn(inner!).map(term);
      if (name === 'INDIRECT') return referenced(String(args[0]));
      return name === 'VSTACK' ? args.flat() : custom(name, args);
    }
    const [, quoted] = /^"((?:[^"]|"")*)"$/.exec(text) ?? [];
    if (quoted !== undefined) return quoted.replace(/""/g, '"');
    if (text === '') return '';
    if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
    return referenced(text);
  };
  const referenced = (text: string): CellValue[][] => {
    const { sheet, cells } = splitSheet(text.replace(/\$/g, ''));
    return values(sheet, cells);
  };
  const value = term(formula.slice(1)) as CellValue | CellValue[][];
  return Array.isArray(value) ? value : [[value]];
}

/** Split at separators that stand in no quotes and no brackets. */
function argumentsIn(text: string): string[] {
  const found: string[] = [];
  let [start, depth] = [0, 0];
  for (const { 0: token, index } of text.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[(),;]/g)) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    else if ((token === ',' || token === ';') && depth === 0) {
      found.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  return [...found, text.slice(start).trim()];
}

/** `=SUMPRODUCT(A5:A9*F5:F9)` over rows of cells; null for any other formula. A tick counts as one, a blank as none. */
export function sumProduct(formula: string, rows: readonly (readonly CellValue[])[]): CellValue | null {
  const [, left, right] = /^=SUMPRODUCT\(([A-Z]+\d+:[A-Z]+\d+)\*([A-Z]+\d+:[A-Z]+\d+)\)$/.exec(formula) ?? [];
  if (left === undefined) return null;
  const column = (a1: string): CellValue[] => {
    const { row, column: at, rows: count } = parseA1(a1);
    return Array.from({ length: count }, (_, index) => rows[row + index]?.[at] ?? '');
  };
  const [a, b] = [column(left), column(right!)];
  if ([...a, ...b].some(cell => typeof cell === 'string' && cell !== '')) return '#VALUE!';
  return a.reduce<number>((sum, cell, index) => sum + Number(cell) * Number(b[index]), 0);
}

/** `A:Z` is every row that the sheet has. */
export const whole = (a1: string, rows: number): ReturnType<typeof parseA1> => {
  const [, from, to] = /^([A-Z]+):([A-Z]+)$/.exec(a1) ?? [];
  return parseA1(from === undefined ? a1 : `${from}1:${to!}${rows}`);
};
