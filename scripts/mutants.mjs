// `npm run mutants [path …]`: changes the code line by line and tells which changes no test notices. It takes minutes.
import { statSync } from 'node:fs';
import { ensureInstalled, root, tool } from './run.mjs';

ensureInstalled();
const asked = process.argv.slice(2);
const paths = asked.length > 0 ? asked : ['src/engine', 'src/countries', 'src/planner'];
const patterns = paths.map(path =>
  statSync(`${root}${path}`).isDirectory() ? `${path.replace(/\/$/, '')}/**/*.ts` : path,
);
process.exit(tool('stryker', ['run', '--mutate', patterns.join(',')]));
