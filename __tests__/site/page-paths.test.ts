import { describe, expect, test } from '@jest/globals';
import {
  endingOf,
  folderOfDated,
  folderOfPages,
  folderWithin,
  pageAt,
  pagesBelow,
  sampleOf,
  shapeOf,
} from '../../src/site/page-paths.ts';

const pathsOf = (pages: readonly { readonly path: string }[]) => pages.map(({ path }) => path);
const many = (folder: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${folder}/page-${n}.md`);

describe('the path of a page', () => {
  test.each<[string, string, string, number, string | undefined, string]>([
    ['a.md', '', '', 0, undefined, 'md'],
    ['blog/a.mdx', 'blog', '', 0, undefined, 'mdx'],
    ['blog/2024-01-31-a.markdown', 'blog', '2024-01-31', 0, undefined, 'markdown'],
    ['blog/2024/a.qmd', 'blog', '2024', 1, undefined, 'qmd'],
    ['blog/2024/1/a.md', 'blog', '2024-01', 2, undefined, 'md'],
    ['blog/2024/11/3/a.md', 'blog', '2024-11-03', 3, undefined, 'md'],
    ['2024/a.md', '', '2024', 1, undefined, 'md'],
    ['blog/1024/a.md', 'blog/1024', '', 0, undefined, 'md'],
    ['blog/2024/x/a.md', 'blog/2024/x', '', 0, undefined, 'md'],
    ['blog/a/index.md', 'blog', '', 0, 'index', 'md'],
    ['blog/a/index.de.md', 'blog', '', 0, 'index', 'md'],
    ['blog/a/a.md', 'blog', '', 0, 'index', 'md'],
    ['blog/a/en-us.md', 'blog', '', 0, 'en-us', 'md'],
    ['blog/a/zh-Hans.md', 'blog', '', 0, 'zh-Hans', 'md'],
    ['blog/2024-01-31-a/index.md', 'blog', '2024-01-31', 0, 'index', 'md'],
    ['blog/2024/01/a/index.md', 'blog', '2024-01', 2, 'index', 'md'],
    ['blog/a/english.md', 'blog/a', '', 0, undefined, 'md'],
    ['_posts/a.md', '_posts', '', 0, undefined, 'md'],
    ['index.md', '', '', 0, undefined, 'md'],
  ])('%s has a home, a date and a form', (path, home, date, depth, inOwnFolder, ending) => {
    expect(pageAt(path)).toEqual({ path, home, date, depth, inOwnFolder, ending });
  });

  test.each([
    ...['a.txt', 'a.md.txt', 'md', 'blog/2611.00001.md', 'blog/2611-00001-old-scrolls.md'],
    ...['blog/arxiv-digest-2026-11-20.md', 'README.md', 'docs/Changelog.md', 'contributing.md'],
    ...['license.md', '404.md', '_index.md', 'blog/_draft.md', '.github/a.md', '_drafts/a.md'],
    ...['node_modules/a/a.md', 'archetypes/a.md', 'themes/x/a.md', 'scaffolds/a.md', 'test/a.md'],
    ...['templates/a.md', 'a/tests/b.md', 'a/_posts2/b.md'],
  ])('%s is not one that a person wrote as a post', (path) => {
    expect(pageAt(path)).toBeUndefined();
  });
});

test('the pages below a folder are those in it and in its folders, oldest first', () => {
  const paths = [
    ...['blog/b.md', 'blog/2024-02-01-a.md', 'blog/x/2023/01/a.md', 'blog2/a.md', 'a.md'],
    ...['blog/a.md', 'blog/index.md', 'blog/img.png'],
  ];
  expect(pathsOf(pagesBelow('blog', paths))).toEqual([
    ...['blog/a.md', 'blog/b.md', 'blog/x/2023/01/a.md', 'blog/2024-02-01-a.md'],
  ]);
  expect(pagesBelow('', paths)).toHaveLength(7);
});

test('a sample has the newest pages, or pages from the whole list if they have no dates', () => {
  const dated = pagesBelow('b', ['b/2024-01-01-a.md', 'b/2024-01-02-b.md', 'b/2024-01-03-c.md']);
  expect(pathsOf(sampleOf(dated, 2))).toEqual(['b/2024-01-02-b.md', 'b/2024-01-03-c.md']);
  const plain = pagesBelow('b', many('b', 9));
  expect(pathsOf(sampleOf(plain, 3))).toEqual(['b/page-2.md', 'b/page-5.md', 'b/page-8.md']);
  expect(sampleOf(plain, 9)).toEqual(plain);
  expect(sampleOf(plain, 20)).toEqual(plain);
});

describe('the folder of pages', () => {
  test.each<[string, string[], string | undefined]>([
    ['', ['a.md'], undefined],
    ['content/*', [], undefined],
    ['content/*', ['content/a.md', 'other/b.md'], undefined],
    ['content/*', [...many('content/notes', 2), ...many('content/news', 3)], 'content/news'],
    ['content/*', [...many('content/b', 2), ...many('content/a', 2)], 'content/a'],
    ['content/*', [...many('content/docs', 3), ...many('content/notes', 1)], 'content/notes'],
    ['content/*', [...many('content/About', 3), ...many('content/x', 1)], 'content/x'],
    ['content/{docs,x}', [...many('content/docs', 3), ...many('content/x', 1)], 'content/docs'],
    [
      'content/*',
      [...many('content/a', 3), 'content/b/2024-01-01-x.md', 'content/c/2024-02-01-x.md'],
      'content/a',
    ],
    ['{a,b}', ['a/2024-01-01-x.md', 'a/2024-01-02-y.md', 'b/2024-02-01-x.md'], 'b'],
    ['*', ['x/2024/01/a.md', 'x/b/c.md'], 'x'],
  ])('for %s among %j is %s', (glob, paths, folder) => {
    expect(folderOfPages(glob, paths, 'en')).toBe(folder);
  });

  test('with dated pages is that of the newest, if it has two', () => {
    const paths = [
      ...['a/2024-01-01-x.md', 'a/2024-01-02-y.md', 'b/2023-01-01-x.md', 'b/2024-02-01-y.md'],
      ...['c/2025-01-01-x.md', 'd/2025/01/x.md', 'd/2025/02/y.md', ...many('e', 9)],
    ];
    expect(folderOfDated('', paths, 'en')).toBe('b');
    expect(folderOfDated('a', paths, 'en')).toBe('a');
    expect(folderOfDated('c', paths, 'en')).toBeUndefined();
  });

  test.each<[string, string[], string, string]>([
    ['blog', ['blog/a.md', ...many('blog/x', 3)], 'en', 'blog'],
    ['blog', [], 'en', 'blog'],
    ['blog', many('blog/x', 3), 'en', 'blog/x'],
    ['blog', many('blog/x', 2), 'en', 'blog'],
    ['blog', [...many('blog/x', 3), ...many('blog/y', 3)], 'en', 'blog'],
    ['content', [...many('content/posts', 1), ...many('content/x', 3)], 'en', 'content/posts'],
    ['content', many('content/article', 1), 'en', 'content/article'],
    ['content/blog', many('content/blog/posts', 2), 'en', 'content/blog'],
    ['content/blog', many('content/blog/posts', 3), 'en', 'content/blog/posts'],
    ['', many('posts/x', 3), 'en', 'posts/x'],
    ['c', [...many('c/en', 1), ...many('c/de', 2)], 'en', 'c/en'],
    ['c', [...many('c/en', 1), ...many('c/de', 2)], 'de-AT', 'c/de'],
    ['c', [...many('c/en-us', 1), ...many('c/de', 2)], 'EN', 'c/en-us'],
    ['c', [...many('c/en', 1), ...many('c/de', 2)], 'fr', 'c/de'],
    ['c', [...many('c/en', 1), ...many('c/x', 2)], 'en', 'c'],
  ])('below %s among %j in %s is %s', (folder, paths, language, found) => {
    expect(folderWithin(folder, paths, language)).toBe(found);
  });
});

describe('the shape of most pages', () => {
  const shape = (...paths: string[]) => shapeOf(pagesBelow('', paths), 'en');

  test('has their folders of dates', () => {
    expect(shape()).toEqual({ dates: '', inOwnFolder: undefined });
    expect(shape('a.md', 'b/2024/a.md', 'b.md').dates).toBe('');
    expect(shape('a.md', 'b/2024/a.md', 'b/2025/a.md').dates).toBe('{{year}}/');
    expect(shape('b/2024/01/a.md').dates).toBe('{{year}}/{{month}}/');
    expect(shape('b/2024/01/31/a.md').dates).toBe('{{year}}/{{month}}/{{day}}/');
  });

  test('has the name of the file in their own folders, in the main language', () => {
    expect(shape('a/index.md', 'b.md').inOwnFolder).toBeUndefined();
    expect(shape('a/index.md', 'b/b.md', 'c.md').inOwnFolder).toBe('index');
    expect(shape('a/de.md', 'b/de.md', 'a/en.md').inOwnFolder).toBe('en');
    expect(shape('a/de.md', 'b/de.md', 'a/fr.md').inOwnFolder).toBe('de');
  });

  test('has their ending', () => {
    expect(endingOf([])).toBeUndefined();
    expect(endingOf(pagesBelow('', ['a.md', 'b.mdx', 'c.mdx']))).toBe('mdx');
    expect(endingOf(pagesBelow('', ['a.mdx', 'b.md']))).toBe('md');
  });
});
