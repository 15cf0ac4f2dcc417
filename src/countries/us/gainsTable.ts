import { ZERO } from '../../base/exact';
import type { Disposition } from '../../engine/ledger';
import type { Recognised } from '../../engine/recognised';
import type { Household } from '../../planner/household';
import { dayCell, moneyCell, sharesCell } from '../../table/amounts';
import type { Cell } from '../../table/cell';
import { gainsCells } from '../../table/gainsTable';
import { reasonText } from '../../table/reasonText';
import { whyOf } from './words/realised';

export function gainsRow(row: Recognised, household: Household): Cell[] {
  const { disposition } = row;
  const { account, symbol } = disposition.trade;
  return gainsCells({
    Account: account.name,
    Owner: account.owner.name,
    Symbol: symbol,
    Lot: disposition.lotName ?? '',
    Quantity: sharesCell(disposition.shares),
    // A short sale is acquired by the covering purchase, on the day it closes: Instructions for Form 8949.
    Acquired: dayCell(disposition.kind === 'cover' ? disposition.soldOn : disposition.acquired),
    Sold: dayCell(disposition.soldOn),
    Proceeds: moneyCell(row.proceeds),
    'Cost basis': moneyCell(row.basis),
    Code: codeOf(disposition),
    Adjustment: moneyCell(row.adjustment),
    Gain: moneyCell(row.gain),
    Term: disposition.term === 'short' ? 'Short' : 'Long',
    Why: reasonText(whyOf(disposition, household)),
  });
}

/** Form 8949 column (f): W for a wash sale, L for a loss that is nondeductible for another reason. */
export function codeOf({ matches, nondeductible, besideSales }: Disposition): string {
  const isWashed = matches.length > 0 || besideSales !== undefined;
  const codes = [nondeductible > ZERO ? 'L' : '', isWashed ? 'W' : ''];
  return codes.join('');
}
