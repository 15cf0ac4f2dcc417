// One jest project for plain Node tests; page tests ask for jsdom in their own first line.
export default {
  testEnvironment: 'node',
  // A busy machine does not reach it: what hangs is ended by who runs the tests.
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/support/freshBundle.mjs',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['<rootDir>/test/browser/'],
  extensionsToTreatAsEsm: [],
  transform: { '\\.(ts|tsx|mjs)$': '<rootDir>/test/support/transform.cjs' },
  transformIgnorePatterns: ['/node_modules/(?!preact)'],
};
