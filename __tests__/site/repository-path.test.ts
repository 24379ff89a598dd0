import { expect, test } from '@jest/globals';
import { relativePath, requireInside, withoutIndex } from '../../src/site/repository-path.ts';
import { failureOf } from '../builders/failure.ts';

test.each([
  ['a/b.md', 'a/b'],
  ['a/index.md', 'a'],
  ['a/b.index.md', 'a/b.index'],
  ['a/index', 'a/index'],
])('the address of %s ends in %s', (path, address) => {
  expect(withoutIndex(path)).toBe(address);
});

test.each([
  ['a.md', 'b.md', './b.md'],
  ['x/a.md', 'x/b.md', './b.md'],
  ['x/a.md', 'x/y/b.md', './y/b.md'],
  ['x/y/a.md', 'b.md', '../../b.md'],
  ['x/y/a.md', 'x/z/b.md', '../z/b.md'],
  ['x/y/a.md', 'z/y/b.md', '../../z/y/b.md'],
  ['x/a.md', 'x', '../x'],
])('the link from %s to %s is %s', (from, to, link) => {
  expect(relativePath(from, to)).toBe(link);
});

test.each([
  ...[
    'a.md',
    'a/b c.md',
    '.github/a.md',
    '.gitignore',
    'a/.gitx/b.md',
    'git~2/a',
    '...',
    'é/中.md',
  ],
  ...['x/.github/workflows/a.yml', '.github/workflows.md', 'a.git/b.md'],
])('a page may be written at %s', (path) => {
  expect(() => {
    requireInside('post-path', path);
  }).not.toThrow();
});

test.each([
  ...['', '/a.md', 'a//b.md', 'a/', './a.md', 'a/./b.md', '../a.md', 'a/..', 'a\\b.md'].map(
    (path) => [path, 'which is not a path inside the site repository'],
  ),
  ...[
    '.git/a',
    'a/.GIT/b',
    '.git./a',
    '.git /a',
    '.git:x/a',
    'GIT~1/a',
    'git~1',
    '.g\u200cit/a',
  ].map((path) => [path, 'which is not a path inside the site repository']),
  ...['a\u0007.md', 'a\n.md', 'a\u2028.md', 'a\u2029.md', 'a\u202e.md'].map((path) => [
    path,
    'which contains invisible characters',
  ]),
  ...['.github/workflows/a.yml', '.GitHub/Workflows/x/a.md'].map((path) => [
    path,
    'which GitHub would run as a workflow',
  ]),
])('no page may be written at %j', (path = '', why) => {
  const failure = failureOf(() => {
    requireInside('post-path', path);
  });
  expect([failure.code, failure.message]).toEqual([
    'CONFIG_INVALID',
    `\`post-path\` makes "${path}", ${why}`,
  ]);
});
