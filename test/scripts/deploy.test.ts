import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploy } from '../../scripts/deploying.mjs';

/** `npm run deploy` with a clasp of its own: what it says before anything is lost. */
const ID = '1abcdefghijklmnopqrstuvwxyz0123456789';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  mkdirSync(join(folder, 'dist'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Google {
  readonly id?: string;
  readonly isLoggedIn?: boolean;
  /** Files of the script project on Google. */
  readonly there?: Readonly<Record<string, string>>;
  readonly pullFails?: string;
}

async function run({ id = ID, isLoggedIn = true, there = {}, pullFails }: Google, ...args: string[]) {
  writeFileSync(join(folder, '.clasp.json'), JSON.stringify({ scriptId: id, rootDir: 'dist' }));
  const called: string[] = [];
  const said: string[] = [];
  const status = await deploy({
    folder,
    args,
    build: () => Promise.resolve(void called.push('build')),
    say: line => void said.push(line),
    clasp: ([command = ''], cwd = '') => {
      called.push(command);
      if (command === 'show-authorized-user')
        return { status: 0, text: isLoggedIn ? 'You are logged in as a@b' : 'Not logged in.' };
      if (command === 'pull') {
        if (pullFails !== undefined) return { status: 1, text: pullFails };
        for (const [name, text] of Object.entries(there)) {
          mkdirSync(join(cwd, name, '..'), { recursive: true });
          writeFileSync(join(cwd, name), text);
        }
      }
      return { status: 0, text: '' };
    },
  });
  return { status, called, said: said.join('\n') };
}

test('no script id: where it stands, and that the project wants a name', async () => {
  const { status, called, said } = await run({ id: 'PUT-YOUR-SCRIPT-ID-HERE' });
  expect([status, called]).toEqual([1, []]);
  expect(said).toContain('Untitled project');
  expect(said).toContain('Script ID');
});

test('nobody logged in: what to run', async () => {
  const { status, called, said } = await run({ isLoggedIn: false });
  expect([status, called]).toEqual([1, ['show-authorized-user']]);
  expect(said).toContain('npx clasp login');
});

test('the API switched off: where the switch is; anything else in its own words', async () => {
  const off = await run({ pullFails: 'User has not enabled the Apps Script API. Enable it by visiting …' });
  expect(off.said).toContain('https://script.google.com/home/usersettings');
  const other = await run({ pullFails: 'Requested entity was not found.' });
  expect(other.said).toContain('Requested entity was not found.');
  expect([...off.called, ...other.called]).not.toContain('push');
});

test('a project of ours, or a new one, is replaced', async () => {
  const there = { 'Code.js': 'old', 'Sidebar.html': 'old', 'appsscript.json': '{}' };
  const { status, called } = await run({ there });
  expect([status, called]).toEqual([0, ['show-authorized-user', 'build', 'pull', 'push']]);
});

describe('a script of one’s own', () => {
  const there = {
    'Code.js': 'mine?',
    'appsscript.json': '{}',
    'Budget.js': 'mine',
    'pages/Help.html': 'mine',
  };

  test('is named, and nothing is pushed', async () => {
    const { status, called, said } = await run({ there });
    expect([status, called.includes('push')]).toEqual([1, false]);
    expect(said).toContain('Budget.js, pages/Help.html');
    expect(said).toContain('--beside');
  });

  test('is kept beside ours, or replaced, when that is said', async () => {
    const beside = await run({ there }, '--beside');
    expect([beside.status, beside.called.at(-1)]).toEqual([0, 'push']);
    expect(readFileSync(join(folder, 'dist/own/Budget.js'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'dist/own/pages/Help.html'), 'utf8')).toBe('mine');
    // They come back under their folder, and are not kept in a folder of the folder.
    const again = await run({ there: { 'own/Budget.js': 'mine 2' } }, '--beside');
    expect(again.said).toContain('Budget.js');
    expect(readFileSync(join(folder, 'dist/own/Budget.js'), 'utf8')).toBe('mine 2');
    const replaced = await run({ there }, '--replace');
    expect([replaced.status, existsSync(join(folder, 'dist/own'))]).toEqual([0, false]);
  });
});
