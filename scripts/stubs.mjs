// Apps Script reads a custom function's help from the JSDoc that stands directly above a top-level function.
// Bundlers drop both, so they are written: one stub for each custom function, from its declaration, and for each
// function that Google, the menu or the page calls.
import esbuild from 'esbuild';
import { pathToFileURL } from 'node:url';

const WIDE = 112;

/** @returns the bundled module's exports, without its module system knowing of Google */
async function evaluated(entry) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  const code = Buffer.from(outputFiles[0].text).toString('base64');
  return import(`data:text/javascript;base64,${code}#${pathToFileURL(entry)}`);
}

/** @returns {Promise<string>} top-level functions that delegate to the bundle's global `namespace` */
export async function stubs(entry, declarations, namespace) {
  const [{ CUSTOM_FUNCTIONS }, { server }] = await Promise.all([evaluated(declarations), evaluated(entry)]);
  return [
    ...CUSTOM_FUNCTIONS.map(declared => customStub(declared, namespace)),
    ...Object.keys(server).map(name => stub(name, '', `${namespace}.server`)),
  ].join('\n\n');
}

function customStub(declared, namespace) {
  const { name, help, args, returns } = declared;
  if (!/^[A-Z][A-Z0-9_]*[A-Z0-9]$/.test(name)) throw new Error(`${name} is not a custom function's name`);
  if (help === '') throw new Error(`${name} has no help`);
  const lines = [
    ...wrapped(help),
    '',
    ...Object.entries(args).map(([key, { example, help: what }]) => `@param {${example}} ${key} ${what}`),
    `@return ${returns}`,
    '@customfunction',
  ];
  const doc = `/**\n${lines.map(line => (line === '' ? ' *' : ` * ${line}`)).join('\n')}\n */\n`;
  return doc + stub(name, Object.keys(args).join(', '), `${namespace}.custom`);
}

const stub = (name, parameters, holder) =>
  `function ${name}(${parameters}) {\n  return ${holder}.${name}.apply(null, arguments);\n}`;

function wrapped(text) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length > WIDE) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
