// Before any test: `dist/` is built when there is none, or when any source is newer.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const code = `${root}dist/Code.js`;

const newestSource = () =>
  Math.max(
    ...readdirSync(`${root}src`, { recursive: true }).map(name => statSync(`${root}src/${name}`).mtimeMs),
  );

export default function freshBundle() {
  if (existsSync(code) && statSync(code).mtimeMs >= newestSource()) return;
  execFileSync(process.execPath, [`${root}scripts/build.mjs`], { stdio: 'pipe' });
}
