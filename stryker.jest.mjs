import config from './jest.config.mjs';

/** The tests of the pure modules alone: those of the bundle do not see a mutant in the sources. */
export default {
  ...config,
  testMatch: [
    '<rootDir>/__tests__/{actions,arxiv,config,enrich,papers,publish,render,report}/**/*.test.ts',
  ],
};
