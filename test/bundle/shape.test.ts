import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import vm from 'node:vm';
import * as acorn from 'acorn';
import { readFileSync } from 'node:fs';
import { CUSTOM_FUNCTIONS } from '../../src/functions/all';
import { server } from '../../src/index';
import { bundleText, DIST, ROOT } from '../support/bundle';

const code = bundleText();
/** The text above a stub, up to the function's name. */
const helpOf = (name: string): string =>
  /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n$/.exec(code.slice(0, code.indexOf(`\nfunction ${name}(`) + 1))?.[0] ??
  '';

describe('what is pushed to Google', () => {
  test('dist holds three files for Google, and the library', () => {
    expect(
      readdirSync(DIST)
        .filter(name => name !== 'bigquery')
        .sort(),
    ).toEqual(['Code.js', 'Sidebar.html', 'appsscript.json', 'tlh.js']);
  });

  test('clasp would push exactly the three', () => {
    const clasp = `${ROOT}/node_modules/@google/clasp`;
    const { bin } = JSON.parse(readFileSync(`${clasp}/package.json`, 'utf8')) as { bin: { clasp: string } };
    const said = execFileSync(process.execPath, [`${clasp}/${bin.clasp}`, 'show-file-status', '--json'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const { filesToPush } = JSON.parse(said) as { filesToPush: string[] };
    expect([...filesToPush].sort()).toEqual(['dist/Code.js', 'dist/Sidebar.html', 'dist/appsscript.json']);
  });

  test('the page holds no template literal: HtmlService strips what looks like a comment in one', () => {
    const page = readFileSync(`${DIST}/Sidebar.html`, 'utf8');
    const script = /<script>([\s\S]*)<\/script>/.exec(page)![1]!;
    let templates = 0;
    const look = (node: unknown): void => {
      if (node === null || typeof node !== 'object') return;
      if ((node as { type?: unknown }).type === 'TemplateLiteral') templates++;
      Object.values(node).forEach(look);
    };
    look(acorn.parse(script, { ecmaVersion: 2020, sourceType: 'script' }));
    expect(templates).toBe(0);
  });

  test('the script is ES2019 and a classic script', () => {
    expect(() => acorn.parse(code, { ecmaVersion: 2019, sourceType: 'script' })).not.toThrow();
  });

  test('loading it calls no service', () => {
    expect(() => void vm.runInContext(code, vm.createContext({}))).not.toThrow();
  });

  test('scopes are the two it needs', () => {
    const manifest = JSON.parse(readFileSync(`${DIST}/appsscript.json`, 'utf8')) as { oauthScopes: string[] };
    expect(manifest.oauthScopes).toEqual([
      'https://www.googleapis.com/auth/spreadsheets.currentonly',
      'https://www.googleapis.com/auth/script.container.ui',
    ]);
  });

  test('every function of the contract is there', () => {
    expect(CUSTOM_FUNCTIONS.map(({ name }) => name).sort()).toEqual([
      'BUY_CHECK',
      'COMPARE_1099B',
      'DEFERRAL_VALUE',
      'FORM_8949',
      'GAINS_FROM',
      'HARVEST_CHECK',
      'HARVEST_LOSS',
      'HARVEST_PLAN',
      'LOTS_FROM',
      'MARGINAL_COST',
      'NET_GAIN',
      'OPEN_LOTS',
      'REALIZED_GAINS',
      'TRADES_FROM',
      'WASH_SALE_RISK',
      'WHAT_CHANGED',
    ]);
  });

  test.each(CUSTOM_FUNCTIONS.map(one => [one.name, one] as const))(
    '%s has its declaration as its help, parameter by parameter',
    (name, { help, args, returns }) => {
      const shown = helpOf(name)
        .replace(/\n \* ?/g, ' ')
        .replace(/\s+/g, ' ');
      expect(shown).toContain(help);
      for (const [key, { example, help: what }] of Object.entries(args))
        expect(shown).toContain(`@param {${example}} ${key} ${what}`);
      expect(shown).toContain(`@return ${returns}`);
      expect(shown).toContain('@customfunction');
      expect(code).toContain(`\nfunction ${name}(${Object.keys(args).join(', ')}) {`);
    },
  );

  test('what Google, the menu and the page call is there, and no custom function', () => {
    expect(Object.keys(server).length).toBeGreaterThan(20);
    for (const name of Object.keys(server)) {
      expect(code).toContain(`\nfunction ${name}() {`);
      expect(helpOf(name)).toBe('');
    }
  });

  test.each([
    ['Code.js', ['decimal.js', 'Michael Mclaughlin']],
    ['Sidebar.html', ['decimal.js', 'Michael Mclaughlin', 'preact', 'Jason Miller']],
  ])('%s carries the licence of everything in it', (name, owners) => {
    const shipped = readFileSync(`${DIST}/${name}`, 'utf8');
    expect(shipped).toContain(readFileSync(`${ROOT}/LICENSE`, 'utf8').trim());
    expect(shipped).toContain('The above copyright notice and this permission notice shall be');
    for (const owner of owners) expect(shipped).toContain(owner);
  });

  test('the page asks for nothing outside itself', () => {
    const page = readFileSync(`${DIST}/Sidebar.html`, 'utf8');
    expect(page).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=/i);
    expect(page).not.toMatch(/\bfetch\(|XMLHttpRequest|import\(/);
  });
});
