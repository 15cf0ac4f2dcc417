import { exactText, size, ZERO } from '../base/exact';
import { grouped } from '../base/grouped';
import type { Draft } from './draft';
import { ratioOf } from './splits';

/** Both rows of a merger or of a reverse split stand within a few days of each other. */
const DAYS_APART = 7;

/** No account has more of them; each is set beside all others. */
const MOST_EVENTS = 500;

/**
 * Events told in two rows stay asked, for what a file calls a merger can be taxed or not: but what the two rows say
 * together is said, with the words that answer it.
 */
export function explainPairs(drafts: readonly Draft[]): void {
  const open = drafts.filter(
    ({ question, action }) => question !== null && (action === 'merger' || action === 'reverse split'),
  );
  for (const own of grouped(open, ({ action, account }) => `${action}\u0000${account.name}`).values())
    if (own.length <= MOST_EVENTS) explainWithin(own);
}

/** The events of one kind in one account. */
function explainWithin(open: readonly Draft[]): void {
  const explained = new Set<Draft>();
  for (const leaving of open) {
    const old = leaving.quantity ?? ZERO;
    if (old >= ZERO || explained.has(leaving)) continue;
    const pair = open.filter(
      other =>
        other !== leaving && !explained.has(other) && Math.abs(other.at.day - leaving.at.day) <= DAYS_APART,
    );
    const money = pair.find(
      other => (other.quantity ?? ZERO) === ZERO && other.amount !== null && other.symbol === leaving.symbol,
    );
    const arriving = pair.filter(other => (other.quantity ?? ZERO) > ZERO);
    // Of several that came, none is known to be this one's.
    const came = arriving.length === 1 ? arriving[0]! : undefined;
    const other = came ?? money;
    if (!other) continue;
    explained.add(leaving).add(other);
    leaving.question = came
      ? `with row ${came.row}, which says what the shares became: leave this row out`
      : `with row ${other.row}: write Sell of ${exactText(size(old))} for ${exactText(size(other.amount!))}`;
    other.question = came
      ? becameWords(leaving, came, size(old))
      : `the money of row ${leaving.row}: leave this row out`;
  }
}

function becameWords(leaving: Draft, came: Draft, old: bigint): string {
  const now = came.quantity!;
  const told = `${exactText(old)} of row ${leaving.row} became ${exactText(now)}`;
  const per = ratioOf(now, old) ?? `${exactText(now)}:${exactText(old)}`;
  return leaving.action === 'reverse split'
    ? `${told}: write one Split of ${per} for ${came.symbol}`
    : `${told}: if no money came beside it, write Merger of ${leaving.symbol} with New symbol ${came.symbol} and ${per}; else its statement says what is taxed`;
}
