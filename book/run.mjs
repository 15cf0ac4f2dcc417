// `npm run batch -- <folder> --as-of 2026-11-20 --out <folder>`: sets up what is missing, then answers the book.
import { existsSync } from 'node:fs';
import { ensureInstalled, root, run } from '../scripts/run.mjs';

ensureInstalled();
if (!existsSync(`${root}dist/tlh.js`) && run(process.execPath, [`${root}scripts/build.mjs`]) !== 0)
  process.exit(1);
// Imported only now: on a fresh clone it needs what was just installed.
const { batch } = await import('./batch.mjs');

const stopping = new AbortController();
process.on('SIGINT', () => {
  if (stopping.signal.aborted) process.exit(130);
  console.error('\nStopping: what is being answered is finished and kept. Ctrl-C again ends at once.');
  stopping.abort();
});
process.exitCode = await batch(process.argv.slice(2), { stop: stopping.signal });
