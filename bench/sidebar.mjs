/*
 * The planner's page in Chromium, with a server that answers at once: how long until the plan stands there, how long
 * the page is ever held, and what a tick costs.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { findChromium, root } from '../scripts/run.mjs';
import { ago, median, ms, number, table } from './context.mjs';
import { household, lots, settings } from './histories.mjs';

const TICKS = 7;
const SIZES = [
  [200, 2000],
  [2000, 2000],
  [2000, 20_000],
];

/** What `plannerOpen` answers for so many lots and trades, by the bundle over a spreadsheet in memory. */
async function openedFor(folder, code, lotCount, tradeCount) {
  const outfile = join(folder, 'memory.mjs');
  await build({
    entryPoints: [`${root}workbench/standin/memory.ts`],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
  });
  const { openWorkbook } = await import(outfile);
  const file = join(folder, 'Code.js');
  writeFileSync(file, code);
  const book = openWorkbook({
    zone: 'UTC',
    code: file,
    sheets: {
      Start: [['As-of day', ago(0)]],
      Lots: lots(lotCount),
      Trades: household(tradeCount),
      Settings: settings(['Modified AGI', 180_000]),
    },
  });
  return book.run('plannerOpen');
}

/** Google's bridge with one answer for whoever opens; and the page's long tasks, as the browser counts them. */
function bridge(answer) {
  const tasks = [];
  new PerformanceObserver(list => list.getEntries().forEach(({ duration }) => tasks.push(duration))).observe({
    type: 'longtask',
    buffered: true,
  });
  const run = {
    withSuccessHandler(taken) {
      return { ...run, taken, withFailureHandler: () => ({ ...run, ...endpoints(taken) }) };
    },
  };
  const endpoints = taken => ({
    plannerOpen: () => setTimeout(() => taken(answer)),
    plannerIsCurrent: () => setTimeout(() => taken({ ok: true, isCurrent: true })),
  });
  Object.assign(window, { google: { script: { run } }, longTasks: tasks });
}

const longest = page => page.evaluate(() => Math.max(0, ...window.longTasks.splice(0)));

export async function sidebarTable(code, sidebar) {
  const executablePath = findChromium();
  if (!executablePath) return 'The sidebar was not timed: no Chromium here.';
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  const rows = [];
  try {
    for (const [lotCount, tradeCount] of SIZES) {
      const opened = await openedFor(folder, code, lotCount, tradeCount);
      const page = await browser.newPage({ viewport: { width: 300, height: 800 } });
      await page.addInitScript(bridge, opened);
      await page.route('http://planner.test/', route =>
        route.fulfill({ contentType: 'text/html', body: sidebar }),
      );
      await page.goto('http://planner.test/');
      await page.getByRole('button', { name: 'Write to sheet' }).waitFor({ timeout: 60_000 });
      const shown = await page.evaluate(() => performance.now());
      await page.waitForTimeout(300);
      const opening = await longest(page);
      const ticks = await page.evaluate(async count => {
        const times = [];
        for (const box of [...document.querySelectorAll('.panel .card input[type=checkbox]')].slice(
          0,
          count,
        )) {
          const start = performance.now();
          box.click();
          await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
          times.push(performance.now() - start);
        }
        return times;
      }, TICKS);
      rows.push([
        number(lotCount),
        number(tradeCount),
        ms(shown),
        ms(opening),
        `${ms(ticks[0])} / ${ms(median(ticks))}`,
        ms(await longest(page)),
      ]);
      await page.close();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const heads = [
    'lots',
    'trades',
    'plan shown, ms',
    'longest task until then',
    'a tick until drawn, first / median',
    'longest task of a tick',
  ];
  return `The planner in Chromium, from the page’s opening:\n\n${table(heads, rows)}`;
}
