import type { Leniency } from './compare.ts';

/** A generator that is tried, and how: all that differs between them. */
export interface Generator extends Leniency {
  readonly name: string;
  /** Among those of `--quick`. */
  readonly quick?: boolean;
  /** Folders beside this file, laid over each other. */
  readonly skeleton: readonly string[];
  /** Files of those that this one goes without. */
  readonly without?: readonly string[];
  readonly install: Install;
  readonly build: readonly string[];
  /** Makes the generator say its own version. */
  readonly version: readonly string[];
  /** Where it leaves the site. */
  readonly output: string;
  /** Whether it makes a feed of our skeleton. */
  readonly feed?: boolean;
  /** Where its theme has style sheets from, which are kept from it. */
  readonly asks?: readonly string[];
  /** A site of a shape that people have: some forty papers, and every page is opened. */
  readonly shape?: boolean;
}

export type Install =
  /** What the skeleton's package.json names. */
  | { readonly from: 'npm' }
  /** Packages of the system. */
  | { readonly from: 'apt'; readonly packages: readonly string[] }
  /** Packages of a newer Debian, unpacked beside the system, and packages of the system. */
  | {
      readonly from: 'newer';
      readonly suite: string;
      readonly unpacked: readonly string[];
      readonly packages: readonly string[];
    };

const ASTRO = {
  install: { from: 'npm' },
  build: ['astro', 'build'],
  version: ['astro', '--version'],
  output: 'dist',
  smart: true,
  links: true,
  feed: true,
} as const;

const HUGO = {
  build: ['hugo', '--quiet'],
  version: ['hugo', 'version'],
  output: 'public',
  smart: true,
  feed: true,
};

const JEKYLL = {
  build: ['jekyll', 'build'],
  version: ['jekyll', '--version'],
  output: '_site',
  smart: true,
  noPipes: true,
  feed: true,
};

const JEKYLL_PACKAGES = ['jekyll', 'ruby-kramdown-parser-gfm', 'ruby-jekyll-feed'];

const MKDOCS = {
  build: ['mkdocs', 'build', '-q'],
  version: ['mkdocs', '--version'],
  output: 'site',
};

/** Python's packages of the system that Material's newer ones need. */
const MATERIAL_NEEDS =
  'babel bs4 click colorama jinja2 markdown mergedeep packaging pathspec platformdirs pygments regex requests watchdog yaml';

const MATERIAL = {
  ...MKDOCS,
  install: {
    from: 'newer',
    suite: 'trixie',
    unpacked: [
      'mkdocs',
      'mkdocs-get-deps',
      'mkdocs-material',
      'mkdocs-material-extensions',
      'python3-markdown',
      'python3-paginate',
      'python3-pymdownx',
      'python3-pyyaml-env-tag',
    ],
    packages: ['ghp-import', ...MATERIAL_NEEDS.split(' ').map((name) => `python3-${name}`)],
  },
  // Debian's own, which has Debian's modules.
  build: ['/usr/bin/python3', '-m', 'mkdocs', 'build', '-q'],
  version: ['/usr/bin/python3', '-m', 'mkdocs', '--version'],
} as const;

const ELEVENTY = {
  install: { from: 'npm' },
  build: ['eleventy', '--quiet'],
  version: ['eleventy', '--version'],
  output: '_site',
  feed: true,
} as const;

const HEXO = {
  install: { from: 'npm' },
  build: ['hexo', 'generate'],
  version: ['hexo', 'version'],
  output: 'public',
  feed: true,
} as const;

const VITEPRESS = {
  install: { from: 'npm' },
  build: ['vitepress', 'build', 'docs'],
  // Its own program has no such option, and would serve the site.
  version: ['node', '-p', "'vitepress ' + require('vitepress/package.json').version"],
  output: 'docs/.vitepress/dist',
} as const;

export const GENERATORS: readonly Generator[] = [
  {
    ...HUGO,
    name: 'hugo',
    quick: true,
    skeleton: ['hugo'],
    install: { from: 'apt', packages: ['hugo'] },
  },
  {
    ...HUGO,
    name: 'hugo-newest',
    skeleton: ['hugo', 'hugo-passthrough'],
    install: { from: 'newer', suite: 'sid', unpacked: ['hugo'], packages: [] },
  },
  {
    ...JEKYLL,
    name: 'jekyll',
    quick: true,
    skeleton: ['jekyll'],
    install: { from: 'apt', packages: JEKYLL_PACKAGES },
  },
  {
    ...JEKYLL,
    name: 'jekyll-minima',
    skeleton: ['jekyll-minima'],
    install: {
      from: 'apt',
      packages: [...JEKYLL_PACKAGES, 'ruby-jekyll-seo-tag', 'jekyll-theme-minima'],
    },
  },
  { ...ELEVENTY, name: 'eleventy', quick: true, skeleton: ['eleventy'] },
  {
    name: 'mkdocs',
    quick: true,
    skeleton: ['mkdocs'],
    install: { from: 'apt', packages: ['mkdocs'] },
    ...MKDOCS,
  },
  { ...MATERIAL, name: 'mkdocs-material', skeleton: ['mkdocs-material'] },
  { ...HEXO, name: 'hexo', quick: true, skeleton: ['hexo'], smart: true, spelled: true },
  { ...VITEPRESS, name: 'vitepress', quick: true, skeleton: ['vitepress'] },
  { ...ASTRO, name: 'astro', quick: true, skeleton: ['astro'] },
  {
    name: 'quarto',
    quick: true,
    skeleton: ['quarto'],
    install: { from: 'apt', packages: ['pandoc'] },
    build: ['sh', '-c', 'mkdir -p _site && echo | pandoc --lua-filter build.lua -o _site/log.txt'],
    version: ['pandoc', '--version'],
    output: '_site',
    smart: true,
  },
  {
    name: 'pelican',
    quick: true,
    skeleton: ['pelican'],
    install: { from: 'apt', packages: ['pelican'] },
    build: ['pelican', '--fatal', 'errors'],
    version: ['pelican', '--version'],
    output: 'output',
    feed: true,
  },
  {
    ...ASTRO,
    name: 'astro-mdx',
    skeleton: ['astro', 'astro-mdx'],
    without: ['src/content/blog/hello.md'],
  },
  { ...ASTRO, name: 'astro-6', skeleton: ['astro', 'astro-6'] },
  { ...ASTRO, name: 'astro-7', skeleton: ['astro', 'astro-7'] },
  { ...ASTRO, name: 'astro-air', skeleton: ['astro-air'] },
  {
    name: 'docusaurus',
    skeleton: ['docusaurus'],
    install: { from: 'npm' },
    build: ['docusaurus', 'build'],
    version: ['docusaurus', '--version'],
    output: 'build',
    noBackslash: true,
    links: true,
    feed: true,
  },
  // Sites of the shapes that people have.
  {
    ...JEKYLL,
    name: 'jekyll-single',
    quick: true,
    shape: true,
    lists: true,
    marked: true,
    skeleton: ['jekyll-single'],
    install: { from: 'apt', packages: JEKYLL_PACKAGES },
  },
  {
    ...JEKYLL,
    name: 'jekyll-raw',
    quick: true,
    shape: true,
    lists: true,
    switched: true,
    skeleton: ['jekyll-raw'],
    install: { from: 'apt', packages: JEKYLL_PACKAGES },
  },
  {
    ...HUGO,
    name: 'hugo-sections',
    quick: true,
    shape: true,
    lists: true,
    switched: true,
    skeleton: ['hugo-sections'],
    install: { from: 'apt', packages: ['hugo'] },
  },
  {
    ...ELEVENTY,
    name: 'eleventy-liquid',
    quick: true,
    shape: true,
    lists: true,
    skeleton: ['eleventy', 'eleventy-liquid'],
    without: ['src/_includes/post.njk', 'src/index.njk', 'src/posts'],
  },
  {
    ...VITEPRESS,
    name: 'vitepress-theme',
    quick: true,
    shape: true,
    lists: true,
    skeleton: ['vitepress', 'vitepress-theme'],
    without: ['docs/posts/hello.md'],
    feed: true,
  },
  {
    ...HEXO,
    name: 'hexo-next',
    shape: true,
    lists: true,
    skeleton: ['hexo-next'],
    asks: ['https://cdnjs.cloudflare.com'],
    spelled: true,
    links: true,
  },
  {
    ...ASTRO,
    name: 'astro-limits',
    shape: true,
    lists: true,
    cut: true,
    skeleton: ['astro', 'astro-limits'],
    without: ['src/content'],
  },
  {
    ...ASTRO,
    name: 'astro-strict',
    quick: true,
    shape: true,
    lists: true,
    skeleton: ['astro', 'astro-strict'],
    without: ['src/content/blog'],
  },
  {
    ...ASTRO,
    name: 'astro-locales',
    shape: true,
    lists: true,
    skeleton: ['astro', 'astro-locales'],
    without: ['src/content/blog'],
  },
  {
    ...ASTRO,
    name: 'astro-starlight',
    shape: true,
    lists: true,
    skeleton: ['astro-starlight'],
    feed: false,
  },
  {
    ...MATERIAL,
    name: 'mkdocs-material-allowed',
    shape: true,
    lists: true,
    skeleton: ['mkdocs-material', 'mkdocs-material-allowed'],
  },
];
