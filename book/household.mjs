/*
 * What a book asks of one household. Custodians' files go through the importers of the custom functions; then one call
 * answers everything. A household that cannot be answered is a row under problems.
 */
import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import Papa from 'papaparse';

/** The tables that a book's results have, and the part of a household's answer that each is. */
export const RESULTS = {
  desk: 'desk',
  plans: 'plan',
  years: 'year',
  problems: 'check',
  questions: 'questions',
  purchases: 'purchases',
  calendar: 'calendar',
  do_not_buy: 'notToBuy',
};

const PROBLEM_HEADINGS = ['Table', 'Row', 'Column', 'Found', 'What would do'];
export const problemRow = found => ({
  headings: PROBLEM_HEADINGS,
  rows: [['', '', '', found, '']],
});

/**
 * @param tlh the library
 * @param {{tables: Record<string, any[][] | null>, folder: string}} asked
 * @returns {Promise<Record<string, {headings: string[], rows: any[][]}>>} the rows of each result, and `tables` as asked
 */
export async function answered(tlh, { tables, folder }, asOf) {
  const { tables: full, problems } = await withFiles(tlh, tables, folder);
  const answer = tlh.household(full, asOf);
  const results = {};
  for (const [result, part] of Object.entries(RESULTS)) {
    const told = answer[part];
    if ('error' in told) continue;
    const [headings, ...rows] = told.rows;
    results[result] = { headings, rows };
  }
  results.problems = problemsOf(answer, results.problems, problems);
  results.years &&= byYear(results.years);
  answer.questions.rows && (results.questions = withAnswers(results.questions, tables.answers));
  results.desk &&= counted(results);
  return { results, tables: { ...full, lots: answer.lots.rows?.length > 0 ? answer.lots.rows : full.lots } };
}

/** Faults that stand in the way of a part, each once, before what was found in the cells. */
function problemsOf(answer, check, files) {
  const errors = [...new Set(['lots', 'plan', 'year'].flatMap(part => answer[part].error ?? []))];
  const rows = (check?.rows ?? []).filter(row => row[3] !== 'No problems found');
  const said = rows.map(row => String(row[3]));
  return {
    headings: PROBLEM_HEADINGS,
    rows: [
      ...files.map(found => ['files', '', '', found, '']),
      // What the check has with its cell need not stand there as a formula's error too.
      ...errors
        .filter(error => !said.some(found => error.includes(found)))
        .map(error => ['', '', '', error, '']),
      ...rows,
    ],
  };
}

/** `Tax year 2026 | Amount | Where it stands` as rows that say their year. */
function byYear({ headings, rows }) {
  const year = String(headings[0]).replace(/^\D*/, '');
  return {
    headings: ['Year', 'Line', 'Amount', 'Where it stands'],
    rows: rows.map(row => [year, ...row]),
  };
}

const columnOf = (headings, wanted) =>
  headings.findIndex(heading => String(heading).toLowerCase().trim() === wanted);

/** Who answered which question, and when, by the question's own name. */
function withAnswers({ headings, rows }, answers) {
  const [names = [], ...given] = answers ?? [];
  const at = ['question', 'answer', 'answered by', 'answered on'].map(wanted => columnOf(names, wanted));
  const byQuestion = new Map(
    given.map(row => [String(row[at[0]] ?? '').trim(), at.slice(1).map(column => row[column] ?? '')]),
  );
  return {
    headings: [...headings, 'Answer', 'Answered by', 'Answered on'],
    rows: rows.map(row => [...row, ...(byQuestion.get(String(row[0])) ?? ['', '', ''])]),
  };
}

/** The household's line at the desk, with how much is open. */
function counted({ desk, questions, problems }) {
  const open = questions.rows.filter(row => row[2] === '').length;
  return {
    headings: [...desk.headings, 'Open questions', 'Problems'],
    rows: desk.rows.map(row => [...row, open, problems.rows.length]),
  };
}

const FUNCTION_OF = { trades: 'TRADES_FROM', lots: 'LOTS_FROM' };

/** The household's own tables with what its custodians' files hold below them. */
async function withFiles(tlh, tables, folder) {
  if (!tables.files) return { tables, problems: [] };
  const [headings, ...rows] = tables.files;
  const cell = (row, wanted) => String(row[columnOf(headings, wanted)] ?? '').trim();
  const problems = [];
  const full = { ...tables };
  for (const row of rows) {
    const file = cell(row, 'file');
    const kind = cell(row, 'kind').toLowerCase() || 'trades';
    try {
      if (!(kind in FUNCTION_OF)) throw new Error(`Kind is "${kind}"; write trades or lots`);
      const path = resolve(folder, file);
      if (file === '' || !path.startsWith(resolve(folder) + sep))
        throw new Error('File names no file of this folder');
      const raw = parsed(tlh, await readFile(path));
      const read = tlh.call(FUNCTION_OF[kind], [
        raw,
        cell(row, 'account'),
        cell(row, 'account type'),
        hintsOf(cell(row, 'hints')),
      ]);
      full[kind] = stacked(full[kind], read);
    } catch (error) {
      problems.push(`${file || 'A row without a file'}: ${error.message}`);
    }
  }
  return { tables: full, problems };
}

/** `Date order | DMY; AVGO | stock` as the two columns that the importers take. */
const hintsOf = text =>
  text === '' ? '' : text.split(';').map(hint => hint.split('|').map(part => part.trim()));

function parsed(tlh, bytes) {
  const text = decoded(bytes);
  const delimiter = tlh.delimiter(text.slice(0, 65_536));
  const { data } = Papa.parse(text, { delimiter, skipEmptyLines: false });
  const width = data.reduce((most, row) => Math.max(most, row.length), 1);
  return data.map(row => [...row, ...Array(width - row.length).fill('')]);
}

/** UTF-8, UTF-16 with its mark, else what older Windows programs write. */
function decoded(bytes) {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isWide) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Two tables as one, columns by their headings. */
function stacked(above, below) {
  if (!above) return below;
  const same = heading => String(heading).toLowerCase().replace(/\W/g, '');
  const headings = [...above[0]];
  const places = below[0].map(heading => {
    const at = headings.findIndex(one => same(one) === same(heading));
    return at >= 0 ? at : headings.push(heading) - 1;
  });
  const wide = row => [...row, ...Array(headings.length - row.length).fill('')];
  return [
    headings,
    ...above.slice(1).map(wide),
    ...below.slice(1).map(row => {
      const laid = Array(headings.length).fill('');
      row.forEach((cell, column) => (laid[places[column]] = cell));
      return laid;
    }),
  ];
}
