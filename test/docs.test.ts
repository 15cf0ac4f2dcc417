import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ACTION_WORDS, CASH_ROW_WORDS } from '../src/table/actionWords';
import { SETTING_NAMES } from '../src/table/settings';

const read = (path: string): string => readFileSync(resolve(__dirname, '..', path), 'utf8');

test('docs/tables.md lists every word for an action, every cash row and every setting', () => {
  const docs = read('docs/tables.md');
  const words = [...Object.values(ACTION_WORDS).flat(), ...CASH_ROW_WORDS, ...SETTING_NAMES];
  expect(words.filter(word => !docs.includes(word))).toEqual([]);
});

test('the README names every function', () => {
  const functions = [...read('src/index.ts').matchAll(/^export function ([A-Z_]+)\(/gm)].map(
    ([, name]) => name!,
  );
  expect(functions.length).toBeGreaterThan(10);
  expect(functions.filter(name => !read('README.md').includes(`\`${name}\``))).toEqual([]);
});
