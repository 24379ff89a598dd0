import { expect, test } from '@jest/globals';
import { matcherOf } from '../../src/site/glob.ts';

test.each([
  ['src/*.md', 'src/a.md', true],
  ['src/*.md', 'src/.a.md', true],
  ['src/*.md', 'src/b/a.md', false],
  ['**/config.yml', '.site/config.yml', true],
  ['a.{md,mdx}', 'a.mdx', true],
  // What a shell would take for a negation or a group is a name here.
  ['!(a).md', 'b.md', false],
  ['!a.md', 'b.md', false],
  ['!a.md', '!a.md', true],
])('%s matches %s: %p', (glob, path, matches) => {
  expect(matcherOf(glob)(path)).toBe(matches);
});

test('can be given to `some` and `find`, which say more than a path', () => {
  expect(['b.md', 'a.md', 'c.md'].find(matcherOf('a.*'))).toBe('a.md');
});
