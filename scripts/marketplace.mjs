// `npm run marketplace`: draws the store's pictures anew. Icons and banner from one drawing, screenshots from the workbench.
import { chromium } from 'playwright-core';
import { findChromium, root, run } from './run.mjs';
import { serve } from './serve.mjs';
import { buildWorkbench, out } from './workbench-build.mjs';

const folder = `${root}marketplace/`;
const ICONS = [32, 120, 128];
const SCREEN = { width: 1280, height: 800 };

/** A bar that falls below the line, and the part of it that is given back. */
const mark =
  size => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="${size}" height="${size}">
<rect width="128" height="128" rx="24" fill="#0b6b3a"/>
<rect x="20" y="60" width="88" height="6" rx="3" fill="#fff"/>
<rect x="28" y="30" width="18" height="30" fill="#7ddba3"/>
<rect x="55" y="66" width="18" height="40" fill="#fff"/>
<rect x="82" y="66" width="18" height="22" fill="#7ddba3"/>
</svg>`;

const banner = `<div style="width:220px;height:140px;background:#0b6b3a;color:#fff;font:600 17px/1.25 system-ui,sans-serif;display:flex;align-items:center;gap:12px;padding:0 16px;box-sizing:border-box">${mark(64)}<span>Tax-loss harvesting</span></div>`;

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

async function drawn(html, width, height, name) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${html}`);
  await page.screenshot({ path: `${folder}${name}`, omitBackground: true });
  await page.close();
}
for (const size of ICONS) await drawn(mark(size), size, size, `icon-${size}.png`);
await drawn(banner, 220, 140, 'banner-220x140.png');

const page = await browser.newPage({ viewport: SCREEN });
page.on('dialog', dialog => void dialog.accept());
await page.goto(`http://127.0.0.1:${port}/`);
await page.waitForFunction(() => '__workbench' in window);
await page.evaluate(() => window.__workbench.settled());
const side = page.frameLocator('#side-frame');
await side.locator('.card, table').first().waitFor();
let count = 0;
const shot = async () => {
  await page.waitForTimeout(1200);
  await page.screenshot({ path: `${folder}screenshot-${++count}.png` });
};
const tab = name => side.getByText(name, { exact: true }).first().click();
await shot(); // The plan beside the tables.
await side.getByText('Write to sheet').click();
await side.getByText(/written to “/).waitFor();
await shot(); // The written plan.
await tab('Ask');
await shot(); // A purchase tried before it is made.
await tab('Forms');
await shot(); // Form 8949 and Schedule D.
await tab('Import');
await shot(); // A broker's file.
await browser.close();
server.close();
console.log(`${ICONS.length} icons, a banner and ${count} screenshots in marketplace/`);
process.exit(0);
