import { answering, refuse, type Answer } from './answer';

const PATIENCE = 10_000; // milliseconds to wait for someone else's write

/** Runs under the document's lock and always gives it back. Locks bind scripts, not people typing. */
export function locked<T extends object>(work: () => Answer<T>): Answer<T> {
  return answering(() => {
    const lock = LockService.getDocumentLock();
    if (!lock.tryLock(PATIENCE)) {
      return refuse(
        'busy',
        'Someone else is writing to this spreadsheet just now. Nothing was written; try again.',
      );
    }
    try {
      const answer = work();
      SpreadsheetApp.flush();
      return answer;
    } finally {
      lock.releaseLock();
    }
  });
}
