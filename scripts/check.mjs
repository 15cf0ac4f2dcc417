// `npm run check`: format, lint, types, build with its gates, unit tests with the architecture. Before every commit.
import { ensureInstalled, root, run, tool } from './run.mjs';

ensureInstalled();
const steps = [
  ['format', () => tool('prettier', ['--check', '--log-level', 'warn', '.'])],
  ['lint', () => tool('eslint', ['.'])],
  ...['.', 'src/sidebar', 'test', 'workbench', 'bench'].map(project => [
    `types of ${project}`,
    () => tool('tsc', ['-p', project]),
  ]),
  ['build', () => run(process.execPath, [`${root}scripts/build.mjs`])],
  ['tests', () => tool('jest', ['--config', 'jest.config.mjs', '--silent'])],
];
for (const [name, step] of steps) {
  console.log(`== ${name}`);
  const code = step();
  if (code !== 0) {
    console.error(`${name} failed`);
    process.exit(code);
  }
}
