// The notices that the licences of what is shipped ask for: our own, and each bundled package's, read from its folder.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns {Promise<string>} the licence texts of the project and of every package in an esbuild metafile */
export async function notices(metafile) {
  const names = Object.keys(metafile.inputs).flatMap(path => {
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
    return name ? [name] : [];
  });
  const packages = [...new Set(names)].sort();
  const texts = await Promise.all(packages.map(async name => `${name}\n\n${await licenceOf(name)}`));
  const all = [`Tax-loss harvesting for Sheets\n\n${await licenceIn(root)}`, ...texts].join('\n\n');
  if (all.includes('*/') || all.includes('-->')) throw new Error('a licence text would end its own comment');
  return all;
}

async function licenceOf(name) {
  const text = await licenceIn(`${root}node_modules/${name}/`);
  if (!text) throw new Error(`${name} is shipped, but its folder holds no licence`);
  return text;
}

async function licenceIn(folder) {
  const file = (await readdir(folder)).find(entry => /^licen[cs]e/i.test(entry));
  return file ? (await readFile(`${folder}${file}`, 'utf8')).replace(/\r\n/g, '\n').trim() : '';
}
