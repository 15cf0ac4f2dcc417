import { readFileSync } from 'node:fs';
import {
  calculated,
  clickCell,
  eventually,
  openBench,
  ready,
  setCell,
  value,
  values,
  type Bench,
} from './support';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
  await ready(bench.page, bench.address);
}, 180_000);

afterAll(() => bench.close());

describe('the sample family in the browser', () => {
  test('formulas are live on the first sheet', async () => {
    const { page } = bench;
    await eventually(page, 'Start here', 'B10', 4928.09);
    expect(await value(page, 'Start here', 'B13')).toBe(1137.87);
    expect(await value(page, 'Start here', 'B15')).toBe(14585.07);
  });

  test('results spill beside the lots, dates as dates', async () => {
    const { page } = bench;
    expect(await values(page, 'Lots', 'M1:O1')).toEqual([['Harvestable loss', 'Risk', 'Certainty']]);
    expect(await values(page, 'Lots', 'M3:O3')).toEqual([[1234.85, 'Partial', 'Settled']]);
    expect(await value(page, 'Lots', 'S3')).toBe(''); // reinvested monthly: no day is clear while that runs
  });

  test('no sheet of the sample shows an error', async () => {
    const { page } = bench;
    const wrong = await page.evaluate(() =>
      window.__workbench.sheets().flatMap(name =>
        window.__workbench
          .values(name, 'A1:Z60')
          .flat()
          .filter(cell => typeof cell === 'string' && /^#[A-Z]/.test(cell))
          .map(cell => `${name}: ${String(cell)}`),
      ),
    );
    expect(wrong).toEqual([]);
    expect(await value(page, 'Messy history', 'A32')).toBe('Account');
    expect(await value(page, 'Messy history', 'A48')).toBe('Account');
  });

  test('a changed price changes what can be harvested', async () => {
    const { page } = bench;
    const prices = await values(page, 'Prices', 'A1:A40');
    const row = prices.findIndex(([symbol]) => symbol === 'INTC') + 1;
    await eventually(page, 'Lots', 'M11', 2700);
    await setCell(page, 'Prices', `B${row}`, '30');
    await eventually(page, 'Lots', 'M11', 3380);
    await setCell(page, 'Prices', `B${row}`, '33.4');
    await eventually(page, 'Lots', 'M11', 2700);
  });

  test('a spill shrinks and grows with its rows', async () => {
    const { page } = bench;
    await page.evaluate(() => window.__workbench.show('Check'));
    const formula = '=REALIZED_GAINS(Trades!$A$1:$K$400,Settings!$A$1:$B$60,';
    await setCell(page, 'Check', 'A10', `${formula}2026,'Start here'!$B$9)`);
    await eventually(page, 'Check', 'C11', 'NVDA');
    const rows = async (): Promise<number> =>
      (await values(page, 'Check', 'A10:A60')).filter(([cell]) => cell !== '').length;
    const ofYear = await rows();
    await setCell(page, 'Check', 'A10', `${formula}2019,'Start here'!$B$9)`);
    await eventually(page, 'Check', 'C11', '');
    expect(await rows()).toBe(1);
    expect(ofYear).toBeGreaterThan(5);
    await setCell(page, 'Check', 'A10', '');
  });

  test('an error shows #ERROR! and says why on hover', async () => {
    const { page } = bench;
    await setCell(page, 'Check', 'A12', '=DEFERRAL_VALUE(1000,24,0.15,10)');
    await page.waitForFunction(() => window.__workbench.errors.size > 0, null, { timeout: 20_000 });
    const said = await page.evaluate(() => [...window.__workbench.errors.values()]);
    expect(said).toEqual([
      'Error: DEFERRAL_VALUE: rate_now: 24 is not a rate between 0 and 1; write 24% or 0.24. (line 1).',
    ]);
    await setCell(page, 'Check', 'A12', '');
  });

  test('a custom function that would write is refused', async () => {
    const answer = await bench.page.evaluate(() => window.__workbench.custom('plannerUndo', []));
    expect(answer).toMatchObject({ ok: false, code: 'rights' });
  });
});

describe('the planner in the browser', () => {
  const frame = () => bench.page.frameLocator('#side-frame');

  test('opens from the add-on menu by keyboard', async () => {
    const { page } = bench;
    await page.focus('#menu-button');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter'); // the first item has the focus
    await frame().locator('.card').first().waitFor({ timeout: 20_000 });
    expect(await frame().locator('.lead').innerText()).toContain('on 20 Nov 2026');
  });

  test('writes the ticked sales into a sheet of their own and takes them back', async () => {
    const { page } = bench;
    const first = frame().locator('.card').first();
    const symbol = (await first.locator('.open').innerText()).split(' ').pop()!;
    const cards = await frame().locator('.card').count();
    await frame().locator('.card input').nth(1).uncheck();
    // One count everywhere, also of sales that only work together and stand on one card.
    const told = /^\d+/.exec(await frame().locator('.lead').first().innerText())![0];
    await frame().getByText('Write to sheet').click();
    await frame().locator('.message').waitFor({ timeout: 20_000 });
    expect(await frame().locator('.message').innerText()).toBe(`${told} sales written to “Harvest plan”.`);
    await calculated(page);
    const written = await values(page, 'Harvest plan', 'A1:P20');
    expect(written[0]![0]).toBe('Harvest plan of 2026-11-20');
    expect(written[1]![0]).toBe('Education, not tax advice; check your jurisdiction.');
    expect(written[4]![15]).toBe(symbol);
    expect(written[2]!.slice(6, 8)).toEqual(['Ticked, in all', 0]);
    // A click on the tick writes TRUE or FALSE, as in Sheets.
    await clickCell(page, 'Harvest plan', 4, 0);
    await eventually(page, 'Harvest plan', 'A5', true);
    expect(await value(page, 'Harvest plan', 'H3')).toBeCloseTo(written[4]![7] as number, 6);
    await clickCell(page, 'Harvest plan', 4, 0);
    await eventually(page, 'Harvest plan', 'A5', false);
    // Sales that only work together are one card and have one rank.
    const ranks = written.slice(4).flatMap(row => (typeof row[12] === 'number' ? [row[12]] : []));
    expect(new Set(ranks).size).toBe(cards - 1);

    await frame().getByText('Undo last write').click();
    await frame().getByText('Undone').waitFor({ timeout: 20_000 });
    expect(await page.evaluate(() => window.__workbench.sheets())).not.toContain('Harvest plan');
  });

  test('refuses to write when the tables changed since', async () => {
    const { page } = bench;
    await setCell(page, 'Lots', 'E2', '21');
    await frame().getByText('Write to sheet').click();
    await frame().locator('.message.bad').waitFor({ timeout: 20_000 });
    expect(await frame().locator('.message.bad').innerText()).toContain('changed since the plan was made');
    await setCell(page, 'Lots', 'E2', '20');
  });
});

describe('the planner for every eye and hand', () => {
  const frame = () => bench.page.frameLocator('#side-frame');
  const inside = () => bench.page.frames().find(one => one !== bench.page.mainFrame())!;
  const isWithin = () => inside().evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

  test.each(['light', 'dark'] as const)(
    '%s: the text stands out, nothing runs out of the sidebar',
    async scheme => {
      const { page } = bench;
      await page.emulateMedia({ colorScheme: scheme });
      await inside().addScriptTag({ content: readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8') });
      for (const tab of ['Plan', 'Ask', 'Import', 'Forms', 'Settings', 'Tables']) {
        await frame().getByRole('tab', { name: tab }).click();
        const violations = await inside().evaluate(async () => {
          const { axe } = window as unknown as {
            axe: {
              run(root: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
            };
          };
          return (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
        });
        expect([tab, violations]).toEqual([tab, []]);
        expect([tab, await isWithin()]).toEqual([tab, true]);
      }
      await page.emulateMedia({ colorScheme: 'light' });
    },
  );

  test('at 200%, half as many pixels wide, nothing runs out of it and each figure has its column’s name', async () => {
    const { page } = bench;
    await frame().getByRole('tab', { name: 'Plan' }).click();
    const width = (to: string) =>
      page.locator('#side-frame').evaluate((element, wanted) => (element.style.width = wanted), to);
    await width('150px');
    expect(await isWithin()).toBe(true);
    await frame().getByText('Your 2026').click();
    const figure = frame().locator('table.year td').first();
    const shown = await figure.evaluate(cell => getComputedStyle(cell, '::before').content);
    expect(shown).toBe('"Done so far"');
    await width('');
  });

  test('by keyboard alone from the tabs to a written plan', async () => {
    const { page } = bench;
    await frame().getByRole('tab', { name: 'Tables' }).click();
    await page.keyboard.press('Home');
    expect(await frame().getByRole('tab', { name: 'Plan' }).getAttribute('aria-selected')).toBe('true');
    const isAt = () => inside().evaluate(() => document.activeElement?.textContent ?? '');
    for (let step = 0; step < 200 && (await isAt()) !== 'Write to sheet'; step++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await frame()
      .getByText(/written to “Harvest plan”/)
      .waitFor({ timeout: 30_000 });
    await frame().getByText('Undo last write').click();
    await frame().getByText('Undone').waitFor({ timeout: 20_000 });
  });

  test('a row that is left out: shown on top, gone to, mended with one click', async () => {
    const { page } = bench;
    await setCell(page, 'Lots', 'A5', 'Kid Roth IRA');
    await setCell(page, 'Lots', 'B5', '');
    await frame().getByRole('button', { name: 'Refresh' }).click();
    await frame()
      .getByText(/left out, with losses of/)
      .waitFor({ timeout: 20_000 });
    await frame().getByRole('button', { name: 'Show me' }).click();
    await frame().getByRole('button', { name: 'Kid Roth IRA is a Roth IRA' }).click();
    await frame().getByText('Kid Roth IRA is a Roth IRA now').waitFor({ timeout: 20_000 });
    expect((await values(page, 'Lots', 'B5'))[0]![0]).toBe('Roth IRA');
    await setCell(page, 'Lots', 'A5', 'Joint brokerage');
    await setCell(page, 'Lots', 'B5', 'Joint');
    await frame().getByRole('button', { name: 'Refresh' }).click();
  });
});

describe('the forms in the browser', () => {
  const frame = () => bench.page.frameLocator('#side-frame');

  test('Form 8949 and Schedule D onto a sheet, files for tax programs and the calendar as downloads', async () => {
    const { page } = bench;
    await frame().getByRole('tab', { name: 'Forms' }).click();
    await frame().getByRole('button', { name: 'Write to a sheet' }).click();
    await frame().getByText('Written to “Form 8949 2026”').waitFor({ timeout: 20_000 });
    await calculated(page);
    const written = await values(page, 'Form 8949 2026', 'A1:I6');
    expect(written[0]![0]).toBe('Form 8949 and Schedule D, 2026');
    expect(written[3]!.slice(0, 2)).toEqual(['Box', '(a) Description']);
    for (const [button, name, start] of [
      ['CSV for TaxAct', 'form-8949-2026.csv', /^Description,Date Acquired/],
      ['TXF', 'form-8949-2026.txf', /^V042\r\n/],
      ['Calendar file (.ics)', 'harvest.ics', /^BEGIN:VCALENDAR\r\n/],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        frame().getByRole('button', { name: button }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(name);
      expect(readFileSync(await download.path(), 'utf8')).toMatch(start);
    }
  });
});

describe('the workbook', () => {
  test('goes out as CSV and comes back', async () => {
    const { page } = bench;
    await page.evaluate(() => window.__workbench.show('Prices'));
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#export')]);
    expect(download.suggestedFilename()).toBe('Prices.csv');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toMatch(/^Symbol,Price,As of,Name/);
    // It asks before it replaces what stands there.
    page.once('dialog', dialog => void dialog.accept());
    await page.setInputFiles('#file', {
      name: 'Prices.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text.replace(/^INTC,33.40?/m, 'INTC,20')),
    });
    await calculated(page);
    await eventually(page, 'Lots', 'M11', 5380);
  });

  test('is kept between visits, and reset on request', async () => {
    const { page, address } = bench;
    await page.evaluate(() => window.__workbench.keep());
    await ready(page, address);
    await eventually(page, 'Lots', 'M11', 5380);
    // What is forgotten is not kept once more by a save that comes between.
    await page.evaluate(() =>
      document.getElementById('reset')!.addEventListener('click', () => void window.__workbench.keep()),
    );
    page.once('dialog', dialog => void dialog.accept());
    await Promise.all([page.waitForEvent('load'), page.click('#reset')]);
    await page.waitForFunction(() => '__workbench' in window, null, { timeout: 60_000 });
    await calculated(page);
    await eventually(page, 'Lots', 'M11', 2700);
  });

  test('the server stops cleanly', async () => {
    expect(await bench.stop()).toBe(0);
  });
});
