import { ZERO } from '../../base/exact';
import type { Disposition } from '../../engine/ledger';
import type { Recognised } from '../../engine/recognised';
import type { Household } from '../../planner/household';
import { dayCell, moneyCell, sharesCell } from '../../table/amounts';
import type { Cell } from '../../table/cell';
import { reasonText } from '../../table/reasonText';
import { whyOf } from './words/realised';

export function gainsRow(row: Recognised, household: Household): Cell[] {
  const { disposition } = row;
  const { account, symbol } = disposition.trade;
  return [
    account.name,
    account.owner.name,
    symbol,
    disposition.lotName ?? '',
    sharesCell(disposition.shares),
    // A short sale is acquired by the covering purchase, on the day it closes: Instructions for Form 8949.
    dayCell(disposition.kind === 'cover' ? disposition.soldOn : disposition.acquired),
    dayCell(disposition.soldOn),
    moneyCell(row.proceeds),
    moneyCell(row.basis),
    codeOf(disposition),
    moneyCell(row.adjustment),
    moneyCell(row.gain),
    disposition.term === 'short' ? 'Short' : 'Long',
    reasonText(whyOf(disposition, household)),
  ];
}

/** Form 8949 column (f): W for a wash sale, L for a loss that is nondeductible for another reason. */
export function codeOf({ matches, nondeductible, besideSales }: Disposition): string {
  const isWashed = matches.length > 0 || besideSales !== undefined;
  const codes = [nondeductible > ZERO ? 'L' : '', isWashed ? 'W' : ''];
  return codes.join('');
}
