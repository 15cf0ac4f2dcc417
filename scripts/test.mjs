// `npm test`: sets up what is missing, builds, then runs every test. Ends with `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, findChromium, root, run, tool } from './run.mjs';

ensureInstalled();
if (run(process.execPath, [`${root}scripts/build.mjs`]) !== 0) fail('the build failed');

const results = mkdtempSync(join(tmpdir(), 'test-results-'));
const tally = { passed: 0, failed: 0, broken: false };

// The calendar must not move with the machine's zone: what knows days runs under three.
for (const [index, zone] of ['UTC', 'America/Los_Angeles', 'Asia/Tokyo'].entries()) {
  // One test sets every zone itself, one interrupts every service call of a write: once is enough.
  const scope =
    index === 0
      ? []
      : [
          ...['--testPathPatterns', 'test/(base|addon|bundle|functions|table)'],
          ...['--testPathIgnorePatterns', 'addon/(zone|sharedSheet)'],
        ];
  jest(`units under ${zone}`, ['--config', 'jest.config.mjs', ...scope], { TZ: zone });
}
if (findChromium()) {
  jest('the browser', ['--config', 'jest.browser.config.mjs', '--runInBand']);
} else if (process.env.CI === 'true') {
  console.error('No Chromium found, and CI=true: the browser tests count as failed.');
  tally.failed++;
} else {
  console.log('No Chromium found: the browser tests are skipped. Install one (or set CHROMIUM) to run them.');
}
rmSync(results, { recursive: true, force: true });
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed > 0 || tally.broken ? 1 : 0);

function jest(name, args, env = {}) {
  console.log(`\n== ${name}`);
  const file = join(results, `${name.replace(/\W/g, '-')}.json`);
  const code = tool('jest', [...args, '--json', `--outputFile=${file}`], { ...env, NODE_OPTIONS: '' });
  try {
    const summary = JSON.parse(readFileSync(file, 'utf8'));
    tally.passed += summary.numPassedTests;
    tally.failed += summary.numFailedTests + summary.numRuntimeErrorTestSuites;
  } catch {
    tally.failed++;
  }
  if (code !== 0 && tally.failed === 0) tally.broken = true;
}

function fail(reason) {
  console.error(reason);
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}
