import { expect, test } from '@jest/globals';
import { type Obstacle, requireFolders } from '../../src/site/obstacles.ts';
import { failureOf } from '../builders/failure.ts';

const FILES = {
  branch: 'main',
  paths: ['a/file', 'blog/x.md'],
  obstacles: new Map<string, Obstacle>([
    ['sub', 'submodule'],
    ['a/link', 'symbolic link'],
    ['huge', 'folder that is not listed'],
  ]),
};
const place = (name: string, what: string, on = ' on main') =>
  `${name}${on} is a ${what}, so no page can be written below it. Set \`post-path\` and \`digest-path\` to another folder`;

test('a page may be written into a folder, and over a file', () => {
  expect(() => {
    requireFolders(['a/b.md', 'a/file', 'sub', 'new/x/b.md', '{{sub}}/a/file/x.md'], FILES);
    requireFolders(['a/b.md'], { branch: 'main', paths: [] });
  }).not.toThrow();
});

test.each<[string[], string, string?]>([
  [['sub/a.md', 'sub/x/b.md'], place('sub', 'submodule')],
  [['a/link/x/{{slug}}.md'], place('a/link', 'symbolic link')],
  [['a/file/b.md'], place('a/file', 'file')],
  [['a/file/b.md'], place('a/file', 'file', ''), ''],
  [
    ['huge/x/b.md'],
    'huge on main was not listed: the repository has more files and folders than GitHub lists. Set `post-path` and `digest-path` to new folders',
  ],
  [['sub/a.md', 'a/file/b.md'], `${place('sub', 'submodule')}; ${place('a/file', 'file')}`],
])('no page may be written at %j', (paths, message, branch = 'main') => {
  const failure = failureOf(() => {
    requireFolders(paths, { ...FILES, branch });
  });
  expect([failure.code, failure.message]).toEqual(['CONFIG_INVALID', message]);
});
