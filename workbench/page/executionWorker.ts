import type { Host, Operation } from '../standin/host';
import { services } from '../standin/services';

/** Runs in a classic worker: Google's globals, the real Code.js, and nothing else that Apps Script lacks. */

declare function importScripts(...urls: string[]): void;

const HEAD_BYTES = 8;

const HIDDEN = [
  'fetch',
  'XMLHttpRequest',
  'setTimeout',
  'setInterval',
  'clearTimeout',
  'clearInterval',
  'WebSocket',
  'Worker',
  'importScripts',
  'postMessage',
  'close',
  'navigator',
  'location',
  'indexedDB',
  'caches',
  'crypto',
  'self',
  'queueMicrotask',
  'structuredClone',
  'performance',
  'addEventListener',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'Blob',
];

const post = globalThis.postMessage.bind(globalThis);
const load = importScripts.bind(globalThis);
const decoder = new TextDecoder();

const revived = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && '$date' in value ? new Date(value.$date as number) : value;

function hostOver(shared: SharedArrayBuffer): Host {
  const head = new Int32Array(shared, 0, 2);
  const body = new Uint8Array(shared, HEAD_BYTES);
  return ((operation: Operation, ...args: unknown[]) => {
    Atomics.store(head, 0, 0);
    post({ kind: 'host', operation, args });
    Atomics.wait(head, 0, 0);
    const text = decoder.decode(body.slice(0, Atomics.load(head, 1)));
    const reply = JSON.parse(text, revived) as { value?: unknown; error?: string };
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply.value;
  }) as Host;
}

globalThis.addEventListener('message', event => {
  const message = event.data as
    { kind: 'start'; shared: SharedArrayBuffer } | { kind: 'call'; name: string; args: unknown[] };
  const globals = globalThis as unknown as Record<string, unknown>;
  if (message.kind === 'start') {
    Object.assign(globalThis, services(hostOver(message.shared)));
    load('dist/Code.js');
    for (const name of HIDDEN) {
      Object.defineProperty(globalThis, name, { value: undefined, configurable: true, writable: true });
    }
    post({ kind: 'ready' });
    return;
  }
  try {
    const run = globals[message.name];
    if (typeof run !== 'function') throw new Error(`Script function not found: ${message.name}`);
    post({ kind: 'done', value: (run as (...args: unknown[]) => unknown)(...message.args) });
  } catch (error) {
    const { name, message: text } =
      error instanceof Error ? error : { name: 'Error', message: String(error) };
    post({ kind: 'failed', name, text });
  }
});
