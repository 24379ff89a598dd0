import { describe, expect, test } from '@jest/globals';
import { recognise } from '../../src/site/detect.ts';
import { readPreset } from '../../src/site/preset.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { aBranch } from '../builders/site.ts';

const folder = presetsIn(`${process.cwd()}/templates`);
const presets = folder
  .names()
  .map((name) => readPreset(name, folder.read(`${name}/preset.yml`) ?? ''));

/** Returns the preset that is recognised for a site, and its folder. */
const presetFor = async (files: Readonly<Record<string, string>>, site = 'auto') => {
  const { preset, root } = await recognise(presets, site, aBranch(files));
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
  // Other generators with similar files.
  ['markdown', { 'config.toml': 'base_url = "https://example.org"\n', 'content/_index.md': '' }],
  ['markdown', { 'config.yaml': 'port: 80\n' }],
  ['markdown', { '_config.yml': '', '_toc.yml': '', 'index.md': '' }],
  ['hugo', { 'hugo.toml': '', 'themes/x/exampleSite/hugo.toml': '', 'themes/x/package.json': '' }],
];

describe('a site', () => {
  for (const [preset, files] of SITES) {
    test(`with ${Object.keys(files).join(', ') || 'no files'} is recognised as ${preset}`, async () => {
      expect(await presetFor(files)).toBe(preset);
    });
  }

  test('that matches two generators fails with the names of both files', async () => {
    await expect(presetFor({ 'hugo.toml': '', 'mkdocs.yml': '' })).rejects.toThrow(
      'Two generators match: hugo (it has hugo.toml) and mkdocs (it has mkdocs.yml). Choose one with `site`',
    );
    expect(await presetFor({ 'hugo.toml': '', 'mkdocs.yml': '' }, 'mkdocs')).toBe('mkdocs');
  });

  test('can be chosen with `site`; an unknown name fails', async () => {
    expect(await presetFor({}, 'hugo')).toBe('hugo');
    await expect(presetFor({}, 'markdwon')).rejects.toThrow('Did you mean `markdown`?');
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
