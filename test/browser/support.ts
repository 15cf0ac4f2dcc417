import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';

export const ROOT = resolve(__dirname, '../..');

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The workbench as a user starts it, and a browser to look at it with. */
export interface Bench {
  readonly address: string;
  readonly page: Page;
  close(): Promise<void>;
  /** Ends the server as Ctrl-C does; its exit code. */
  stop(): Promise<number | null>;
}

export async function openBench(): Promise<Bench> {
  const server = spawn(process.execPath, [`${ROOT}/scripts/start.mjs`, '--no-open'], { cwd: ROOT });
  const address = await addressOf(server);
  const profile = mkdtempSync(join(tmpdir(), 'workbench-'));
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  page.on('console', said => {
    if (said.type() === 'error' && said.text().startsWith('TypeError')) console.error(said.text());
  });
  return {
    address,
    page,
    stop: () => stopped(server),
    close: async () => {
      await browser.close();
      await stopped(server);
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

export function openBrowser(): Promise<Browser> {
  const executablePath = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import('${ROOT}/scripts/run.mjs').then(m => process.stdout.write(m.findChromium() ?? ''))`,
    ],
    { encoding: 'utf8' },
  );
  return chromium.launch({ executablePath, args: FLAGS });
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (match) found(match[0]);
    };
    server.stdout!.on('data', hear);
    server.stderr!.on('data', hear);
    server.on('exit', code => failed(new Error(`the workbench ended with ${code}: ${said}`)));
  });
}

function stopped(server: ChildProcess): Promise<number | null> {
  if (server.exitCode !== null) return Promise.resolve(server.exitCode);
  return new Promise(done => {
    server.once('exit', code => done(code));
    server.kill('SIGTERM');
  });
}

/** Waits until the page has its spreadsheet and every formula its result. */
export async function ready(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => '__workbench' in window, null, { timeout: 60_000 });
  await calculated(page);
}

interface Workbench {
  settled(): Promise<void>;
  values(sheet: string, a1: string): unknown[][];
  setCell(sheet: string, a1: string, text: string): void;
  sheets(): string[];
  show(sheet: string): void;
  select(sheet: string, a1: string): void;
  /** `Trades!A49` */
  selected(): string;
  keep(): Promise<void>;
  errors: Map<string, string>;
  custom(name: string, args: unknown[]): Promise<unknown>;
}

declare global {
  interface Window {
    __workbench: Workbench;
  }
}

export const calculated = (page: Page): Promise<void> => page.evaluate(() => window.__workbench.settled());

export const values = (page: Page, sheet: string, a1: string): Promise<unknown[][]> =>
  page.evaluate(([name, cells]) => window.__workbench.values(name!, cells!), [sheet, a1]);

export const value = async (page: Page, sheet: string, a1: string): Promise<unknown> =>
  (await values(page, sheet, a1))[0]![0];

export async function setCell(page: Page, sheet: string, a1: string, text: string): Promise<void> {
  await page.evaluate(
    ([name, cell, typed]) => window.__workbench.setCell(name!, cell!, typed!),
    [sheet, a1, text],
  );
  await calculated(page);
}

/** Looks again until a cell shows what it should, or time is up. */
export async function eventually(page: Page, sheet: string, a1: string, wanted: unknown): Promise<void> {
  await page
    .waitForFunction(
      ([name, cell, expected]) =>
        window.__workbench.values(name as string, cell as string)[0]![0] === expected,
      [sheet, a1, wanted],
      { timeout: 20_000, polling: 100 },
    )
    .catch(() => undefined);
  expect(await value(page, sheet, a1)).toBe(wanted);
}

/** Clicks into the middle of a cell of the grid. */
export async function clickCell(page: Page, sheet: string, row: number, column: number): Promise<void> {
  await page.evaluate(name => {
    window.__workbench.show(name);
  }, sheet);
  const { x, y } = await page.evaluate(
    ([name, r, c]) => {
      interface Found {
        getCellRect(): DOMRect;
      }
      const { api } = window.__workbench as unknown as {
        api: {
          getActiveWorkbook(): { getSheetByName(name: string): { getRange(r: number, c: number): Found } };
        };
      };
      const rect = api.getActiveWorkbook().getSheetByName(name).getRange(r, c).getCellRect();
      // The grid is the largest canvas; the others are its headers' and its bar's.
      const [grid] = [...document.querySelectorAll('canvas')]
        .map(canvas => canvas.getBoundingClientRect())
        .sort((a, b) => b.width * b.height - a.width * a.height);
      return { x: grid!.x + rect.x + rect.width / 2, y: grid!.y + rect.y + rect.height / 2 };
    },
    [sheet, row, column] as const,
  );
  await page.mouse.click(x, y);
  await calculated(page);
}

/** Keeps what the page looks like in a state, in `screenshots/`, to be looked at. */
export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(`${ROOT}/screenshots`, { recursive: true });
  await page.screenshot({ path: `${ROOT}/screenshots/${name}.png` });
}

export const side = (page: Page) => page.frameLocator('#side-frame');

/** The sidebar's own frame. */
export const sideFrame = (page: Page): Frame => page.frames().find(one => one !== page.mainFrame())!;

/** Does nothing stand beyond the sidebar's width? */
export const isWithin = (page: Page): Promise<boolean> =>
  sideFrame(page).evaluate(
    () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
  );
