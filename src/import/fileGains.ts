import type { Day } from '../base/day';
import type { Money, Shares } from '../base/exact';
import { readText } from '../table/readCell';
import type { Draft } from './draft';
import { cellOf, type Record } from './recognise';
import { firstNumber, type Style } from './values';

/** What a broker says that a sale gained: of a file of gains with its parts, of a history the gain alone. */
export interface ToldGain {
  readonly symbol: string;
  /** '' where the file names none. */
  readonly account: string;
  readonly sold: Day;
  readonly gain: Money;
  readonly quantity: Shares | null;
  readonly proceeds: Money | null;
  readonly basis: Money | null;
  readonly disallowed: Money | null;
}

/** The gains that a history tells beside its sales, such as `Realized P/L`. */
export function gainsInHistory(
  records: readonly Record[],
  drafts: readonly Draft[],
  style: Style,
): ToldGain[] {
  const told = new Map(
    records.filter(({ layout }) => layout.columns.has('gain')).map(record => [record.row, record]),
  );
  if (told.size === 0) return [];
  return drafts.flatMap((draft): ToldGain[] => {
    const record = told.get(draft.row);
    if (!record || draft.question !== null || !/^(?:Sell|Buy to close|Cover)/.test(draft.action)) return [];
    const gain = readText(cellOf(record, 'gain')) === '' ? null : firstNumber(record, 'gain', style);
    return gain === null
      ? []
      : [
          {
            symbol: draft.symbol,
            account: draft.account.name,
            sold: draft.at.day,
            gain,
            quantity: draft.quantity,
            proceeds: null,
            basis: null,
            disallowed: null,
          },
        ];
  });
}
