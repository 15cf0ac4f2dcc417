/**
 * Text as people mean it: one composed form for one letter (NFKC: full-width letters, NFD accents), no characters
 * that cannot be seen (zero width, direction marks, soft hyphens), and every run of white space one space.
 */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Printable ASCII without outer or doubled spaces: nothing to fold. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

const MOST_REMEMBERED = 50_000;

const remembered: Map<string, unknown>[] = [];

/** Remembers what was made of a text: names, actions and types stand in a table thousands of times. */
export function onceEach<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  remembered.push(known);
  return text => {
    let found = known.get(text);
    if (found === undefined) {
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(text, (found = read(text)));
    }
    return found;
  };
}

/** Who asks for one household after another keeps no word of one for the next. */
export const forgetTexts = (): void => {
  for (const known of remembered) known.clear();
};

/** What two spellings of one name have in common: in any script, ignoring case. */
export const nameKey = onceEach(text => folded(text).toUpperCase());

const LATIN = /\p{Script=Latin}/u;
const LOOKALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/**
 * A letter of another alphabet among Latin ones, which no eye can tell from its twin (Cyrillic "А" in "АAPL"), or
 * null. A word wholly in another script is a name like any other.
 */
export const foreignLetter = onceEach((text): string | null => {
  for (const word of text.split(/[^\p{L}\p{N}]+/u)) {
    if (LATIN.test(word)) {
      const match = LOOKALIKE.exec(word);
      if (match) return match[0];
    }
  }
  return null;
});

/** Edit distance, for "did you mean". */
export function editDistance(a: string, b: string): number {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** One letter more, less or other. */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const rest = (text: string, other: string): string =>
    text.slice(same + (text.length >= other.length ? 1 : 0));
  return rest(a, b) === rest(b, a);
}

/** Headings match ignoring case, spaces and punctuation. */
export const normalizeHeading = onceEach(text =>
  folded(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, ''),
);
