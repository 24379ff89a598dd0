import type { Config } from '../config/config.ts';
import type { PaperId } from '../papers/paper.ts';
import { papersOn } from '../render/day-page.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { isThere } from './asked-by-boxes.ts';
import { papersInLists } from './collection-texts.ts';
import type { DigestAt, DigestReview } from './review-digest.ts';

/** Digest pages where no posts are written: a paper may be on a page alone. */
export interface DigestPages {
  /** Papers of pages and lists on base, by path. */
  readonly pages: ReadonlyMap<string, readonly PaperId[]>;
  /** Returns the digest pages of the window. */
  pagesAmong(paths: readonly string[]): readonly string[];
}

/** Returns the papers that a digest's branch holds beyond base once its review is carried out. */
export async function papersOnBranch(
  { output }: Pick<Config, 'output'>,
  at: DigestAt,
  reviewed: DigestReview,
  digestPages: DigestPages | undefined,
): Promise<Set<PaperId>> {
  const { files, boxes, posts, review } = reviewed;
  const held = new Set([
    ...files.pages.keys(),
    ...boxes.filter((box) => isThere(box, posts)).map(({ id }) => id),
    ...(output.has('posts') ? [] : await unlistedOnPages(at, reviewed, digestPages)),
  ]);
  // Refused before, though a file that a person made still names it.
  const refused = new Set(
    boxes
      .filter(({ id, ticked, dropped }) => !ticked && dropped && !posts.has(id))
      .map(({ id }) => id),
  );
  const kept = [...held].filter((id) => !review.dropped.has(id) && !refused.has(id));
  return new Set([...kept, ...review.restored]);
}

/** Returns papers on the branch's pages that the pull request does not list, since a run was cut off before it could. */
async function unlistedOnPages(
  { base, branch, collections }: DigestAt,
  { boxes }: DigestReview,
  digestPages: DigestPages | undefined,
): Promise<PaperId[]> {
  if (branch === base || digestPages === undefined) return [];
  const onBase = new Set(base.paths);
  const paths = digestPages.pagesAmong(branch.paths).filter((path) => !onBase.has(path));
  const [onPages, onLists] = await Promise.all([
    papersOnPages(branch, paths),
    papersInLists(collections, branch),
  ]);
  const known = new Set([...[...digestPages.pages.values()].flat(), ...boxes.map(({ id }) => id)]);
  const found = new Set([...onPages.values(), ...onLists.values()].flat());
  return [...found].filter((id) => !known.has(id));
}

/** Reads digest pages: path -> papers. */
export async function papersOnPages(
  files: SiteFiles,
  paths: readonly string[],
): Promise<Map<string, PaperId[]>> {
  const read = await Promise.all(
    paths.map(async (path) => [path, papersOn(await files.read(path))] as const),
  );
  return new Map(read);
}
