import tseslint from 'typescript-eslint';

/** Files that may touch the world; every other file under src/ is pure. */
const EDGES = [
  'src/main.ts',
  'src/preview.ts',
  'src/preview/options.ts',
  'src/arxiv/asker.ts',
  'src/arxiv/sample.ts',
  'src/http/pause.ts',
  'src/http/send.ts',
  'src/enrich/chat.ts',
  'src/enrich/hugging-face.ts',
  'src/site/preset-folder.ts',
  'src/github/**',
  'src/preview/folder.ts',
  'src/actions/**',
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'preview/', '.cache/'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-control-regex': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: EDGES,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['fs', 'path', 'http', 'https'],
          patterns: [
            '@actions/*',
            'octokit',
            '@octokit/*',
            'node:*',
            // A hash touches nothing outside.
            '!node:crypto',
          ],
        },
      ],
      'no-restricted-globals': ['error', 'fetch', 'setTimeout', 'process', 'performance'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'A pure file reads no clock.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'A pure file reads no clock.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'A pure file rolls no dice.',
        },
      ],
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-console': 'error' } },
);
