import config from './jest.config.mjs';

/**
 * The tests that state the rules of what is mutated: others pass through it as well, and would only
 * take their time, mutant by mutant. Those of the bundle do not see a mutant in the sources at all.
 */
export default {
  ...config,
  testMatch: [
    'arxiv/{category,match,pacing,request,snippet,words}',
    'config/nearest',
    'papers/{marks,paper,select,tex}',
    'publish/*',
    'render/{dates,escapes,github-signs,github-text,glob,links,markdown,math,math-signs,slug,text,visible}',
    'report/{fenced,log-line}',
    'tries',
    'web/retry-after',
  ].map((tests) => `<rootDir>/__tests__/${tests}.test.ts`),
  setupFiles: [...config.setupFiles, '<rootDir>/__tests__/few-runs.ts'],
};
