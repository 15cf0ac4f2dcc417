import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { UNITED_STATES } from '../src/countries/us';

const SRC = resolve(__dirname, '../src');

/** A folder may use any to its right. */
const ARROW = [
  'addon',
  'functions',
  'session',
  'import',
  'forms',
  'countries',
  'table',
  'planner',
  'engine',
  'base',
];

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : /\.tsx?$/.test(name) ? [path] : [];
  });

const folderOf = (path: string): string => relative(SRC, path).split('/')[0]!;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

const imports = (path: string): Import[] =>
  ts
    .createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
    .statements.flatMap(statement => {
      if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
      const target = statement.moduleSpecifier;
      if (!target || !ts.isStringLiteral(target) || !target.text.startsWith('.')) return [];
      const isType = ts.isImportDeclaration(statement)
        ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : statement.isTypeOnly;
      return [{ from: path, to: resolve(dirname(path), target.text), isType }];
    });

function isAllowed({ from, to, isType }: Import): boolean {
  const [source, target] = [folderOf(from), folderOf(to)];
  if (source === target || source === 'index.ts') return true;
  // The product without Google: what custom functions stand on, and nothing of the add-on.
  if (source === 'batch.ts') return ARROW.indexOf(target) >= ARROW.indexOf('functions');
  if (source === 'sidebar') {
    return target === 'addon' ? isType : ARROW.indexOf(target) >= ARROW.indexOf('session');
  }
  return ARROW.includes(source) && ARROW.indexOf(target) > ARROW.indexOf(source);
}

describe('the house', () => {
  const all = files(SRC);

  test('arrows point one way: addon, functions, session, import, forms, countries, table, planner, engine, base', () => {
    const wrong = all
      .flatMap(imports)
      .filter(link => !isAllowed(link))
      .map(link => `${relative(SRC, link.from)} uses ${relative(SRC, link.to)}`);
    expect(wrong).toEqual([]);
  });

  test('no file leads back to itself, by types neither', () => {
    const fileOf = (target: string): string =>
      ['.ts', '.tsx', '/index.ts'].map(end => target + end).find(path => all.includes(path)) ?? target;
    const leadsTo = new Map(all.map(file => [file, imports(file).map(({ to }) => fileOf(to))]));
    const done = new Set<string>();
    const circle = (file: string, path: readonly string[]): readonly string[] | null => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (done.has(file)) return null;
      for (const next of leadsTo.get(file) ?? []) {
        const found = circle(next, [...path, file]);
        if (found) return found;
      }
      done.add(file);
      return null;
    };
    const circles = all.flatMap(
      file =>
        circle(file, [])
          ?.map(one => relative(SRC, one))
          .join(' → ') ?? [],
    );
    expect(circles).toEqual([]);
  });

  test('only addon, index.ts and batch.ts name Google or a clock', () => {
    const named =
      /\b(SpreadsheetApp|HtmlService|LockService|PropertiesService|GoogleAppsScript)\b|\b(Utilities|Session)\.|new Date\b|Date\.now/;
    const pure = all.filter(path => !['addon', 'index.ts', 'batch.ts', 'sidebar'].includes(folderOf(path)));
    expect(
      pure.filter(path => named.test(readFileSync(path, 'utf8'))).map(path => relative(SRC, path)),
    ).toEqual([]);
  });

  test('no file outgrows a sitting', () => {
    // index.ts is a list of help texts, three lines of code each.
    const long = all.filter(
      path => folderOf(path) !== 'index.ts' && readFileSync(path, 'utf8').split('\n').length > 300,
    );
    expect(long.map(path => relative(SRC, path))).toEqual([]);
  });

  test('nobody but the chooser imports a country, and nobody else names one', () => {
    // Every folder there but those that countries share.
    const SHARED = ['byLots', 'byPools'];
    const countryOf = (file: string): string | undefined => {
      const [folder, country, inside] = path(file).split('/');
      return folder === 'countries' && inside !== undefined && !SHARED.includes(country!)
        ? country
        : undefined;
    };
    const path = (file: string): string => relative(SRC, file);
    const imported = all
      .flatMap(imports)
      .filter(({ to }) => countryOf(to) !== undefined)
      // The American forms are the American return, laid out.
      .filter(({ from }) => path(from) !== 'countries/chooser.ts' && folderOf(from) !== 'forms')
      .filter(({ from, to }) => countryOf(from) !== countryOf(to))
      .map(({ from, to }) => `${path(from)} uses ${path(to)}`);
    expect(imported).toEqual([]);
    // Where Settings' word for it is read, and where its key is declared.
    const words = ['table/settingWords.ts', 'engine/settings.ts'];
    const named = all.filter(file => {
      if (path(file).startsWith('countries/') || words.includes(path(file))) return false;
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return /\b(Ireland|Germany|Australia|India|Canada|United Kingdom)\b|'(US|UK|CA|IE|DE|AU|IN)'|TCGA|\bITA s/.test(
        code,
      );
    });
    expect(named.map(path)).toEqual([]);
  });

  /** Texts and templates of a file: what a reader of the product may come to see. */
  const textsIn = (file: string): string[] => {
    const found: string[] = [];
    const look = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) found.push(node.text);
      if (ts.isTemplateExpression(node))
        found.push(node.head.text, ...node.templateSpans.map(({ literal }) => literal.text));
      ts.forEachChild(node, look);
    };
    look(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
    return found;
  };

  test('only countries, forms and the help of a function cite a law', () => {
    const inside = ['countries', 'forms', 'functions'];
    const outside = all.filter(file => !inside.includes(folderOf(file)));
    const cites = outside.flatMap(file =>
      textsIn(file)
        .filter(text => /U\.S\.C\.|\bCFR\b|Rev\. Rul\.|§|TCGA|\bITAA\b/.test(text))
        .map(text => `${relative(SRC, file)}: ${text.slice(0, 60)}`),
    );
    expect(cites).toEqual([]);
  });

  test('every authority of a country is of a problem that is raised', () => {
    const inCode = (pattern: RegExp, from: readonly string[]): Set<string> =>
      new Set(
        from.flatMap(file => [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, code]) => code!)),
      );
    const raised = inCode(
      /'([a-z][a-zA-Z]+)'/g,
      all.filter(file => !file.includes('/countries/us/')),
    );
    const us = UNITED_STATES.authorities;
    expect(Object.keys(us).filter(code => !raised.has(code))).toEqual([]);
    expect(Object.keys(us).length).toBeGreaterThan(4);
  });

  test('the planner finds facts: no sentence, no citation, no amount in words', () => {
    // A rhythm is named as it is said.
    const planner = all.filter(file => folderOf(file) === 'planner' && !file.endsWith('/recurring.ts'));
    expect(planner.length).toBeGreaterThan(25);
    const said = planner.flatMap(file =>
      textsIn(file)
        .filter(text => /U\.S\.C\.|CFR|Rev\. Rul\.|[a-z,] [a-z]+ [a-z]+/.test(text))
        .map(text => `${relative(SRC, file)}: ${text.slice(0, 60)}`),
    );
    expect(said).toEqual([]);
  });

  test('the workbench imports nothing from src', () => {
    const workbench = resolve(__dirname, '../workbench');
    const wrong = files(workbench)
      .flatMap(imports)
      .filter(link => link.to.startsWith(SRC));
    expect(wrong).toEqual([]);
  });
});
