// esbuild instead of a type-checking transform: types are checked once, by `npm run check`.
const { pathToFileURL } = require('node:url');
const { transformSync } = require('esbuild');

module.exports = {
  process(source, filename) {
    const loader = /x$/.test(filename) ? 'tsx' : 'ts';
    const { code } = transformSync(source, {
      loader,
      format: 'cjs',
      target: 'node20',
      sourcefile: filename,
      sourcemap: 'inline',
      define: { 'import.meta.url': JSON.stringify(pathToFileURL(filename).href) },
      jsx: 'automatic',
      jsxImportSource: 'preact',
    });
    return { code };
  },
};
