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
  {
    name: 'eleventy',
    quick: true,
    skeleton: ['eleventy'],
    install: { from: 'npm' },
    build: ['eleventy', '--quiet'],
    version: ['eleventy', '--version'],
    output: '_site',
    feed: true,
  },
  {
    name: 'mkdocs',
    quick: true,
    skeleton: ['mkdocs'],
    install: { from: 'apt', packages: ['mkdocs'] },
    ...MKDOCS,
  },
  {
    name: 'mkdocs-material',
    skeleton: ['mkdocs-material'],
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
    ...MKDOCS,
    // Debian's own, which has Debian's modules.
    build: ['/usr/bin/python3', '-m', 'mkdocs', 'build', '-q'],
    version: ['/usr/bin/python3', '-m', 'mkdocs', '--version'],
  },
  {
    name: 'hexo',
    quick: true,
    skeleton: ['hexo'],
    install: { from: 'npm' },
    build: ['hexo', 'generate'],
    version: ['hexo', 'version'],
    output: 'public',
    smart: true,
    feed: true,
  },
  {
    name: 'vitepress',
    quick: true,
    skeleton: ['vitepress'],
    install: { from: 'npm' },
    build: ['vitepress', 'build', 'docs'],
    // Its own program has no such option, and would serve the site.
    version: ['node', '-p', "'vitepress ' + require('vitepress/package.json').version"],
    output: 'docs/.vitepress/dist',
  },
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
];
