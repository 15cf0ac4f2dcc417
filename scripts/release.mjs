// `npm run release`: a folder for people who do not program: the files to paste, their licences, a page that tells how.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { notices } from './licences.mjs';
import { installPage } from './release-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns {Promise<string>} the folder, emptied and filled anew */
export async function release(into = `${root}release/`) {
  const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  const { files: built, inputs } = await build();
  const files = Object.fromEntries(Object.entries(built).filter(([name]) => name !== 'tlh.js'));
  const folder = `${into.replace(/\/?$/, '/')}tax-loss-harvesting-${version}/`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}pictures`, { recursive: true });
  const texts = {
    ...files,
    'LICENSES.txt': `${await notices({ inputs })}\n`,
    'Start here.html': installPage(version, files),
  };
  for (const [name, text] of Object.entries(texts)) await writeFile(`${folder}${name}`, text);
  await copyFile(`${root}docs/screenshot.png`, `${folder}pictures/planner.png`);
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await release(process.argv[2]));
