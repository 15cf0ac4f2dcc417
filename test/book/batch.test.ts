import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import Papa from 'papaparse';
import { madeUpHousehold } from '../../book/madeUp.mjs';
import { batch as answerBook } from '../../book/batch.mjs';
import { writeSample } from '../../book/sample.mjs';
import { ROOT } from '../support/bundle';
import { openLibrary } from '../support/library';

/** `npm run batch`: a folder of tables of many households, and what comes out of it. */

const AS_OF = '2026-11-20';
const COUNT = 24;

const work = mkdtempSync(join(tmpdir(), 'book-'));
const book = join(work, 'book');
const out = (name: string): string => join(work, name);
const library = openLibrary();

const batch = async (...args: string[]): Promise<{ code: number; said: string }> => {
  const said: string[] = [];
  const code = await answerBook(args, { say: text => said.push(text) });
  return { code, said: said.join('\n') };
};

const csv = (folder: string, result: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(folder, `${result}.csv`), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;

const numbers = (text: string | undefined): unknown =>
  text === undefined || text === '' ? '' : /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;

/** What a result should hold of one household: headings and cells as the library says them. */
function told(result: 'plans' | 'years' | 'problems', number: number): unknown[][] {
  const { tables } = madeUpHousehold(number);
  const answer = library.household(tables, AS_OF);
  const part = { plans: answer.plan, years: answer.year, problems: answer.check }[result];
  return (part.rows ?? []).slice(1).filter(row => row[3] !== 'No problems found');
}

const cells = (row: Record<string, string>, but: readonly string[] = []): unknown[] =>
  Object.entries(row)
    .filter(([heading]) => heading !== 'Household' && !but.includes(heading))
    .map(([, cell]) => numbers(cell));

beforeAll(() => writeSample(book, COUNT));
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe('a book of made-up households', () => {
  const results = out('results');
  beforeAll(async () => {
    const { code, said } = await batch(
      book,
      '--as-of',
      AS_OF,
      '--out',
      results,
      '--workers',
      '2',
      '--csv',
      '--letters',
      '--desk',
    );
    expect(said).toContain(`${COUNT} households as of ${AS_OF}`);
    expect(code).toBe(0);
  });

  test('its plans are those of HARVEST_PLAN, household by household, row by row', () => {
    const rows = csv(results, 'plans');
    for (let number = 1; number <= COUNT; number++) {
      const own = rows.filter(row => row['Household'] === madeUpHousehold(number).household);
      expect(own.map(row => cells(row))).toEqual(told('plans', number));
    }
  });

  test('its years are the lines of NET_GAIN', () => {
    const rows = csv(results, 'years');
    expect(rows[0]!['Year']).toMatch(/^2026/);
    for (let number = 1; number <= COUNT; number++) {
      const own = rows.filter(row => row['Household'] === madeUpHousehold(number).household);
      expect(own.map(row => cells(row, ['Year']))).toEqual(told('years', number));
    }
  });

  test('a household that cannot be answered is a row under problems, and at no desk', () => {
    const problems = csv(results, 'problems');
    expect(problems.filter(row => row['Household'] === 'H00003').map(row => cells(row))).toEqual(
      told('problems', 3),
    );
    expect(problems.find(row => row['Household'] === 'H00003')!['Found']).toContain('sells 5000 TSLA');
    expect(csv(results, 'desk').some(row => row['Household'] === 'H00003')).toBe(false);
    expect(csv(results, 'desk').length).toBeGreaterThan(COUNT / 2);
  });

  test('Parquet holds the same, days as days and amounts as numbers', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const types = Object.fromEntries(
      (
        await connection.runAndReadAll(`DESCRIBE SELECT * FROM '${results}/plans.parquet'`)
      ).getRowsJson() as string[][],
    ) as Record<string, string>;
    expect(types).toMatchObject({
      Household: 'VARCHAR',
      Rank: 'BIGINT',
      Acquired: 'DATE',
      Loss: 'DOUBLE',
      'Net benefit': 'DOUBLE',
      Why: 'VARCHAR',
    });
    const [[count, benefit]] = (
      await connection.runAndReadAll(`SELECT count(*), sum("Net benefit") FROM '${results}/plans.parquet'`)
    ).getRowsJson() as [[string, number]];
    const rows = csv(results, 'plans');
    expect(Number(count)).toBe(rows.length);
    expect(benefit).toBeCloseTo(
      rows.reduce((sum, row) => sum + Number(row['Net benefit']), 0),
      6,
    );
    connection.closeSync();
  });

  test('the workbook has a sheet for each result, and the desk leads to the plans', () => {
    const folder = out('unzipped');
    mkdirSync(folder);
    execFileSync('unzip', ['-q', `${results}/book.xlsx`, '-d', folder]);
    const sheets = readFileSync(`${folder}/xl/workbook.xml`, 'utf8');
    for (const name of ['Desk', 'Plans', 'Years', 'Problems', 'Questions', 'Purchases', 'Do not buy'])
      expect(sheets).toContain(`name="${name}"`);
    const desk = readFileSync(`${folder}/xl/worksheets/sheet1.xml`, 'utf8');
    expect(desk).toMatch(
      /<f>HYPERLINK\(&quot;#'Plans'!A\d+&quot;,&quot;H000\d\d&quot;\)<\/f>|HYPERLINK\("#'Plans'!A\d+","H000\d\d"\)/,
    );
  });

  test('each household has a letter: what, which lots, what to pause, what is open, where to sign', () => {
    const letter = readFileSync(`${results}/letters/000002-H00002.html`, 'utf8');
    const sale = csv(results, 'plans').find(row => row['Household'] === 'H00002')!;
    expect(letter).toContain(`${sale['Quantity']!.replace(/\.0$/, '')} ${sale['Symbol']} bought `);
    for (const part of ['Pause', 'Do not buy', 'Open questions', 'Signature', 'Education, not tax advice'])
      expect(letter).toContain(part);
    const failed = readFileSync(`${results}/letters/000003-H00003.html`, 'utf8');
    expect(failed).toContain('The tables could not be answered');
    expect(failed).toContain('sells 5000 TSLA');
  });

  test('the desk’s file names each household’s own', () => {
    const desk = JSON.parse(readFileSync(`${results}/desk.json`, 'utf8')) as {
      files: Record<string, string>;
      desk: { headings: string[]; rows: unknown[][] };
    };
    expect(desk.desk.rows.length).toBe(csv(results, 'desk').length);
    const own = JSON.parse(readFileSync(`${results}/desk/${desk.files['H00002']!}.json`, 'utf8')) as {
      household: string;
      tables: { trades: unknown[][] };
    };
    expect(own.household).toBe('H00002');
    expect(own.tables.trades).toEqual(madeUpHousehold(2).tables.trades);
  });

  test('nothing of the work is left behind', () => {
    expect(existsSync(`${results}/.book.duckdb`)).toBe(false);
  });
});

describe('a run that ends early', () => {
  const long = join(work, 'long');
  const whole = out('whole');
  beforeAll(async () => {
    await writeSample(long, 260, { trades: 8 });
    expect((await batch(long, '--as-of', AS_OF, '--out', whole, '--csv')).code).toBe(0);
  });

  const stopped = (folder: string, signal: NodeJS.Signals): Promise<number | null> =>
    new Promise(resolve => {
      const child = spawn(process.execPath, [
        `${ROOT}/book/run.mjs`,
        long,
        '--as-of',
        AS_OF,
        '--out',
        folder,
        '--csv',
      ]);
      child.stderr.on('data', (said: Buffer) => {
        const done = /^([\d,]+) of 260/m.exec(said.toString());
        if (done && Number(done[1]) >= 70 && !child.killed) child.kill(signal);
      });
      child.on('exit', code => resolve(code));
    });

  test.each(['SIGINT', 'SIGKILL'] as const)(
    'by %s keeps what is done, and the same command goes on from there to the same end',
    async signal => {
      const folder = out(signal);
      const code = await stopped(folder, signal);
      expect(code).toBe(signal === 'SIGINT' ? 130 : null);
      const { code: second, said } = await batch(long, '--as-of', AS_OF, '--out', folder, '--csv');
      expect(second).toBe(0);
      expect(Number(/, (\d+) of them answered before/.exec(said)?.[1])).toBeGreaterThanOrEqual(64);
      for (const result of ['plans', 'years', 'problems', 'desk', 'questions', 'purchases'])
        expect(readFileSync(`${folder}/${result}.csv`, 'utf8')).toBe(
          readFileSync(`${whole}/${result}.csv`, 'utf8'),
        );
    },
  );
});

describe('what a folder may hold', () => {
  let made = 0;
  const folderOf = (files: Readonly<Record<string, string>>): string => {
    const folder = join(work, `folder${made++}`);
    mkdirSync(folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
  };
  const run = async (files: Readonly<Record<string, string>>, ...more: string[]) => {
    const folder = folderOf(files);
    const results = `${folder}-out`;
    const told = await batch(folder, '--as-of', AS_OF, '--out', results, '--csv', ...more);
    return { ...told, results, folder };
  };
  const TRADES =
    'household,Date,Action,Symbol,Quantity,Amount,Account\n' +
    'Rossi,2025-01-06,Buy,AAA,10,1000,M\nRossi,2026-02-02,Sell,AAA,10,400,M\n' +
    'Lee & Sons,2025-01-06,Buy,AAA,10,1000,M\nLee & Sons,2026-02-02,Sell,AAA,10,400,M\n';
  const deduction = (results: string, household: string): unknown =>
    csv(results, 'years').find(
      row => row['Household'] === household && row['Line'] === 'Tax on the capital items',
    )?.['Amount'];

  test('settings tall: a household without rows of its own takes those without a household', async () => {
    const { results } = await run({
      'trades.csv': TRADES,
      'settings.csv':
        'Household,Setting,Value\n,Ordinary rate,0.24\n,Long-term rate,0.15\nLee & Sons,Ordinary rate,0.37\nLee & Sons,Long-term rate,0.2\n',
    });
    expect([deduction(results, 'Rossi'), deduction(results, 'Lee & Sons')].map(Number)).toEqual([-144, -222]);
  });

  test('settings wide: a column for each', async () => {
    const { results } = await run({
      'trades.csv': TRADES,
      'settings.csv': 'Household,Ordinary rate,Long-term rate\nRossi,0.24,0.15\nLee & Sons,0.37,0.2\n',
    });
    expect([deduction(results, 'Rossi'), deduction(results, 'Lee & Sons')].map(Number)).toEqual([-144, -222]);
  });

  test('Parquet with days as days and amounts as numbers says what the same CSV says', async () => {
    const folder = join(work, 'parquet');
    mkdirSync(folder);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    for (const table of ['trades', 'settings', 'securities', 'prices'])
      await connection.run(
        `COPY (SELECT * FROM read_csv('${book}/${table}.csv', header = true${table === 'trades' ? ", types = {'Quantity': 'DECIMAL(18,4)'}, ignore_errors = true" : ''})) TO '${folder}/${table}.parquet' (FORMAT parquet)`,
      );
    connection.closeSync();
    const results = out('from-parquet');
    expect((await batch(folder, '--as-of', AS_OF, '--out', results, '--csv')).code).toBe(0);
    const sure = (of: string): Record<string, string>[] =>
      csv(of, 'plans').filter(row => row['Household'] !== 'H00003');
    expect(sure(results)).toEqual(sure(out('results')));
  });

  test('prices and securities without a household hold for everybody, a household’s own before them', async () => {
    const lots =
      'Household,Symbol,Quantity,Acquired,Cost basis,Account\nA,AAA,10,2025-01-06,1000,M\nB,AAA,10,2025-01-06,1000,M\n';
    const { results } = await run({
      'lots.csv': lots,
      'prices.csv': 'Household,Symbol,Price\n,AAA,50\nB,AAA,40\n',
      'settings.csv': 'Household,Setting,Value\n,Ordinary rate,0.24\n,Long-term rate,0.15\n',
    });
    const loss = (household: string): number =>
      Number(csv(results, 'plans').find(row => row['Household'] === household)!['Loss']);
    expect([loss('A'), loss('B')]).toEqual([500, 600]);
  });

  test('a custodian’s file goes through the importer, with the household’s own trades', async () => {
    const folder = folderOf({
      'trades.csv':
        'Household,Date,Action,Symbol,Quantity,Amount,Account\nA,2025-01-06,Buy,AAA,10,1000,Own\n',
      'files.csv':
        'Household,File,Kind,Account,Account type,Hints\nA,schwab.csv,trades,Schwab,Taxable,Date order | MDY\nB,schwab.csv,trades,Schwab,Taxable,Date order | MDY\nB,../away.csv,trades,X,,\n',
      'schwab.csv':
        'Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount\n02/03/2025,Buy,BBB,BBB INC,10,$100.00,,-$1000.00\n03/04/2026,Sell,BBB,BBB INC,10,$70.00,,$700.00\n',
    });
    const results = `${folder}-out`;
    expect((await batch(folder, '--as-of', AS_OF, '--out', results, '--csv')).code).toBe(0);
    const line = (household: string): unknown =>
      csv(results, 'years').find(
        row => row['Household'] === household && row['Line'] === 'Net gain or loss',
      )!['Amount'];
    expect([line('A'), line('B')].map(Number)).toEqual([-300, -300]);
    expect(csv(results, 'problems').filter(row => row['Household'] === 'B')[0]!['Found']).toBe(
      '../away.csv: File names no file of this folder',
    );
  });

  test('answers are told beside their questions: by whom, and when', async () => {
    const { results } = await run(
      {
        'trades.csv':
          'Household,Date,Action,Symbol,Quantity,Amount,Account\nA,2026-10-30,Buy,ETH,10,1000,M\n',
        'prices.csv': 'Symbol,Price\nETH,50\n',
        'settings.csv': 'Setting,Value\nOrdinary rate,0.24\nLong-term rate,0.15\n',
        'answers.csv':
          'Household,Question,Answer,Answered by,Answered on\nA,ETH: coin or share,It is the coin,Ms Ito,2026-11-02\n',
      },
      '--letters',
    );
    const [question] = csv(results, 'questions');
    expect(question).toMatchObject({
      Question: 'ETH: coin or share',
      Answer: 'It is the coin',
      'Answered by': 'Ms Ito',
      'Answered on': '2026-11-02',
    });
    expect(csv(results, 'desk')[0]!['Open questions']).toBe('0');
    expect(readFileSync(`${results}/letters/000001-A.html`, 'utf8')).toContain(
      'answered by Ms Ito on 2 Nov 2026',
    );
  });

  test('a name that looks like a formula or like markup stays a name', async () => {
    const evil = '"=HYPERLINK(""http://evil"",""<b>x</b>"")"';
    const { results } = await run(
      {
        'trades.csv': `Household,Date,Action,Symbol,Quantity,Amount,Account\n${evil},2025-01-06,Buy,AAA,10,1000,M\n`,
      },
      '--letters',
    );
    expect(csv(results, 'desk')[0]!['Household']).toBe(`'=HYPERLINK("http://evil","<b>x</b>")`);
    const letter = readFileSync(`${results}/letters/000001-HYPERLINK-http-evil-b-x-b.html`, 'utf8');
    expect(letter).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(letter).not.toContain('<b>x</b>');
  });

  test.each([
    [{ 'lots.csv': 'Symbol,Quantity\nAAA,1\n' }, /lots\.csv has no column Household/],
    [{ 'trades.csv': 'Household,Date\n,2026-01-02\n' }, /trades\.csv: 1 rows name no household/],
    [{ 'notes.txt': 'x' }, /has no lots, trades or files/],
    [
      { 'lots.csv': 'Household\nA\n', 'lots.parquet': 'x' },
      /lots\.csv and lots\.parquet are one table twice/,
    ],
    [{ 'lots.parquet': 'this is not one' }, /lots\.parquet cannot be read/],
  ])('refused in words: %p', async (files, words) => {
    const { code, said } = await run(files);
    expect(code).toBe(1);
    expect(said).toMatch(words);
    expect(said).not.toMatch(/\bat .*\.mjs/);
  });

  test.each([
    [['--as-of', '2026-02-30'], /--as-of 2026-02-30 is not a day/],
    [['--as-of', AS_OF, '--workers', '0'], /--workers 0 is not a number of threads/],
    [['--as-off', AS_OF], /as-off/],
  ])('an option that cannot be meant: %p', async (options, words) => {
    const { code, said } = await batch(book, '--out', out('never'), ...options);
    expect(code).toBe(1);
    expect(said).toMatch(words);
    expect(said).toContain('npm run batch --');
  });

  test('a changed file begins anew, whatever was kept', async () => {
    const folder = folderOf({ 'trades.csv': TRADES });
    const results = `${folder}-out`;
    expect((await batch(folder, '--as-of', AS_OF, '--out', results)).code).toBe(0);
    cpSync(folder, `${folder}-copy`, { recursive: true });
    expect((await batch(folder, '--as-of', AS_OF, '--out', results)).said).not.toContain('answered before');
  });
});
