import type { Arxiv } from '../arxiv/arxiv.ts';
import type { Extras } from '../enrich/extras.ts';
import type { Log } from '../log.ts';
import type { Paper } from '../papers/paper.ts';
import { blobIdOf } from '../record/blob-id.ts';
import { collectionsAmong } from '../record/collection-texts.ts';
import { knownNews, pendingNews } from '../record/known-news.ts';
import { type NewsName, keyOf } from '../record/news-boxes.ts';
import type { Shelf } from '../record/news-rows.ts';
import type { Site } from '../record/site.ts';
import type { SiteState } from '../record/site-state.ts';
import type { CollectionFile } from '../render/collections/collection-files.ts';
import { MOST_READ } from './limits.ts';
import type { Press } from './revise-post.ts';
import { mayGetCode, rumoursOf } from './rumours.ts';
import { type Published, placeOf, publishedIn } from './slice.ts';

/** A published paper that may have news. */
export interface Candidate extends Published {
  readonly paper: Paper;
  readonly rumours: readonly NewsName[];
}

/** A candidate with the text of its post or of its row, on base and on the digest branch. */
export interface Read extends Candidate {
  readonly onBase: string;
  readonly onBranch: string;
}

export interface Sources extends Omit<Press, 'layout'> {
  /** How the site's posts are written: read only where one may change. */
  readonly layoutOf: () => Promise<Press['layout']>;
  readonly site: Pick<Site, 'changes' | 'earlier' | 'files'>;
  readonly collections: readonly CollectionFile[];
  readonly arxiv: Pick<Arxiv, 'search'>;
  readonly extras: Pick<Extras, 'links'>;
  readonly log: Log;
  /** The run's place among all runs; absent where no news is looked for. */
  readonly turn: number | undefined;
}

/** The papers of the site: those that have posts, and those that only lists hold. */
export function publishedPapers(
  { base, history }: Pick<SiteState, 'base' | 'history'>,
  collections: readonly CollectionFile[],
): Published[] {
  const posts = publishedIn(base.paths);
  const known = new Set(posts.map(({ id }) => id));
  const lists = collectionsAmong(collections, base.paths);
  const rows = [...history.papers].flatMap(([id, { from }]): Published[] =>
    from.kind === 'path' && lists.get(from.path)?.isRecord === true && !known.has(id)
      ? [{ id, path: from.path, isRow: true }]
      : [],
  );
  return [...posts, ...rows];
}

/** Whether the digest branch has a post otherwise than base: a run may have been cut off there. */
export function isChanged({ base, branch }: SiteState, path: string): boolean {
  const there = branch.blobs?.get(path);
  return there !== undefined && there !== base.blobs?.get(path);
}

/** Returns papers that may have news unknown to the repository, withdrawals first. */
export function candidatesIn(
  state: SiteState,
  papers: readonly Paper[],
  { config, now, turn = 0, collections }: Sources,
): Candidate[] {
  const known = knownNews(state.record);
  const pending = new Set(pendingNews(state.record).map(({ id }) => id));
  const posts = new Map(publishedPapers(state, collections).map((post) => [post.id, post]));
  const there = new Set(state.branch.paths);
  const candidates = papers.flatMap((paper): Candidate[] => {
    const post = posts.get(paper.id);
    // Propose one news of a paper at a time: a second one would change the same file.
    if (post === undefined || pending.has(paper.id)) return [];
    if (!there.has(post.path) || state.reviewed.restored.has(post.path)) return [];
    const rumours = rumoursOf(paper, config).filter((one) => !known.has(keyOf(one)));
    return rumours.length > 0 || mayGetCode(paper, config, now)
      ? [{ ...post, paper, rumours }]
      : [];
  });
  const isWithdrawn = ({ paper }: Candidate) => Number(paper.venue.withdrawn);
  // Rotate the rest from run to run, so that settled papers do not block others for ever.
  const place = ({ id }: Candidate) => (placeOf(id) + turn * 0x9e3779b1) % 2 ** 32;
  return candidates.sort((a, b) => isWithdrawn(b) - isWithdrawn(a) || place(a) - place(b));
}

/** Reads posts in one round. Skips files that are not UTF-8 text. */
export async function readPosts(
  candidates: readonly Candidate[],
  state: SiteState,
  shelves: readonly Shelf[],
): Promise<Read[]> {
  const { base, branch } = state;
  let left = MOST_READ;
  const chosen = candidates.filter(
    ({ path, isRow }) => isRow || (left -= isChanged(state, path) ? 2 : 1) >= 0,
  );
  const read = await Promise.all(
    chosen.map(async (candidate): Promise<Read> => {
      const { path, id, isRow } = candidate;
      if (isRow === true) {
        const [row = ''] = shelves.flatMap(({ file, onBase }) =>
          file.isRecord ? (onBase.get(id)?.slice(0, 1) ?? []) : [],
        );
        return { ...candidate, onBase: row, onBranch: row };
      }
      const [onBase, onBranch] = await Promise.all([
        base.read(path),
        isChanged(state, path) ? branch.read(path) : base.read(path),
      ]);
      return { ...candidate, onBase, onBranch };
    }),
  );
  return read.filter(({ path, onBranch, isRow }) => {
    const blob = branch.blobs?.get(path);
    return isRow ? onBranch !== '' : blob === undefined || blob === blobIdOf(onBranch);
  });
}
