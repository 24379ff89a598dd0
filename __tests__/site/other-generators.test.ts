import { expect, test } from '@jest/globals';
import { generatorOf, sitesElsewhere } from '../../src/site/other-generators.ts';
import { aBranch } from '../builders/site.ts';

const pages = (folder: string, ending = 'md') => [1, 2].map((n) => `${folder}/a${n}.${ending}`);

/** Returns the generator, and the settings that its notice advises. */
async function found(paths: readonly string[], manifest?: string) {
  const texts = Object.fromEntries(paths.map((path) => [path, '']));
  const all = manifest === undefined ? texts : { ...texts, 'package.json': manifest };
  const notice = await generatorOf(aBranch(all));
  const [, path, math] = /`post-path: (.*?)` and `math: (\w+)`/.exec(notice?.text ?? '') ?? [];
  return notice && [notice.about, path, math];
}

test.each<[string[], string, string, string]>([
  [
    ['source.config.ts', 'next.config.mjs', ...pages('content/blog')],
    'Fumadocs',
    'content/blog/{{slug}}.md',
    'unicode',
  ],
  [
    ['next.config.js', 'content/_meta.js', ...pages('content/posts')],
    'Nextra',
    'content/posts/{{slug}}.mdx',
    'dollars',
  ],
  [['next.config.ts', 'theme.config.jsx'], 'Nextra', 'content/posts/{{slug}}.mdx', 'dollars'],
  [
    ['next.config.cjs', ...pages('data/blog', 'mdx')],
    'Next.js',
    'data/blog/{{slug}}.mdx',
    'unicode',
  ],
  [['next.config.js', ...pages('_posts')], 'Next.js', '_posts/{{slug}}.md', 'unicode'],
  [
    ['gatsby-config.js', ...pages('src/pages/blog')],
    'Gatsby',
    'src/pages/blog/{{slug}}.md',
    'unicode',
  ],
  [
    ['nuxt.config.ts', ...pages('content/en/blog')],
    'Nuxt',
    'content/en/blog/{{slug}}.md',
    'unicode',
  ],
  [
    ['svelte.config.js', ...pages('src/lib/posts')],
    'SvelteKit',
    'src/lib/posts/{{slug}}.md',
    'unicode',
  ],
  [['gridsome.config.js', ...pages('blog')], 'Gridsome', 'blog/{{slug}}.md', 'unicode'],
  [
    ['config.toml', 'content/_index.md', ...pages('content/blog')],
    'Zola',
    'content/blog/{{slug}}.md',
    'unicode',
  ],
  [['zola.toml', 'templates/a/b.html'], 'Zola', 'content/posts/{{slug}}.md', 'unicode'],
  [
    ['zensical.toml', ...pages('docs/blog/posts')],
    'Zensical',
    'docs/blog/posts/{{slug}}.md',
    'unicode',
  ],
  [['myst.yml', ...pages('notes')], 'MyST', 'notes/{{slug}}.md', 'dollars'],
  [['_toc.yml', '_config.yml', ...pages('notes')], 'Jupyter Book', 'notes/{{slug}}.md', 'dollars'],
  [
    ['docs/source/conf.py', ...pages('docs/source/posts')],
    'Sphinx',
    'docs/source/posts/{{slug}}.md',
    'dollars',
  ],
  [
    ['config.md', '_layout/head.html', ...pages('posts')],
    'Franklin',
    'posts/{{slug}}.md',
    'dollars',
  ],
])('%j are those of %s', async (paths, name, path, math) => {
  expect(await found(paths)).toEqual([name, path, math]);
});

test.each([['config.toml'], ['next.js'], ['_config.yml'], ['config.md'], ['x/gatsby-config.js']])(
  '%s does not tell a generator',
  async (path) => {
    expect(await found([path])).toBeUndefined();
  },
);

test('posts go to the folder of its pages, in their form', async () => {
  const next = ['next.config.js'];
  const path = async (...paths: string[]) => (await found([...next, ...paths]))?.[1];
  expect(await path('my/deep/blog/a.md')).toBe('my/deep/blog/{{slug}}.md');
  expect(await path('x/2024-01-01-a.md', 'x/2024-01-02-b.md')).toBe('x/{{slug}}.md');
  expect(await path('blog/a/index.mdx', 'blog/b/index.mdx')).toBe('blog/{{slug}}/index.mdx');
  expect(await path('blog/2024/01/a.md')).toBe('blog/{{year}}/{{month}}/{{slug}}.md');
  expect(await path('blog/a.md', 'blog/b.mdx')).toBe('blog/{{slug}}.md');
  expect(await path()).toBe('data/posts/{{slug}}.md');
});

test('formulas are dollars if the site has a plugin for them', async () => {
  const math = async (name: string) => (await found(['next.config.js'], `"${name}": "1"`))?.[2];
  for (const plugin of ['remark-math', 'rehype-katex', 'rehype-mathjax', 'markdown-it-katex'])
    expect(await math(plugin)).toBe('dollars');
  expect(await math('katex')).toBe('unicode');
});

test('the notice names the settings, and the other choice for formulas', async () => {
  const text = (name: string, path: string, math: string, more = '') =>
    `This site uses ${name}, which has no preset, so the new pages are not in its folder of pages. Add to the workflow \`site: markdown\`, \`post-path: ${path}\` and \`math: ${math}\`${more}`;
  const notice = async (path: string) => generatorOf(aBranch({ [path]: '' }));
  expect(await notice('myst.yml')).toEqual({
    about: 'MyST',
    text: text('MyST', 'posts/{{slug}}.md', 'dollars'),
  });
  expect(await notice('nuxt.config.ts')).toEqual({
    about: 'Nuxt',
    text: text(
      ...(['Nuxt', 'content/posts/{{slug}}.md', 'unicode'] as const),
      ' (or `math: dollars`, if the site typesets formulas between dollars)',
    ),
  });
});

test('sites in other folders are named, up to three', () => {
  const text = (...paths: string[]) =>
    /a site in (.*), but does not search these folders/.exec(
      sitesElsewhere(paths)?.text ?? '',
    )?.[1];
  const files = [
    ...['a/astro.config.mjs', 'a/astro.config.ts', 'b/c/docusaurus.config.js', 'd/.eleventy.js'],
    ...['e/hugo.toml'],
  ];
  expect(text(...files)).toBe('a/, b/c/, d/');
  for (const file of [
    ...['quartz.config.ts', '.vitepress/config.mts', 'hugo.yaml', 'mkdocs.yml', 'pelicanconf.py'],
    ...['_quarto.yml', '_config.yaml', 'eleventy.config.js'],
  ])
    expect(text(`x/${file}`)).toBe('x/');
  for (const path of [
    ...['astro.config.mjs', 'a/b/c/astro.config.mjs', 'node_modules/a/astro.config.mjs'],
    ...[
      'examples/_config.yml',
      'x/themes/_config.yml',
      '.x/mkdocs.yml',
      'a/hugo.json',
      'a/xmkdocs.yml',
    ],
  ])
    expect(sitesElsewhere([path])).toBeUndefined();
  expect(sitesElsewhere(['a/hugo.toml'])).toEqual({
    about: 'site',
    text: 'Paperboy found a site in a/, but does not search these folders. To publish posts there, set `site`, `post-path` and `digest-path`. To keep the posts as plain Markdown, set `site: markdown`',
  });
});
