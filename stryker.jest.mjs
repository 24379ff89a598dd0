import config from './jest.config.mjs';

/** Runs the tests that mirror the mutated modules. Tests of the bundle do not run mutated sources. */
export default {
  ...config,
  testMatch: [`<rootDir>/${process.env['PAPERBOY_MUTATION_TESTS']}`],
  testPathIgnorePatterns: ['/node_modules/', '/__tests__/preview/page\\.test'],
  setupFiles: [...config.setupFiles, '<rootDir>/__tests__/few-runs.ts'],
};
