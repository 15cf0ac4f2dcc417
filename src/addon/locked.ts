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
      return answer.ok ? confirmed(answer) : answer;
    } finally {
      try {
        lock.releaseLock();
      } catch {
        // Google gives a script's locks back when it ends; what was written is written.
      }
    }
  });
}

/** Writing is over when it has been flushed. */
function confirmed<T extends object>(answer: Answer<T>): Answer<T> {
  try {
    SpreadsheetApp.flush();
    return answer;
  } catch (error) {
    return refuse(
      'rights',
      `Google Sheets did not confirm the last step: ${error instanceof Error ? error.message : String(error)}. Look at the sheet before you go on: it is as it was, or as it was to become; nothing is lost.`,
    );
  }
}
