import { type PaperId, idsInPath } from '../papers/paper.ts';
import { readMessage } from './commit-message.ts';
import type { BranchChanges, Site } from './site.ts';
import type { SiteFiles } from '../site/site-files.ts';

/** The pages that a digest branch has added since its merge base with base. */
export interface DigestFiles {
  /** The pages about each paper. */
  readonly pages: ReadonlyMap<PaperId, readonly string[]>;
  /** Those of them that we did not write; only of papers that were or are to be dropped. */
  readonly foreign: ReadonlyMap<PaperId, readonly string[]>;
}

const NO_PAGE =
  /\.(?:png|jpe?g|gif|webp|avif|svg|ico|pdf|css|scss|m?js|ts|json|ya?ml|toml|xml|lock|woff2?|zip|mp4)$/i;

/** Whether a file may be a page: not an image, a style or a setting. */
export function mayBePage(path: string): boolean {
  return !NO_PAGE.test(path);
}

/**
 * Returns the paper that a page is about, by its path. Undefined for a path with several ids, and for
 * a file that is no page: `blog/2611.00001-versus-2611.00002.md`, `figures/2611.00001/setup.svg`.
 */
export function paperOfPage(path: string): PaperId | undefined {
  const [id, ...others] = idsInPath(path);
  return others.length === 0 && mayBePage(path) ? id : undefined;
}

/**
 * Sorts the files of a digest branch by the papers that they are about.
 *
 * The merge base and the author of a file are read only if needed: for papers that no list names,
 * and for those that were dropped, or are to be.
 */
export async function filesOfDigest(
  site: Pick<Site, 'changes' | 'files'>,
  digest: {
    readonly base: SiteFiles;
    readonly branch: SiteFiles;
    readonly tip: string | undefined;
    /** Papers that the pull request lists, and which of them were dropped or are to be. */
    readonly listed: ReadonlySet<PaperId>;
    readonly dropped: ReadonlySet<PaperId>;
    readonly onBase: ReadonlySet<PaperId>;
  },
): Promise<DigestFiles> {
  const { base, branch, tip, listed, dropped, onBase } = digest;
  if (tip === undefined || branch === base) return { pages: new Map(), foreign: new Map() };
  const onBasePaths = new Set(base.paths);
  let pages = byPaper(branch.paths.filter((path) => !onBasePaths.has(path)));
  let changes: BranchChanges | undefined;
  if ([...pages.keys()].some((id) => !listed.has(id) && !onBase.has(id))) {
    changes = await site.changes({ base: base.commit, tip });
    if (changes.fork !== base.commit) {
      const atFork = await site.files({ branch: base.branch, commit: changes.fork });
      const before = new Set(atFork.paths);
      pages = byPaper(branch.paths.filter((path) => !onBasePaths.has(path) && !before.has(path)));
    }
  }
  const foreign = new Map<PaperId, string[]>();
  const doubtful = [...dropped].filter((id) => pages.has(id));
  if (doubtful.length > 0) {
    changes ??= await site.changes({ base: base.commit, tip });
    const ours = pathsIn(changes);
    for (const id of doubtful) {
      // A message of an older version names no path: then the pages are taken for ours.
      const others = (pages.get(id) ?? []).filter((path) => ours.get(id)?.has(path) === false);
      if (others.length > 0) foreign.set(id, others);
    }
  }
  return { pages, foreign };
}

/** The pages that we wrote about a paper, as far as it matters who did. */
export function ownPages({ pages, foreign }: DigestFiles, id: PaperId): string[] {
  const others = new Set(foreign.get(id));
  return (pages.get(id) ?? []).filter((path) => !others.has(path));
}

function byPaper(paths: readonly string[]): Map<PaperId, string[]> {
  const pages = new Map<PaperId, string[]>();
  for (const path of paths) {
    const id = paperOfPage(path);
    if (id !== undefined) pages.set(id, [...(pages.get(id) ?? []), path]);
  }
  return pages;
}

/** The files that our commits wrote, by paper. */
function pathsIn({ commits }: BranchChanges): Map<PaperId, Set<string>> {
  const paths = new Map<PaperId, Set<string>>();
  for (const { id, path } of commits.flatMap((commit) => readMessage(commit).papers))
    if (path !== undefined) paths.set(id, (paths.get(id) ?? new Set()).add(path));
  return paths;
}
