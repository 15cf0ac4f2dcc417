/*
 * A book's folder, read: the tables of all households, each with a column Household, are put into one work database in
 * order of household, and come out of it one household at a time. Whatever the book's length, only what is being asked
 * stands in memory.
 */
import { createHash } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import Papa from 'papaparse';

/** The tables of a book, by the names of their files. */
export const TABLES = ['lots', 'trades', 'settings', 'securities', 'prices', 'files', 'answers'];
/** Rows of these without a household are meant for those that say nothing of their own. */
const SHARED = new Set(['settings', 'securities', 'prices']);
const HOUSEHOLD = 'household';

const key = heading =>
  String(heading)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
const name = identifier => `"${identifier.replace(/"/g, '""')}"`;
const text = value => `'${String(value).replace(/'/g, "''")}'`;

/** What stands in the way of a book, in words. */
export class BookProblem extends Error {}

/**
 * The files of a book's folder. @returns {Promise<Record<string, {path: string, kind: 'csv' | 'parquet'}>>}
 * @throws BookProblem where a table is there twice, or nothing that can be asked
 */
export async function filesOf(folder) {
  const names = await readdir(folder).catch(() => {
    throw new BookProblem(`${folder}: there is no such folder.`);
  });
  const found = {};
  for (const table of TABLES) {
    const own = names.filter(one => new RegExp(`^${table}\\.(csv|parquet)$`, 'i').test(one));
    if (own.length > 1) throw new BookProblem(`${own.join(' and ')} are one table twice: keep one of them.`);
    if (own.length === 1)
      found[table] = {
        path: join(folder, own[0]),
        kind: own[0].toLowerCase().endsWith('csv') ? 'csv' : 'parquet',
      };
  }
  if (!found.lots && !found.trades && !found.files)
    throw new BookProblem(
      `${folder} has no lots, trades or files: put lots.csv or trades.csv there (or .parquet), with a column Household.`,
    );
  return found;
}

/** A name for the very files that are asked, so that a run goes on only where nothing changed. */
export async function fingerprint(files, ...more) {
  const seen = await Promise.all(
    Object.entries(files).map(async ([table, { path }]) => {
      const { size, mtimeMs } = await stat(path);
      return [table, path, size, mtimeMs];
    }),
  );
  return createHash('sha256')
    .update(JSON.stringify([seen, ...more]))
    .digest('hex');
}

/** The work database: one connection that writes, more that stream. */
export async function openDatabase(path, memory = '256MB') {
  const database = await DuckDBInstance.create(path, {
    memory_limit: memory,
    threads: '2',
    // Rows come out as they went in; what does not fit waits on the disk.
    preserve_insertion_order: 'true',
    temp_directory: `${path}.tmp`,
  });
  return { database, connection: await database.connect() };
}

export async function rowsOf(connection, sql) {
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

/** Reads the files into the database. @throws BookProblem naming the file and what would do */
export async function readBook(connection, files) {
  for (const [table, { path, kind }] of Object.entries(files)) await readFile(connection, table, path, kind);
  const owners = ['lots', 'trades', 'files'].filter(table => files[table]);
  await connection.run(
    `CREATE OR REPLACE TABLE households AS
     SELECT row_number() OVER (ORDER BY household) AS n, household FROM (SELECT DISTINCT household FROM (
       ${owners.map(table => `SELECT household FROM ${table}_own`).join(' UNION ')}
     ) WHERE household <> '')`,
  );
}

async function readFile(connection, table, path, kind) {
  const source =
    kind === 'csv'
      ? `read_csv(${text(path)}, all_varchar = true, header = true, null_padding = true, strict_mode = false,
                  quote = '"', escape = '"', delim = ${text(await delimiterOf(path))})`
      : `read_parquet(${text(path)})`;
  const file = path.split(/[\\/]/).at(-1);
  let columns;
  try {
    columns = await rowsOf(connection, `DESCRIBE SELECT * FROM ${source}`);
  } catch (error) {
    throw new BookProblem(`${file} cannot be read: ${firstLine(error)}`);
  }
  const fits = columns.filter(([heading]) => key(heading) === HOUSEHOLD);
  if (fits.length > 1) throw new BookProblem(`${file} has two columns Household: keep one.`);
  if (fits.length === 0 && !SHARED.has(table))
    throw new BookProblem(`${file} has no column Household: add one that names the household of each row.`);
  const household = fits[0] ? `coalesce(trim(CAST(${name(fits[0][0])} AS VARCHAR)), '')` : "''";
  const others = columns.filter(column => column !== fits[0]);
  const cells = others.map(([heading, type]) => cellOf(name(heading), type, kind));
  try {
    await connection.run(
      `CREATE OR REPLACE TABLE ${table}_own AS
       SELECT row_number() OVER () AS seq, ${household} AS household,
              ${cells.length === 0 ? "'[]'" : `to_json([${cells.join(', ')}])`} AS cells
       FROM ${source}`,
    );
  } catch (error) {
    throw new BookProblem(`${file} cannot be read: ${firstLine(error)}`);
  }
  await connection.run(
    `CREATE OR REPLACE TABLE ${table}_headings AS SELECT ${text(JSON.stringify(others.map(([heading]) => heading)))} AS headings`,
  );
  if (SHARED.has(table)) return;
  const [[rows]] = await rowsOf(connection, `SELECT count(*) FROM ${table}_own WHERE household = ''`);
  if (Number(rows) > 0)
    throw new BookProblem(
      `${file}: ${rows} rows name no household; write one under Household, or delete them.`,
    );
}

const DELIMITERS = [',', ';', '\t', '|'];
const FIRST = 65_536; // bytes in which a heading row ends

/** What stands between the headings: a guess from the rows below it can be wrong where they are few. */
async function delimiterOf(path) {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FIRST), 0, FIRST, 0);
    const start = buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '');
    const widths = DELIMITERS.map(
      delimiter => Papa.parse(start, { delimiter, preview: 1 }).data[0]?.length ?? 0,
    );
    return DELIMITERS[widths.indexOf(Math.max(...widths))];
  } finally {
    await file.close();
  }
}

const firstLine = error =>
  String(error instanceof Error ? error.message : error)
    .split('\n')[0]
    .slice(0, 300);

const NUMERIC = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL)/;

/** One cell as JSON: of a text file its text, of a typed file its number, its truth or its day. */
function cellOf(column, type, kind) {
  if (kind === 'csv') return `to_json(coalesce(${column}, ''))`;
  if (NUMERIC.test(type)) return `to_json(CAST(${column} AS DOUBLE))`;
  if (type === 'BOOLEAN') return `to_json(${column})`;
  if (type === 'DATE') return `to_json(strftime(${column}, '%Y-%m-%d'))`;
  if (type.startsWith('TIMESTAMP')) return `to_json(strftime(${column}, '%Y-%m-%d %H:%M:%S'))`;
  return `to_json(CAST(${column} AS VARCHAR))`;
}

const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** What a sheet makes of a text that is typed into it, as far as it is beyond doubt. */
function typed(cell, kind) {
  if (cell === null) return '';
  if (kind !== 'csv' || typeof cell !== 'string') return cell;
  const trimmed = cell.trim();
  if (PLAIN_NUMBER.test(trimmed) && trimmed.replace(/[-.]/g, '').length <= 15) return Number(trimmed);
  const upper = trimmed.toUpperCase();
  return upper === 'TRUE' ? true : upper === 'FALSE' ? false : cell;
}

/** @returns {Promise<number>} how many households the book has */
export async function countOf(connection) {
  return Number((await rowsOf(connection, 'SELECT count(*) FROM households'))[0][0]);
}

/**
 * The households of a book that are not in `done`, in order, each with its tables as ranges of cells under a heading
 * row.
 * @returns {AsyncGenerator<{n: number, household: string, tables: Record<string, any[][] | null>}>}
 */
export async function* households(database, files) {
  const connection = await database.connect();
  const shared = {};
  const streams = {};
  const left = `(SELECT n, household FROM households WHERE n NOT IN (SELECT n FROM done))`;
  for (const [table, { kind }] of Object.entries(files)) {
    const [[headings]] = await rowsOf(connection, `SELECT headings FROM ${table}_headings`);
    const range = rows => [JSON.parse(headings), ...rows];
    const own = await database.connect();
    streams[table] = {
      range,
      rows: cursor(
        await own.stream(
          `SELECT h.n, t.cells FROM ${table}_own t JOIN ${left} h ON t.household = h.household ORDER BY h.n, t.seq`,
        ),
        kind,
      ),
    };
    if (SHARED.has(table))
      shared[table] = (
        await rowsOf(connection, `SELECT cells FROM ${table}_own WHERE household = '' ORDER BY seq`)
      ).map(([cells]) => cellsOf(cells, kind));
  }
  const names = await connection.stream(`SELECT n, household FROM ${left} ORDER BY n`);
  for (let chunk = await names.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await names.fetchChunk()) {
    for (const [number, household] of chunk.getRows()) {
      const n = Number(number);
      const tables = {};
      for (const [table, { range, rows }] of Object.entries(streams)) {
        const own = await rows.upTo(n);
        const all = SHARED.has(table) ? withShared(table, range([])[0], own, shared[table]) : own;
        tables[table] = all.length === 0 ? null : range(all);
      }
      tables.settings = tables.settings && tall(tables.settings);
      yield { n, household, tables };
    }
  }
}

const cellsOf = (json, kind) => JSON.parse(json).map(cell => typed(cell, kind));

/** Rows of a stream in order of their household. */
function cursor(stream, kind) {
  let chunk = [];
  let at = 0;
  let isDone = false;
  const next = async () => {
    while (at >= chunk.length && !isDone) {
      const read = await stream.fetchChunk();
      isDone = !read || read.rowCount === 0;
      chunk = isDone ? [] : read.getRows();
      at = 0;
    }
    return chunk[at] ?? null;
  };
  return {
    /** The rows of household `n`; those before it are passed by. */
    upTo: async n => {
      const own = [];
      for (let row = await next(); row && Number(row[0]) <= n; row = await next()) {
        if (Number(row[0]) === n) own.push(cellsOf(row[1], kind));
        at++;
      }
      return own;
    },
  };
}

/** Settings are a household's own, or the book's; prices and securities of its own stand before the book's. */
function withShared(table, headings, own, shared) {
  if (table === 'settings') return own.length > 0 ? own : shared;
  const at = headings.findIndex(heading => ['symbol', 'ticker', 'security', 'fund'].includes(key(heading)));
  if (at < 0) return own.length > 0 ? own : shared;
  const symbol = row => String(row[at]).trim().toUpperCase();
  const known = new Set(own.map(symbol));
  return [...own, ...shared.filter(row => !known.has(symbol(row)))];
}

/** Settings with a column for each are turned into rows: Setting, Value. */
function tall(range) {
  const [headings, ...rows] = range;
  const keys = headings.map(key);
  if (keys.includes('setting') && keys.includes('value')) return range;
  return [
    ['Setting', 'Value'],
    ...rows.flatMap(row =>
      headings.map((heading, at) => [heading, row[at]]).filter(([, cell]) => cell !== ''),
    ),
  ];
}
