import { describe, expect, test } from '@jest/globals';
import { recognise } from '../../src/render/detect.ts';
import { readPreset } from '../../src/render/preset.ts';
import { presetsIn } from '../../src/render/preset-folder.ts';

const preset = (name: string, globs?: string[]) =>
  readPreset(
    name,
    JSON.stringify({
      title: name,
      ...(globs && { recognise: globs }),
      post: 'p/{{id}}.md',
      digest: 'd/{{date}}.md',
      link: '{{file}}',
      math: 'none',
    }),
  );
const presets = [
  preset('a', ['a.toml', 'posts/*.md']),
  preset('b', ['b/**/x']),
  preset('markdown'),
];
const of = (paths: string[], site = 'auto') => recognise(presets, site, paths).preset.name;

describe('a site', () => {
  test('is of a kind when all of its globs match', () => {
    expect(of(['a.toml', 'posts/1.md'])).toBe('a');
    expect(of(['a.toml', 'posts/deep/1.md'])).toBe('markdown');
    expect(of(['b/c/d/x'])).toBe('b');
    expect(of(['xa.toml', 'posts/1.md'])).toBe('markdown');
  });

  test('that could be of two kinds is asked about', () => {
    expect(() => of(['a.toml', 'posts/1.md', 'b/c/x'])).toThrow(/could be a .* or b .*`site`/);
  });

  test('may be named, but not wrongly', () => {
    expect(of([], 'b')).toBe('b');
    expect(() => of([], 'markdwon')).toThrow('Did you mean `markdown`?');
  });
});

test('every preset in templates/ can be read, and has its templates', () => {
  const folder = presetsIn(`${process.cwd()}/templates`);
  expect(folder.names()).toContain('astro-air');
  for (const name of folder.names()) {
    expect(readPreset(name, folder.read(`${name}/preset.yml`) ?? '').title).not.toBe('');
    expect(folder.read(`${name}/post.hbs`)).toBeDefined();
    expect(folder.read(`${name}/digest.hbs`)).toBeDefined();
  }
});
