import type { Operation } from '../standin/host';
import { READS } from '../standin/host';

/** Answers what one execution asks; custom functions may only read. */
export interface Answering {
  call(operation: Operation, args: unknown[]): unknown;
  /** Waits until what was written has been calculated. */
  settled(): Promise<void>;
}

interface Worker_ {
  readonly worker: Worker;
  readonly shared: SharedArrayBuffer;
  readonly ready: Promise<void>;
}

const ANSWER_BYTES = 1 << 25;
const HEAD_BYTES = 8;
export const CUSTOM_LIMIT = 30_000;
export const SERVER_LIMIT = 360_000;

const WRITES: ReadonlySet<Operation> = new Set<Operation>([
  'setValues',
  'setFormula',
  'setFormulas',
  'clear',
  'insertSheet',
  'copySheet',
  'deleteSheet',
]);
const SEES_RESULTS: ReadonlySet<Operation> = new Set<Operation>(['getValues', 'flush', 'sheets']);

/**
 * One worker for each Apps Script execution: fresh globals, a real boundary, and an endless loop that can be ended.
 * The worker blocks on the shared buffer while the page answers, so Google's synchronous calls stay synchronous.
 */
export class Executions {
  private spare: Worker_ = spawn();
  private readonly encoder = new TextEncoder();
  lastServiceCalls = 0;

  constructor(private readonly answering: Answering) {}

  custom(name: string, args: unknown[]): Promise<unknown> {
    return this.run(name, args, true, CUSTOM_LIMIT);
  }

  server(name: string, args: unknown[]): Promise<unknown> {
    return this.run(name, args, false, SERVER_LIMIT);
  }

  private async run(name: string, args: unknown[], isCustom: boolean, limit: number): Promise<unknown> {
    const { worker, shared, ready } = this.spare;
    this.spare = spawn();
    await ready;
    let calls = 0;
    let isDirty = false;
    let timer = 0;
    try {
      return await new Promise<unknown>((resolve, reject) => {
        timer = window.setTimeout(() => reject(new Error('Exceeded maximum execution time')), limit);
        worker.onerror = event => reject(new Error(event.message));
        worker.onmessage = async (event: MessageEvent<Message>) => {
          const message = event.data;
          if (message.kind === 'done') resolve(message.value);
          if (message.kind === 'failed')
            reject(Object.assign(new Error(message.text), { name: message.name }));
          if (message.kind !== 'host') return;
          const { operation } = message;
          calls++;
          let reply: object;
          try {
            if (isCustom && !READS.has(operation))
              throw new Error(`You do not have permission to call ${operation}`);
            if (isDirty && SEES_RESULTS.has(operation)) {
              await this.answering.settled();
              isDirty = false;
            }
            reply = { value: (await this.answering.call(operation, message.args)) ?? null };
            if (WRITES.has(operation)) isDirty = true;
          } catch (error) {
            // A fault of the stand-in's, not one that Google would tell: where it came from is worth knowing.
            if (error instanceof TypeError) console.error(error.stack);
            reply = { error: error instanceof Error ? error.message : String(error) };
          }
          this.answer(shared, reply);
        };
        worker.postMessage({ kind: 'call', name, args });
      });
    } finally {
      clearTimeout(timer);
      worker.terminate();
      if (!isCustom) this.lastServiceCalls = calls;
    }
  }

  private answer(shared: SharedArrayBuffer, reply: object): void {
    const bytes = this.encoder.encode(JSON.stringify(reply, datesMarked));
    const head = new Int32Array(shared, 0, 2);
    new Uint8Array(shared, HEAD_BYTES).set(bytes);
    Atomics.store(head, 1, bytes.length);
    Atomics.store(head, 0, 1);
    Atomics.notify(head, 0);
  }
}

type Message =
  | { kind: 'ready' }
  | { kind: 'done'; value: unknown }
  | { kind: 'failed'; name: string; text: string }
  | { kind: 'host'; operation: Operation; args: unknown[] };

/** Dates cross as marked instants: JSON alone would make text of them. */
function datesMarked(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key];
  return original instanceof Date ? { $date: original.getTime() } : value;
}

function spawn(): Worker_ {
  const worker = new Worker('execution.js');
  const shared = new SharedArrayBuffer(HEAD_BYTES + ANSWER_BYTES);
  const ready = new Promise<void>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<Message>) => {
      if (event.data.kind === 'ready') resolve();
    };
    worker.onerror = event => reject(new Error(event.message));
  });
  worker.postMessage({ kind: 'start', shared });
  return { worker, shared, ready };
}
