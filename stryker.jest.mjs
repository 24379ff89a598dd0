import config from './jest.config.mjs';

/**
 * The tests that state the rules of what is mutated: others pass through it as well, and would only
 * take their time, mutant by mutant. Those of the bundle do not see a mutant in the sources at all.
 */
export default {
  ...config,
  testPathIgnorePatterns: [
    '/node_modules/',
    '/__tests__/(documents|file-names|pins)',
    '/__tests__/(emulators|end-to-end|recorded|second-opinion|self-test|sites)/',
  ],
  setupFiles: [...config.setupFiles, '<rootDir>/__tests__/few-runs.ts'],
};
