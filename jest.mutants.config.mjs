// The tests that `npm run mutants` sets on a changed line: those that call the sources, not the bundle.
import base from './jest.config.mjs';

export default {
  ...base,
  testPathIgnorePatterns: [
    '<rootDir>/test/(browser|bundle|addon|scripts|import|sidebar)/',
    'architecture',
    'docs',
    'sample',
    'messy',
  ],
};
