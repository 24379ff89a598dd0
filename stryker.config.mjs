/** Mutation testing. `scripts/mutation.mjs` names the modules, and the tests that state their rules. */
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  plugins: ['@stryker-mutator/jest-runner'],
  coverageAnalysis: 'perTest',
  jest: { configFile: 'stryker.jest.mjs', enableFindRelatedTests: false },
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { reportTests: false, reportScoreTable: false, allowColor: false },
  tempDirName: '.cache/stryker',
  timeoutMS: 20_000,
  concurrency: 2,
  thresholds: { break: null },
  // The tests of the pure modules do not read these folders.
  ignorePatterns: ['dist', 'docs', 'examples', '__tests__/sites/*/**'],
  // swc removes types without checking them.
  disableTypeChecks: false,
};
