import { ZERO } from '../../base/exact';
import type { Disposition } from '../../engine/ledger';
import type { Recognised } from '../../engine/recognised';
import type { Household } from '../../planner/household';
import { dayCell } from '../../table/amounts';
import type { Cell } from '../../table/cell';
import { lotCells } from '../../table/gainsTable';
import { reasonText } from '../../table/reasonText';
import { whyOf } from './words/realised';

export const gainsRow = (row: Recognised, household: Household): Cell[] =>
  lotCells(row, {
    // A short sale is acquired by the covering purchase, on the day it closes: Instructions for Form 8949.
    ...(row.disposition.kind === 'cover' && { Acquired: dayCell(row.disposition.soldOn) }),
    Code: codeOf(row.disposition),
    Term: row.disposition.term === 'short' ? 'Short' : 'Long',
    Why: reasonText(whyOf(row.disposition, household)),
  });

/** Form 8949 column (f): W for a wash sale, L for a loss that is nondeductible for another reason. */
export function codeOf({ matches, nondeductible, besideSales }: Disposition): string {
  const isWashed = matches.length > 0 || besideSales !== undefined;
  const codes = [nondeductible > ZERO ? 'L' : '', isWashed ? 'W' : ''];
  return codes.join('');
}
