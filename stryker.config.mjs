import { PURE } from './scripts/pure.mjs';

/** Mutation testing of the pure modules: `npm run mutation [-- --mutate src/match/words.ts]`. */
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  plugins: ['@stryker-mutator/jest-runner'],
  coverageAnalysis: 'perTest',
  jest: { configFile: 'stryker.jest.mjs', enableFindRelatedTests: true },
  mutate: PURE,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: '.cache/mutation.json' },
  tempDirName: '.cache/stryker',
  timeoutMS: 20_000,
  concurrency: 2,
  thresholds: { high: 95, low: 80, break: 80 },
  // The tests of the pure modules do not read these folders.
  ignorePatterns: ['dist', 'docs', 'examples', '__tests__/sites/*/**'],
  // swc removes types without checking them.
  disableTypeChecks: false,
};
