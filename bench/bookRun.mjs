// One run of a book in a process of its own: prints its seconds, the processor's seconds and the most memory it held.
import { batch } from '../book/batch.mjs';

const started = performance.now();
const code = await batch(process.argv.slice(2), { say: () => undefined });
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({
    code,
    seconds: (performance.now() - started) / 1000,
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    megabytes: maxRSS / 1024,
  }),
);
