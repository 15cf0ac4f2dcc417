// `npm run bigquery -- --bucket NAME`: writes dist/bigquery/, the library with the SQL that runs it in a query.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { ensureInstalled, root } from '../scripts/run.mjs';

/** What BigQuery refuses: cloud.google.com/bigquery/quotas, "User-defined functions". */
export const LIMITS = { inline: 32_768, library: 1_000_000 };

const DATASET = /^[A-Za-z0-9_]+$/;
/** cloud.google.com/storage/docs/buckets#naming */
const BUCKET = /^[a-z0-9](?:[a-z0-9._-]{1,220}[a-z0-9])$/;

const READ = "const read = given => (typeof given === 'string' ? JSON.parse(given) : given);";
/** The JavaScript of each function. A row's fault is its answer, so that one household never ends the query. */
const FUNCTIONS = [
  {
    name: 'call',
    args: [
      ['name', 'STRING'],
      ['args', 'JSON'],
    ],
    says: 'A custom function: its name, its arguments in order as a JSON array, blanks as "".',
    body: `${READ}
  try {
    return { answer: tlh.call(name, read(args)) };
  } catch (error) {
    return { error: String(error.message) };
  }`,
  },
  {
    name: 'household',
    args: [
      ['tables', 'JSON'],
      ['as_of', 'STRING'],
    ],
    says: 'Everything a book asks of a household: {lots, trades, settings, securities, prices}, each rows of cells.',
    body: `${READ}
  try {
    return tlh.household(read(tables), as_of);
  } catch (error) {
    return { error: String(error.message) };
  }`,
  },
  {
    name: 'version',
    args: [],
    says: 'Release, build, and the last year of each law.',
    body: 'return tlh.version;',
  },
];

/** The long tables of a book: a row for each lot, trade and so on, as the CSV files of a folder have them. */
const TABLES = {
  lots: [
    ['Symbol', 'STRING'],
    ['Quantity', 'FLOAT64'],
    ['Acquired', 'DATE'],
    ['Cost basis', 'FLOAT64'],
    ['Price', 'FLOAT64'],
    ['Account', 'STRING'],
    ['Account type', 'STRING'],
    ['Owner', 'STRING'],
    ['Lot', 'STRING'],
    ['Asset', 'STRING'],
  ],
  trades: [
    ['Date', 'DATE'],
    ['Time', 'STRING'],
    ['Action', 'STRING'],
    ['Symbol', 'STRING'],
    ['Quantity', 'FLOAT64'],
    ['Amount', 'FLOAT64'],
    ['Fees', 'FLOAT64'],
    ['Account', 'STRING'],
    ['Account type', 'STRING'],
    ['Owner', 'STRING'],
    ['Lot', 'STRING'],
    ['Asset', 'STRING'],
    ['New symbol', 'STRING'],
    ['Basis share', 'FLOAT64'],
  ],
  settings: [
    ['Setting', 'STRING'],
    ['Value', 'STRING'],
  ],
  securities: [
    ['Symbol', 'STRING'],
    ['Asset', 'STRING'],
    ['Identical to', 'STRING'],
    ['Index', 'STRING'],
    ['Class', 'STRING'],
    ['Replacement', 'STRING'],
    ['Next distribution', 'DATE'],
  ],
  prices: [
    ['Symbol', 'STRING'],
    ['Price', 'FLOAT64'],
    ['As of', 'DATE'],
  ],
};

/** A column's name in BigQuery, quoted: some are words of SQL. */
const column = heading => `\`${heading.replace(/[^A-Za-z0-9 ]/g, '').replace(/ /g, '_')}\``;
const cell = ([heading, type]) => (type === 'DATE' ? `CAST(${column(heading)} AS STRING)` : column(heading));

const tableSql = (dataset, [table, columns]) =>
  `CREATE TABLE IF NOT EXISTS ${dataset}.${table} (
  Household STRING NOT NULL, seq INT64 NOT NULL,
  ${columns.map(([heading, type]) => `${column(heading)} ${type}`).join(', ')}
) CLUSTER BY Household;`;

const rangeSql = (dataset, [table, columns]) =>
  `  ${table}_of AS (
    SELECT Household, TO_JSON(ARRAY_CONCAT(
      [JSON_ARRAY(${columns.map(([heading]) => `'${heading}'`).join(', ')})],
      ARRAY_AGG(JSON_ARRAY(${columns.map(cell).join(', ')}) ORDER BY seq))) AS cells
    FROM ${dataset}.${table} GROUP BY Household)`;

/** A part of the answers as a view: a row for each of its rows, with columns by the library's own headings. */
const partSql = (dataset, name, part, headings, types) =>
  `CREATE OR REPLACE VIEW ${dataset}.${name} AS
SELECT Household${headings
    .map((heading, at) => {
      const text = `NULLIF(JSON_VALUE(line, '$[${at}]'), '')`;
      const type = types(heading);
      return `,\n  ${type ? `SAFE_CAST(${text} AS ${type})` : text} AS ${column(heading)}`;
    })
    .join('')}
FROM ${dataset}.answers, UNNEST(JSON_QUERY_ARRAY(answer, '$.${part}.rows')) AS line WITH OFFSET AS place
WHERE place > 0;`;

const DAYS = /^(?:Acquired|Day|Act by|Last trade|Prices of|Not before|Do not buy before|Better from)$/;
const WORDS =
  /^(?:Id|Account|Owner|Symbol|Lot|Term|Replacement|Risk|Name lot|Why|Country|Currency|Because|Question|Text|Kind|Sale|Title|Words|Table|Row|Column|Found|What would do|Buy|Line|Where it stands|Tax year \d+.*)$/;
const typeOf = heading => (DAYS.test(heading) ? 'DATE' : WORDS.test(heading) ? null : 'FLOAT64');

/** @param layouts the headings of each part of a household's answer */
export function sqlOf({ bucket, dataset, file, version, layouts }) {
  const library = `gs://${bucket}/${file}`;
  return `-- Tax-loss harvesting, ${version}. Education, not tax advice. Written by npm run bigquery; nothing here is typed by hand.
--
-- Once:    gcloud storage cp ${file} ${library}
--          bq query --use_legacy_sql=false < functions.sql
-- Then:    load the tables below (bq load, or a scheduled transfer), and for each day's plans
--          CALL ${dataset}.answer('2026-11-20');
-- Sheets:  Data, Data connectors, Connect to BigQuery: ${dataset}.desk, ${dataset}.plans, ${dataset}.problems.
--
-- Limits:  the text of a function ${LIMITS.inline.toLocaleString('en-US')} bytes, a library ${(LIMITS.library / 1e6).toFixed(0)} MB, all libraries of a query 5 MB; a row, and so
--          a household's tables or answers, 100 MB; a JavaScript function has little memory (the library is tested in
--          40 MB) and five minutes a row. A household beyond them is asked of the remote function (remote/).
-- On-demand queries may use 256 processor seconds for each MiB read: see docs/scale.md.

CREATE SCHEMA IF NOT EXISTS ${dataset};

${FUNCTIONS.map(
  ({ name, args, says, body }) => `-- ${says}
CREATE OR REPLACE FUNCTION ${dataset}.${name}(${args.map(([arg, type]) => `${arg} ${type}`).join(', ')})
RETURNS JSON
LANGUAGE js
OPTIONS (library = ['${library}'])
AS r"""
  ${body}
""";`,
).join('\n\n')}

-- The tables, one row for each lot, trade and setting; seq keeps the order in which they were written.
${Object.entries(TABLES)
  .map(one => tableSql(dataset, one))
  .join('\n')}

-- One row a household, its tables as JSON. Settings and prices of Household '' are everybody's who has none.
CREATE OR REPLACE VIEW ${dataset}.households AS
WITH
${Object.entries(TABLES)
  .map(one => rangeSql(dataset, one))
  .join(',\n')},
  named AS (
    SELECT Household FROM ${dataset}.lots WHERE Household <> ''
    UNION DISTINCT SELECT Household FROM ${dataset}.trades WHERE Household <> '')
SELECT n.Household, JSON_OBJECT(
  'lots', l.cells, 'trades', t.cells,
  'settings', COALESCE(s.cells, (SELECT cells FROM settings_of WHERE Household = '')),
  'securities', COALESCE(u.cells, (SELECT cells FROM securities_of WHERE Household = '')),
  'prices', COALESCE(p.cells, (SELECT cells FROM prices_of WHERE Household = ''))) AS tables
FROM named n
LEFT JOIN lots_of l USING (Household)
LEFT JOIN trades_of t USING (Household)
LEFT JOIN settings_of s USING (Household)
LEFT JOIN securities_of u USING (Household)
LEFT JOIN prices_of p USING (Household);

-- Every household answered once, and kept: what reads the results asks nothing again.
CREATE TABLE IF NOT EXISTS ${dataset}.answers (Household STRING, as_of STRING, answer JSON) CLUSTER BY Household;
CREATE OR REPLACE PROCEDURE ${dataset}.answer(as_of STRING)
BEGIN
  CREATE OR REPLACE TABLE ${dataset}.answers CLUSTER BY Household AS
  SELECT Household, as_of, ${dataset}.household(tables, as_of) AS answer FROM ${dataset}.households;
END;

${Object.entries(layouts)
  .map(([name, { part, headings }]) => partSql(dataset, name, part, headings, typeOf))
  .join('\n\n')}

-- A household that has no answer at all, and why.
CREATE OR REPLACE VIEW ${dataset}.failed AS
SELECT Household, COALESCE(JSON_VALUE(answer, '$.error'), JSON_VALUE(answer, '$.plan.error')) AS Found
FROM ${dataset}.answers
WHERE JSON_VALUE(answer, '$.error') IS NOT NULL OR JSON_VALUE(answer, '$.plan.error') IS NOT NULL;

-- The same behind an HTTP handler, for households past the limits: remote/ in a container on Cloud Run, a connection
-- of type CLOUD_RESOURCE, and the two names below filled in.
-- CREATE OR REPLACE FUNCTION ${dataset}.household_remote(tables JSON, as_of STRING) RETURNS JSON
-- REMOTE WITH CONNECTION \`PROJECT.LOCATION.CONNECTION\`
-- OPTIONS (endpoint = 'https://SERVICE-URL', max_batching_rows = 50);
`;
}

/** Writes dist/bigquery. @returns {Promise<string>} its folder */
export async function writeBigQuery({ bucket, dataset = 'tlh' }, library, into = `${root}dist/bigquery/`) {
  if (!BUCKET.test(bucket ?? '')) throw new Error(`--bucket ${bucket ?? ''} is not a bucket's name.`);
  if (!DATASET.test(dataset)) throw new Error(`--dataset ${dataset} is not a dataset's name.`);
  if (Buffer.byteLength(library) > LIMITS.library)
    throw new Error(`tlh.js has ${Buffer.byteLength(library)} bytes; BigQuery takes ${LIMITS.library}.`);
  const context = vm.createContext({});
  vm.runInContext(library, context);
  const { tlh } = context;
  const nothing = { trades: [['Date', 'Action', 'Symbol', 'Quantity', 'Amount']] };
  const answer = tlh.household(nothing, '2026-11-20');
  const headingsOf = part => [...answer[part].rows[0]];
  const layouts = {
    desk: { part: 'desk', headings: headingsOf('desk') },
    plans: { part: 'plan', headings: headingsOf('plan') },
    years: { part: 'year', headings: ['Line', 'Amount', 'Where it stands'] },
    problems: { part: 'check', headings: headingsOf('check') },
    questions: { part: 'questions', headings: headingsOf('questions') },
    purchases: { part: 'purchases', headings: headingsOf('purchases') },
    calendar: { part: 'calendar', headings: headingsOf('calendar') },
    do_not_buy: { part: 'notToBuy', headings: headingsOf('notToBuy') },
  };
  const { version, build } = tlh.version;
  const sql = sqlOf({ bucket, dataset, file: 'tlh.js', version: `${version}, build ${build}`, layouts });
  await rm(into, { recursive: true, force: true });
  await mkdir(`${into}remote`, { recursive: true });
  await writeFile(`${into}tlh.js`, library);
  await writeFile(`${into}functions.sql`, sql);
  await writeFile(`${into}remote/tlh.js`, library);
  for (const file of ['server.mjs', 'Dockerfile'])
    await copyFile(`${root}book/remote/${file}`, `${into}remote/${file}`);
  return into;
}

async function main() {
  const { values } = parseArgs({ options: { bucket: { type: 'string' }, dataset: { type: 'string' } } });
  ensureInstalled();
  const { bundleBatch } = await import('../scripts/build.mjs');
  console.log(`Written to ${await writeBigQuery(values, (await bundleBatch()).code)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  main().catch(error => {
    console.error(`${error.message}\nnpm run bigquery -- --bucket NAME [--dataset tlh]`);
    process.exit(1);
  });
