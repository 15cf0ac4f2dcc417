/**
 * Misaligned chains of washes split lots without end: exact matching of shares grows with the square of the
 * history. No household comes near two million pieces; past them the engine stops and says so.
 */
export const FRAGMENT_LIMIT = 2_000_000;

export class FragmentLimit extends Error {
  constructor() {
    super('wash sales chain into more than two million pieces of lots');
  }
}
