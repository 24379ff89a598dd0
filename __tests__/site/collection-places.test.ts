import { expect, test } from '@jest/globals';
import { archivePath } from '../../src/render/collections/collect.ts';
import { aLayout } from '../builders/layout.ts';

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

test('for each preset, the list is a page of the site and links to posts with a known URL and to lists of earlier years', async () => {
  const found: Record<string, readonly (string | undefined)[]> = {};
  for (const [site, post] of Object.entries(POSTS)) {
    const { collections } = await aLayout({}, { site, output: 'posts, list' });
    const { list, linkInList, linkToYear } = collections;
    found[site] = [list, linkInList(post), linkToYear(archivePath(list, '2024'))];
  }
  expect(found).toEqual({
    astro: ['src/pages/arxiv.md', undefined, '../arxiv-2024/'],
    'astro-air': ['src/pages/arxiv.md', '../posts/2611-00001-a/', '../arxiv-2024/'],
    docusaurus: ['src/pages/arxiv.md', 'pathname:///blog/2611-00001-a', './arxiv-2024'],
    eleventy: ['arxiv.md', '../posts/2611-00001-a/', '../arxiv-2024/'],
    hexo: ['source/arxiv/index.md', undefined, './index-2024.html'],
    hugo: ['content/arxiv.md', '../posts/2611-00001-a/', '../arxiv-2024/'],
    jekyll: ['arxiv.md', undefined, './arxiv-2024.html'],
    markdown: ['arxiv.md', './arxiv/2026/2611-00001-a.md', './arxiv-2024.md'],
    mkdocs: ['docs/arxiv.md', './posts/2611-00001-a.md', './arxiv-2024.md'],
    pelican: ['content/pages/arxiv.md', undefined, '{filename}arxiv-2024.md'],
    quarto: ['arxiv.qmd', './posts/2611-00001-a.qmd', './arxiv-2024.qmd'],
    quartz: ['content/arxiv.md', 'papers/2611-00001-a', 'arxiv-2024'],
    vitepress: ['arxiv.md', './posts/2611-00001-a.html', './arxiv-2024.html'],
  });
});
