// Builds and pushes with clasp, and says before each step what is missing. A push replaces the whole script project: what
// else stands in it is looked at first, and kept only where `--beside` says so.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What of the project is ours, without the ending: Apps Script calls scripts `.gs`, clasp `.js`. */
const OURS = ['Code', 'Sidebar', 'appsscript'];

const SETTINGS = 'https://script.google.com/home/usersettings';

/** Where files of one's own stand so that a push keeps them. */
const OWN = 'own';

const STEPS = {
  id: [
    'No script is named yet. In your spreadsheet open Extensions → Apps Script.',
    'Give the project a name there (click "Untitled project" at the top): the menu in the spreadsheet bears it.',
    'Then Project Settings → Script ID: copy it into .clasp.json in place of PUT-YOUR-SCRIPT-ID-HERE, and run this again.',
  ],
  login: ['Nobody is logged in to Google here. Run: npx clasp login', 'Then run this again.'],
  api: [
    `The Apps Script API is off for this Google account. Switch it on at ${SETTINGS}, wait a minute, and run this again.`,
  ],
};

/**
 * @param {{ clasp: (args: string[], cwd?: string) => { status: number, text: string }, folder: string, args: string[],
 *   build: () => Promise<void>, say: (line: string) => void }} tools
 * @returns {Promise<number>} the exit code
 */
export async function deploy({ clasp, folder, args, build, say }) {
  const tell = lines => lines.forEach(line => say(line));
  const { scriptId } = JSON.parse(await readFile(join(folder, '.clasp.json'), 'utf8'));
  if (!/^[\w-]{20,}$/.test(scriptId) || scriptId.startsWith('PUT-')) {
    tell(STEPS.id);
    return 1;
  }
  // It ends well also where nobody is.
  const who = clasp(['show-authorized-user']);
  if (who.status !== 0 || /not logged in/i.test(who.text)) {
    tell(STEPS.login);
    return 1;
  }
  await build();
  const there = await mkdtemp(join(tmpdir(), 'script-'));
  try {
    await writeFile(join(there, '.clasp.json'), JSON.stringify({ scriptId, rootDir: '.' }));
    const pulled = clasp(['pull'], there);
    if (pulled.status !== 0) {
      tell(
        /API|usersettings/i.test(pulled.text)
          ? STEPS.api
          : [pulled.text.trim(), 'The project could not be read: nothing was pushed.'],
      );
      return 1;
    }
    const own = await othersIn(there);
    await rm(join(folder, 'dist', OWN), { recursive: true, force: true });
    if (own.length > 0 && args.includes('--beside')) {
      for (const { path, name } of own) {
        await mkdir(join(folder, 'dist', OWN, name, '..'), { recursive: true });
        await cp(join(there, path), join(folder, 'dist', OWN, name));
      }
      say(`Kept beside ours: ${namesOf(own)}. Scopes that they need must be added to appsscript.json.`);
    } else if (own.length > 0 && !args.includes('--replace')) {
      tell([
        `The script project holds files of its own: ${namesOf(own)}. A push would delete them. Nothing was pushed.`,
        'To keep them beside ours: npm run deploy -- --beside. To replace the project: npm run deploy -- --replace.',
      ]);
      return 1;
    }
    const pushed = clasp(['push', '--force']);
    if (pushed.text.trim() !== '') say(pushed.text.trim());
    if (pushed.status === 0) say('Reload the spreadsheet: the planner is under Extensions.');
    return pushed.status;
  } finally {
    await rm(there, { recursive: true, force: true });
  }
}

/** Files of the project that are not ours: where they stand, and what they are called outside of our folder for them. */
async function othersIn(there) {
  const all = await readdir(there, { recursive: true, withFileTypes: true });
  return all
    .filter(entry => entry.isFile() && entry.name !== '.clasp.json')
    .map(entry => join(entry.parentPath, entry.name).slice(there.length + 1))
    .filter(path => !OURS.includes(path.replace(/\.(js|gs|html|json)$/, '')))
    .map(path => ({ path, name: path.replace(/^own\//, '') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const namesOf = own => own.map(({ name }) => name).join(', ');
