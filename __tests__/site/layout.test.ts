import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readConfig } from '../../src/config/read.ts';
import { type PaperId, idsInPath } from '../../src/papers/paper.ts';
import { postSlug } from '../../src/papers/slug.ts';
import { layoutFor } from '../../src/site/layout.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { pullView } from '../../src/view/pull-view.ts';

const presets = presetsIn(`${process.cwd()}/templates`);
const id = '2410.02660' as PaperId;
const paper = {
  id,
  slug: postSlug(id, 'Long Context, at Last'),
  published: '2024-10-03T16:46:52Z',
};
const NOW = new Date('2026-11-20T06:00:00Z');

const layoutOf = (files: Readonly<Record<string, string>>, inputs: Record<string, string> = {}) =>
  layoutFor(
    readConfig(new Map(Object.entries({ keywords: 'x', ...inputs }))),
    {
      branch: 'main',
      commit: '',
      paths: Object.keys(files),
      read: (path) => Promise.resolve(files[path] ?? ''),
    },
    presets,
  );

/** Where the post and the digest go, how one reaches the other, and how formulas are written. */
const placesIn = async (
  files: Readonly<Record<string, string>>,
  inputs: Record<string, string> = {},
) => {
  const layout = await layoutOf(files, inputs);
  const [post, digest] = [layout.postPath(paper), layout.digestPath(NOW, 1)];
  return [post, digest, layout.postUrl(post, digest), layout.math];
};

const SLUG = '2410-02660-long-context-at-last';
const CASES: readonly (readonly [
  string,
  Readonly<Record<string, string>>,
  readonly [string, string, string, string],
])[] = [
  [
    'Astro, where nothing is yet',
    { 'astro.config.mjs': '' },
    [
      `src/content/blog/${SLUG}.md`,
      'src/content/blog/arxiv-digest-2026-11-20.md',
      `../${SLUG}/`,
      'none',
    ],
  ],
  [
    'Astro, by its fullest collection, its file type and its plugin',
    {
      'astro.config.mjs': "import remarkMath from 'remark-math'",
      'src/content/posts/a.mdx': '---\ntitle: a\n---\n',
      'src/content/posts/b.mdx': '---\ntitle: b\n---\n',
      'src/content/blog/c.md': '',
    },
    [
      `src/content/posts/${SLUG}.mdx`,
      'src/content/posts/arxiv-digest-2026-11-20.mdx',
      `../${SLUG}/`,
      'remark',
    ],
  ],
  [
    'Astro, where one dollar is a dollar',
    { 'astro.config.mjs': '[[remarkMath, { singleDollarTextMath: false }]]' },
    [
      `src/content/blog/${SLUG}.md`,
      'src/content/blog/arxiv-digest-2026-11-20.md',
      `../${SLUG}/`,
      'client',
    ],
  ],
  [
    'Astro, by where the collection is loaded from',
    {
      'astro.config.mjs': '',
      'src/content.config.ts':
        "export const collections = { a: defineCollection({ loader: glob({ base: './src/writing', pattern: '*' }) }) }",
    },
    [`src/writing/${SLUG}.md`, 'src/writing/arxiv-digest-2026-11-20.md', `../${SLUG}/`, 'none'],
  ],
  [
    'Hugo, by content folder and language',
    {
      'hugo.toml': 'defaultContentLanguage = "de"\n[languages.de]\ncontentDir = "inhalt/de"\n',
      'inhalt/de/blog/a.md': '',
    },
    [
      `inhalt/de/blog/${SLUG}.md`,
      'inhalt/de/blog/arxiv-digest-2026-11-20.md',
      `../${SLUG}/`,
      'none',
    ],
  ],
  [
    'Hugo, languages in folders',
    {
      'hugo.yaml': 'defaultContentLanguage: fr',
      'content/fr/posts/a.md': '',
      'content/en/posts/a.md': '',
    },
    [
      `content/fr/posts/${SLUG}.md`,
      'content/fr/posts/arxiv-digest-2026-11-20.md',
      `../${SLUG}/`,
      'none',
    ],
  ],
  [
    'Hugo with passthrough',
    { 'hugo.toml': '[markup.goldmark.extensions.passthrough]\nenable = true\n' },
    [
      `content/posts/${SLUG}.md`,
      'content/posts/arxiv-digest-2026-11-20.md',
      `../${SLUG}/`,
      'passthrough',
    ],
  ],
  [
    'Jekyll with collections_dir',
    { '_config.yml': 'collections_dir: my', 'index.md': '' },
    [
      `my/_posts/2024-10-03-${SLUG}.md`,
      'my/_posts/2026-11-20-arxiv-digest-2026-11-20.md',
      `{{ site.posts | where: "slug", "${SLUG}" | map: "url" | first | relative_url }}`,
      'none',
    ],
  ],
  [
    'Jekyll with another Markdown',
    { 'docs/_config.yml': 'markdown: CommonMarkGhPages', 'docs/index.md': '' },
    [
      `docs/_posts/2024-10-03-${SLUG}.md`,
      'docs/_posts/2026-11-20-arxiv-digest-2026-11-20.md',
      `{{ site.posts | where: "slug", "${SLUG}" | map: "url" | first | relative_url }}`,
      'none',
    ],
  ],
  [
    'Eleventy, by its input folder',
    { 'eleventy.config.js': "return { dir: { input: './src' } }", 'src/blog/a.md': '' },
    [`src/blog/${SLUG}.md`, 'src/blog/arxiv-digest-2026-11-20.md', `../${SLUG}/`, 'none'],
  ],
  [
    'Docusaurus, by its blog',
    {
      'website/docusaurus.config.js':
        "docs: { path: 'no' }, blog: { showReadingTime: true, path: 'news', routeBasePath: '/' }, remarkPlugins: [remarkMath]",
    },
    [
      `website/news/2024-10-03-${SLUG}.md`,
      'website/news/2026-11-20-arxiv-digest-2026-11-20.md',
      `pathname:///${SLUG}`,
      'remark',
    ],
  ],
  [
    'VitePress',
    { 'docs/.vitepress/config.mjs': "srcDir: 'pages', markdown: { math: true }" },
    [
      `docs/pages/posts/${SLUG}.md`,
      'docs/pages/posts/arxiv-digest-2026-11-20.md',
      `./${SLUG}.html`,
      'mdit',
    ],
  ],
  [
    'MkDocs',
    {
      'mkdocs.yml':
        'docs_dir: pages\nmarkdown_extensions:\n  - pymdownx.arithmatex:\n      generic: true\nextra_javascript: [mathjax.js]\n',
    },
    [`pages/posts/${SLUG}.md`, 'pages/posts/arxiv-digest-2026-11-20.md', `./${SLUG}.md`, 'mdit'],
  ],
  [
    "MkDocs with Material's blog",
    { 'mkdocs.yml': 'plugins:\n  - search\n  - blog\n' },
    [
      `docs/blog/posts/${SLUG}.md`,
      'docs/blog/posts/arxiv-digest-2026-11-20.md',
      `./${SLUG}.md`,
      'none',
    ],
  ],
  [
    "MkDocs with Material's blog elsewhere",
    { 'mkdocs.yml': 'plugins:\n  - material/blog:\n      blog_dir: news\n' },
    [
      `docs/news/posts/${SLUG}.md`,
      'docs/news/posts/arxiv-digest-2026-11-20.md',
      `./${SLUG}.md`,
      'none',
    ],
  ],
  [
    'Hexo',
    { '_config.yml': 'source_dir: src', 'scaffolds/post.md': '' },
    [`src/_posts/${SLUG}.md`, 'src/_posts/arxiv-digest-2026-11-20.md', SLUG, 'none'],
  ],
  [
    'no site',
    {},
    [`arxiv/2024/${SLUG}.md`, 'arxiv/digests/2026-11-20.md', `../2024/${SLUG}.md`, 'github'],
  ],
];

describe("posts and digest pages go to the folder of the site's posts:", () => {
  for (const [name, files, expected] of CASES) {
    test(name, async () => {
      expect(await placesIn(files)).toEqual(expected);
    });
  }

  test('paths of the user stand for themselves, and links follow them', async () => {
    const paths = { 'post-path': 'papers/{{year}}/{{id}}.md', 'digest-path': 'daily/{{date}}.md' };
    expect(await placesIn({ 'website/docusaurus.config.js': '' }, paths)).toEqual([
      'papers/2024/2410.02660.md',
      'daily/2026-11-20.md',
      'pathname:///blog/2410.02660',
      'none',
    ]);
    expect((await placesIn({ 'hugo.toml': '' }, paths))[2]).toBe('../../papers/2024/2410.02660/');
    // Jekyll lists in `site.posts` what lies in _posts alone.
    expect((await placesIn({ '_config.yml': '', 'index.md': '' }, paths))[2]).toBe(
      `{{ site.documents | concat: site.pages | where_exp: "it", "it.path contains '2410.02660'" | map: "url" | first | relative_url }}`,
    );
  });

  test.each(presets.names())(
    "%s: a post's path names its paper, and no other that the title quotes (property)",
    async (site) => {
      const { postPath } = await layoutOf({}, { site });
      const id = fc.oneof(
        fc.constantFrom('2410.02660', '1501.00001', '0704.0046', 'hep-th/9901001', 'math/0309136'),
        fc.integer({ min: 10_000, max: 99_999 }).map((number) => `2611.${number}`),
      );
      const words = fc.array(
        fc.oneof(
          id,
          fc.constantFrom('cs', 'arXiv:', '2611', '0704', '00002', '9901001', '-', 'v2'),
        ),
      );
      fc.assert(
        fc.property(id, words, fc.constantFrom(' ', '-', ''), (own, said, between) => {
          const slug = postSlug(own as PaperId, said.join(between));
          const path = postPath({ ...paper, id: own as PaperId, slug });
          expect(idsInPath(path)).toEqual([own]);
        }),
      );
    },
  );

  test.each(presets.names().filter((name) => name !== 'markdown'))(
    '%s: digest pages have names of their own, for sites whose addresses have no date',
    async (site) => {
      const { digestPath } = await layoutOf({}, { site });
      const pages = [20, 21].flatMap((day) =>
        [1, 2].map((nth) => digestPath(new Date(`2026-11-${day}T06:00:00Z`), nth)),
      );
      const names = pages.map((path) => path.replace(/^.*\/(?:\d{4}-\d\d-\d\d-)?(?=[^/]+$)/, ''));
      expect(new Set(names).size).toBe(4);
    },
  );

  test('a path may hold the id twice', async () => {
    const paths = { 'post-path': 'papers/{{id}}/{{slug}}.md' };
    expect((await placesIn({}, paths))[0]).toBe(`papers/2410.02660/${SLUG}.md`);
  });

  test.each([
    '../{{id}}.md',
    'a//{{id}}.md',
    'a/./{{id}}.md',
    'a\\\\..\\\\{{id}}.md',
    '.git/{{id}}.md',
    'a/.GIT/{{id}}.md',
    '.git /{{id}}.md',
    '.git. ./{{id}}.md',
    '.git::$INDEX_ALLOCATION/{{id}}.md',
    'git~1/{{id}}.md',
    'GIT~1 /{{id}}.md',
    '.g\u200cit/{{id}}.md',
    '\ufeff.git/{{id}}.md',
    '.github/workflows/{{id}}.yml',
    '.GitHub/Workflows/a/{{id}}.yml',
    'a\u0007b/{{id}}.md',
    'a\u007fb/{{id}}.md',
    'a\u0085b/{{id}}.md',
    'a\u202eb/{{id}}.md',
    'a\u200fb/{{id}}.md',
    'a\u2028b/{{id}}.md',
  ])('a post path such as %j is refused', async (path) => {
    await expect(layoutOf({}, { 'post-path': path })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });

  test.each([
    '.github/posts/{{id}}.md',
    'workflows/{{id}}.yml',
    '.gitbook/{{id}}.md',
    'git~10/{{id}}.md',
    'digest.git/{{id}}.md',
    'نوشته\u200cها/{{id}}.md',
    'a b/{{id}}.md',
  ])('a post path such as %j is fine', async (path) => {
    expect((await layoutOf({}, { 'post-path': path })).postPath(paper)).toBe(
      path.replace('{{id}}', '2410.02660'),
    );
  });

  test('a digest path must differ between days too', async () => {
    await expect(layoutOf({}, { 'digest-path': '.github/workflows/{{date}}.yml' })).rejects.toThrow(
      '`digest-path` makes ".github/workflows/',
    );
  });

  test('a path outside the repository is refused', async () => {
    await expect(placesIn({ 'mkdocs.yml': 'docs_dir: ../elsewhere' })).rejects.toThrow(
      'not a path inside the site repository',
    );
  });

  test('a configuration file that cannot be parsed is ignored', async () => {
    expect((await placesIn({ 'hugo.toml': '= = [' }))[0]).toBe(`content/posts/${SLUG}.md`);
  });
});

test("a pull request's text outside the list has no count, since later runs change the list only", async () => {
  const { pullRequest } = await layoutOf({});
  const said = { date: '2026-11-20', days: 1, topics: ['A'], papers: '(the list)', site: 'Hugo' };
  const text = pullRequest(pullView({ ...said, count: 1, heldOver: 0 }));
  expect(text).toContain('(the list)');
  expect(pullRequest(pullView({ ...said, count: 3, heldOver: 2 }))).toBe(text);
});

test('keys for front matter that a template has in TOML are refused, with the file', async () => {
  const files = { 'hugo.toml': '', 't/post.hbs': '+++\ntitle = {{yaml title}}\n+++\n' };
  await expect(layoutOf(files, { templates: 't' })).resolves.toBeDefined();
  await expect(layoutOf(files, { templates: 't', 'front-matter': 'lang: en' })).rejects.toThrow(
    't/post.hbs has front matter in TOML',
  );
});
