import { readdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import tseslint from 'typescript-eslint';
import { EDGES } from './scripts/pure.mjs';

/** The folders of src/, from top to bottom. Each may import only from folders below it. */
const FOLDERS = [
  'actions',
  'preview',
  'report',
  'insight',
  'github',
  'news',
  'record',
  'render',
  'site',
  'view',
  'template',
  'rank',
  'enrich',
  'arxiv',
  'config',
  'match',
  'papers',
  'query',
  'escapes',
  'http',
  'text',
];

/** Files that every folder may import. */
const SHARED = ['failure', 'log', 'version'];

const isPlaced = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .every(({ name }) => FOLDERS.includes(name));
if (!isPlaced) throw new Error('A folder of src/ has no place in FOLDERS (eslint.config.mjs)');

const downwardOnly = {
  create(context) {
    const from = FOLDERS.indexOf(/[\\/]src[\\/]([^\\/]+)[\\/]/.exec(context.filename)?.[1]);
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const file = resolve(dirname(context.filename), node.source.value);
      const [first, ...rest] = relative(resolve('src'), file).split(/[\\/]/);
      const isAllowed =
        first === '..' ||
        (rest.length === 0
          ? SHARED.includes(first.replace(/\.ts$/, ''))
          : FOLDERS.indexOf(first) >= from);
      if (!isAllowed && node.source.value.startsWith('.'))
        context.report({ node, message: `${FOLDERS[from]}/ may not import from above: ${first}` });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

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
            // A hash is a pure function.
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
          message: 'A pure file uses no random numbers.',
        },
      ],
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-console': 'error' } },
  {
    files: ['src/*/**/*.ts'],
    plugins: { layers: { rules: { 'downward-only': downwardOnly } } },
    rules: { 'layers/downward-only': 'error' },
  },
);
