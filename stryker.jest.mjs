import config from './jest.config.mjs';

/**
 * Runs only the tests that state the rules of the mutated modules. Others also execute the modules, but
 * would only make each mutant slower. Tests of the bundle do not run mutated sources at all.
 */
export default {
  ...config,
  testPathIgnorePatterns: [
    '/node_modules/',
    '/__tests__/(documents|file-names|pins|preview/page)',
    '/__tests__/(emulators|end-to-end|recorded|second-opinion|self-test|sites)/',
  ],
  setupFiles: [...config.setupFiles, '<rootDir>/__tests__/few-runs.ts'],
};
