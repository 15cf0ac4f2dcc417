import { openBench, type Bench } from './support';

/** The desk of a book: who must act this week, and from a name to its plan and its letter. */

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
}, 180_000);

afterAll(() => bench.close());

test('answers who must act, sorted by deadline, and has no script error', async () => {
  const { page, address } = bench;
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  await page.goto(`${address}desk.html`);
  await page.locator('td a').first().waitFor();
  expect(await page.locator('#sum').innerText()).toMatch(
    /^40 households as of 20 Nov 2026; \d+ must act this week\.$/,
  );
  for (const view of ['By benefit', 'Open questions', 'Age of data', 'Purchases that wash']) {
    await page.getByRole('link', { name: view }).click();
    await page.locator('nav a[aria-current]', { hasText: view }).waitFor();
  }
  await page.getByRole('link', { name: 'By deadline' }).click();
  const days = await page.locator('tbody tr td:nth-child(2)').allInnerTexts();
  expect(days.length).toBeGreaterThan(10);
  const sorted = [...days].sort((one, other) => Date.parse(one) - Date.parse(other));
  expect(days).toEqual(sorted);
  expect(errors).toEqual([]);
});

test('a name leads to the household’s tables with its plan beside them, ticked and written like any', async () => {
  const { page, address } = bench;
  await page.goto(`${address}desk.html#benefit`);
  const first = page.locator('tbody tr').first();
  const name = await first.locator('td').first().innerText();
  const sales = Number(await first.locator('td').nth(3).innerText());
  await first.locator('a').first().click();
  await page.waitForFunction(() => '__workbench' in window);
  const side = page.frameLocator('#side-frame');
  await side.getByText(`${sales} sale`, { exact: false }).first().waitFor();
  expect(await page.evaluate(() => window.__workbench.sheets())).toEqual(
    expect.arrayContaining(['Start here', 'Lots', 'Trades', 'Settings']),
  );
  expect(await page.evaluate(() => window.__workbench.values('Start here', 'B2')[0]![0])).toBe(name);
  await side.getByText('Write to sheet').click();
  await side.getByText(/written to “Harvest plan”/).waitFor();
});

test('its letter is one page to sign', async () => {
  const { page, address } = bench;
  await page.goto(`${address}desk.html#benefit`);
  await page.getByRole('link', { name: 'Letter' }).first().click();
  await page.getByText('Signature').waitFor();
  expect(await page.locator('h2').allInnerTexts()).toEqual(
    expect.arrayContaining(['Sell', 'Pause', 'Do not buy', 'Open questions']),
  );
});
