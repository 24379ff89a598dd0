import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type PaperId, idsInPath } from '../../src/papers/paper.ts';
import { postSlug } from '../../src/papers/slug.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { pullView } from '../../src/view/pull-view.ts';
import { aLayout } from '../builders/layout.ts';

const presets = presetsIn(`${process.cwd()}/templates`);
const id = '2410.02660' as PaperId;
const paper = {
  id,
  slug: postSlug(id, 'Long Context, at Last'),
  published: '2024-10-03T16:46:52Z',
};
const NOW = new Date('2026-11-20T06:00:00Z');

/** Returns the paths of post and digest page, the link between them, and the form of formulas. */
const placesIn = async (
  files: Readonly<Record<string, string>>,
  inputs: Record<string, string> = {},
) => {
  const layout = await aLayout(files, inputs);
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
    'Astro, without posts',
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
    'Astro, without formulas in single dollars',
    { 'astro.config.mjs': '[[remarkMath, { singleDollarTextMath: false }]]' },
    [
      `src/content/blog/${SLUG}.md`,
      'src/content/blog/arxiv-digest-2026-11-20.md',
      `../${SLUG}/`,
      'client',
    ],
  ],
  [
    'Astro, by the folder of the loader',
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
    'Jekyll with another Markdown processor',
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
    "MkDocs with Material's blog in another folder",
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

  test('paths of the user are used unchanged, and links lead to them', async () => {
    const paths = { 'post-path': 'papers/{{year}}/{{id}}.md', 'digest-path': 'daily/{{date}}.md' };
    expect(await placesIn({ 'website/docusaurus.config.js': '' }, paths)).toEqual([
      'papers/2024/2410.02660.md',
      'daily/2026-11-20.md',
      'pathname:///blog/2410.02660',
      'none',
    ]);
    expect((await placesIn({ 'hugo.toml': '' }, paths))[2]).toBe('../../papers/2024/2410.02660/');
    // Jekyll lists only files in _posts in `site.posts`.
    expect((await placesIn({ '_config.yml': '', 'index.md': '' }, paths))[2]).toBe(
      `{{ site.documents | concat: site.pages | where_exp: "it", "it.path contains '2410.02660'" | map: "url" | first | relative_url }}`,
    );
  });

  test.each(presets.names())(
    '%s: the path of a post has the id of its paper and none in its title (property)',
    async (site) => {
      const { postPath } = await aLayout({}, { site });
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
        fc.property(id, words, fc.constantFrom(' ', '-', ''), (own, title, separator) => {
          const slug = postSlug(own as PaperId, title.join(separator));
          const path = postPath({ ...paper, id: own as PaperId, slug });
          expect(idsInPath(path)).toEqual([own]);
        }),
      );
    },
  );

  test.each(presets.names().filter((name) => name !== 'markdown'))(
    '%s: digest pages have different file names, for sites with URLs without a date',
    async (site) => {
      const { digestPath } = await aLayout({}, { site });
      const pages = [20, 21].flatMap((day) =>
        [1, 2].map((nth) => digestPath(new Date(`2026-11-${day}T06:00:00Z`), nth)),
      );
      const names = pages.map((path) => path.replace(/^.*\/(?:\d{4}-\d\d-\d\d-)?(?=[^/]+$)/, ''));
      expect(new Set(names).size).toBe(4);
    },
  );

  test('a path can have the id twice', async () => {
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
    await expect(aLayout({}, { 'post-path': path })).rejects.toMatchObject({
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
  ])('a post path such as %j is accepted', async (path) => {
    expect((await aLayout({}, { 'post-path': path })).postPath(paper)).toBe(
      path.replace('{{id}}', '2410.02660'),
    );
  });

  test('a digest path is checked like a post path', async () => {
    await expect(aLayout({}, { 'digest-path': '.github/workflows/{{date}}.yml' })).rejects.toThrow(
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

test('the text of a pull request has no counts outside the list, because later runs change only the list', async () => {
  const { pullRequest } = await aLayout({});
  const values = { date: '2026-11-20', days: 1, topics: ['A'], papers: '(the list)', site: 'Hugo' };
  const text = pullRequest(pullView({ ...values, count: 1, heldOver: 0 }));
  expect(text).toContain('(the list)');
  expect(pullRequest(pullView({ ...values, count: 3, heldOver: 2 }))).toBe(text);
});

test('`front-matter` is refused if a template has front matter in TOML, with the name of the template', async () => {
  const files = { 'hugo.toml': '', 't/post.hbs': '+++\ntitle = {{yaml title}}\n+++\n' };
  await expect(aLayout(files, { templates: 't' })).resolves.toBeDefined();
  await expect(aLayout(files, { templates: 't', 'front-matter': 'lang: en' })).rejects.toThrow(
    't/post.hbs has front matter in TOML',
  );
});
