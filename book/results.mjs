/*
 * What households answered: kept in the work database as it comes, household by household, so that a run that is killed
 * goes on where it was; written at the end as one table for each result, with Household first.
 */
import { rowsOf } from './tables.mjs';
import { RESULTS } from './household.mjs';

export const NAMES = Object.keys(RESULTS);

const DAYS = new Set([
  'Acquired',
  'Do not buy before',
  'Better from',
  'Act by',
  'Last trade',
  'Prices of',
  'Day',
  'Not before',
]);
const NUMBERS = new Set([
  'Quantity',
  'Proceeds',
  'Loss',
  'Usable loss',
  'Tax saved now',
  'Saved later',
  'Saved now',
  'Later tax (present value)',
  'Costs',
  'Net benefit',
  'New basis',
  'Amount',
  'Loss at stake',
]);
const COUNTS = new Set(['Rank', 'Sales', 'Open questions', 'Problems', 'Row']);

/** A text where it is nothing else. */
const typeOf = heading =>
  DAYS.has(heading) ? 'DATE' : COUNTS.has(heading) ? 'BIGINT' : NUMBERS.has(heading) ? 'DOUBLE' : null;

const text = value => `'${String(value).replace(/'/g, "''")}'`;
const name = identifier => `"${identifier.replace(/"/g, '""')}"`;

export async function openResults(connection) {
  await connection.run(`
    CREATE TABLE IF NOT EXISTS run (print VARCHAR);
    CREATE TABLE IF NOT EXISTS layouts (result VARCHAR, headings VARCHAR);
    CREATE TABLE IF NOT EXISTS done (n BIGINT, household VARCHAR);
    CREATE TABLE IF NOT EXISTS results (result VARCHAR, n BIGINT, seq INTEGER, headings VARCHAR, cells VARCHAR)`);
}

/**
 * Is what stands in the database a part of this very run? Otherwise it is emptied. `layouts`: the headings that each
 * result has, even where no household brings a row.
 */
export async function isContinued(connection, print, layouts) {
  const [row] = await rowsOf(connection, 'SELECT print FROM run');
  if (row && row[0] === print) return true;
  await connection.run(
    `DELETE FROM run; DELETE FROM done; DELETE FROM results; INSERT INTO run VALUES (${text(print)})`,
  );
  return false;
}

/** Keeps the answers of some households: all of them, or none. */
export async function keep(connection, answers) {
  await connection.run('BEGIN TRANSACTION');
  const results = await connection.createAppender('results');
  const done = await connection.createAppender('done');
  for (const { n, household, results: parts } of answers) {
    for (const result of NAMES) {
      const part = parts[result];
      const headings = part && JSON.stringify(part.headings);
      part?.rows.forEach((cells, seq) => {
        results.appendVarchar(result);
        results.appendBigInt(BigInt(n));
        results.appendInteger(seq);
        results.appendVarchar(headings);
        results.appendVarchar(JSON.stringify(cells));
        results.endRow();
      });
    }
    done.appendBigInt(BigInt(n));
    done.appendVarchar(household);
    done.endRow();
  }
  results.closeSync();
  done.closeSync();
  await connection.run('COMMIT');
}

/** A result as a query: Household, then its columns by their headings, in the order in which they first stand. */
export async function queryOf(connection, result) {
  const layouts = await rowsOf(
    connection,
    `SELECT headings FROM (
       SELECT headings, 0 AS n FROM layouts WHERE result = ${text(result)}
       UNION ALL SELECT headings, n FROM results WHERE result = ${text(result)}
     ) GROUP BY headings ORDER BY min(n), headings`,
  );
  const headings = [...new Set(layouts.flatMap(([json]) => JSON.parse(json)))];
  const columns = headings.map(heading => {
    const found = layouts.map(([json]) => {
      const at = JSON.parse(json).indexOf(heading);
      return at < 0 ? null : `WHEN headings = ${text(json)} THEN nullif(cells ->> '$[${at}]', '')`;
    });
    const cell = `CASE ${found.filter(Boolean).join(' ')} END`;
    const type = typeOf(heading);
    return `${type ? `TRY_CAST(${cell} AS ${type})` : cell} AS ${name(heading)}`;
  });
  return {
    headings: ['Household', ...headings],
    sql: `SELECT d.household AS ${name('Household')}${columns.map(column => `, ${column}`).join('')}
          FROM results r JOIN done d USING (n) WHERE result = ${text(result)} ORDER BY n, seq`,
  };
}

/** Writes every result. @returns {Promise<string[]>} the names of the files */
export async function writeResults(connection, folder, { csv }) {
  const files = [];
  for (const result of NAMES) {
    const { headings, sql } = await queryOf(connection, result);
    const kinds = csv ? ['parquet', 'csv'] : ['parquet'];
    for (const kind of kinds) {
      const file = `${result}.${kind}`;
      const options = kind === 'csv' ? 'FORMAT csv, HEADER true' : 'FORMAT parquet, COMPRESSION zstd';
      const query = kind === 'csv' ? harmless(headings, sql) : sql;
      await connection.run(`COPY (${query}) TO ${text(`${folder}/${file}`)} (${options})`);
      files.push(file);
    }
  }
  return files;
}

/** A spreadsheet reads a text of a CSV file that begins like a formula as one: an apostrophe keeps it text. */
const harmless = (headings, sql) =>
  `SELECT ${headings
    .map(heading =>
      typeOf(heading) !== null
        ? name(heading)
        : `CASE WHEN regexp_matches(${name(heading)}, '^[-=+@\\t\\r]') THEN '''' || ${name(heading)} ELSE ${name(heading)} END AS ${name(heading)}`,
    )
    .join(', ')} FROM (${sql})`;
