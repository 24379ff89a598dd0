import type { Site } from './site.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import { type DigestFiles, mayBePage, ownPages, paperOfPage } from './digest-files.ts';
import { isUntouched, papersOn } from '../render/day-page.ts';
import { withDigests, withoutDigests } from '../render/collections/digests-block.ts';
import { withPapersFrom, withoutPapers } from '../render/day-page-entries.ts';
import { type Follower, textsOf } from './collection-texts.ts';
import { type Review, type Untangled, emptiedIn } from './asked-by-boxes.ts';

/** The changes that a review makes, and the branch with these changes. */
export interface Reviewed extends Untangled {
  readonly branch: SiteFiles;
  readonly removed: readonly string[];
  /** Path -> id of the blob that stood there. */
  readonly restored: ReadonlyMap<string, string>;
  /** Digest pages that follow: path -> content. */
  readonly pages: ReadonlyMap<string, string>;
  /** Papers that were to come back, but no post of theirs was found. */
  readonly lost: ReadonlySet<PaperId>;
}

/**
 * Computes the result of a review without writing it: removed posts, restored posts (their last
 * version on the branch, with changes of people), and the new text of collections and of digest
 * pages that no person changed.
 *
 * @param collections of the branch: path -> function that updates the file
 */
export async function branchAfter(
  site: Pick<Site, 'history'>,
  base: SiteFiles,
  branch: SiteFiles,
  tip: string | undefined,
  review: Review,
  files: DigestFiles,
  collections: ReadonlyMap<string, Follower> = new Map(),
): Promise<Reviewed> {
  const { dropped, restored } = review;
  if (tip === undefined || dropped.size + restored.size === 0)
    return { branch, removed: [], restored: new Map(), pages: new Map(), lost: new Set() };
  const posts = [...dropped].flatMap((id) => ownPages(files, id));
  const untouched = await untouchedPages(base, branch, new Set([...dropped, ...restored]));
  const texts = new Map([...untouched, ...(await textsOf(branch, collections.keys()))]);
  const followers = new Map(
    [...texts.keys()].map((path) => [path, collections.get(path) ?? digestPage(path)]),
  );
  const back = await lookedUp(site, tip, review, followers, new Set(branch.paths), collections);
  for (const [path, text] of back.gone) {
    texts.set(path, text);
    followers.set(path, digestPage(path));
  }
  const pages = new Map<string, string>();
  for (const [path, follower] of followers) {
    const text = texts.get(path) ?? '';
    const earlier = back.pages.get(path) ?? [];
    const without = follower.remove(text, dropped);
    const now = earlier.reduce((page, then) => follower.restore(page, then, restored), without);
    if (now !== text) pages.set(path, now);
  }
  const emptied = [...pages].flatMap(([path, text]) =>
    collections.has(path) || papersOn(text).length > 0 ? [] : [path],
  );
  for (const path of emptied) pages.delete(path);
  const again = [...back.gone.keys()].filter((path) => pages.has(path));
  followIndex(pages, texts, collections, { emptied, again });
  const removed = [...posts, ...emptied];
  const paths = [
    ...branch.paths.filter((path) => !removed.includes(path)),
    ...back.posts.keys(),
    ...again,
  ];
  return {
    branch: {
      ...branch,
      paths,
      read: (path) => {
        const page = pages.get(path);
        return page === undefined ? branch.read(path) : Promise.resolve(page);
      },
    },
    removed,
    restored: back.posts,
    pages,
    lost: back.lost,
    ...(emptied.length > 0 && { emptied }),
  };
}

/** Takes digest pages out of the index of such pages, and puts pages back into it. */
function followIndex(
  pages: Map<string, string>,
  texts: ReadonlyMap<string, string>,
  collections: ReadonlyMap<string, Follower>,
  { emptied, again }: { readonly emptied: readonly string[]; readonly again: readonly string[] },
): void {
  for (const [path, { linkTo }] of collections) {
    const text = pages.get(path) ?? texts.get(path) ?? '';
    const links = again.flatMap((page) => {
      const [url, day] = [linkTo?.(page), /\d{4}-\d\d-\d\d/.exec(page)?.[0]];
      return url === undefined || day === undefined ? [] : [{ url, day }];
    });
    const gone = emptied.flatMap((page) => linkTo?.(page) ?? []);
    const now = withDigests(withoutDigests(text, gone), links);
    if (now !== text) pages.set(path, now);
  }
}

/** Maximum number of commits to search for a post: two requests a commit. */
const MOST_COMMITS = 60;

interface Back {
  /** Path -> id of the blob that stood there. */
  readonly posts: ReadonlyMap<string, string>;
  /** Path -> earlier versions of a page that had papers which are to come back, newest first. */
  readonly pages: ReadonlyMap<string, readonly string[]>;
  /** Path -> a page that was removed because it had no paper left, without its papers. */
  readonly gone: ReadonlyMap<string, string>;
  readonly lost: ReadonlySet<PaperId>;
}

/** A digest page follows its boxes as long as no person has changed it. */
function digestPage(path: string): Follower {
  return {
    idsIn: (text) => (isUntouched(text) ? papersOn(text) : []),
    remove: (text, ids) => withoutPapers(text, ids, path),
    restore: (text, earlier, ids) => withPapersFrom(text, earlier, ids, path),
  };
}

/**
 * Finds the files to restore in earlier commits of the branch: posts, and a paper's entries on
 * digest pages and in collections, at least one of each kind.
 *
 * @param followers files that may be written: path -> how each follows
 * @param paths that the branch has
 * @param rows which of the files are collections
 */
async function lookedUp(
  site: Pick<Site, 'history'>,
  tip: string,
  { restored, onPages }: Review,
  followers: ReadonlyMap<string, Follower>,
  paths: ReadonlySet<string>,
  rows: ReadonlyMap<string, Follower>,
): Promise<Back> {
  const posts = new Map<string, string>();
  const versions = new Map<string, string[]>();
  const noPost = new Set([...restored].filter((id) => !onPages.has(id)));
  const isRow = (path: string) => rows.has(path);
  const hasDigests = [...followers.keys()].some((path) => !isRow(path));
  // Without a digest page on the branch, the page of a paper without a post was removed.
  const onDigests = new Set(hasDigests ? restored : [...restored].filter((id) => onPages.has(id)));
  const all = new Map(followers);
  const gone = new Map<string, string>();
  const onLists = new Set([...followers.keys()].some(isRow) ? restored : []);
  const wanted = new Map([...followers.keys()].map((path) => [path, new Set(restored)]));
  const lastRead = new Map<string, string>();
  let left = MOST_COMMITS;
  const isComplete = () => noPost.size + onDigests.size + onLists.size === 0;
  if (isComplete()) return { posts, pages: versions, gone, lost: noPost };
  for await (const earlier of site.history(tip)) {
    const there = [...earlier.blobs].flatMap(([path, blob]) => {
      const id = paths.has(path) ? undefined : paperOfPage(path);
      return id !== undefined && noPost.has(id) ? [{ path, blob, id }] : [];
    });
    for (const { path, blob } of there) posts.set(path, blob);
    for (const { id } of there) noPost.delete(id);
    for (const path of emptiedIn(earlier.message)) {
      if (paths.has(path) || all.has(path) || !earlier.blobs.has(path)) continue;
      const then = await earlier.read(path);
      gone.set(path, withoutPapers(then, new Set(papersOn(then)), path));
      all.set(path, digestPage(path));
      wanted.set(path, new Set(restored));
    }
    for (const [path, follower] of all) {
      const blob = earlier.blobs.get(path);
      const ids = wanted.get(path);
      if (blob === undefined || lastRead.get(path) === blob || !ids?.size) continue;
      lastRead.set(path, blob);
      const then = await earlier.read(path);
      const back = follower.idsIn(then).filter((id) => ids.delete(id));
      for (const id of back) (isRow(path) ? onLists : onDigests).delete(id);
      if (back.length > 0) versions.set(path, [...(versions.get(path) ?? []), then]);
    }
    if (isComplete() || --left === 0) break;
  }
  return { posts, pages: versions, gone, lost: noPost };
}

/** Reads digest pages, newest first, until all wanted papers are found. Returns those that no person has changed: path -> text. */
async function untouchedPages(
  base: SiteFiles,
  branch: SiteFiles,
  wanted: ReadonlySet<PaperId>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const left = new Set(wanted);
  for (const path of newPages(base, branch)) {
    if (left.size === 0) break;
    const text = await branch.read(path);
    for (const id of papersOn(text)) left.delete(id);
    if (isUntouched(text)) found.set(path, text);
  }
  return found;
}

/** Each is a request. Most decisions are about papers on the newest page. */
const MOST_PAGES = 60;

/** Files that only the branch has and that may be its digest pages, newest first by the dates in their names. */
function newPages(base: SiteFiles, branch: Pick<SiteFiles, 'paths'>): string[] {
  const known = new Set(base.paths);
  return branch.paths
    .filter((path) => !known.has(path) && mayBePage(path) && idsInPath(path).length === 0)
    .sort()
    .reverse()
    .slice(0, MOST_PAGES);
}
