import { dayFromIso, type Day } from './day';

/** A value of the law from a day on. New law is a new entry; old entries stay. */
export interface Dated<T> {
  /** `YYYY-MM-DD`. */
  readonly since: string;
  readonly value: T;
  readonly cite: string;
}

/** The entry in force on a day, or null before the first. Entries stand in order of time. */
export function inForce<T>(entries: readonly Dated<T>[], day: Day): Dated<T> | null {
  let found: Dated<T> | null = null;
  for (const entry of entries) {
    if (startOf(entry) > day) break;
    found = entry;
  }
  return found;
}

const starts = new Map<string, Day>();

/** The law is asked for every sale: its days are read once. */
function startOf({ since }: Dated<unknown>): Day {
  let start = starts.get(since);
  if (start === undefined) starts.set(since, (start = dayFromIso(since)!));
  return start;
}
