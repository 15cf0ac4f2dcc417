import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import vm from 'node:vm';
import * as acorn from 'acorn';
import ts from 'typescript';
import { readFileSync } from 'node:fs';
import { bundleText, DIST, ROOT } from '../support/bundle';

const code = bundleText();
const source = readFileSync(`${ROOT}/src/index.ts`, 'utf8');

interface Public {
  readonly name: string;
  readonly doc: string;
  readonly parameters: readonly string[];
}

const publics: Public[] = ts
  .createSourceFile('index.ts', source, ts.ScriptTarget.Latest, true)
  .statements.filter(ts.isFunctionDeclaration)
  .filter(fn => fn.modifiers?.some(modifier => modifier.kind === ts.SyntaxKind.ExportKeyword))
  .map(fn => ({
    name: fn.name!.text,
    doc: (ts.getLeadingCommentRanges(source, fn.getFullStart()) ?? [])
      .map(range => source.slice(range.pos, range.end))
      .pop()!,
    parameters: fn.parameters.map(parameter => parameter.name.getText()),
  }));

const customs = publics.filter(({ doc }) => doc.includes('@customfunction'));

describe('what is pushed to Google', () => {
  test('dist holds exactly three files', () => {
    expect(readdirSync(DIST).sort()).toEqual(['Code.js', 'Sidebar.html', 'appsscript.json']);
  });

  test('clasp would push exactly those', () => {
    const clasp = `${ROOT}/node_modules/@google/clasp`;
    const { bin } = JSON.parse(readFileSync(`${clasp}/package.json`, 'utf8')) as { bin: { clasp: string } };
    const said = execFileSync(process.execPath, [`${clasp}/${bin.clasp}`, 'show-file-status', '--json'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const { filesToPush } = JSON.parse(said) as { filesToPush: string[] };
    expect([...filesToPush].sort()).toEqual(['dist/Code.js', 'dist/Sidebar.html', 'dist/appsscript.json']);
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
    expect(customs.map(({ name }) => name).sort()).toEqual([
      'BUY_CHECK',
      'COMPARE_1099B',
      'DEFERRAL_VALUE',
      'FORM_8949',
      'GAINS_FROM',
      'HARVEST_CHECK',
      'HARVEST_LOSS',
      'HARVEST_PLAN',
      'LOTS_FROM',
      'NET_GAIN',
      'OPEN_LOTS',
      'REALIZED_GAINS',
      'TRADES_FROM',
      'WASH_SALE_RISK',
    ]);
  });

  test.each(publics.map(one => [one.name, one] as const))(
    '%s is a top-level stub with its help verbatim',
    (_name, one) => {
      const stub = `${one.doc}\nfunction ${one.name}(${one.parameters.join(', ')}) {`;
      expect(code).toContain(stub);
    },
  );

  test.each(customs.map(one => [one.name, one] as const))(
    'the help of %s names its parameters in order',
    (_name, one) => {
      const documented = [...one.doc.matchAll(/@param \{.*?\} (\w+) /g)].map(match => match[1]);
      expect(documented).toEqual(one.parameters);
      expect(one.doc).toContain('@return');
    },
  );

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
