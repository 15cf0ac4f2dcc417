import { whyOf } from './words/realised';
import { ZERO } from '../../base/exact';
import type { Recognised } from '../../engine/recognised';
import type { Slice } from '../../engine/ledger';
import type { Rules } from '../../engine/rules';
import type { Household } from '../../plan/household';
import { dayCell, moneyCell, sharesCell } from '../../table/amounts';
import type { Cell } from '../../table/cell';
import { reasonText } from '../../table/reasonText';

export function gainsRow(row: Recognised, rules: Rules, tradesOn: Household['tradesOn']): Cell[] {
  const { slice } = row;
  const { account, symbol } = slice.trade;
  return [
    account.name,
    account.owner.name,
    symbol,
    slice.lotName ?? '',
    sharesCell(slice.shares),
    // A short sale is acquired by the covering purchase, on the day it closes: Instructions for Form 8949.
    dayCell(slice.kind === 'cover' ? slice.soldOn : slice.acquired),
    dayCell(slice.soldOn),
    moneyCell(row.proceeds),
    moneyCell(row.basis),
    codeOf(slice),
    moneyCell(row.adjustment),
    moneyCell(row.gain),
    slice.term === 'short' ? 'Short' : 'Long',
    reasonText(whyOf(slice, rules, tradesOn)),
  ];
}

/** Form 8949 column (f): W for a wash sale, L for a loss that is nondeductible for another reason. */
export function codeOf({ matches, nondeductible, besideSales }: Slice): string {
  const isWashed = matches.length > 0 || besideSales !== undefined;
  const codes = [nondeductible > ZERO ? 'L' : '', isWashed ? 'W' : ''];
  return codes.join('');
}
