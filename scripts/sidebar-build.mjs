// The planner's page as one self-contained file: its script and styles inlined, nothing fetched.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as acorn from 'acorn';
import esbuild from 'esbuild';
import { notices } from './licences.mjs';

const folder = fileURLToPath(new URL('../src/sidebar/', import.meta.url));

/** The gate: a template literal that is left (a tagged one) must hold nothing that looks like a comment. */
function noTemplates(script) {
  const look = node => {
    if (node === null || typeof node !== 'object') return;
    if (node.type === 'TemplateElement' && /\/\/|\/\*/.test(node.value.raw))
      throw new Error(`HtmlService would strip from a comment inside a template literal: ${node.value.raw}`);
    for (const value of Object.values(node)) if (typeof value === 'object') look(value);
  };
  look(acorn.parse(script, { ecmaVersion: 2020, sourceType: 'script' }));
}

/** The HTML of dist/Sidebar.html, and esbuild's account of what went into it. */
export async function bundleSidebar() {
  const { outputFiles, metafile } = await esbuild.build({
    entryPoints: [`${folder}main.tsx`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    minify: true,
    charset: 'ascii',
    legalComments: 'none', // the whole licences stand above the page
    metafile: true,
    // HtmlService strips from `//` or `/*` inside template literals (reported, not documented): there are none.
    supported: { 'template-literal': false },
    // Its CSV parser could fetch addresses too: in this page it cannot.
    define: { XMLHttpRequest: 'undefined' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const [page, styles] = await Promise.all([
    readFile(`${folder}page.html`, 'utf8'),
    readFile(`${folder}styles.css`, 'utf8'),
  ]);
  noTemplates(outputFiles[0].text);
  const css = (await esbuild.transform(styles, { loader: 'css', minify: true })).code;
  // A closing tag inside the script would end it early.
  const script = outputFiles[0].text.replace(/<\/(script)/gi, '<\\/$1');
  const html = page.replace('/* styles */', () => css).replace('/* script */', () => script);
  const licences = `<!--\n${await notices(metafile)}\n-->\n`;
  return {
    html: html.replace(/(<!doctype html>\n)/i, (_, doctype) => `${doctype}${licences}`),
    metafile,
  };
}
