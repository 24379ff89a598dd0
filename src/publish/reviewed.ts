import type { Site, SiteFiles } from '../edges.ts';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import { isUntouched, papersOn } from '../render/day-page.ts';
import { withPapersFrom, withoutPapers } from '../render/day-page-entries.ts';
import type { Review } from './review.ts';

/** What carrying out a review changes on the branch, and the branch as it is then. */
export interface Reviewed {
  readonly branch: SiteFiles;
  readonly removed: readonly string[];
  /** Path -> id of the blob that stood there. */
  readonly restored: ReadonlyMap<string, string>;
  /** Digest pages that follow: path -> content. */
  readonly pages: ReadonlyMap<string, string>;
}

/**
 * Carries a review out, as far as reading goes: which posts go, which come back and as what (the
 * last version that stood on the branch, with whatever a person had changed in it), and how the
 * digest pages read that nobody changed.
 */
export async function branchAfter(
  site: Pick<Site, 'history'>,
  base: SiteFiles,
  branch: SiteFiles,
  tip: string | undefined,
  { dropped, restored }: Review,
): Promise<Reviewed> {
  if (tip === undefined || dropped.size + restored.size === 0)
    return { branch, removed: [], restored: new Map(), pages: new Map() };
  const onBase = new Set(base.paths);
  const removed = branch.paths.filter(
    (path) => !onBase.has(path) && idsInPath(path).some((id) => dropped.has(id)),
  );
  const pages = new Map<string, string>();
  for (const path of pagesOnly(base, branch)) {
    const text = await branch.read(path);
    if (isUntouched(text)) pages.set(path, withoutPapers(text, dropped));
    if (pages.get(path) === text) pages.delete(path);
  }
  const back = await lookedUp(site, base, branch, tip, restored, pages);
  const paths = [...branch.paths.filter((path) => !removed.includes(path)), ...back.keys()];
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
    restored: back,
    pages,
  };
}

/** How far back a post is looked for. */
const MOST_COMMITS = 20;

/** Finds posts in the branch's earlier commits, and their entries on earlier versions of its pages. */
async function lookedUp(
  site: Pick<Site, 'history'>,
  base: SiteFiles,
  branch: SiteFiles,
  tip: string,
  wanted: ReadonlySet<PaperId>,
  pages: Map<string, string>,
): Promise<Map<string, string>> {
  const posts = new Map<string, string>();
  const noPost = new Set(wanted);
  const follow = await untouchedPages(base, branch);
  const noEntry = new Set(follow.length === 0 ? [] : wanted);
  let left = wanted.size === 0 ? 0 : MOST_COMMITS;
  if (left === 0) return posts;
  for await (const earlier of site.history(tip)) {
    const there = [...earlier.blobs].flatMap(([path, blob]) =>
      idsInPath(path).map((id) => ({ path, blob, id })),
    );
    for (const { path, blob, id } of there) if (noPost.delete(id)) posts.set(path, blob);
    for (const path of follow) {
      const then = earlier.blobs.has(path) ? await earlier.read(path) : '';
      const back = new Set(
        isUntouched(then) ? papersOn(then).filter((id) => noEntry.delete(id)) : [],
      );
      if (back.size > 0)
        pages.set(path, withPapersFrom(pages.get(path) ?? (await branch.read(path)), then, back));
    }
    if (noPost.size + noEntry.size === 0 || --left === 0) break;
  }
  return posts;
}

async function untouchedPages(base: SiteFiles, branch: SiteFiles): Promise<string[]> {
  const pages = pagesOnly(base, branch);
  const texts = await Promise.all(pages.map((path) => branch.read(path)));
  return pages.filter((_, n) => isUntouched(texts[n] ?? ''));
}

const MOST_PAGES = 30;

/** Pages that only the branch has and that are no paper's post: its digest pages, and few others. */
export function pagesOnly(base: SiteFiles, branch: Pick<SiteFiles, 'paths'>): string[] {
  const known = new Set(base.paths);
  return branch.paths
    .filter(
      (path) =>
        !known.has(path) && /\.(?:md|mdx|markdown)$/.test(path) && idsInPath(path).length === 0,
    )
    .slice(0, MOST_PAGES);
}
