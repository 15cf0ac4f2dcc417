import { spokenDay } from '../base/day';
import { exactText, size, ZERO } from '../base/exact';
import { dollars } from '../base/words';
import type { RealizedGain } from '../engine/household';
import type { Recognised } from '../engine/recognised';
import type { Slice } from '../engine/ledger';
import { dayCell, moneyCell, sharesCell } from './amounts';
import type { Cell } from './cell';
import { reasonText } from './reasonText';

export const GAINS_HEADINGS = [
  'Account',
  'Owner',
  'Symbol',
  'Lot',
  'Quantity',
  'Acquired',
  'Sold',
  'Proceeds',
  'Cost basis',
  'Code',
  'Adjustment',
  'Gain',
  'Term',
  'Why',
] as const;

export const realizedGain = ({ slice, gain }: Recognised): RealizedGain => ({
  source: slice.trade.source,
  sold: slice.trade.day,
  owner: slice.trade.account.owner,
  term: slice.term,
  gain,
});

export function gainsRow(row: Recognised): Cell[] {
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
    why(slice),
  ];
}

/** Form 8949 column (f): W for a wash sale, L for a loss that is nondeductible for another reason. */
function codeOf({ matches, nondeductible }: Slice): string {
  const codes = [nondeductible > ZERO ? 'L' : '', matches.length > 0 ? 'W' : ''];
  return codes.join('');
}

/** Which purchase replaced how many shares, by which rule; where the holding period comes from. */
function why(slice: Slice): string {
  const sentences = slice.matches.map(({ acquisition, shares, disallowed, permanent }) => {
    const rows = acquisition.rows.map(({ source }) => `${source.table} row ${source.row}`).join(', ');
    const where = acquisition.account.name === '' ? '' : ` in ${acquisition.account.name}`;
    return `${exactText(shares)} replaced by shares bought ${spokenDay(acquisition.day)}${where} (${rows}): ${dollars(disallowed)} ${
      permanent ? 'lost for good [Rev. Rul. 2008-5]' : 'deferred into their basis [26 U.S.C. § 1091(a), (d)]'
    }.`;
  });
  if (slice.kind === 'returnOfCapital')
    sentences.push('Return of capital beyond the basis [26 U.S.C. § 301(c)(3)].');
  if (slice.nondeductible > ZERO) {
    sentences.push(
      `${dollars(slice.nondeductible)} nondeductible: exempt-interest dividends on fund shares held six months or less [26 U.S.C. § 852(b)(4)(B)].`,
    );
  }
  if (slice.washAdded !== ZERO) {
    sentences.push(
      `Basis includes ${dollars(size(slice.washAdded))} of an earlier disallowed loss [26 U.S.C. § 1091(d)].`,
    );
  }
  if (slice.holdingStart !== slice.acquired && slice.kind === 'sale') {
    sentences.push(`Holding period counts from ${spokenDay(slice.holdingStart)} [26 U.S.C. § 1223].`);
  }
  if (slice.alwaysLong) sentences.push('Inherited: always long-term [26 U.S.C. § 1223(9)].');
  return reasonText(sentences.map(text => ({ text, cite: null })));
}
