// The tests that `npm run mutants` sets on a changed line: those that call the sources, not the bundle.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import base from './jest.config.mjs';

const folder = new URL('test/', import.meta.url);
const tests = readdirSync(folder, { recursive: true }).filter(name => /\.test\.tsx?$/.test(name));
const reads = new Map();

/** Does the file ask `dist/`, itself or through what it imports? */
function asksBundle(file) {
  if (!file.href.startsWith(folder.href) || !existsSync(file)) return false;
  if (file.pathname.endsWith('support/bundle.ts')) return true;
  if (!reads.has(file.href)) {
    reads.set(file.href, false);
    const imports = [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']*)'/g)];
    reads.set(
      file.href,
      imports.some(([, path]) => asksBundle(new URL(`${path}.ts`, file))),
    );
  }
  return reads.get(file.href);
}

export default {
  ...base,
  // Which tests a source concerns is followed through the sources.
  roots: ['<rootDir>/test', '<rootDir>/src'],
  testPathIgnorePatterns: [
    '<rootDir>/test/(browser|bundle|addon|scripts|import|sidebar)/',
    'architecture',
    'docs',
    ...tests.filter(name => asksBundle(new URL(name, folder))).map(name => `test/${name}$`),
  ],
};
