import { describe, expect, test } from '@jest/globals';
import { archivePath } from '../../src/render/collections/collect.ts';
import { aLayout } from '../builders/layout.ts';
import type { Texts } from '../builders/site.ts';

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

test('for each preset, a post has an address below that of the site, if its form is known', async () => {
  const found: Record<string, string | undefined> = {};
  for (const [site, post] of Object.entries(POSTS)) {
    const { collections } = await aLayout({}, { site, 'site-url': 'https://a.example/x/' });
    found[site] = collections.addressOf(post)?.replace('https://a.example/x/', '');
    expect(collections.siteUrl).toBe('https://a.example/x/');
    expect((await aLayout({}, { site })).collections.addressOf(post)).toBeUndefined();
  }
  expect(found).toMatchObject({
    ...{ mkdocs: 'posts/2611-00001-a/', quartz: 'papers/2611-00001-a' },
    ...{ hugo: undefined, jekyll: undefined, markdown: undefined, astro: undefined },
  });
});

describe('the list, the feed and the bibliography', () => {
  const places = async (inputs: Readonly<Record<string, string>> = {}, files: Texts = {}) => {
    const { list, feed, bibtex } = (await aLayout(files, inputs)).collections;
    return [list, feed, bibtex];
  };

  test('are beside each other, unless a setting has another path', async () => {
    expect(await places()).toEqual(['arxiv.md', 'arxiv.xml', 'arxiv.bib']);
    expect(await places({ 'list-path': 'x/index.md' })).toEqual([
      ...['x/index.md', 'x.xml', 'x.bib'],
    ]);
    const inputs = { 'list-path': 'l.md', 'feed-path': 'f.xml', 'bibtex-path': 'b/b.bib' };
    expect(await places(inputs)).toEqual(['l.md', 'f.xml', 'b/b.bib']);
  });

  test.each(['list', 'feed', 'bibtex'])('are inside the repository: %s', async (name) => {
    await expect(places({ [`${name}-path`]: '../x' })).rejects.toThrow(
      `\`${name}-path\` makes "../x", which is not a path inside the site repository`,
    );
  });

  test('in a README have links and a picture as GitHub shows them', async () => {
    const { collections } = await aLayout({}, { site: 'hugo', 'list-path': 'docs/readme.md' });
    expect(collections.hasPictures).toBe(true);
    expect(collections.linkInList('content/posts/a b.md')).toBe('../content/posts/a%20b.md');
    expect(collections.linkToYear('docs/readme-2024.md')).toBe('./readme-2024.md');
    expect((await aLayout({}, { site: 'hugo' })).collections.hasPictures).toBe(false);
    const other = await aLayout({}, { site: 'hugo', 'list-path': 'docs/myreadme.md' });
    expect(other.collections.hasPictures).toBe(false);
  });
});
