import { describe, expect, test } from '@jest/globals';
import { recognise } from '../../src/site/detect.ts';
import { readPreset } from '../../src/site/preset.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';

const folder = presetsIn(`${process.cwd()}/templates`);
const presets = folder
  .names()
  .map((name) => readPreset(name, folder.read(`${name}/preset.yml`) ?? ''));

/** A site as path -> text; only what a case is about has a text. */
const of = async (files: Readonly<Record<string, string>>, site = 'auto') => {
  const { preset, root } = await recognise(presets, site, {
    paths: Object.keys(files),
    read: (path) => Promise.resolve(files[path] ?? ''),
  });
  return root === '' ? preset.name : `${preset.name} in ${root}`;
};

const SITES: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['astro', { 'astro.config.mjs': '', 'src/content/blog/a.md': '' }],
  ['astro', { 'astro.config.ts': '' }],
  [
    'astro-air',
    { 'astro.config.mjs': '', 'src/layouts/MarkdownPost.astro': '', 'src/pages/posts/a.md': '' },
  ],
  ['hugo', { 'hugo.toml': '' }],
  ['hugo', { 'config/_default/hugo.yaml': '' }],
  ['hugo', { 'config.toml': 'baseURL = "https://example.org/"\n' }],
  ['hugo', { 'config.yaml': 'title: x\nbaseURL: https://example.org/\n' }],
  ['jekyll', { '_config.yml': '', 'index.md': '' }],
  ['jekyll', { '_config.yml': '', 'blog/_posts/2020-01-01-a.md': '' }],
  ['hexo', { '_config.yml': '', 'source/_posts/a.md': '' }],
  ['eleventy', { '.eleventy.js': '' }],
  ['eleventy', { 'eleventy.config.mjs': '' }],
  ['docusaurus', { 'docusaurus.config.ts': '', 'docs/intro.md': '', 'blog/a.md': '' }],
  ['docusaurus in website/', { 'website/docusaurus.config.js': '', 'README.md': '' }],
  ['vitepress in docs/', { 'docs/.vitepress/config.mts': '' }],
  ['vitepress', { '.vitepress/config/index.ts': '' }],
  ['mkdocs', { 'mkdocs.yml': '', 'docs/index.md': '' }],
  ['jekyll in docs/', { 'docs/_config.yml': '', 'docs/index.md': '', 'src/main.c': '' }],
  ['markdown', { 'README.md': '' }],
  ['markdown', {}],
  // Neighbours whose files look alike.
  ['markdown', { 'config.toml': 'base_url = "https://example.org"\n', 'content/_index.md': '' }],
  ['markdown', { 'config.yaml': 'port: 80\n' }],
  ['markdown', { '_config.yml': '', '_toc.yml': '', 'index.md': '' }],
  ['hugo', { 'hugo.toml': '', 'themes/x/exampleSite/hugo.toml': '', 'themes/x/package.json': '' }],
];

describe('a site', () => {
  for (const [kind, files] of SITES) {
    test(`of ${Object.keys(files).join(', ') || 'nothing'} is ${kind}`, async () => {
      expect(await of(files)).toBe(kind);
    });
  }

  test('that matches two generators is an error that names both files', async () => {
    await expect(of({ 'hugo.toml': '', 'mkdocs.yml': '' })).rejects.toThrow(
      'Two generators match: hugo (it has hugo.toml) and mkdocs (it has mkdocs.yml). Choose one with `site`',
    );
    expect(await of({ 'hugo.toml': '', 'mkdocs.yml': '' }, 'mkdocs')).toBe('mkdocs');
  });

  test('may be chosen with `site`; an unknown name is an error', async () => {
    expect(await of({}, 'hugo')).toBe('hugo');
    await expect(of({}, 'markdwon')).rejects.toThrow('Did you mean `markdown`?');
  });
});

test('every preset in templates/ has its templates', () => {
  expect(folder.names()).toEqual([
    'astro',
    'astro-air',
    'docusaurus',
    'eleventy',
    'hexo',
    'hugo',
    'jekyll',
    'markdown',
    'mkdocs',
    'pelican',
    'quarto',
    'quartz',
    'vitepress',
  ]);
  for (const name of folder.names()) {
    expect(folder.read(`${name}/post.hbs`)).toBeDefined();
    expect(folder.read(`${name}/digest.hbs`)).toBeDefined();
  }
});
