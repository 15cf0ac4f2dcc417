// How `npm run mutants` (scripts/mutants.mjs) changes the code and which tests it sets on each change.
export default {
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'jest.mutants.config.mjs', enableFindRelatedTests: true },
  coverageAnalysis: 'perTest',
  // Data is held by copied numbers (test/law): changing it here would run every test for each digit.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { logTests: false, allowColor: false },
  tempDirName: '.stryker-tmp',
};
