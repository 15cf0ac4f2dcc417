import type { Reason } from '../planner/plan';

/** A cell that nobody has to scroll through. */
const LONGEST = 1000;

/** A sentence with a name in it that fills a page is cut. */
export const inCell = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;

/** Reasons as one cell shows them, each with its rule in brackets; what does not fit is counted. */
export function reasonText(reasons: readonly Reason[]): string {
  const texts = reasons.map(({ text, cite }) => (cite === null ? text : `${text} [${cite}]`));
  const whole = texts.join(' ');
  if (whole.length <= LONGEST) return whole;
  const room = LONGEST - ' … and 999 more'.length;
  const shown: string[] = [];
  let length = 0;
  for (const text of texts) {
    if (length + text.length > room) break;
    shown.push(text);
    length += text.length + 1;
  }
  if (shown.length === 0) return `${whole.slice(0, room)}…`;
  return `${shown.join(' ')} … and ${texts.length - shown.length} more`;
}
