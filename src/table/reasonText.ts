import type { Reason } from '../plan/plan';

/** Reasons as one cell shows them, each with its rule in brackets. */
export const reasonText = (reasons: readonly Reason[]): string =>
  reasons.map(({ text, cite }) => (cite === null ? text : `${text} [${cite}]`)).join(' ');
