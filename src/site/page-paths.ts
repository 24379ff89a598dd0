import { idsInPath } from '../papers/paper.ts';
import { matcherOf } from './glob.ts';

/** The path of a page that a person wrote. */
export interface PagePath {
  readonly path: string;
  /** Its folder, without folders of dates and without the folder of a bundle. */
  readonly home: string;
  /** `2024-01-31`, `2024-01`, `2024`, or empty. */
  readonly date: string;
  /** Number of folders of dates above it: 1 for years, 2 with months, 3 with days. */
  readonly depth: number;
  /**
   * Name of its file, if the page has a separate folder: `index`, or a language such as `en-us`.
   */
  readonly inOwnFolder: string | undefined;
  /** `md` */
  readonly ending: string;
}

/** How a site's pages are placed in their folder. */
export interface Shape {
  /** Folders of dates as a path template, such as `{{year}}/{{month}}/`, or empty. */
  readonly dates: string;
  /** Name of the file, if each page has a separate folder: `index`, `en-us`. */
  readonly inOwnFolder: string | undefined;
}

const PAGE = /\.(?<ending>md|mdx|markdown|qmd)$/;
const NO_POST = /^(?:readme|changelog|contributing|license|404|_.*)\./i;
const NO_FOLDER =
  /^(?:\..*|_(?!posts$).*|node_modules|archetypes|themes|scaffolds|templates|tests?)$/;
const DATES = /(?:^|\/)(?<year>(?:19|20)\d\d)(?:\/(?<month>[01]?\d)(?:\/(?<day>[0-3]?\d))?)?$/;

/** Common names for folders of languages. */
const LANGUAGE =
  /^(?:ar|bg|bn|ca|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|lv|ms|nb|nl|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|vi|zh)(?:[-_](?:[a-z]{2}|han[st]))?$/i;

/** Reads a path; undefined for a file that is not a page, and for Paperboy's own pages. */
export function pageAt(path: string): PagePath | undefined {
  const ending = PAGE.exec(path)?.groups?.['ending'];
  if (ending === undefined || idsInPath(path).length > 0 || path.includes('arxiv-digest'))
    return undefined;
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  if (NO_POST.test(name) || folders.some((folder) => NO_FOLDER.test(folder))) return undefined;
  const inOwnFolder = nameInOwnFolder(name.slice(0, -ending.length - 1), folders.at(-1));
  const own = inOwnFolder === undefined ? name : (folders.pop() ?? '');
  const parents = folders.join('/');
  const dates = DATES.exec(parents)?.groups;
  const depth = dates === undefined ? 0 : dates['day'] ? 3 : dates['month'] ? 2 : 1;
  const home = folders.slice(0, folders.length - depth).join('/');
  const fromFolders = [dates?.['year'], dates?.['month'], dates?.['day']]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  const date = /^(?:19|20)\d\d-[01]\d-[0-3]\d/.exec(own)?.[0] ?? fromFolders;
  return { path, home, date, depth, inOwnFolder, ending };
}

/** Recognises `slug/index.md`, `slug/index.de.md`, `slug/slug.md` and `slug/en-us.md`. */
function nameInOwnFolder(name: string, folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined;
  if (/^index\b/i.test(name) || name === folder) return 'index';
  return LANGUAGE.test(name) ? name : undefined;
}

/** Lists the pages below a folder, oldest first if their paths have dates, without its own index. */
export function pagesBelow(folder: string, paths: readonly string[]): PagePath[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return paths
    .filter((path) => path.startsWith(prefix))
    .map(pageAt)
    .filter((page) => page !== undefined)
    .filter(({ home }) => home === folder || home.startsWith(prefix))
    .sort((a, b) => compare(a.date, b.date) || compare(a.path, b.path));
}

/** Takes the newest pages if their paths have dates, else pages spread over the list. */
export function sampleOf(pages: readonly PagePath[], count: number): PagePath[] {
  if (pages.length <= count || pages.at(-1)?.date !== '') return pages.slice(-count);
  return Array.from({ length: count }, (_, nth) =>
    pages.at(Math.floor(((nth + 1) * pages.length) / count) - 1),
  ).filter((page) => page !== undefined);
}

/**
 * Finds the folder that matches a glob and holds the newest pages or, if paths have no dates, the
 * most pages.
 *
 * @param language the site's main one
 */
export function folderOfPages(
  glob: string,
  paths: readonly string[],
  language: string,
): string | undefined {
  if (glob === '') return undefined;
  const takes = matcherOf(glob);
  const matches = (folder: string) =>
    takes(folder) && !(glob.endsWith('*') && OTHER_SECTIONS.test(folder));
  const found = new Map<string, PagePath[]>();
  for (const path of paths) {
    const page = pageAt(path);
    if (page === undefined) continue;
    for (const folder of withParents(page.home)) {
      const known = found.get(folder);
      if (known !== undefined) known.push(page);
      else if (matches(folder)) found.set(folder, [page]);
    }
  }
  const [first] = [...found].sort(byPages);
  return first === undefined ? undefined : folderWithin(first[0], paths, language);
}

/** Sections that never hold posts. */
const OTHER_SECTIONS =
  /(?:^|\/)(?:docs?|documentation|pages?|about|authors?|people|team|members|tags|categories|projects?|work|talks?|teaching|events?|search|archives?|legal|images?|static|assets|home(?:page)?|spec|cv)$/i;

/** Finds the folder of the newest dated pages below another folder, if it has two or more. */
export function folderOfDated(
  below: string,
  paths: readonly string[],
  language: string,
): string | undefined {
  const found = new Map<string, PagePath[]>();
  for (const page of pagesBelow(below, paths))
    if (page.date.length === 10) found.set(page.home, [...(found.get(page.home) ?? []), page]);
  const [first] = [...found].filter(([, pages]) => pages.length > 1).sort(byPages);
  return first === undefined ? undefined : folderWithin(first[0], paths, language);
}

/** Orders folders by their newest page, then by the number of pages. */
function byPages([a, as]: [string, PagePath[]], [b, bs]: [string, PagePath[]]): number {
  const newest = (pages: readonly PagePath[]) =>
    pages.reduce((date, page) => (page.date > date ? page.date : date), '');
  const [x, y] = [newest(as), newest(bs)];
  const byDate = x === '' || y === '' ? 0 : compare(y, x);
  return byDate || bs.length - as.length || compare(a, b);
}

/** Common names for folders of posts. */
const POSTS = /^(?:_?posts?|blog|articles?|news|papers|writings?|essays)$/i;
const FEWEST_TO_FOLLOW = 3;

/**
 * Descends from a folder without direct pages: to the folder of the main language, to its only
 * folder, or to the folder that is named for posts.
 *
 * @param language the site's main one
 */
export function folderWithin(folder: string, paths: readonly string[], language: string): string {
  const prefix = folder === '' ? '' : `${folder}/`;
  const counts = countOf(
    pagesBelow(folder, paths).map(({ home }) => home.slice(prefix.length).split('/')[0] ?? ''),
  );
  const children = [...counts.keys()];
  if (children.length === 0 || children.includes('')) return folder;
  if (children.every((child) => LANGUAGE.test(child))) {
    return `${prefix}${ofLanguage(children, language) ?? mostCommon(counts) ?? ''}`;
  }
  const named = children.length === 1 ? children[0] : children.find((child) => POSTS.test(child));
  // `content/` is no folder of posts itself, so one post in `content/article/` is enough.
  const isSure = named !== undefined && POSTS.test(named) && !POSTS.test(lastOf(folder));
  const fewest = isSure ? 1 : FEWEST_TO_FOLLOW;
  if (named === undefined || (counts.get(named) ?? 0) < fewest) return folder;
  return folderWithin(prefix + named, paths, language);
}

function lastOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}

/** Finds the name of the main language. `en-us` matches `en` and the reverse. */
function ofLanguage(names: readonly string[], language: string): string | undefined {
  const main = language.toLowerCase();
  return (
    names.find((name) => name.toLowerCase() === main) ??
    names.find((name) => name.toLowerCase().split(/[-_]/)[0] === main.split(/[-_]/)[0])
  );
}

/**
 * Finds the shape that most pages have.
 *
 * @param language the site's main one
 */
export function shapeOf(pages: readonly PagePath[], language: string): Shape {
  const depth = mostCommon(countOf(pages.map((page) => String(page.depth)))) ?? '0';
  const names = pages.map(({ inOwnFolder }) => inOwnFolder).filter((name) => name !== undefined);
  return {
    dates: ['', '{{year}}/', '{{year}}/{{month}}/', '{{year}}/{{month}}/{{day}}/'][+depth] ?? '',
    inOwnFolder:
      names.length * 2 > pages.length
        ? (ofLanguage(names, language) ?? mostCommon(countOf(names)))
        : undefined,
  };
}

/** Returns the most common file ending, such as `md`. */
export function endingOf(pages: readonly PagePath[]): string | undefined {
  return mostCommon(countOf(pages.map(({ ending }) => ending)));
}

function countOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function mostCommon(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort(([a, m], [b, n]) => n - m || compare(a, b))[0]?.[0];
}

function withParents(folder: string): string[] {
  const parts = folder.split('/');
  return parts.map((_, n) => parts.slice(0, n + 1).join('/'));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
