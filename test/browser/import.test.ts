import { readFileSync } from 'node:fs';
import { calculated, openBench, ready, shot, values, type Bench } from './support';

/** From a broker's file to a written plan, as the README tells it: paste or choose, answer, plan, write. */
const FILES = `${__dirname}/../import/files`;

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const frame = () => bench.page.frameLocator('#side-frame');
const card = (file: string) =>
  frame().locator('.card', { has: bench.page.getByRole('heading', { name: file }) });

/** A spreadsheet with nothing in it but a tab of that name. */
async function blankWorkbook(tab: string): Promise<void> {
  const { page, address } = bench;
  await ready(page, address);
  page.once('dialog', dialog => void dialog.accept());
  await Promise.all([page.waitForEvent('load'), page.click('#reset')]);
  await page.waitForFunction(() => '__workbench' in window, null, { timeout: 60_000 });
  await calculated(page);
  await page.evaluate(name => {
    interface Book {
      getSheets(): { getSheetName(): string }[];
      insertSheet(name: string, options: object): unknown;
      deleteSheet(sheet: unknown): void;
    }
    const { api } = window.__workbench as unknown as { api: { getActiveWorkbook(): Book } };
    const book = api.getActiveWorkbook();
    book.insertSheet(name, { sheet: { id: 'sheet-500', name, rowCount: 200, columnCount: 30 } });
    for (const sheet of book.getSheets()) if (sheet.getSheetName() !== name) book.deleteSheet(sheet);
  }, tab);
}

/** What pasting a file's text into the first cell of a tab gives: a line a row, all in one column. */
async function paste(tab: string, file: string): Promise<void> {
  const lines = readFileSync(`${FILES}/${file}`, 'utf8').trim().split(/\r?\n/);
  await bench.page.evaluate(
    ([name, all]) => {
      interface Sheet {
        getRange(
          row: number,
          column: number,
          rows: number,
          columns: number,
        ): { setValue(cell: object): void };
      }
      const { api } = window.__workbench as unknown as {
        api: { getActiveWorkbook(): { getSheetByName(name: string): Sheet } };
      };
      const sheet = api.getActiveWorkbook().getSheetByName(name);
      all.forEach((line, row) => sheet.getRange(row, 0, 1, 1).setValue({ v: line, t: 1 }));
    },
    [tab, lines] as const,
  );
}

async function openImport(): Promise<void> {
  await bench.page.click('#menu-button');
  await bench.page.getByText('Open planner').click();
  await frame().getByRole('tab', { name: 'Import' }).click({ timeout: 20_000 });
}

async function answer(file: string, question: string, text: string): Promise<void> {
  const field = card(file).getByLabel(question, { exact: false });
  if ((await field.evaluate(element => element.tagName)) === 'SELECT') await field.selectOption(text);
  else {
    await field.fill(text);
    await field.blur();
  }
  await bench.page.waitForFunction(() => true);
}

async function importAll(): Promise<string> {
  await frame()
    .getByRole('button', { name: /^Import \d/ })
    .click({ timeout: 20_000 });
  await frame().locator('.message').waitFor({ timeout: 40_000 });
  await calculated(bench.page);
  return frame().locator('.message').innerText();
}

async function planAndWrite(): Promise<unknown[][]> {
  await frame().getByRole('tab', { name: 'Plan' }).click();
  await frame().getByRole('button', { name: 'Refresh' }).click({ timeout: 20_000 });
  await frame().locator('.card').first().waitFor({ timeout: 20_000 });
  await frame().getByText('Write to sheet').click();
  await frame()
    .getByText(/written to “Harvest plan”/)
    .waitFor({ timeout: 30_000 });
  await calculated(bench.page);
  return values(bench.page, 'Harvest plan', 'A1:P12');
}

test('Schwab: transactions pasted, lots from a file, then a plan', async () => {
  await blankWorkbook('Pasted');
  await paste('Pasted', 'schwab-transactions.csv');
  await openImport();
  await frame().getByRole('button', { name: 'Read the open tab' }).click();
  await card('Pasted').waitFor({ timeout: 20_000 });
  expect(await card('Pasted').innerText()).toContain('Transactions: 19 records read');
  await answer('Pasted', 'What do you call this account?', 'Schwab');
  await answer('Pasted', 'What kind of account is it?', 'Taxable');
  // What those transactions left, and a lot from before them.
  const lots = [
    '"QMTK Lot Details for  ...256 as of 03:00 PM ET, 11/20/2026"',
    '',
    '"Open Date","Quantity","Price","Cost/Share","Market Value","Cost Basis","Gain/Loss ($)","Gain/Loss (%)","Holding Period"',
    '"04/02/2026","40","$40.55","$48.10","$1,622.00","$1,924.00","-$302.00","-15.7%","Short Term"',
    '"07/05/2024","26","$40.55","$62.00","$1,054.30","$1,612.00","-$557.70","-34.6%","Long Term"',
    '"Total","66","","","$2,676.30","$3,536.00","-$859.70","-24.31%",""',
  ].join('\n');
  await frame()
    .locator('input[type=file]')
    .setInputFiles({ name: 'QMTK lots.csv', mimeType: 'text/csv', buffer: Buffer.from(lots) });
  await card('QMTK lots.csv').waitFor({ timeout: 20_000 });
  // No day of it is after the twelfth: what comes first is asked.
  await answer('QMTK lots.csv', 'Does the day or the month come first', 'MDY');
  await answer('QMTK lots.csv', 'What do you call this account?', 'Schwab');
  await answer('QMTK lots.csv', 'What kind of account is it?', 'Taxable');
  expect(await importAll()).toContain('stands in “Lots”');
  const trades = await values(bench.page, 'Trades', 'A1:J3');
  expect(trades[1]!.slice(2, 10)).toEqual(['Sell', 'QMTK', 60, 41.2, 2472, 0.04, 'Schwab', 'Taxable']);
  // The file stays as it came, as text in any locale.
  expect((await values(bench.page, 'Raw Pasted', 'A2:A2'))[0]![0]).toBe('11/13/2026');
  const plan = await planAndWrite();
  expect(plan.flat()).toContain('QMTK');
  expect(await bench.page.evaluate(() => [...window.__workbench.errors])).toEqual([]);
});

test('Fidelity: history and open lots from two files at once, then a plan; the import can be undone', async () => {
  await blankWorkbook('Notes');
  await openImport();
  await frame()
    .locator('input[type=file]')
    .setInputFiles([`${FILES}/fidelity-history-all-accounts.csv`, `${FILES}/fidelity-open-lots.csv`]);
  await card('fidelity-open-lots.csv').waitFor({ timeout: 20_000 });
  expect(await card('fidelity-history-all-accounts.csv').innerText()).toContain('Transactions');
  expect(await card('fidelity-open-lots.csv').innerText()).toContain('Open lots');
  const accounts = card('fidelity-history-all-accounts.csv');
  for (const name of await accounts.getByLabel('What kind of account is it?').all())
    await name.selectOption('Taxable');
  const said = await importAll();
  expect(said).toContain('stands in “Trades”');
  expect(said).toContain('stands in “Lots”');
  expect((await planAndWrite()).flat()).toContain('QMTK');
  await frame().getByRole('tab', { name: 'Import' }).click();
  await frame().getByRole('button', { name: 'Undo import of fidelity-open-lots.csv' }).click();
  await frame()
    .getByText(/^Undone: fidelity-open-lots/)
    .waitFor({ timeout: 20_000 });
  expect(await bench.page.evaluate(() => window.__workbench.sheets())).not.toContain('Lots');
});

test.each([
  ['Yes', 'schwab-transactions.csv', 'stands in “Trades”', /things are left out/],
  ['No', 'fidelity-open-lots.csv', 'stands in “Lots”', /QMTK/],
])(
  'into the sheets of Start with my own (a history: %s): %s, then a plan',
  async (history, file, said, held) => {
    const { page } = bench;
    await blankWorkbook('Sheet1');
    page.once('dialog', dialog => void dialog.accept());
    await page.click('#menu-button');
    await page.getByText('Start with my own').click();
    await page.getByRole('button', { name: history, exact: true }).click({ timeout: 60_000 });
    await frame().locator('.panel').first().waitFor({ timeout: 60_000 });
    await calculated(page);
    await frame().getByRole('tab', { name: 'Import' }).click({ timeout: 20_000 });
    await frame().locator('input[type=file]').setInputFiles(`${FILES}/${file}`);
    await card(file).waitFor({ timeout: 20_000 });
    for (const question of await card(file).getByLabel('What do you call this account?').all()) {
      await question.fill('Main');
      await question.blur();
    }
    for (const question of await card(file).getByLabel('What kind of account is it?').all())
      await question.selectOption('Taxable');
    expect(await importAll()).toContain(said);
    await shot(page, `own-import-${history}`);
    await frame().getByRole('tab', { name: 'Plan' }).click();
    await frame().getByRole('button', { name: 'Refresh' }).click({ timeout: 20_000 });
    await frame().getByText(held).first().waitFor({ timeout: 20_000 });
    await shot(page, `own-plan-${history}`);
    const plan = await frame().locator('body').innerText();
    expect(plan).not.toMatch(/not found/);
    // Else Start again would ask for one's own sheets anew.
    await page.evaluate(() => {
      localStorage.removeItem('sample');
    });
    await page.evaluate(() => window.__workbench.keep());
  },
);

test('from an empty workbook by its checklist: sheets, a file, income and a price, to a ticket on a sheet', async () => {
  const { page } = bench;
  await blankWorkbook('Empty');
  await page.focus('#menu-button');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const press = async (name: string): Promise<void> => {
    await frame().getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  await frame().getByText('0 of 5 steps done').waitFor({ timeout: 20_000 });
  await shot(page, 'start-empty');
  await press('Sheets for every trade');
  await frame().getByText('The sheets are there').waitFor({ timeout: 60_000 });
  await calculated(page);
  await press('Bring a file');
  await frame().locator('input[type=file]').setInputFiles(`${FILES}/../layouts/robinhood-activity.csv`);
  const file = 'robinhood-activity.csv';
  await card(file).waitFor({ timeout: 20_000 });
  await answer(file, 'What do you call this account?', 'Main');
  await answer(file, 'What kind of account is it?', 'Taxable');
  expect(await importAll()).toContain('stands in “Trades”');
  await frame().getByRole('tab', { name: 'Plan' }).focus();
  await page.keyboard.press('Enter');
  await press('Refresh');
  await frame()
    .getByText('7 trades', { exact: false })
    .or(frame().getByText('6 trades', { exact: false }))
    .waitFor();
  await frame().getByLabel('Taxable income').fill('150000');
  await frame().locator('button[type=submit]:enabled').waitFor();
  await page.keyboard.press('Enter');
  await frame().getByText('Settings saved').waitFor({ timeout: 20_000 });
  const price = frame().locator('.steps .price input').first();
  await price.waitFor({ timeout: 20_000 });
  await price.fill('15');
  await frame().locator('button[type=submit]:enabled').waitFor();
  await page.keyboard.press('Enter');
  await frame().locator('.sales').waitFor({ timeout: 20_000 });
  expect(await frame().locator('.steps').count()).toBe(0);
  await shot(page, 'start-planned');
  await frame().getByText('Order ticket').focus();
  await page.keyboard.press('Enter');
  await frame()
    .locator('details.fold', { hasText: 'Order ticket' })
    .getByRole('button', { name: 'As a sheet' })
    .focus();
  await page.keyboard.press('Enter');
  await frame().getByText('Written to “Order ticket”').waitFor({ timeout: 30_000 });
  await calculated(page);
  expect((await values(page, 'Order ticket', 'A1:H12')).flat().join(' ')).toContain('QMTK');
});

test('a file of 100,000 rows shows its progress and can be cancelled', async () => {
  await blankWorkbook('Empty');
  await openImport();
  const rows = Array.from(
    { length: 100_000 },
    (_, at) =>
      `"03/${String(13 + (at % 15))}/2026","Buy","SYM${at % 40}","SOME CORP","10","$20.50","$0.04","-$205.04"`,
  );
  const text = [
    '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"',
    ...rows,
  ].join('\n');
  await frame()
    .locator('input[type=file]')
    .setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await frame().locator('progress').waitFor({ timeout: 20_000 });
  await frame().getByRole('button', { name: 'Cancel' }).click();
  await frame().locator('progress').waitFor({ state: 'detached', timeout: 20_000 });
  expect(await frame().locator('.card').count()).toBe(0);
});

test('what is read wrongly is set right in the page: a column, a record; next month’s file is read so', async () => {
  const file = (name: string, day: string) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `Date,Action,Ticker,Shares,Mid,Amount\n2026-01-${day},Buy,AAA,10,12.50,\n2026-01-16,Mystery,BBB,5,2.00,10.00\n`,
    ),
  });
  await blankWorkbook('Empty');
  await openImport();
  await frame().locator('input[type=file]').setInputFiles(file('jan.csv', '05'));
  await answer('jan.csv', 'What do you call this account?', 'Main');
  await answer('jan.csv', 'What kind of account is it?', 'Taxable');
  await card('jan.csv').getByText('Its columns, and what they are read as').click();
  await card('jan.csv').getByLabel('Mid is read as').selectOption('Price');
  await card('jan.csv').getByText('Price 12.5', { exact: false }).waitFor();
  await card('jan.csv').getByText('1 row needs you').click();
  await card('jan.csv').getByText('Answer', { exact: true }).click();
  await card('jan.csv').getByLabel('What was it?').selectOption('Sell');
  await card('jan.csv').getByRole('button', { name: 'Take it so' }).click();
  await card('jan.csv').getByText('1 row needs you').waitFor({ state: 'detached' });
  await card('jan.csv').getByLabel('As plain rows').check();
  expect(await importAll()).toBe('jan.csv stands in “Trades”.');
  const rows = await values(bench.page, 'Trades', 'A2:G3');
  expect(rows.map(row => row.slice(2))).toEqual([
    ['Buy', 'AAA', 10, 12.5, 125],
    ['Sell', 'BBB', 5, 2, 10],
  ]);
  await frame().locator('input[type=file]').setInputFiles(file('feb.csv', '20'));
  await card('feb.csv').getByText('Price 12.5', { exact: false }).waitFor();
  // Only whose account it is, is asked anew.
  expect(await card('feb.csv').innerText()).not.toContain('what it is cannot be told');
});
