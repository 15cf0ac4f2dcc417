import { eventually, openBench, ready, value, type Bench } from './support';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
  await ready(bench.page, bench.address);
}, 180_000);

afterAll(() => bench.close());

/** Chosen in the toolbar: the page starts again with it. */
async function choose({ page }: Bench, sample: string): Promise<void> {
  page.once('dialog', dialog => void dialog.accept());
  await Promise.all([page.waitForEvent('load'), page.selectOption('#sample', sample)]);
  await page.waitForFunction(() => '__workbench' in window);
  await page.evaluate(() => window.__workbench.settled());
}

describe.each([
  // 11,700 − 2,261.25 and 38 − 2,336; 3,000 exempt; 24%.
  ['sample-uk', 993.78, '£', '2,000 BP', 'SA108'],
  // Half of 10,300 − 4,000 at 43.41%.
  ['sample-ca', 1367.42, 'C$', '300 BCE', 'Schedule 3'],
])('%s', (sample, tax, currency, sale, form) => {
  test('its formulas are live from the broker’s file on, and no sheet shows an error', async () => {
    const { page } = bench;
    await choose(bench, sample);
    await eventually(page, 'Start here', 'B12', tax);
    const wrong = await page.evaluate(() =>
      window.__workbench.sheets().flatMap(name =>
        window.__workbench
          .values(name, 'A1:AB60')
          .flat()
          .filter(cell => typeof cell === 'string' && /^#[A-Z]|^Check /.test(cell))
          .map(cell => `${name}: ${String(cell)}`),
      ),
    );
    expect(wrong).toEqual([]);
    expect(await value(page, 'Check', 'D4')).toBe('No problems found');
  });

  test('its plan, in its own currency and forms, is written to a sheet', async () => {
    const { page } = bench;
    await page.click('#menu-button');
    await page.getByText('Open planner').click();
    const side = page.frameLocator('#side-frame');
    await side.getByText(sale, { exact: false }).first().waitFor();
    for (const line of await side.locator('details.fold > summary').all()) await line.click();
    const text = await side.locator('.panel').innerText();
    expect(text).toContain(`worth ${currency}`);
    expect(text).toContain(form);
    expect(text).not.toMatch(/U\.S\.C|Schedule D|8949|IRS/);
    await side.getByText('Write to sheet').click();
    await side.getByText(/written to “Harvest plan”/).waitFor();
    expect(await page.evaluate(() => window.__workbench.sheets())).toContain('Harvest plan');
  });
});
