import type { Notice } from '../log.ts';
import type { SiteFiles } from './site-files.ts';
import { matcherOf } from './glob.ts';
import { folderOfDated, folderOfPages, pagesBelow, shapeOf } from './page-paths.ts';

/** A generator without a preset. */
interface Generator {
  readonly name: string;
  /** Globs of files that identify it. Each must match. */
  readonly files: readonly string[];
  /** Folders that may hold its pages, the most common first. */
  readonly folders: readonly string[];
  /** The value of `math` that fits without a plugin. */
  readonly math: 'dollars' | 'unicode';
}

const POSTS = '{posts,post,blog,articles,papers,writing,notes,news}';

/** Nextra and Fumadocs come before Next.js, on which they are built. */
const GENERATORS: readonly Generator[] = [
  {
    name: 'Fumadocs',
    files: ['source.config.{ts,js,mjs}'],
    folders: [`content/${POSTS}`, 'content/docs', 'content/*', 'content'],
    math: 'unicode',
  },
  {
    name: 'Nextra',
    files: [
      'next.config.{js,mjs,cjs,ts}',
      '{theme.config.*,{app,pages,src/app,src/pages,content}/**/_meta.*}',
    ],
    folders: [`{content,pages,app}/${POSTS}`, 'content', 'pages', 'app'],
    math: 'dollars',
  },
  {
    name: 'Next.js',
    files: ['next.config.{js,mjs,cjs,ts}'],
    folders: [
      `{data,content,src/content,src/data,src}/${POSTS}`,
      `{_posts,${POSTS}}`,
      '{data,content}/*',
      'content',
      'data',
    ],
    math: 'unicode',
  },
  {
    name: 'Gatsby',
    files: ['gatsby-config.{js,mjs,ts}'],
    folders: [`{content,src}/${POSTS}`, `src/pages/${POSTS}`, 'content/*', 'content', 'src/pages'],
    math: 'unicode',
  },
  {
    name: 'Nuxt',
    files: ['nuxt.config.{js,mjs,ts}'],
    folders: [`content/${POSTS}`, `content/*/${POSTS}`, 'content/*', 'content'],
    math: 'unicode',
  },
  {
    name: 'SvelteKit',
    files: ['svelte.config.{js,mjs,ts}'],
    folders: [`{src,src/lib,content,src/content,src/routes}/${POSTS}`, '{src,content}/**'],
    math: 'unicode',
  },
  {
    name: 'Gridsome',
    files: ['gridsome.config.{js,ts}'],
    folders: [`{content,src}/${POSTS}`, POSTS, 'content'],
    math: 'unicode',
  },
  {
    name: 'Zola',
    files: [
      '{config,zola}.toml',
      '{content/**/_index.md,content/_index.md,templates/**/*.html,sass/**}',
    ],
    folders: [`content/${POSTS}`, 'content/*', 'content'],
    math: 'unicode',
  },
  {
    name: 'Zensical',
    files: ['zensical.toml'],
    folders: ['docs/blog/posts', `docs/${POSTS}`, 'docs'],
    math: 'unicode',
  },
  { name: 'MyST', files: ['myst.{yml,yaml}'], folders: [POSTS, '*', ''], math: 'dollars' },
  {
    name: 'Jupyter Book',
    files: ['_toc.yml', '_config.yml'],
    folders: [POSTS, '*', ''],
    math: 'dollars',
  },
  {
    name: 'Sphinx',
    files: ['{conf.py,{docs,doc,source,docs/source}/conf.py}'],
    folders: [`{docs,doc,source,docs/source}/${POSTS}`, POSTS, '{docs/source,docs,doc,source}'],
    math: 'dollars',
  },
  {
    name: 'Franklin',
    files: ['config.md', '_layout/**'],
    folders: [POSTS, '*'],
    math: 'dollars',
  },
];

/**
 * Names the generator of a site without a preset, with the settings that put posts into the folder of
 * its Markdown.
 */
export async function generatorOf({
  paths,
  read,
}: Pick<SiteFiles, 'paths' | 'read'>): Promise<Notice | undefined> {
  const found = GENERATORS.find(({ files }) => files.every((glob) => paths.some(matcherOf(glob))));
  if (found === undefined) return undefined;
  const { name, folders } = found;
  const manifest = paths.includes('package.json') ? await read('package.json') : '';
  const math = /remark-math|rehype-katex|rehype-mathjax|remark-katex|markdown-it-katex/.test(
    manifest,
  )
    ? 'dollars'
    : found.math;
  const folder =
    [...folders, `**/${POSTS}`]
      .map((glob) => folderOfPages(glob, paths, 'en'))
      .find((one) => one !== undefined) ??
    folderOfDated('', paths, 'en') ??
    folders[0]?.replace(/\{(?<first>[^,}]+)[^}]*\}/g, '$<first>') ??
    'posts';
  const pages = pagesBelow(folder, paths);
  const { inOwnFolder, dates } = shapeOf(pages, 'en');
  const ending =
    name === 'Nextra' || pages.filter((page) => page.ending === 'mdx').length * 2 > pages.length
      ? 'mdx'
      : 'md';
  const path = `${folder}/${dates}{{slug}}${inOwnFolder === undefined ? '' : `/${inOwnFolder}`}.${ending}`;
  return {
    about: name,
    text: `This site uses ${name}, which has no preset, so the new pages are not in its folder of pages. Add to the workflow \`site: markdown\`, \`post-path: ${path}\` and \`math: ${math}\`${math === 'unicode' ? ' (or `math: dollars`, if the site typesets formulas between dollars)' : ''}`,
  };
}

const CONFIGURATION =
  /^(?<folder>(?:[^/]+\/){1,2})(?:(?:astro|docusaurus|eleventy|quartz)\.config\.\w+|\.eleventy\.js|\.vitepress\/config\.\w+|hugo\.(?:toml|ya?ml)|mkdocs\.ya?ml|pelicanconf\.py|_quarto\.ya?ml|_config\.ya?ml)$/;
const NO_SITE =
  /(?:^|\/)(?:node_modules|themes?|examples?|tests?|__tests__|fixtures|templates|\..*)\//;

/** Names folders with a site in which no preset looks; undefined if there are none. */
export function sitesElsewhere(paths: readonly string[]): Notice | undefined {
  const folders = paths.flatMap((path) => {
    const folder = CONFIGURATION.exec(path)?.groups?.['folder'];
    return folder === undefined || NO_SITE.test(folder) ? [] : [folder];
  });
  if (folders.length === 0) return undefined;
  return {
    about: 'site',
    text: `Paperboy found a site in ${[...new Set(folders)].slice(0, MOST_NAMED).join(', ')}, but does not search these folders. To publish posts there, set \`site\`, \`post-path\` and \`digest-path\`. To keep the posts as plain Markdown, set \`site: markdown\``,
  };
}

const MOST_NAMED = 3;
