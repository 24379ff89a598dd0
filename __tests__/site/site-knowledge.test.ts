import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig } from '../../src/config/read.ts';
import { frontMatterOf } from '../../src/site/front-matter.ts';
import { type Layout, layoutFor } from '../../src/site/layout.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { readAhead } from '../../src/site/read-ahead.ts';
import { inSiteForm } from '../../src/site/site-form.ts';
import { type Texts as Files, aBranch } from '../builders/site.ts';

const presets = presetsIn(`${process.cwd()}/templates`);

async function learn(files: Files, inputs: Readonly<Record<string, string>> = {}) {
  const config = readConfig(new Map(Object.entries({ keywords: 'x', ...inputs })));
  const branch = aBranch(files);
  const site = { ...branch, paths: [...branch.paths].sort() };
  return { layout: await layoutFor(config, site, presets), reads: branch.reads };
}
const layoutOf = async (files: Files, inputs = {}) => (await learn(files, inputs)).layout;

const TITLE = 'Scrolls before Tomes: Reading Four Million Tokens of Long Context with a Bookmark';
const INSTANT = '2026-11-20T06:00:00Z';
const PAGE = `---
title: "${TITLE}"
description: "We read."
pubDate: ${INSTANT}
authors:
  - "A. Marchbanks"
  - "B. Potoká"
tags:
  - "Long context"
  - "LLM"
---

Body

## Abstract
`;

/** Writes a page in the form of a site. @returns it with its front matter and body */
function formed({ form }: Layout, page = PAGE, hasFormula = false) {
  const facts = { heading: TITLE, slug: '2611-00001-scrolls', hasFormula };
  const result = inSiteForm(page, form, facts);
  return {
    ...result,
    front: parse(frontMatterOf(result.page) ?? '') as Record<string, unknown>,
    body: result.page.split('\n---\n')[1]?.trim(),
  };
}
const post = (yaml: string, body = 'Hello') => `---\n${yaml}\n---\n\n${body}\n`;
const astro = (schema: string, posts: Files = {}, more = '') => ({
  'astro.config.mjs': '',
  'src/content.config.ts': `const blog = defineCollection({ loader: glob({ base: './content/posts', pattern: '**/*.{md,mdx}'${more} }), schema: ${schema} });\nexport const collections = { blog };`,
  ...posts,
});

describe('with the schema of a site,', () => {
  test('a long title and description are cut at a word, and the body begins with the whole title', async () => {
    const layout = await layoutOf(
      astro(
        'z.object({ title: z.string().max(40), description: z.string().max(5), pubDate: z.date() })',
      ),
    );
    const { front, body, missing } = formed(layout);
    expect(front['title']).toBe('Scrolls before Tomes: Reading Four…');
    expect(String(front['description']).length).toBeLessThanOrEqual(5);
    expect(body).toMatch(new RegExp(`^\\*\\*${TITLE}\\*\\*\n\nBody`));
    expect(missing).toEqual([]);
  });

  test('front matter has its keys and types; with `.strict()` other keys are left out', async () => {
    const layout = await layoutOf(
      astro(
        'z.object({ title: z.string(), summary: z.string(), date: z.string(), author: z.string(), draft: z.boolean(), category: z.enum(["llm", "vision"]), tags: z.array(z.string()).max(1) }).strict()',
      ),
    );
    const { front } = formed(layout);
    expect(front).toEqual({
      title: TITLE,
      summary: 'We read.',
      date: '2026-11-20',
      author: 'A. Marchbanks, B. Potoká',
      draft: false,
      category: 'llm',
      tags: ['Long context'],
    });
  });

  test('a date is a timestamp for z.date(), and in the form of existing posts for z.coerce.date()', async () => {
    const date = (type: string, posts: Files = {}) =>
      layoutOf(astro(`z.object({ title: z.string(), published: ${type} })`, posts)).then(
        (layout) => /^published: .*$/m.exec(formed(layout).page)?.[0],
      );
    const quoted = { 'content/posts/a.md': post("title: a\npublished: 'Jul 08 2022'") };
    expect(await date('z.date()', quoted)).toBe(`published: ${INSTANT}`);
    expect(await date('z.coerce.date()', quoted)).toBe(`published: "${INSTANT}"`);
    expect(await date('z.string()', quoted)).toBe('published: "Nov 20 2026"');
  });

  test('an enum allows only its tags; a notice names those that are left out', async () => {
    const layout = await layoutOf(
      astro(
        'z.object({ title: z.string(), date: z.date(), tags: z.array(z.enum(["llm", "Robots"])).default([]) })',
      ),
    );
    const { front, refused } = formed(layout);
    expect(front['tags']).toEqual(['llm']);
    expect(refused).toEqual(['Long context']);
  });

  test('a required key without a value is reported; a value that all posts share is copied', async () => {
    const files = astro(
      'z.object({ title: z.string(), date: z.date(), hero: image(), order: z.number(), lang: z.string(), draft: z.boolean() })',
      {
        'content/posts/a.md': post('title: a\nlang: en\nhero: a.png'),
        'content/posts/b.md': post('title: b\nlang: en\nhero: b.png'),
      },
    );
    const { front, missing } = formed(await layoutOf(files));
    expect(missing).toEqual(['hero', 'order']);
    expect(front).toMatchObject({ lang: 'en', draft: false });
  });

  test('an optional key of another type is left out', async () => {
    const layout = await layoutOf(
      astro(
        'z.object({ title: z.string(), pubDate: z.date(), authors: z.array(reference("authors")).optional(), description: z.object({}).optional() })',
      ),
    );
    expect(formed(layout).front).not.toHaveProperty('authors');
    expect(formed(layout).front).not.toHaveProperty('description');
  });

  test("posts go to the collection's folder, in a form that its pattern matches", async () => {
    const path = async (files: Files) => (await layoutOf(files)).places.post;
    expect(await path(astro('z.object({})'))).toBe('content/posts/{{slug}}.md');
    expect(
      await path(astro('z.object({})', { 'content/posts/x/index.mdx': post('title: a') })),
    ).toBe('content/posts/{{slug}}/index.mdx');
    const two = {
      'astro.config.mjs': "i18n: { defaultLocale: 'zh' }",
      'src/content/config.ts':
        'export const collections = { docs: defineCollection({ schema: z.object({ title: z.string() }) }), posts: defineCollection({ schema: z.object({ title: z.string(), date: z.date() }) }) };',
      'src/content/posts/en/a.md': '',
      'src/content/posts/zh/a.md': '',
    };
    expect(await path(two)).toBe('src/content/posts/zh/{{slug}}.md');
    const starlight = {
      'astro.config.mjs': "starlight({ sidebar: [{ slug: 'a' }] })",
      'src/content.config.ts':
        'export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };',
    };
    expect(await path(starlight)).toBe('src/content/docs/papers/{{slug}}.md');
    const { notices, collections } = await layoutOf(starlight);
    expect(collections.list).toBe('src/content/docs/arxiv.md');
    expect(collections.listHead).toBe('---\ntitle: arXiv papers\n---\n\n');
    expect(collections.linkInList('src/content/docs/papers/2611-00001-a.md')).toBe(
      '../papers/2611-00001-a/',
    );
    expect(collections.linkToYear('src/content/docs/arxiv-2024.md')).toBe('../arxiv-2024/');
    expect(notices.map(({ text }) => text).join()).toContain(
      "autogenerate: { directory: 'papers' }",
    );
  });
});

describe('existing posts', () => {
  const hugo = (...posts: string[]) => ({
    'hugo.toml': '',
    ...Object.fromEntries(posts.map((text, n) => [`content/posts/${n}.md`, text])),
  });

  test('decide by majority on names, types and quotes; a boolean never becomes a date', async () => {
    const common = (n: number) =>
      post(
        `title: ${n}\ndate: "2024-0${n}-01 10:00:00"\npublished: true\nsummary: x\nkeywords: [a]`,
      );
    const layout = await layoutOf(
      hugo(
        common(1),
        common(2),
        common(3),
        post('title: odd\npubDate: 2024-01-01\ndate: 2024-01-01'),
      ),
    );
    const { front, page } = formed(layout);
    expect(page).toContain('date: "2026-11-20 06:00:00"\n');
    expect(front).toMatchObject({
      summary: 'We read.',
      keywords: ['Long context', 'LLM'],
    });
    expect(front).not.toHaveProperty('pubDate');
    expect(front).not.toHaveProperty('published');
  });

  test('are read also in page bundles and with TOML, but not drafts, posts of Paperboy and other pages', async () => {
    const { layout, reads } = await learn({
      'hugo.toml': '',
      'content/posts/2024/b/index.md': '+++\ntitle = "b"\nauthor = "Me"\ndate = 2024-01-01\n+++\n',
      'content/posts/2024/c/index.md': post('title: c\ndraft: true\nno: 1'),
      'content/posts/2024/2410-02660-ours/index.md': post('no: 1'),
      'content/posts/arxiv-digest-2026-11-19.md': post('no: 1'),
      'content/posts/_index.md': post('no: 1'),
      'content/posts/index.md': post('no: 1'),
    });
    expect(layout.form.from).toEqual(['content/posts/2024/b/index.md']);
    expect([...layout.form.keys.keys()]).toEqual(['title', 'author', 'date']);
    expect(layout.places.post).toBe('content/posts/{{year}}/{{slug}}/index.md');
    expect(layout.postUrl('content/posts/2026/a/index.md', 'content/posts/2026/b/index.md')).toBe(
      '../a/',
    );
    expect(reads.length).toBeLessThanOrEqual(8);
  });

  test('decide whether the body begins with the title', async () => {
    const mkdocs = (body: string) => ({
      'mkdocs.yml': '',
      'docs/posts/a.md': post('title: a', body),
    });
    const page = PAGE.replace('\nBody', `\n# ${TITLE}\n\nBody`);
    expect(formed(await layoutOf(mkdocs('Text')), page).body).toMatch(/^Body/);
    expect(formed(await layoutOf(mkdocs('# A title')), page).body).toMatch(/^# Scrolls/);
    expect(formed(await layoutOf(mkdocs('# A title'))).body).toMatch(/^# Scrolls/);
    expect(formed(await layoutOf({ 'mkdocs.yml': '' }), page).body).toMatch(/^# Scrolls/);
  });

  test('decide on the layout; without posts the configuration or the theme does', async () => {
    const page = PAGE.replace('---\n', '---\nlayout: post\n');
    const layoutIn = async (files: Files) => formed(await layoutOf(files), page).front['layout'];
    const defaults =
      'defaults:\n  - scope:\n      path: ""\n      type: posts\n    values:\n      layout: single\n';
    const jekyll = { '_config.yml': 'remote_theme: a/b\n', 'index.md': '' };
    expect(
      await layoutIn({ ...jekyll, '_posts/2024-01-01-a.md': post('title: a') }),
    ).toBeUndefined();
    expect(await layoutIn({ ...jekyll, '_posts/2024-01-01-a.md': post('layout: blog') })).toBe(
      'blog',
    );
    expect(await layoutIn({ ...jekyll, '_config.yml': defaults })).toBeUndefined();
    expect(await layoutIn({ ...jekyll, '_layouts/single.html': '' })).toBe('single');
    expect(await layoutIn(jekyll)).toBe('post');
    // Most themes of GitHub Pages have a single layout.
    const themed = (theme: string) =>
      layoutIn({ ...jekyll, '_config.yml': `${theme}\n`, '_layouts/page.html': '' });
    expect(await themed('theme: jekyll-theme-cayman')).toBe('default');
    expect(await themed('remote_theme: pages-themes/slate@v0.2.0')).toBe('default');
    expect(await themed('theme: minima')).toBe('post');
    expect(await themed('title: x')).toBe('page');
  });

  test('share a permalink only if it is the same in two posts', async () => {
    const address = (name: string) => post(`title: ${name}\npermalink: "/blog/${name}/index.html"`);
    const eleventy = { 'eleventy.config.js': '', 'posts/a.md': address('a') };
    expect(formed(await layoutOf(eleventy)).front).not.toHaveProperty('permalink');
    const two = { ...eleventy, 'posts/b.md': address('b') };
    expect(formed(await layoutOf(two)).front).not.toHaveProperty('permalink');
    const same = post('title: a\npermalink: "/blog/{{ page.fileSlug }}/"');
    expect(
      formed(await layoutOf({ ...eleventy, 'posts/a.md': same, 'posts/b.md': same })).front,
    ).toMatchObject({ permalink: '/blog/{{ page.fileSlug }}/' });
  });

  test('decide on the language', async () => {
    const jekyll = { '_config.yml': '', Gemfile: '' };
    const english = post('title: a\nlang: en');
    expect(
      formed(await layoutOf({ ...jekyll, '_posts/en/2024-01-01-a.md': english })).front,
    ).toMatchObject({ lang: 'en' });
  });

  test('of Hexo with categories lead to one category, because Hexo reads several as a path', async () => {
    const hexo = {
      '_config.yml': '',
      'scaffolds/post.md': '',
      'source/_posts/a.md': post('title: a\ncategories:\n  - X\n  - Y\ntags: one'),
    };
    expect(formed(await layoutOf(hexo)).front).toMatchObject({
      categories: ['Long context'],
      tags: ['Long context', 'LLM'],
    });
  });

  test('with a common tag add it to new posts, because it may define their collection', async () => {
    const eleventy = {
      'eleventy.config.js': '',
      'posts/a.md': post('title: a\ntags: [post, x]'),
      'posts/b.md': post('title: b\ntags: [post, y]'),
    };
    expect(formed(await layoutOf(eleventy)).front['tags']).toEqual(['post', 'Long context', 'LLM']);
    const about = (tag: string) => ({
      'eleventy.config.js': '',
      'posts/a.md': post(`title: a\ntags: [${tag}, x]`),
      'posts/b.md': post(`title: b\ntags: [${tag}, y]`),
    });
    expect(formed(await layoutOf(about('life'))).front['tags']).toEqual(['Long context', 'LLM']);
    const three = { ...about('life'), 'posts/c.md': post('title: c\ntags: [life]') };
    expect(formed(await layoutOf(three)).front['tags']).toEqual(['life', 'Long context', 'LLM']);
  });

  test.each([
    ['mkdocs.yml', 'plugins:\n  - blog:\n      categories_allowed:\n        - LLM\n', 'categories'],
    ['docusaurus.config.js', '', 'tags'],
  ])('can use only the tags or categories that the site allows: %s', async (name, config, key) => {
    const files = { [name]: config, 'blog/tags.yml': 'llm:\n  label: LLM\n', 'docs/index.md': '' };
    const page = PAGE.replace('tags:', `${key}:`);
    const { front, refused } = formed(await layoutOf(files), page);
    expect(front[key]).toEqual(['LLM']);
    expect(refused).toEqual(['Long context']);
  });
});

describe('formulas', () => {
  const math = async (files: Files, inputs = {}) => (await layoutOf(files, inputs)).math;
  const jekyll = { '_config.yml': '', 'index.md': '' };

  test('are written in Unicode if the site does not typeset them', async () => {
    for (const name of ['astro.config.mjs', 'hugo.toml', 'eleventy.config.js', 'mkdocs.yml'])
      expect([name, (await layoutOf({ [name]: '' })).math]).toEqual([name, 'none']);
    expect((await layoutOf({ 'hugo.toml': '' })).mathIsMissing).toBe(true);
    expect(await layoutOf({})).toMatchObject({ math: 'github', mathIsMissing: false });
  });

  test.each<[string, Files, string]>([
    ['a plugin', { 'astro.config.mjs': '', 'package.json': '{ "remark-math": "6" }' }, 'remark'],
    [
      'a script in a layout',
      { ...jekyll, '_layouts/default.html': '<script src="mathjax.js">' },
      'kramdown',
    ],
    ['an include by its name', { ...jekyll, '_includes/mathjax.html': '' }, 'kramdown'],
    ['a switch in a post', { 'hugo.toml': '', 'content/posts/a.md': post('math: true') }, 'client'],
    [
      'a formula in a post',
      { 'hugo.toml': '', 'content/posts/a.md': post('a: 1', '$$\nx\n$$') },
      'client',
    ],
    [
      "Hexo's renderer",
      {
        '_config.yml': '',
        'scaffolds/a': '',
        'package.json': '{ "@traptitech/markdown-it-katex": "3" }',
      },
      'mdit',
    ],
  ])('are typeset by %s', async (_, files, expected) => {
    expect(await math(files)).toBe(expected);
  });

  test.each<[string, Files]>([
    [
      'a setting of another section, after an empty line',
      {
        '_config.yml': '',
        'scaffolds/a': '',
        '_config.next.yml':
          'math:\n  # mathjax\n  mathjax:\n    enable: false\n\npjax: false\n\n# other\nlazyload:\n  enable: true\n',
      },
    ],
    ['a setting in a comment', { 'mkdocs.yml': '  # - mathjax.js\n' }],
    ['a plugin in a comment', { 'astro.config.mjs': '  // remarkPlugins: [remarkMath],\n' }],
    [
      'Arithmatex without a script, which only marks formulas',
      { 'mkdocs.yml': 'markdown_extensions:\n  - pymdownx.arithmatex\n' },
    ],
  ])('are not typeset by %s', async (_, files) => {
    expect(await math(files)).toBe('none');
  });

  test('are turned on by a key or a shortcode on pages with formulas', async () => {
    const chirpy = { ...jekyll, '_config.yml': 'theme: jekyll-theme-chirpy\n' };
    expect(formed(await layoutOf(chirpy), PAGE, true).front).toMatchObject({ math: true });
    expect(formed(await layoutOf(chirpy)).front).not.toHaveProperty('math');
    const layout = {
      ...jekyll,
      '_layouts/default.html': '{% if page.use_math %}mathjax{% endif %}',
    };
    expect(formed(await layoutOf(layout), PAGE, true).front).toMatchObject({ use_math: true });
    const congo = { 'hugo.toml': 'theme = "congo"\n' };
    expect(formed(await layoutOf(congo), PAGE, true).body).toMatch(/^\{\{< katex >\}\}\n\nBody/);
  });

  test('have the form set by `math` on every site', async () => {
    for (const site of presets.names()) {
      expect(await math({}, { site, math: 'unicode' })).toBe('none');
      expect(await math({}, { site, math: 'github' })).toBe('github');
      expect(await math({}, { site, math: 'brackets' })).toBe('client');
      expect(['remark', 'mdit', 'kramdown']).toContain(await math({}, { site, math: 'dollars' }));
    }
    const passes = { 'hugo.toml': '[markup.goldmark.extensions.passthrough]\nenable = true\n' };
    expect(await math(passes, { math: 'brackets' })).toBe('passthrough');
  });
});

describe('the folder of new posts:', () => {
  const place = async (files: Files) => (await layoutOf(files)).places.post;

  test("Hugo's main sections come first, then known names, then the section with most pages", async () => {
    const pages = { 'content/posts/a.md': '', 'content/tech/a.md': '', 'content/tech/b.md': '' };
    expect(await place({ 'hugo.toml': '', ...pages })).toBe('content/posts/{{slug}}.md');
    expect(await place({ 'hugo.toml': '[params]\nmainSections = ["tech"]\n', ...pages })).toBe(
      'content/tech/{{slug}}.md',
    );
    expect(
      await place({
        'config/_default/hugo.toml': '',
        'config/_default/params.toml': 'mainSections = ["tech"]\n',
        ...pages,
      }),
    ).toBe('content/tech/{{slug}}.md');
    expect(
      await place({
        'hugo.toml': '',
        'content/about/a.md': '',
        'content/docs/a.md': '',
        'content/docs/b.md': '',
        'content/art/a.md': '',
      }),
    ).toBe('content/art/{{slug}}.md');
  });

  test('a folder of the default language comes first', async () => {
    expect(
      await place({
        'config/_default/config.toml': 'defaultContentLanguage = "de"\nbaseURL = "x"\n',
        'config/_default/languages.toml': '[de]\ncontentDir = "inhalt"\n',
        'inhalt/blog/a.md': '',
      }),
    ).toBe('inhalt/blog/{{slug}}.md');
  });

  test('the folder of the newest dated pages is used, with its folders for dates', async () => {
    const { layout } = await learn({
      'eleventy.config.js': "input: 'src'",
      'src/collections/notes/2019/01/01/a/index.md': '',
      'src/collections/notes/2019/01/02/b/index.md': '',
      'src/collections/notes/2019/01/03/c/index.md': '',
      'src/collections/updates/2024/05/01/a/index.md': '',
      'src/collections/updates/2024/05/02/b/index.md': '',
    });
    expect(layout.places).toEqual({
      post: 'src/collections/updates/{{year}}/{{month}}/{{day}}/{{slug}}/index.md',
      digest: 'src/collections/updates/{{year}}/{{month}}/{{day}}/arxiv-digest-{{date}}/index.md',
    });
  });

  test.each<[string, Files, string]>([
    [
      'a single subfolder with three or more posts is used',
      {
        '_config.yml': '',
        Gemfile: '',
        '_posts/blog/2024-01-01-a.md': '',
        '_posts/blog/2024-01-02-b.md': '',
        '_posts/blog/2024-01-03-c.md': '',
      },
      '_posts/blog/{{date}}-{{slug}}.md',
    ],
    [
      'a subfolder with a single post is not used',
      { 'hugo.toml': '', 'content/posts/first/picture-book.md': '' },
      'content/posts/{{slug}}.md',
    ],
    [
      'one of several subfolders by subject is not used',
      Object.fromEntries(
        ['art', 'music']
          .flatMap((name) => [1, 2, 3].map((nth) => [`content/posts/${name}/${nth}.md`, '']))
          .concat([['hugo.toml', '']]),
      ),
      'content/posts/{{slug}}.md',
    ],
    [
      'in a collection of several folders, the folder with a common name for posts is used',
      {
        'astro.config.mjs': '',
        'src/content.config.ts':
          "const all = defineCollection({ loader: glob({ base: './src/content', pattern: '**/*.md' }) });\nexport const collections = { blog: all };",
        'src/content/article/a.md': '',
        'src/content/article/b.md': '',
        'src/content/thought/a.md': '',
      },
      'src/content/article/{{slug}}.md',
    ],
    [
      "Pelican's folder for each article is kept",
      {
        'pelicanconf.py': "ARTICLE_PATHS = ['content']\n",
        'content/blog/art/2018/a/a.md': '',
        'content/blog/art/2018/b/b.md': '',
        'content/blog/music/2018/c/c.md': '',
        'content/pages/about.md': '',
      },
      'content/blog/{{year}}/{{slug}}/index.md',
    ],
    [
      'a folder for each year is kept, with the day in the file name',
      { '_config.yml': '', Gemfile: '', '_posts/2024/2024-01-01-a.md': '' },
      '_posts/{{year}}/{{date}}-{{slug}}.md',
    ],
    [
      'the documentation is used if the blog is turned off',
      { 'docusaurus.config.ts': 'presets: [["classic", { docs: {}, blog: false }]]' },
      'docs/papers/{{date}}-{{slug}}.md',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await place(files)).toBe(expected);
  });

  test.each<[string, string]>([
    ["PATH = 'content'\n", 'content/pages/arxiv.md'],
    ["PATH = 'content'\nPAGE_PATHS = ['extra', 'pages']\n", 'content/extra/arxiv.md'],
    ["ARTICLE_PATHS = ['content']\nPAGE_PATHS = ['content/pages']\n", 'content/pages/arxiv.md'],
  ])("Pelican's folder of pages gets the list: %j", async (settings, path) => {
    const { collections } = await layoutOf({ 'pelicanconf.py': settings });
    expect(collections.list).toBe(path);
  });

  test('a post with a file per language is written in the default language, and no link to it is guessed', async () => {
    const languages = ['en-us', 'ja-jp'];
    const layout = await layoutOf({
      ...astro('z.object({ title: z.string() })'),
      'astro.config.mjs': "i18n: { defaultLocale: 'ja' }",
      ...Object.fromEntries(
        ['a', 'b'].flatMap((slug) =>
          languages.map((name) => [`content/posts/${slug}/${name}.md`, '']),
        ),
      ),
    });
    expect(layout.places.post).toBe('content/posts/{{slug}}/ja-jp.md');
    expect(layout.postUrl('content/posts/a/ja-jp.md', 'content/posts/d/ja-jp.md')).toBeUndefined();
  });

  test('the folder that a VitePress theme lists is used', async () => {
    expect(
      await place({
        '.vitepress/config.ts': '',
        '.vitepress/theme/posts.data.ts': "createContentLoader('articles/*.md', {})",
        'posts/x.md': '',
      }),
    ).toBe('articles/{{slug}}.md');
  });

  test('a folder without existing posts causes a notice with the setting to change', async () => {
    const { notices } = await layoutOf({ 'hugo.toml': '' });
    expect(notices).toEqual([
      {
        about: 'Hugo',
        text: expect.stringMatching(
          /^New posts go to content\/posts\/.*no posts.*`post-path`/,
        ) as unknown as string,
      },
    ]);
    expect(
      (await layoutOf({ 'hugo.toml': '' }, { 'post-path': 'content/x/{{slug}}.md' })).notices,
    ).toEqual([]);
  });

  test('a new folder causes no notice if the generator lists all folders', async () => {
    const files = { 'quartz.config.ts': 'Plugin.Latex()', 'content/notes/a.md': '' };
    expect(await layoutOf(files)).toMatchObject({
      places: { post: 'content/papers/{{slug}}.md' },
      notices: [],
    });
  });

  test('the path in that notice is read by the generator', async () => {
    const [notice] = (await layoutOf({ '_config.yml': '', Gemfile: '' })).notices;
    expect(notice?.text).toContain('`post-path: _posts/{{date}}-{{slug}}.md`');
  });

  test.each([
    ['_papers/{{slug}}.md', '', true],
    ['_papers/{{slug}}.md', 'collections:\n  papers:\n    permalink: /p/:name\n', true],
    ['_papers/{{slug}}.md', 'collections: [papers]\n', true],
    ['_papers/{{slug}}.md', 'collections:\n  papers:\n    output: true\n', false],
    ['docs/_papers/{{slug}}.md', 'collections:\n  papers: {output: true}\n', false],
    ['_posts/papers/{{date}}-{{slug}}.md', '', false],
    ['papers/{{slug}}.md', '', false],
  ])(
    'on Jekyll, the folder of %s without a published collection causes a notice (%j: %s)',
    async (postPath, config, isNamed) => {
      const files = { '_config.yml': config, Gemfile: '', '_posts/2024-01-01-a.md': '' };
      const { notices } = await layoutOf(files, { 'post-path': postPath });
      const text = expect.stringContaining('Jekyll does not publish _papers/') as unknown as string;
      expect(notices).toEqual(isNamed ? [{ about: 'Jekyll', text }] : []);
    },
  );

  test.each<[string, Files, RegExp | undefined]>([
    ['a `nav`', { 'mkdocs.yml': 'nav:\n  - Home: index.md\n' }, /`- Papers: arxiv\.md` to `nav`/],
    ['a `nav` with the list', { 'mkdocs.yml': 'nav:\n  - Papers: arxiv.md\n' }, undefined],
    [
      "a `nav` and Material's blog",
      { 'mkdocs.yml': 'nav:\n  - a.md\nplugins:\n  - blog\n' },
      undefined,
    ],
    ['no `nav`', { 'mkdocs.yml': 'site_name: x\n' }, undefined],
    [
      'a sidebar of named pages',
      { 'docusaurus.config.js': 'blog: false', 'sidebars.js': "docs: ['intro']" },
      /`\{ type: 'autogenerated', dirName: 'papers' \}` to `sidebars`/,
    ],
    [
      'a sidebar of all pages',
      { 'docusaurus.config.js': 'blog: false', 'sidebars.js': "type: 'autogenerated'" },
      undefined,
    ],
    ['a blog', { 'docusaurus.config.js': '', 'sidebars.js': "docs: ['intro']" }, undefined],
    [
      'a `sidebar`',
      { '.vitepress/config.ts': "sidebar: [{ text: 'Guide', link: '/guide' }]" },
      /only pages that its `sidebar` or `nav` names/,
    ],
    [
      'a `sidebar` that a plugin generates from all files',
      {
        '.vitepress/config.ts':
          "import { generateSidebar } from 'vitepress-sidebar';\nsidebar: generateSidebar({})",
      },
      undefined,
    ],
  ])('a menu that lists only named pages causes a notice: %s', async (_, files, expected) => {
    const { notices } = await layoutOf(files);
    const texts = notices
      .map(({ text }) => text)
      .filter((text) => !text.startsWith('New posts go'));
    if (expected === undefined) expect(texts).toEqual([]);
    else expect(texts).toEqual([expect.stringMatching(expected)]);
  });

  test('posts are not linked if their permalinks do not consist of file names', async () => {
    const url = async (data: string) =>
      (
        await layoutOf({ 'eleventy.config.js': '', 'posts/a.md': '', 'posts/posts.json': data })
      ).postUrl('posts/a.md', 'posts/d.md');
    expect(await url('{ "layout": "post" }')).toBe('../a/');
    expect(await url('{ "permalink": "/blog/{{ page.fileSlug }}/" }')).toBe('../a/');
    expect(await url('{ "permalink": "/blog/{{ title | slug }}/" }')).toBeUndefined();
  });
});

describe('a generator without a preset is named, with the settings to copy:', () => {
  test.each([
    ['Next.js', 'next.config.js package.json data/blog/a.mdx', 'data/blog/{{slug}}.mdx', 'dollars'],
    [
      'Gatsby',
      'gatsby-config.js content/blog/a/index.md',
      'content/blog/{{slug}}/index.md',
      'unicode',
    ],
    ['Nuxt', 'nuxt.config.ts content/articles/a.md', 'content/articles/{{slug}}.md', 'unicode'],
    ['SvelteKit', 'svelte.config.js src/posts/a.md', 'src/posts/{{slug}}.md', 'unicode'],
    ['Nextra', 'next.config.mjs content/_meta.js content/a.mdx', 'content/{{slug}}.mdx', 'dollars'],
    ['Fumadocs', 'source.config.ts content/docs/a.mdx', 'content/docs/{{slug}}.mdx', 'unicode'],
    [
      'Next.js',
      'next.config.ts src/contents/blog/2024/a.md',
      'src/contents/blog/{{year}}/{{slug}}.md',
      'unicode',
    ],
    [
      'Zensical',
      'zensical.toml docs/blog/posts/a.md docs/guide/b.md',
      'docs/blog/posts/{{slug}}.md',
      'unicode',
    ],
    [
      'Zola',
      'zola.toml content/blog/a.md content/_index.md',
      'content/blog/{{slug}}.md',
      'unicode',
    ],
    ['MyST', 'myst.yml chapters/a.md', 'chapters/{{slug}}.md', 'dollars'],
    ['Sphinx', 'docs/conf.py docs/a.md', 'docs/{{slug}}.md', 'dollars'],
    ['Franklin', 'config.md _layout/head.html posts/a.md', 'posts/{{slug}}.md', 'dollars'],
    ['Gridsome', 'gridsome.config.js blog/a.md', 'blog/{{slug}}.md', 'unicode'],
  ])('%s', async (name, paths, path, mode) => {
    const textOf = (file: string) => (file === 'package.json' ? '"remark-math"' : '');
    const files = Object.fromEntries(paths.split(' ').map((file) => [file, textOf(file)]));
    const { notices } = await layoutOf(files);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.about).toBe(name);
    expect(notices[0]?.text).toContain(`\`post-path: ${path}\` and \`math: ${mode}\``);
    const own = await layoutOf(files, { site: 'markdown', 'post-path': path, math: mode });
    expect(own).toMatchObject({ notices: [], form: { heading: false } });
  });
});

test('a notice names a site in a subfolder, unless `site` is `markdown`', async () => {
  const files = {
    'appleblog/astro.config.mjs': '',
    'weekly/astro.config.mjs': '',
    'examples/demo/hugo.toml': '',
    'node_modules/x/mkdocs.yml': '',
  };
  const { notices } = await layoutOf(files);
  expect(notices.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Paperboy found a site in appleblog\/, weekly\/, but/),
  ]);
  expect((await layoutOf(files, { site: 'markdown' })).notices).toEqual([]);
  expect((await layoutOf({ 'README.md': '' })).notices).toEqual([]);
});

describe('learning a site of any size reads at most eight files, in two rounds:', () => {
  const posts = (folder: string, name = (nth: number) => `${nth}.md`) =>
    Object.fromEntries(
      Array.from({ length: 300 }, (_, nth) => [`${folder}/${name(nth)}`, post(`title: ${nth}`)]),
    );
  const empty = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path, '']));

  test.each<[string, Files]>([
    [
      'Hugo, with all configuration files',
      {
        ...empty(
          ...['hugo', 'params', 'languages', 'markup', 'module'].map(
            (name) => `config/_default/${name}.toml`,
          ),
          'layouts/partials/head.html',
        ),
        ...posts('content/posts'),
      },
    ],
    [
      'Astro, with a schema in another file',
      {
        ...empty('astro.config.mjs', 'package.json', 'src/layouts/Layout.astro'),
        'src/content/config.ts':
          "import { blogSchema } from './schemas';\nexport const collections = { blog: defineCollection({ schema: blogSchema }) };",
        'src/content/schemas.ts': 'export const blogSchema = z.object({ title: z.string() });',
        ...posts('src/content/blog'),
      },
    ],
    [
      'astro-air-blog, which is Astro too',
      {
        ...empty('astro.config.mjs', 'package.json', 'src/components/BaseHead.astro'),
        ...empty('src/layouts/MarkdownPost.astro'),
        ...posts('src/pages/posts'),
      },
    ],
    ['a generator without a preset', { ...empty('next.config.js', 'package.json'), ...posts('a') }],
    [
      'Jekyll',
      { ...empty('_config.yml', 'Gemfile'), ...posts('_posts', (n) => `2024-01-01-${n}.md`) },
    ],
  ])('%s', async (_, site) => {
    const reads: string[] = [];
    let rounds = 0;
    let waiting: (() => void)[] = [];
    const answerAll = () => {
      rounds++;
      const answers = waiting;
      waiting = [];
      for (const answer of answers) answer();
    };
    const texts = new Map<string, Promise<string>>();
    const read = (path: string) => {
      const earlier = texts.get(path);
      if (earlier !== undefined) return earlier;
      reads.push(path);
      if (waiting.length === 0) setImmediate(answerAll);
      const text = new Promise<string>((resolve) => {
        waiting.push(() => {
          resolve(site[path] ?? '');
        });
      });
      texts.set(path, text);
      return text;
    };
    const files = { branch: 'main', commit: '', paths: Object.keys(site).sort(), read };
    readAhead(presets, files);
    await layoutFor(readConfig(new Map([['keywords', 'x']])), files, presets);
    expect(reads.length).toBeLessThanOrEqual(8);
    expect(reads.length).toBeGreaterThan(4);
    expect(rounds).toBe(2);
  });
});

describe('the owner of a site is told', () => {
  const UNREAD = {
    about: 'src/content.config.ts',
    text: 'It has no collection of posts that Paperboy can read. If the build rejects the new pages, set `post-path` and `front-matter`',
  };
  const content = (config: string) => ({
    ...{ 'astro.config.mjs': '', 'src/content.config.ts': config, 'src/content/blog/a.md': '' },
  });
  const docs = `export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };`;

  test.each<[string, Files, Readonly<Record<string, string>>, unknown[]]>([
    ['of a content configuration that cannot be read', content('const a = 1;'), {}, [UNREAD]],
    ['nothing of a folder that documentation gets', content(docs), {}, []],
    [
      'of a new folder, in a site in a subfolder',
      { 'docs/hugo.toml': '' },
      {},
      [
        {
          about: 'Hugo',
          text: 'New posts go to docs/content/posts/, where the site has no posts yet. If its posts are in another folder, set `post-path` to that folder, such as `post-path: docs/content/posts/{{slug}}.md`',
        },
      ],
    ],
  ])('%s', async (_, files, inputs, notices) => {
    expect((await layoutOf(files, inputs)).notices).toEqual(notices);
  });

  test.each([
    ['posts', 1],
    ['digest', 1],
    ['list', 0],
  ])('about posts and formulas with `output: %s`: %j', async (output, count) => {
    const { notices, mathIsMissing } = await layoutOf({ 'hugo.toml': '' }, { output });
    expect([notices.length, mathIsMissing]).toEqual([count, count === 1]);
  });
});

test('a collection that takes only folders gets a folder for each post', async () => {
  const text = `export const collections = { blog: defineCollection({ loader: glob({ base: './content/posts', pattern: '*/index.md' }) }) };`;
  const { places } = await layoutOf({ 'astro.config.mjs': '', 'src/content.config.ts': text });
  expect(places.post).toBe('content/posts/{{slug}}/index.md');
});

test.each([
  ['content/x/{{slug}}.md', ['content/x/a.md']],
  ['content/x/on-{{slug}}.md', ['content/x/a.md']],
  ['content/x/{{year}}/{{slug}}.md', ['content/x/a.md']],
  ['other/{{slug}}.md', []],
])('with `post-path: %s` the posts of its folder are read', async (postPath, read) => {
  const files = {
    ...{
      'hugo.toml': '',
      'content/x/a.md': post('title: a'),
      'content/posts/b.md': post('title: b'),
    },
  };
  expect((await layoutOf(files, { 'post-path': postPath })).form.from).toEqual(read);
});
