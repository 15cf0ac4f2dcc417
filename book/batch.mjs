/* A book of households, answered on one machine: what `npm run batch` does. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import vm from 'node:vm';
import { root } from '../scripts/run.mjs';
import { answered } from './household.mjs';
import { fileName, letterOf } from './letter.mjs';
import { answeredBy } from './pool.mjs';
import { isContinued, keep, openResults, queryOf, writeResults } from './results.mjs';
import {
  BookProblem,
  countOf,
  filesOf,
  fingerprint,
  households,
  openDatabase,
  readBook,
  rowsOf,
} from './tables.mjs';
import { writeWorkbook } from './workbook.mjs';

const USAGE = `npm run batch -- <folder> --out <folder> [--as-of YYYY-MM-DD] [--workers 2] [--csv] [--letters] [--desk]

<folder>   lots, trades, settings, securities, prices (.csv or .parquet), each with a column Household
--as-of    the day of the plans; without it, today
--workers  threads; without it, as many as the machine has processors, at most 8
--csv      every result as .csv too
--letters  a page for each household, to be printed and signed
--desk     what "npm start -- --desk <out>" needs to show the book`;

const PER_HOUSEHOLD = 120_000; // milliseconds, before it is left out
const KEEP_EVERY = 64; // households between two commits

/** @returns {Promise<number>} the exit code */
export async function batch(argv, { say = console.error, stop = new AbortController().signal } = {}) {
  let options;
  try {
    options = optionsOf(argv);
  } catch (error) {
    say(`${error.message}\n\n${USAGE}`);
    return 1;
  }
  try {
    return await answerBook(options, say, stop);
  } catch (error) {
    if (!(error instanceof BookProblem)) throw error;
    say(error.message);
    return 1;
  }
}

function optionsOf(argv) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      'as-of': { type: 'string' },
      out: { type: 'string' },
      workers: { type: 'string' },
      csv: { type: 'boolean', default: false },
      letters: { type: 'boolean', default: false },
      desk: { type: 'boolean', default: false },
    },
  });
  if (positionals.length !== 1) throw new Error('Name one folder, the book.');
  if (!values.out) throw new Error('--out is missing: the folder for the results.');
  const asOf = values['as-of'] ?? new Date().toLocaleDateString('en-CA');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || new Date(`${asOf}T00:00:00Z`).toJSON()?.slice(0, 10) !== asOf)
    throw new Error(`--as-of ${asOf} is not a day; write YYYY-MM-DD.`);
  const workers = values.workers === undefined ? Math.min(8, availableParallelism()) : Number(values.workers);
  if (!Number.isInteger(workers) || workers < 1 || workers > 64)
    throw new Error(`--workers ${values.workers} is not a number of threads.`);
  const [folder, out] = [resolve(positionals[0]), resolve(values.out)];
  if (folder === out) throw new Error('--out is the book’s own folder; name another.');
  return { ...values, asOf, workers, folder, out };
}

async function answerBook({ folder, out, asOf, workers, csv, letters, desk }, say, stop) {
  const library = `${root}dist/tlh.js`;
  const files = await filesOf(folder);
  await mkdir(out, { recursive: true });
  const path = `${out}/.book.duckdb`;
  const { database, connection } = await openDatabase(path);
  await openResults(connection);
  const { build, layouts } = await known(library, asOf);
  const print = await fingerprint(files, asOf, build, letters, desk);
  const goesOn = await isContinued(connection, print, layouts);
  if (!goesOn) await readBook(connection, files);
  const count = await countOf(connection);
  const before = Number((await rowsOf(connection, 'SELECT count(*) FROM done'))[0][0]);
  say(
    `${number(count)} households as of ${asOf}${before > 0 ? `, ${number(before)} of them answered before` : ''}; ${workers} ${workers === 1 ? 'thread' : 'threads'}.`,
  );
  if (letters) await mkdir(`${out}/letters`, { recursive: true });
  if (desk) await mkdir(`${out}/desk`, { recursive: true });

  const progress = progressOf(count, before, say);
  let kept = [];
  const data = { library, folder, asOf };
  for await (const answer of answeredBy(
    households(database, files),
    { workers, data, limit: PER_HOUSEHOLD },
    stop,
  )) {
    const file = fileName(answer.n, answer.household);
    if (letters) await writeFile(`${out}/letters/${file}.html`, letterOf(answer, asOf));
    if (desk) await writeFile(`${out}/desk/${file}.json`, deskFile(answer, asOf));
    kept.push(answer);
    if (kept.length >= KEEP_EVERY) {
      await keep(connection, kept);
      kept = [];
    }
    progress.one();
  }
  await keep(connection, kept);
  progress.end();
  const done = Number((await rowsOf(connection, 'SELECT count(*) FROM done'))[0][0]);
  if (done < count) {
    say(`Stopped: ${number(done)} of ${number(count)} are kept. The same command goes on from there.`);
    await closed(database, connection);
    return 130;
  }
  const written = await writeResults(connection, out, { csv });
  await writeWorkbook(connection, `${out}/book.xlsx`, { asOf });
  if (desk) await writeDesk(connection, out, { asOf, letters });
  await closed(database, connection);
  await Promise.all(['', '.wal', '.tmp'].map(end => rm(`${path}${end}`, { recursive: true, force: true })));
  say(`Written to ${out}: ${[...written, 'book.xlsx'].join(', ')}${letters ? ', letters/' : ''}.`);
  return 0;
}

/** What the library calls itself, and the columns of its answers: those of a household that has done nothing. */
async function known(library, asOf) {
  const context = vm.createContext({});
  vm.runInContext(await readFile(library, 'utf8'), context);
  const { tlh } = context;
  const nothing = { trades: [['Date', 'Action', 'Symbol', 'Quantity', 'Amount']] };
  const { results } = await answered(tlh, { tables: nothing, folder: '' }, asOf);
  return {
    build: `${tlh.version.version} ${tlh.version.build}`,
    layouts: JSON.parse(JSON.stringify(results)),
  };
}

/** One household as the workbench opens it. */
const deskFile = ({ household, tables }, asOf) => JSON.stringify({ household, asOf, tables });

/** The desk's lines, and with them what each household's file is called. */
async function writeDesk(connection, out, { asOf, letters }) {
  const part = async result => {
    const { headings, sql } = await queryOf(connection, result);
    return { headings, rows: (await connection.runAndReadAll(sql)).getRowsJson() };
  };
  const names = await rowsOf(connection, 'SELECT n, household FROM done ORDER BY n');
  await writeFile(
    `${out}/desk.json`,
    JSON.stringify({
      asOf,
      letters,
      files: Object.fromEntries(names.map(([n, household]) => [household, fileName(Number(n), household)])),
      desk: await part('desk'),
      purchases: await part('purchases'),
      questions: await part('questions'),
      problems: await part('problems'),
    }),
  );
}

async function closed(database, connection) {
  connection.closeSync();
  database.closeSync();
}

const number = count => count.toLocaleString('en-US');

/** `1,234 of 10,000 households, 12 a second, 12 min left`. */
function progressOf(count, before, say) {
  const started = Date.now();
  let done = before;
  let told = started;
  const words = () => {
    const rate = (done - before) / Math.max(0.001, (Date.now() - started) / 1000);
    const left = (count - done) / Math.max(rate, 0.001);
    return `${number(done)} of ${number(count)} households, ${rate < 10 ? rate.toFixed(1) : rate.toFixed(0)} a second${done < count ? `, ${left < 90 ? `${left.toFixed(0)} s` : `${(left / 60).toFixed(0)} min`} left` : ''}`;
  };
  return {
    one: () => {
      done++;
      if (Date.now() - told < 2000) return;
      told = Date.now();
      say(words());
    },
    end: () => say(words()),
  };
}
