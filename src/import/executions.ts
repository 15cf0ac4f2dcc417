import { size, ZERO } from '../base/exact';
import { readText } from '../table/readCell';
import { cellOf, type Record } from './recognise';
import { firstNumber, readDate, type Style } from './values';

/** What a file says a line is, where it tells orders, their executions and the lots they closed. */
const detailOf = (record: Record): string => readText(cellOf(record, 'detail')).toUpperCase();

/**
 * The records that restate others: closed lots and sums always; an order where its executions stand beside it, known by
 * its number, or by security, account and day and the shares they add up to. So a trade counts once, as it was filled.
 */
export function restating(records: readonly Record[], style: Style): (record: Record) => boolean {
  const filled = new Map<string, bigint>();
  const numbers = new Set<string>();
  const sameDay = (record: Record): string =>
    [
      ...(['symbol', 'account'] as const).map(role => readText(cellOf(record, role)).toUpperCase()),
      readDate(cellOf(record, 'date'), style)?.day ?? '',
    ].join('\u0000');
  const shares = (record: Record): bigint => firstNumber(record, 'quantity', style) ?? ZERO;
  const side = (record: Record): string => readText(cellOf(record, 'side')).slice(0, 1).toUpperCase();
  const keyOf = (record: Record): string =>
    `${sameDay(record)}\u0000${side(record)}${shares(record) < ZERO ? '-' : ''}`;
  for (const record of records) {
    if (detailOf(record) !== 'EXECUTION') continue;
    const number = readText(cellOf(record, 'order'));
    if (number !== '') numbers.add(number);
    filled.set(keyOf(record), (filled.get(keyOf(record)) ?? ZERO) + size(shares(record)));
  }
  // Orders of one security, side and day together: their executions add up to all of them.
  const ordered = new Map<string, bigint>();
  for (const record of records)
    if (detailOf(record) === 'ORDER')
      ordered.set(keyOf(record), (ordered.get(keyOf(record)) ?? ZERO) + size(shares(record)));
  return record => {
    const detail = detailOf(record);
    if (detail === '' || detail === 'EXECUTION') return false;
    if (detail !== 'ORDER') return true;
    const number = readText(cellOf(record, 'order'));
    if (number !== '' && numbers.size > 0) return numbers.has(number);
    return filled.get(keyOf(record)) === ordered.get(keyOf(record));
  };
}
