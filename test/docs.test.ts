import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ACTION_WORDS, CASH_ROW_WORDS } from '../src/table/actionWords';
import { CUSTOM_FUNCTIONS } from '../src/functions/all';
import { SETTING_SPECS } from '../src/table/settingSpecs';

const read = (path: string): string => readFileSync(resolve(__dirname, '..', path), 'utf8');

test('docs/tables.md lists every word for an action and every cash row', () => {
  const docs = read('docs/tables.md');
  const words = [...Object.values(ACTION_WORDS).flat(), ...CASH_ROW_WORDS];
  expect(words.filter(word => !docs.includes(word))).toEqual([]);
});

test('docs/tables.md lists every setting as its declaration has it', () => {
  const rows = read('docs/tables.md')
    .split('\n')
    .filter(line => line.startsWith('| '))
    .map(line => line.split('|').map(cell => cell.trim()));
  const missing = SETTING_SPECS.filter(
    ({ name, fallback, hint, choices }) =>
      !rows.some(
        ([, setting, value, what]) =>
          setting === name &&
          value === fallback &&
          what === [hint, ...(choices ? [choices.join(', ')] : [])].join(': '),
      ),
  );
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('the README names every function', () => {
  const functions = CUSTOM_FUNCTIONS.map(({ name }) => name);
  expect(functions.length).toBeGreaterThan(10);
  expect(functions.filter(name => !read('README.md').includes(`\`${name}\``))).toEqual([]);
});

describe('TAX_DECISIONS.md', () => {
  const text = read('TAX_DECISIONS.md');
  const entries = text
    .split(/^#{2,3} /m)
    .slice(1)
    .map(entry => ({ title: entry.split('\n')[0]!, body: entry.split('\n').slice(1).join('\n').trim() }))
    .filter(({ body }) => body !== '');
  const pathsIn = (body: string): string[] =>
    [...body.matchAll(/`((?:[a-z]+\/)+[\w-]+(?:\.[a-z]+)*)`/gi)].map(([, path]) => path!);

  test('every entry says what is decided, why, how settled it is, where it stands and what holds it', () => {
    expect(entries.length).toBeGreaterThan(35);
    const wanting = entries.filter(({ body }) =>
      body.startsWith('**Code**')
        ? !/^\*\*Code\*\*: .+\*\*Tests\*\*: /.test(body)
        : !/^- \*\*Decision\*\*: [^\n]+\n- \*\*Why\*\*: [^\n]+\n- \*\*Status\*\*: [^\n]+\n- \*\*Code\*\*: [^\n]+\n- \*\*Tests\*\*: [^\n]+$/.test(
            body,
          ),
    );
    expect(wanting.map(({ title }) => title)).toEqual([]);
  });

  test('every file that is named exists', () => {
    const missing = entries.flatMap(({ title, body }) =>
      pathsIn(body)
        .filter(
          path =>
            !existsSync(resolve(__dirname, '..', path)) && !existsSync(resolve(__dirname, '../src', path)),
        )
        .map(path => `${title}: ${path}`),
    );
    expect(missing).toEqual([]);
  });
});
