// `npm test`: sets up what is missing, builds, then runs every test in two lanes. Ends with `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, ensureInstalled, findChromium, root, run } from './run.mjs';

ensureInstalled();
if (run(process.execPath, [`${root}scripts/build.mjs`]) !== 0) fail('the build failed');

const results = mkdtempSync(join(tmpdir(), 'test-results-'));
const tally = { passed: 0, failed: 0, broken: false };

// The calendar must not move with the machine's zone: what knows days runs under three. One test sets every zone
// itself; what is long and asks the same code in another order is run once.
const IN_EVERY_ZONE = [
  ...['--testPathPatterns', 'test/(base|addon|bundle|functions|table)'],
  ...[
    '--testPathIgnorePatterns',
    'addon/(zone|sharedSheet|import)|functions/permuted|table/respelled|bundle/batch',
  ],
];

const units = (zone, scope = []) =>
  jest(`units under ${zone}`, ['--config', 'jest.config.mjs', ...scope], { TZ: zone });

// Two lanes fill two processors: what needs a browser, and what does not.
await Promise.all([
  browser(),
  (async () => {
    await units('UTC');
    await units('America/Los_Angeles', IN_EVERY_ZONE);
    await units('Asia/Tokyo', IN_EVERY_ZONE);
  })(),
]);
rmSync(results, { recursive: true, force: true });
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed > 0 || tally.broken ? 1 : 0);

async function browser() {
  if (findChromium()) return jest('the browser', ['--config', 'jest.browser.config.mjs', '--runInBand']);
  if (process.env.CI === 'true') {
    console.error('No Chromium found, and CI=true: the browser tests count as failed.');
    tally.failed++;
  } else {
    console.log(
      'No Chromium found: the browser tests are skipped. Install one (or set CHROMIUM) to run them.',
    );
  }
}

/** One jest; what it says comes out in one piece, when it is done. */
async function jest(name, args, env = {}) {
  const file = join(results, `${name.replace(/\W/g, '-')}.json`);
  const started = Date.now();
  const { code, said } = await heard([binary('jest'), ...args, '--json', `--outputFile=${file}`], env);
  console.log(`\n== ${name}, ${((Date.now() - started) / 1000).toFixed(0)} s\n${said}`);
  try {
    const summary = JSON.parse(readFileSync(file, 'utf8'));
    tally.passed += summary.numPassedTests;
    tally.failed += summary.numFailedTests + summary.numRuntimeErrorTestSuites;
  } catch {
    tally.failed++;
  }
  if (code !== 0 && tally.failed === 0) tally.broken = true;
}

/** Runs it; @returns its exit code, and what it said of itself. */
function heard(args, env) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'ignore', 'pipe'], // the results go to a file, as --json sends them to stdout too
    });
    let said = '';
    child.stderr.on('data', piece => {
      said += piece;
      process.stdout.write('.'); // alive
    });
    child.on('close', code => resolve({ code: code ?? 1, said }));
  });
}

function fail(reason) {
  console.error(reason);
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}
