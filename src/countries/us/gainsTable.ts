import { ZERO } from '../../base/exact';
import type { Disposition } from '../../engine/ledger';
import type { Recognised } from '../../engine/recognised';
import type { Household } from '../../planner/household';
import { dayCell } from '../../table/amounts';
import type { Cell } from '../../table/cell';
import { SIXTY_FORTY } from '../../table/gains';
import { lotCells } from '../../table/gainsTable';
import { reasonText } from '../../table/reasonText';
import { isCollectible, isContract } from './gainClass';
import { whyOf } from './words/realised';

export const gainsRow = (row: Recognised, household: Household): Cell[] =>
  lotCells(row, {
    // A short sale is acquired by the covering purchase, on the day it closes: Instructions for Form 8949.
    ...(row.disposition.kind === 'cover' && { Acquired: dayCell(row.disposition.trade.day) }),
    Code: codeOf(row.disposition),
    Term: termText(row.disposition),
    Why: reasonText(whyOf(row.disposition, household)),
  });

const termText = ({ trade, term }: Disposition): string =>
  isContract(trade.asset) ? SIXTY_FORTY : term === 'short' ? 'Short' : 'Long';

/**
 * Form 8949 column (f): C for a collectible, D for accrued market discount, O for a bill's discount, L for a loss that is nondeductible for another reason than a wash, W for a
 * wash sale. Contracts of § 1256 are not on that form.
 */
export function codeOf({ trade, matches, nondeductible, besideSales, interest }: Disposition): string {
  const isWashed = matches.length > 0 || besideSales !== undefined;
  const codes = [
    isCollectible(trade) ? 'C' : '',
    interest > ZERO && trade.asset !== 'bill' ? 'D' : '',
    nondeductible > ZERO ? 'L' : '',
    interest > ZERO && trade.asset === 'bill' ? 'O' : '',
    isWashed ? 'W' : '',
  ];
  return codes.join('');
}
