import { readdirSync, readFileSync } from 'node:fs';
import { faults, type FieldCase } from './expectations';

/** Cases from practice, asked through the bundle as a sheet would. */
const ABOUT: Readonly<Record<string, string>> = {
  'tables.json': 'tables as people have them',
  'plans.json': 'what a tax preparer would ask',
  'kinds.json': 'what a thing is',
  'files.json': 'what brokers send',
  'forms.json': 'what a return holds',
  'countries.json': 'what each law has of its own',
};

const files = readdirSync(__dirname).filter(name => name.endsWith('.json'));

test('every file of cases says what it is about', () => {
  expect(files.sort()).toEqual(Object.keys(ABOUT).sort());
});

describe.each(files.map(file => [ABOUT[file], file] as const))('%s', (_about, file) => {
  const cases = JSON.parse(readFileSync(`${__dirname}/${file}`, 'utf8')) as FieldCase[];
  test.each(cases.map(one => [one.name, one] as const))('%s', (_name, example) => {
    expect(faults(example)).toEqual([]);
  });
});
