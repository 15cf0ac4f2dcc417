/* What dist/Code.js consists of, and how long a context takes to evaluate it. */
import { median, ms, opened, table } from './context.mjs';

const ROUNDS = 9;

/** `metafile`: esbuild's own account of the bundle. */
export function makeUp(script, size, metafile) {
  const [{ inputs }] = Object.values(metafile.outputs);
  const parts = new Map();
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const [, folder] = /(?:node_modules|src)\/([^/]+)/.exec(path) ?? [];
    const name = path.includes('node_modules')
      ? `${folder} (library)`
      : path.includes('src/')
        ? `src/${folder}`
        : 'scripts';
    parts.set(name, (parts.get(name) ?? 0) + bytesInOutput);
  }
  const rows = [...parts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, bytes]) => [name, (bytes / 1024).toFixed(0)]);
  const evaluated = median(
    Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      opened(script);
      return performance.now() - start;
    }),
  );
  return `\`dist/Code.js\`: ${(size / 1024).toFixed(0)} KB, evaluated in ${ms(evaluated)} ms. What is in it:\n\n${table(['part', 'KB'], rows)}`;
}
