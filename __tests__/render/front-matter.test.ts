import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { withFrontMatter } from '../../src/render/front-matter.ts';

const post = '---\n# a comment\ntitle: "A: b"\ntags:\n  - x\n---\n\nBody\n---\nmore\n';

test('nothing to merge changes no byte', () => {
  expect(withFrontMatter(post, {})).toBe(post);
});

test("the user's keys are set or added, and all else stays as it was", () => {
  const merged = withFrontMatter(post, { title: 'Mine: c', lang: 'en' });
  expect(parse(merged.split('---\n')[1] ?? '')).toEqual({
    title: 'Mine: c',
    tags: ['x'],
    lang: 'en',
  });
  expect(merged).toContain('# a comment');
  expect(merged.endsWith('---\n\nBody\n---\nmore\n')).toBe(true);
});

test('a post without front matter gets some', () => {
  expect(withFrontMatter('Body\n', { lang: 'en' })).toBe('---\nlang: en\n---\n\nBody\n');
});

test('front matter that is no mapping is told, not guessed at', () => {
  expect(() => withFrontMatter('---\n- a\n---\n', { lang: 'en' })).toThrow('not a YAML mapping');
});
