/** Mutation testing of the pure modules on whose behaviour users rely: `npm run mutation`. */
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  plugins: ['@stryker-mutator/jest-runner'],
  coverageAnalysis: 'perTest',
  jest: { configFile: 'stryker.jest.mjs', enableFindRelatedTests: true },
  mutate: [
    'src/arxiv/match.ts',
    'src/papers/select.ts',
    'src/publish/boxes.ts',
    'src/publish/plan.ts',
    'src/publish/review.ts',
    'src/publish/seen.ts',
    'src/render/escapes.ts',
  ],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: '.cache/mutation.json' },
  tempDirName: '.cache/stryker',
  timeoutMS: 60_000,
};
