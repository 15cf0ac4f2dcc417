import { ACTION_WORDS, ADVICE, CASH_ROW_WORDS } from './actionWords';
import { isOneEditApart, normalizeHeading } from '../base/text';
import { ACTION_ORDER, type Action } from '../engine/actionNames';

export type ActionReading =
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'cash'; readonly word: string }
  | { readonly kind: 'unknown'; readonly remedy: string };

/** The action as people write it. */
export const actionWord = (action: Action): string => ACTION_WORDS[action][0]!;

const ACTIONS_BY_WORD = new Map<string, Action>(
  ACTION_ORDER.flatMap(action =>
    ACTION_WORDS[action].map((word): [string, Action] => [normalizeHeading(word), action]),
  ),
);

const CASH_WORDS = new Map(CASH_ROW_WORDS.map(word => [normalizeHeading(word), word]));

/** Half of a reinvestment told in two rows: the income, without shares. */
const INCOME_IF_NO_SHARES = new Set<Action>(['reinvest']);

/** What a word means in a row that has shares or has none. */
export function readAction(text: string, hasShares: boolean): ActionReading {
  const word = normalizeHeading(text);
  const action = ACTIONS_BY_WORD.get(word);
  if (action !== undefined) {
    return INCOME_IF_NO_SHARES.has(action) && !hasShares
      ? { kind: 'cash', word: text }
      : { kind: 'action', action };
  }
  const cash = CASH_WORDS.get(word);
  if (cash !== undefined) return { kind: 'cash', word: cash };
  const advice = slipOf(word) ?? ADVICE.find(([form]) => form.test(word))?.[1];
  return { kind: 'unknown', remedy: advice ?? `use one of ${KNOWN_ACTIONS}` };
}

const lettersOf = (text: string): string => Array.from(text).sort().join('');

/** Every word that is known as the table writes it: actions first, then cash rows. */
const MEANT: readonly (readonly [string, string])[] = [
  ...[...ACTIONS_BY_WORD].map(([known, action]) => [known, actionWord(action)] as const),
  ...CASH_WORDS,
].filter(([known]) => known.length > 2);

const BY_LETTERS = new Map([...MEANT].reverse().map(([known, meant]) => [lettersOf(known), meant]));

/** What a word with one letter wrong, or its letters in another order, was meant to be; null for any other. */
function slipOf(word: string): string | null {
  if (word.length < 3) return null;
  const swapped = word.length <= LONGEST_WORD ? BY_LETTERS.get(lettersOf(word)) : undefined;
  const meant =
    swapped ?? (word.length > 3 ? MEANT.find(([known]) => isOneEditApart(known, word))?.[1] : undefined);
  return meant === undefined ? null : `write ${meant}, if it is that`;
}

/** Longer than any word that is known: a text, not a slip. */
const LONGEST_WORD = 40;

/** The commonest first. */
export const KNOWN_ACTIONS = (Object.keys(ACTION_WORDS) as Action[]).map(actionWord).join(', ');
