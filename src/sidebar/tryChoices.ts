import { ZERO, type Shares } from '../base/exact';
import { exactText } from '../base/exact';
import { isSheltered, type StatedLot } from '../engine/records';
import type { SettledHousehold } from '../session/ask';
import type { TriedRow } from '../session/trial';

/** A holding that can be sold, or a security that can be bought into an account. */
export interface TryChoice {
  readonly label: string;
  readonly like: TriedRow;
  /** Its rows of Lots. */
  readonly lots: readonly StatedLot[];
  readonly shares: Shares;
  /** May a sale choose its lots there? */
  readonly mayName: boolean;
}

/** What is held, account by account; to buy, also what was sold. */
export function choicesIn({ read, country }: SettledHousehold, action: 'sell' | 'buy'): readonly TryChoice[] {
  const { lots, trades } = read.tables;
  const groups = new Map<string, { like: TriedRow; lots: StatedLot[] }>();
  const put = (like: TriedRow): { lots: StatedLot[] } => {
    const key = `${like.symbol}\u0000${like.account.key}`;
    const same = groups.get(key);
    if (same) return same;
    const made = { like, lots: [] };
    groups.set(key, made);
    return made;
  };
  for (const lot of lots) if (action === 'buy' || !isSheltered(lot.account)) put(lot).lots.push(lot);
  if (action === 'buy') for (const trade of trades) if (trade.symbol !== '') put(trade);
  return [...groups.values()]
    .map(({ like, lots: own }) => {
      const shares = own.reduce((sum, lot) => sum + lot.quantity, ZERO);
      const held = action === 'sell' ? ` (${exactText(shares)})` : '';
      return {
        label: `${like.symbol}, ${like.account.name || 'the account'}${held}`,
        like,
        lots: own,
        shares: action === 'sell' ? shares : ZERO,
        mayName: country.namesLots,
      };
    })
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}
