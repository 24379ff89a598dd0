import { expect, test } from '@jest/globals';
import { matcherOf } from '../../src/site/glob.ts';

test.each([
  ['src/*.md', 'src/a.md', true],
  ['src/*.md', 'src/.a.md', true],
  ['src/*.md', 'src/b/a.md', false],
  ['**/config.yml', '.site/config.yml', true],
  ['a.{md,mdx}', 'a.mdx', true],
  // Negations and groups of a shell are plain names here.
  ['!(a).md', 'b.md', false],
  ['!a.md', 'b.md', false],
  ['!a.md', '!a.md', true],
])('%s matches %s: %p', (glob, path, matches) => {
  expect(matcherOf(glob)(path)).toBe(matches);
});

test('can be passed to `some` and `find`, which pass more arguments', () => {
  expect(['b.md', 'a.md', 'c.md'].find(matcherOf('a.*'))).toBe('a.md');
});
