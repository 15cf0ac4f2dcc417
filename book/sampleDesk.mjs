/* The desk of a few made-up households, for the workbench: the same files that a batch with --desk --letters writes. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import vm from 'node:vm';
import { answered } from './household.mjs';
import { fileName, letterOf } from './letter.mjs';
import { madeUpHousehold } from './madeUp.mjs';

const AS_OF = '2026-11-20';

export async function writeSampleDesk(folder, library, count = 40) {
  const context = vm.createContext({});
  vm.runInContext(await readFile(library, 'utf8'), context);
  await mkdir(`${folder}/desk`, { recursive: true });
  await mkdir(`${folder}/letters`, { recursive: true });
  const files = {};
  const parts = {};
  for (let n = 1; n <= count; n++) {
    const { household, tables } = madeUpHousehold(n, { asOf: AS_OF, trades: 30 });
    const answer = await answered(context.tlh, { tables, folder: '' }, AS_OF);
    const file = (files[household] = fileName(n, household));
    for (const part of ['desk', 'purchases', 'questions', 'problems']) {
      const own = answer.results[part];
      if (!own) continue;
      parts[part] ??= { headings: ['Household', ...own.headings], rows: [] };
      parts[part].rows.push(...own.rows.map(row => [household, ...row]));
    }
    await writeFile(
      `${folder}/desk/${file}.json`,
      JSON.stringify({ household, asOf: AS_OF, tables: answer.tables }),
    );
    await writeFile(
      `${folder}/letters/${file}.html`,
      letterOf({ household, results: answer.results }, AS_OF),
    );
  }
  await writeFile(`${folder}/desk.json`, JSON.stringify({ asOf: AS_OF, files, letters: true, ...parts }));
}
