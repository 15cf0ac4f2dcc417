// `npm run release`: a folder for people who do not program (the files to paste, their licences, a page that tells how),
// the same as one zip, and the checksums of both.
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
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
  // What has been tried on Google, and what has not.
  await cp(`${root}docs/google-transcripts`, `${folder}google-transcripts`, { recursive: true });
  await zipped(folder);
  return folder;
}

/** `tax-loss-harvesting-0.1.0.zip` beside the folder, and SHA256SUMS of it and of each file in it. */
async function zipped(folder) {
  const name = folder.replace(/\/$/, '');
  const above = name.slice(0, name.lastIndexOf('/') + 1);
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => relative(above, `${entry.parentPath}/${entry.name}`))
    .sort();
  const contents = await Promise.all(paths.map(path => readFile(`${above}${path}`)));
  // The same sources give the same bytes: no file has a time of its own.
  const zip = zipSync(Object.fromEntries(paths.map((path, at) => [path, [contents[at], { mtime: EPOCH }]])));
  await writeFile(`${name}.zip`, zip);
  const sums = [[`${name.slice(above.length)}.zip`, zip], ...paths.map((path, at) => [path, contents[at]])];
  await writeFile(
    `${above}SHA256SUMS`,
    sums.map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`).join(''),
  );
}

/** The first day that a zip can name. */
const EPOCH = new Date(1980, 0, 1);

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await release(process.argv[2]));
