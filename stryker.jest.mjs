import config from './jest.config.mjs';

/**
 * The tests that state the rules of what is mutated: others pass through it as well, and would only
 * take their time, mutant by mutant. Those of the bundle do not see a mutant in the sources at all.
 */
export default {
  ...config,
  testMatch: [
    'arxiv/{pacing,request}',
    'github/{chunks,failures,tree}',
    'http/retry-after',
    'match/{match,snippet,words}',
    'papers/{paper,select,slug}',
    'query/category',
    'record/*',
    'render/{dates,escapes,github-signs,github-text,links,markdown,math,math-signs}',
    'report/{fenced,log-line}',
    'site/glob',
    'text/{nearest,placeholders,tex,visible}',
    'tries',
  ].map((tests) => `<rootDir>/__tests__/${tests}.test.ts`),
  setupFiles: [...config.setupFiles, '<rootDir>/__tests__/few-runs.ts'],
};
