import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { source as axeSource } from 'axe-core';
import { unzipSync } from 'fflate';
import { openBrowser, ROOT } from './support';

/** What somebody gets who does not program: a folder, and a page in it that needs nothing but a browser. */
let into: string;
let folder: string;

beforeAll(() => {
  into = mkdtempSync(join(tmpdir(), 'release-'));
  folder = execFileSync(process.execPath, [`${ROOT}/scripts/release.mjs`, into], { encoding: 'utf8' }).trim();
}, 120_000);
afterAll(() => rmSync(into, { recursive: true, force: true }));

const FILES = ['Code.js', 'Sidebar.html', 'appsscript.json'];

test('a release holds the files to paste as they were built, the licences, the page and its picture', () => {
  expect(readdirSync(folder).sort()).toEqual(
    [...FILES, 'LICENSES.txt', 'Start here.html', 'google-transcripts', 'pictures'].sort(),
  );
  for (const file of FILES) {
    expect(readFileSync(join(folder, file), 'utf8')).toBe(readFileSync(`${ROOT}/dist/${file}`, 'utf8'));
  }
  const licences = readFileSync(join(folder, 'LICENSES.txt'), 'utf8');
  for (const name of ['decimal.js', 'preact', 'papaparse']) expect(licences).toContain(`\n${name}\n`);
});

test('the zip holds the same, and the checksums are those of its files', () => {
  const name = folder.replace(/\/$/, '');
  const zip = readFileSync(`${name}.zip`);
  const sums = new Map(
    readFileSync(join(into, 'SHA256SUMS'), 'utf8')
      .trim()
      .split('\n')
      .map(line => line.split('  ') as [string, string])
      .map(([sum, path]) => [path, sum]),
  );
  const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  expect(sums.get(`${basename(name)}.zip`)).toBe(sha(zip));
  const entries = Object.entries(unzipSync(zip));
  expect(entries.length).toBeGreaterThan(6);
  for (const [path, bytes] of entries) {
    expect(sums.get(path)).toBe(sha(bytes));
    expect(Buffer.from(bytes).equals(readFileSync(join(into, path)))).toBe(true);
  }
});

test('its page copies each file whole, loads nothing, and is accessible', async () => {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    const address = pathToFileURL(join(folder, 'Start here.html')).href;
    await page.goto(address);
    for (const file of FILES) {
      await page.getByRole('button', { name: `Copy ${file}` }).click();
      await page.getByText('Copied.').nth(FILES.indexOf(file)).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(readFileSync(join(folder, file), 'utf8'));
    }
    expect(asked.every(url => url.startsWith(pathToFileURL(folder).href))).toBe(true);
    expect(
      await page.locator('img').evaluate(image => (image as HTMLImageElement).naturalWidth),
    ).toBeGreaterThan(0);
    await page.addScriptTag({ content: axeSource });
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
      return (await axe.run()).violations.map(({ id }) => id);
    });
    expect(violations).toEqual([]);
  } finally {
    await browser.close();
  }
});
