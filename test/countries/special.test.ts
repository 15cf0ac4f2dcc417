import cases from '../examples/special.json';
import { AS_OF, bundle, settings, sheet, told, type Row } from './support';

interface Case {
  readonly name: string;
  readonly says: string;
  readonly country: string;
  readonly trades: (string | number)[][];
  readonly settings?: (string | number)[][];
  readonly year?: number;
  /** Of each sale's part: what counts, and what is put off, ring-fenced or lost. */
  readonly gains?: number[][];
  readonly terms?: string[];
  /** Lines of the year, and the same year had nothing been sold at a loss. */
  readonly lines?: Record<string, number>;
  readonly withoutLosses?: Record<string, number>;
  readonly open?: number[][];
}

const columns = (rows: Row[], ...names: string[]): unknown[][] =>
  rows.map(row => names.map(name => row[name]));

/** Symbols that were sold for less than they cost. */
function losers(trades: (string | number)[][]): Set<unknown> {
  const money = new Map<unknown, number>();
  for (const [, action, symbol, , amount] of trades.slice(1)) {
    money.set(symbol, (money.get(symbol) ?? 0) + (action === 'Sell' ? Number(amount) : -Number(amount)));
  }
  return new Set([...money].filter(([, sum]) => sum < 0).map(([symbol]) => symbol));
}

describe('special cases', () => {
  test.each(cases as unknown as Case[])('$name: $says', one => {
    const law = settings(one.country, ...(one.settings ?? []));
    const trades = sheet(one.trades);
    if (one.gains) {
      const rows = told('REALIZED_GAINS', trades, law, '', AS_OF);
      expect(columns(rows, 'Gain', 'Adjustment')).toEqual(one.gains);
      if (one.terms) expect(columns(rows, 'Term').flat()).toEqual(one.terms);
    }
    const linesOf = (table: (string | number)[][], wanted: Record<string, number>): Record<string, unknown> =>
      Object.fromEntries(
        Object.keys(wanted).map(name => [
          name,
          bundle.call('NET_GAIN', sheet(table), law, one.year ?? 2026, name, AS_OF),
        ]),
      );
    if (one.lines) expect(linesOf(one.trades, one.lines)).toEqual(one.lines);
    if (one.withoutLosses) {
      const lost = losers(one.trades);
      const winners = one.trades.filter(([, , symbol]) => !lost.has(symbol));
      expect(linesOf(winners, one.withoutLosses)).toEqual(one.withoutLosses);
    }
    if (one.open) {
      expect(columns(told('OPEN_LOTS', trades, law, AS_OF), 'Quantity', 'Cost basis')).toEqual(one.open);
    }
  });
});
