import { exactText, size, ZERO, type Shares } from '../base/exact';
import type { Draft } from './draft';
import type { Hints } from './hints';
import type { Record } from './recognise';
import { securityOf } from './security';
import { firstNumber, type Style } from './values';
import { isCoreFund } from './brokerWords';

const LEAVES = /^(?:Sell|Transfer out|Gift out)/;
const ARRIVES = /^(?:Buy|Reinvest|Vest|Transfer in|Stock dividend)/;
const MOST = 5;

/**
 * A file that has positions beside its trades: what its trades leave is set beside what it says is held, security by
 * security, with what most likely makes the difference.
 */
export function positionWords(
  positions: readonly Record[],
  drafts: readonly Draft[],
  style: Style,
  hints: Hints,
): string {
  const held = new Map<string, Shares>();
  for (const record of positions) {
    const { symbol, isNameOnly } = securityOf(record, hints, null);
    const quantity = firstNumber(record, 'quantity', style);
    if (symbol === '' || isNameOnly || quantity === null || isCoreFund(symbol)) continue;
    held.set(symbol, (held.get(symbol) ?? ZERO) + quantity);
  }
  const told = [...held].flatMap(([symbol, shares]) => {
    const own = drafts.filter(draft => draft.symbol === symbol);
    const left = leftBy(own);
    if (own.length === 0 || left === null || left === shares) return [];
    const off = exactText(size(left - shares));
    return left < shares
      ? [
          `${symbol} ${off} more than its trades leave (bought before the file begins, or came without a trade)`,
        ]
      : [`${symbol} ${off} fewer than its trades leave (a sale or a transfer is not in the file)`];
  });
  if (told.length === 0) return '';
  const more = told.length > MOST ? `; and ${told.length - MOST} more` : '';
  return `; positions of the file: ${told.slice(0, MOST).join('; ')}${more}`;
}

/** null where something of it is open. */
function leftBy(drafts: readonly Draft[]): Shares | null {
  let left = ZERO;
  for (const { action, question, quantity, ratio } of [...drafts].sort((a, b) => a.at.day - b.at.day)) {
    if (question !== null || (action === 'Split' && ratio === null)) return null;
    const shares = size(quantity ?? ZERO);
    if (ARRIVES.test(action)) left += shares;
    else if (LEAVES.test(action)) left -= shares;
    else if (action === 'Split') {
      const [now = 1, old = 1] = ratio!.split(':').map(Number);
      left = (left * BigInt(now)) / BigInt(old);
    }
  }
  return left;
}
