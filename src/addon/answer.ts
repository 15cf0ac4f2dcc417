/** What an endpoint sends the page: expected faults are answers too, in words the user can act on. */
export type Answer<T> = ({ readonly ok: true } & T) | Refusal;

export type RefusalCode =
  'busy' | 'changed' | 'columns' | 'protected' | 'invalid' | 'nothing' | 'rights' | 'fault';

export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly message: string;
  /** `columns`: the headings that are missing. */
  readonly columns?: readonly string[];
}

export const refuse = (code: RefusalCode, message: string): Refusal => ({ ok: false, code, message });

/** Google's own refusals become an answer: the page tells them like any other. */
export function answering<T extends object>(work: () => Answer<T>): Answer<T> {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return isOurs(error)
      ? refuse('fault', `The add-on made a mistake (${message}). Nothing more was done; please report it.`)
      : refuse('rights', googleWords(message));
  }
}

/** Google's refusals in words that say what to do. */
export function googleWords(message: string): string {
  return /permission|not have access|protected|view.?only|comment/i.test(message)
    ? `You may look at this spreadsheet but not change what this needs (${message}). Ask its owner for editing rights.`
    : `Google Sheets refused: ${message}`;
}

/** A slip of our own is not called Google's: Google's services throw plain errors. */
const isOurs = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
