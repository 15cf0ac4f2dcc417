// `npm run release`: a folder for people who do not program: the files to paste, their licences, a page that tells how.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, bundleCode } from './build.mjs';
import { notices } from './licences.mjs';
import { installPage } from './release-page.mjs';
import { bundleSidebar } from './sidebar-build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const FILES = ['Code.js', 'Sidebar.html', 'appsscript.json'];

/** @returns {Promise<string>} the folder, emptied and filled anew */
export async function release(into = `${root}release/`) {
  const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  await build();
  const folder = `${into.replace(/\/?$/, '/')}tax-loss-harvesting-${version}/`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}pictures`, { recursive: true });
  for (const file of FILES) await copyFile(`${root}dist/${file}`, `${folder}${file}`);
  await copyFile(`${root}docs/screenshot.png`, `${folder}pictures/planner.png`);
  const shipped = await Promise.all([bundleCode(), bundleSidebar()]);
  const inputs = Object.assign({}, ...shipped.map(({ metafile }) => metafile.inputs));
  await writeFile(`${folder}LICENSES.txt`, `${await notices({ inputs })}\n`);
  const texts = await Promise.all(
    FILES.map(async file => [file, await readFile(`${root}dist/${file}`, 'utf8')]),
  );
  await writeFile(`${folder}Start here.html`, installPage(version, Object.fromEntries(texts)));
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await release(process.argv[2]));
