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

test('works with `some` and `find`, which pass more arguments', () => {
  expect(['b.md', 'a.md', 'c.md'].find(matcherOf('a.*'))).toBe('a.md');
});
