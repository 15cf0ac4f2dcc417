import { exactText, size, ZERO, type Shares } from '../base/exact';
import { ask, type Draft } from './draft';

/** Ratios that splits have: a small whole number of new shares for a small whole number of old ones. */
const LARGEST = 100;

/** The ratio of new to old shares in words, if it is one that splits have. */
export function ratioOf(after: Shares, before: Shares): string | null {
  for (let old = 1; old <= LARGEST; old++) {
    const now = (after * BigInt(old)) / before;
    if (now * before !== after * BigInt(old) || now > BigInt(LARGEST)) continue;
    if (now === BigInt(old)) return null;
    return `${now.toString()}:${old}`;
  }
  return null;
}

const LEAVES = new Set(['Sell', 'Transfer out', 'Sell to close', 'Gift out']);
const ARRIVES = new Set(['Buy', 'Reinvest', 'Vest', 'Transfer in', 'Buy to open', 'Stock dividend']);

/**
 * Brokers tell the shares that a split brings. The ratio is what is then held over what was, and needs every
 * purchase before it; where the file shows none, it is asked.
 */
export function settleSplits(drafts: Draft[]): void {
  const held = new Map<string, Shares>();
  const key = ({ account, symbol }: Draft): string => `${account.name}\u0000${symbol}`;
  const inTime = [...drafts].sort(
    (a, b) => a.at.day - b.at.day || rank(a) - rank(b) || a.at.seconds - b.at.seconds,
  );
  for (const draft of inTime) {
    const before = held.get(key(draft)) ?? ZERO;
    const shares = size(draft.quantity ?? ZERO);
    if (draft.action === 'Split' && draft.question === null) {
      if (draft.ratio === null) {
        const ratio = before > ZERO ? ratioOf(before + (draft.quantity ?? ZERO), before) : null;
        if (ratio === null) {
          ask(
            draft,
            `the file shows ${exactText(before)} held before ${exactText(shares)} came: write the ratio, such as 2:1`,
            'split',
          );
        } else draft.ratio = ratio;
      }
      held.set(key(draft), before + (draft.quantity ?? ZERO));
    } else if (LEAVES.has(draft.action)) held.set(key(draft), before - shares);
    else if (ARRIVES.has(draft.action)) held.set(key(draft), before + shares);
  }
}

const rank = ({ action }: Draft): number => (action === 'Split' ? 0 : ARRIVES.has(action) ? 1 : 2);

/** One event told in two rows: the old shares leave and the new ones come. The second takes the ratio. */
export function joinPairs(drafts: Draft[], count: (what: string) => void): Draft[] {
  const joined = new Set<Draft>();
  const ofDay = new Map<string, Draft[]>();
  const keyOf = ({ account, symbol, at }: Draft): string => `${at.day}\u0000${symbol}\u0000${account.name}`;
  for (const draft of drafts) {
    if (draft.quantity === null) continue;
    const [key, known] = [keyOf(draft), ofDay.get(keyOf(draft))];
    if (known) known.push(draft);
    else ofDay.set(key, [draft]);
  }
  for (const close of drafts) {
    if (joined.has(close) || close.quantity === null) continue;
    const isClose = /close/i.test(close.note);
    if (!isClose && !mayBeTwin(close)) continue;
    const open = ofDay
      .get(keyOf(close))!
      .find(
        other =>
          other !== close &&
          !joined.has(other) &&
          (isClose ? /open/i.test(other.note) : isTwin(close, other)),
      );
    if (!open) continue;
    const ratio = ratioOf(size(open.quantity!), size(close.quantity));
    open.action = 'Split';
    open.ratio = ratio;
    open.note = '';
    open.amount = null;
    open.price = null;
    open.question = ratio === null ? 'the two rows of this split make no ratio: write it, such as 2:1' : null;
    open.quantity = size(open.quantity!) - size(close.quantity);
    joined.add(close);
    count('rows joined to another');
  }
  return drafts.filter(draft => !joined.has(draft));
}

/** Only where the file numbers its orders does a sale without a number say that it is none. */
const mayBeTwin = (sold: Draft): boolean =>
  sold.action === 'Sell' && sold.hasOrders && sold.order === '' && sold.amount !== null;

/** A sale and a purchase of one moment for one amount, without an order: no trade. */
const isTwin = (sold: Draft, bought: Draft): boolean =>
  bought.action === 'Buy' &&
  bought.order === '' &&
  sold.amount === bought.amount &&
  sold.at.seconds === bought.at.seconds &&
  size(sold.quantity ?? ZERO) !== size(bought.quantity ?? ZERO);
