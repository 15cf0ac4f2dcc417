import { dayFromIso, type Day } from '../base/day';

/** A fund, as a list of the product's own knows it. */
export interface ListedFund {
  readonly symbol: string;
  /** null: a stock, for which the funds of its sector stand in part. */
  readonly index: string | null;
  readonly issuer: string;
  /** What it holds: funds of one kind keep each other's exposure. */
  readonly kind: string;
}

/** Funds of one market, of a day: funds change the index they follow. */
export interface FundList {
  readonly readOn: Day;
  /** How many funds there are, without the stocks. */
  readonly size: number;
  find(symbol: string): ListedFund | null;
  /** Of the same kind on another index, in the list's order. Same-index funds may be substantially identical. */
  swapsFor(symbol: string): readonly ListedFund[];
  /** Others on its index. */
  twinsOf(symbol: string): readonly ListedFund[];
}

/**
 * `# kind`, below it a line for each index: `S&P 500: VOO Vanguard, IVV iShares`; `~ AAPL MSFT`: stocks. It is read when it is first asked: a
 * formula that needs none pays for none.
 */
export function fundList(readOn: string, text: string): FundList {
  let known: ReadonlyMap<string, ListedFund> | null = null;
  const funds = (): ReadonlyMap<string, ListedFund> => (known ??= read(text));
  const find = (symbol: string): ListedFund | null => funds().get(bare(symbol)) ?? null;
  /** As the household writes symbols: with the exchange behind them, or without. */
  const others = (symbol: string, isWanted: (own: ListedFund, fund: ListedFund) => boolean): ListedFund[] => {
    const own = find(symbol);
    if (!own) return [];
    const suffix = symbol.slice(bare(symbol).length);
    return [...funds().values()]
      .filter(fund => fund.index !== null && isWanted(own, fund))
      .map(fund => ({ ...fund, symbol: fund.symbol + suffix }));
  };
  return {
    readOn: dayFromIso(readOn)!,
    get size() {
      return [...funds().values()].filter(({ index }) => index !== null).length;
    },
    find,
    swapsFor: symbol => others(symbol, (own, { kind, index }) => kind === own.kind && index !== own.index),
    twinsOf: symbol => others(symbol, (own, fund) => fund.index === own.index && fund !== own),
  };
}

/** Without the exchange that some write behind it: `VUSA.L`, `EUNL.DE`. */
const bare = (symbol: string): string => symbol.replace(/\.(?:L|DE|TO|AX)$/, '');

function read(text: string): ReadonlyMap<string, ListedFund> {
  const funds = new Map<string, ListedFund>();
  let kind = '';
  for (const line of text.trim().split('\n')) {
    if (line.startsWith('# ')) kind = line.slice(2);
    else if (line.startsWith('~ '))
      for (const symbol of line.slice(2).split(' '))
        funds.set(symbol, { symbol, index: null, issuer: '', kind });
    else {
      const at = line.lastIndexOf(': ');
      for (const fund of line.slice(at + 2).split(', ')) {
        const [, symbol = '', issuer = ''] = /^(\S+) (.+)$/.exec(fund) ?? [];
        // It would follow two indexes.
        if (funds.has(symbol)) throw new RangeError(symbol);
        funds.set(symbol, { symbol, index: line.slice(0, at), issuer, kind });
      }
    }
  }
  return funds;
}
