/*
 * Worker threads that answer households. One that dies or does not come back loses its household, which becomes a row
 * under problems, and is replaced.
 */
import { Worker } from 'node:worker_threads';
import { problemRow } from './household.mjs';

/** Households waiting in each thread, so that none stands idle while the next is read. */
const AHEAD = 2;

/**
 * @param {AsyncIterable<{n: number, household: string, tables: object}>} households
 * @param {{workers: number, data: object, limit: number, file?: URL}} how `limit`: milliseconds for one household
 * @param {AbortSignal} stop ends the feeding; what is being answered is waited for
 * @returns {AsyncGenerator<{n: number, household: string, results: object, tables: object}>}
 */
export async function* answeredBy(
  households,
  { workers, data, limit, file = new URL('./worker.mjs', import.meta.url) },
  stop,
) {
  const finished = [];
  let failure = null;
  let wake = () => undefined;
  const threads = Array.from({ length: workers }, () => thread());
  const source = households[Symbol.asyncIterator]();
  let waiting = 0;
  let isDry = false;

  function thread() {
    const self = { queue: [], worker: null, timer: null, isReady: false };
    start(self);
    return self;
  }
  function start(self) {
    self.worker = new Worker(file, { workerData: data, stdout: false, stderr: false });
    self.worker.on('message', ({ isReady, n, household, json }) => {
      if (isReady) {
        self.isReady = true;
        return;
      }
      self.queue.shift();
      watch(self);
      finish({ n, household, ...JSON.parse(json) });
    });
    self.worker.once('error', error => lost(self, `It could not be answered: ${error.message}`));
  }
  function watch(self) {
    clearTimeout(self.timer);
    if (self.queue.length > 0)
      self.timer = setTimeout(
        () => lost(self, `It was not answered within ${limit / 1000} seconds and left out.`),
        limit,
      );
  }
  /** The first of the queue is what the thread was at. */
  function lost(self, why) {
    clearTimeout(self.timer);
    // Not 'exit': whoever ends a thread waits for it, here or below.
    self.worker.removeAllListeners('message');
    self.worker.removeAllListeners('error');
    self.worker.on('error', () => undefined);
    void self.worker.terminate();
    const [own, ...rest] = self.queue;
    if (!own || !self.isReady) return fail(new Error(why));
    self.isReady = false;
    start(self);
    self.queue = rest;
    for (const one of rest) self.worker.postMessage(one);
    watch(self);
    finish({
      n: own.n,
      household: own.household,
      results: { problems: problemRow(why) },
      tables: own.tables,
    });
  }
  function finish(answer) {
    waiting--;
    finished.push(answer);
    wake();
  }
  /** A thread that dies before it could be asked would die again. */
  function fail(error) {
    failure = error;
    wake();
  }
  const shortest = () => threads.reduce((best, one) => (one.queue.length < best.queue.length ? one : best));

  try {
    for (;;) {
      if (failure) throw failure;
      while (!isDry && !stop.aborted && shortest().queue.length < AHEAD) {
        const { value, done } = await source.next();
        if (done) isDry = true;
        else {
          const chosen = shortest();
          waiting++;
          chosen.queue.push(value);
          chosen.worker.postMessage(value);
          if (chosen.queue.length === 1) watch(chosen);
        }
      }
      while (finished.length > 0) yield finished.shift();
      if (waiting === 0 && (isDry || stop.aborted)) return;
      if (finished.length === 0 && !failure && (isDry || stop.aborted || shortest().queue.length >= AHEAD))
        await new Promise(resolve => (wake = resolve));
    }
  } finally {
    await source.return?.();
    for (const { worker, timer } of threads) {
      clearTimeout(timer);
      await worker.terminate();
    }
  }
}
