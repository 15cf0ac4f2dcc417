// `npm run screenshots`: takes README's picture of the sample workbook with the planner open.
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { findChromium, root, run } from './run.mjs';
import { buildWorkbench, out } from './workbench-build.mjs';
import { serve } from './serve.mjs';

const executablePath = findChromium();
if (!executablePath) {
  console.error('No Chromium found: install one, or set CHROMIUM.');
  process.exit(1);
}
if (run(process.execPath, [`${root}scripts/build.mjs`]) !== 0) process.exit(1);
await buildWorkbench();
const { server, port } = await serve(out);
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`http://127.0.0.1:${port}/`);
await page.waitForFunction(() => '__workbench' in window);
// The planner opens by itself on a first visit.
await page.evaluate(() => window.__workbench.settled());
await page.frameLocator('#side-frame').locator('.card').first().waitFor();
await page.waitForTimeout(1000);
await mkdir(`${root}docs`, { recursive: true });
await page.screenshot({ path: `${root}docs/screenshot.png` });
await browser.close();
server.close();
console.log('docs/screenshot.png');
process.exit(0);
