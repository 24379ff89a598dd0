import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/read.ts';
import { layoutFor } from '../../src/site/layout.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';

const POSTS: Readonly<Record<string, string>> = {
  astro: 'src/content/blog/2611-00001-a.md',
  'astro-air': 'src/pages/posts/2611-00001-a.md',
  docusaurus: 'blog/2026-11-18-2611-00001-a.md',
  eleventy: 'posts/2611-00001-a.md',
  hexo: 'source/_posts/2611-00001-a.md',
  hugo: 'content/posts/2611-00001-a.md',
  jekyll: '_posts/2026-11-18-2611-00001-a.md',
  markdown: 'arxiv/2026/2611-00001-a.md',
  mkdocs: 'docs/posts/2611-00001-a.md',
  pelican: 'content/2611-00001-a.md',
  quarto: 'posts/2611-00001-a.qmd',
  quartz: 'content/papers/2611-00001-a.md',
  vitepress: 'posts/2611-00001-a.md',
};

test('the list is a page of the site, and links to posts where their address is known', async () => {
  const presets = presetsIn('templates');
  const found: Record<string, readonly [string, string | undefined]> = {};
  for (const [site, post] of Object.entries(POSTS)) {
    const config = readConfig(
      new Map([
        ['keywords', 'scroll'],
        ['site', site],
        ['output', 'posts, list'],
      ]),
    );
    const files = { branch: '', commit: '', paths: [], read: () => Promise.resolve('') };
    const { collections } = await layoutFor(config, files, presets);
    found[site] = [collections.list, collections.linkInList(post)];
  }
  expect(found).toEqual({
    astro: ['src/pages/arxiv.md', undefined],
    'astro-air': ['src/pages/arxiv.md', '../posts/2611-00001-a/'],
    docusaurus: ['src/pages/arxiv.md', 'pathname:///blog/2611-00001-a'],
    eleventy: ['arxiv.md', '../posts/2611-00001-a/'],
    hexo: ['source/arxiv/index.md', undefined],
    hugo: ['content/arxiv.md', '../posts/2611-00001-a/'],
    jekyll: ['arxiv.md', undefined],
    markdown: ['arxiv.md', './arxiv/2026/2611-00001-a.md'],
    mkdocs: ['docs/arxiv.md', './posts/2611-00001-a.md'],
    pelican: ['content/pages/arxiv.md', undefined],
    quarto: ['arxiv.qmd', './posts/2611-00001-a.qmd'],
    quartz: ['content/arxiv.md', 'papers/2611-00001-a'],
    vitepress: ['arxiv.md', './posts/2611-00001-a.html'],
  });
});
