import type { Notice } from '../log.ts';
import { idsInPath } from '../papers/paper.ts';
import { type NewsBox, keyOf, newsBoxesIn } from './news-boxes.ts';
import type { Site } from './site.ts';
import type { SiteFiles } from '../site/site-files.ts';

/** What reviewers decided about news, and what it changes on the branch. */
export interface NewsReview {
  /** Path -> id of a blob: posts as they were before a news was refused, or as they were with it. */
  readonly restored: ReadonlyMap<string, string>;
  /** How the lines of news should read from now on, by key; only those that change. */
  readonly boxes: ReadonlyMap<string, boolean>;
  readonly refused: readonly NewsBox[];
  readonly back: readonly NewsBox[];
  readonly notices: readonly Notice[];
}

export const NO_NEWS: NewsReview = {
  restored: new Map(),
  boxes: new Map(),
  refused: [],
  back: [],
  notices: [],
};

/**
 * Reads what reviewers decided about news.
 *
 * | box | marked as dropped | the post on the branch | means |
 * | --- | --- | --- | --- |
 * | ticked | no | like base's | a person took the change back: refused |
 * | ticked | yes | like base's | ticked again: the change comes back |
 * | unticked | no | as we wrote it | refused: base's post comes back |
 * | unticked | no | changed or moved since | refused; a person has to take the change back |
 *
 * @param tip of the digest branch
 * @param body of the pull request, and its text before it was edited
 */
export async function reviewNews(
  site: Pick<Site, 'history'>,
  { base, branch, tip }: { base: SiteFiles; branch: SiteFiles; tip: string | undefined },
  { body, before }: { readonly body: string; readonly before: string },
): Promise<NewsReview> {
  const restored = new Map<string, string>();
  const boxes = new Map<string, boolean>();
  const refused: NewsBox[] = [];
  const back: NewsBox[] = [];
  const notices: Notice[] = [];
  const wasDropped = new Set(
    newsBoxesIn(before)
      .filter(({ dropped }) => dropped)
      .map(keyOf),
  );
  const missing: NewsBox[] = [];
  for (const box of newsBoxesIn(body)) {
    const dropped = box.dropped || wasDropped.has(keyOf(box));
    const { path, stands } = standOf(box, base, branch);
    if (box.ticked && dropped && stands === 'gone') missing.push(box);
    else if (box.ticked && dropped) boxes.set(keyOf(box), stands === 'ours');
    else if (!box.ticked && !dropped) {
      boxes.set(keyOf(box), false);
      refused.push(box);
      const blob = base.blobs?.get(path);
      if (stands === 'ours' && blob !== undefined) restored.set(path, blob);
      else if (stands !== 'gone') notices.push(notTakenBack(box, path, branch));
    } else if (box.ticked && stands === 'gone') {
      boxes.set(keyOf(box), false);
      refused.push(box);
    }
  }
  const found = await blobsOf(site, tip, missing);
  for (const box of missing) {
    const there = found.get(keyOf(box));
    boxes.set(keyOf(box), there !== undefined);
    if (there === undefined) continue;
    restored.set(there.path, there.blob);
    back.push(box);
  }
  return { restored, boxes, refused, back, notices };
}

/**
 * How the branch has the post of a news: as we wrote it, as base has it (the change is gone),
 * changed since, or not at all.
 */
function standOf(
  { id, blob }: NewsBox,
  base: SiteFiles,
  branch: SiteFiles,
): { readonly path: string; readonly stands: 'ours' | 'gone' | 'changed' | 'nowhere' } {
  const paths = base.paths.filter(
    (path) => branch.blobs?.has(path) === true && idsInPath(path).includes(id),
  );
  const ours = paths.find((path) => branch.blobs?.get(path)?.startsWith(blob));
  if (ours !== undefined) return { path: ours, stands: 'ours' };
  const changed = paths.find((path) => branch.blobs?.get(path) !== base.blobs?.get(path));
  if (changed !== undefined) return { path: changed, stands: 'changed' };
  return { path: paths[0] ?? '', stands: paths.length > 0 ? 'gone' : 'nowhere' };
}

function notTakenBack({ id, kind }: NewsBox, path: string, { branch }: SiteFiles): Notice {
  const post = path === '' ? 'moved its post' : `changed ${path}`;
  const text = `its news (${kind}) was unticked, but somebody has ${post} on ${branch} or on base since, so the file stays: take the news out of it if it should not be published`;
  return { about: id, text };
}

/** How far back a post is looked for: two requests a commit. */
const MOST_COMMITS = 60;

/** Finds posts with their news in the branch's earlier commits: key -> path and blob. */
async function blobsOf(
  site: Pick<Site, 'history'>,
  tip: string | undefined,
  wanted: readonly NewsBox[],
): Promise<Map<string, { readonly path: string; readonly blob: string }>> {
  const found = new Map<string, { readonly path: string; readonly blob: string }>();
  if (tip === undefined || wanted.length === 0) return found;
  let left = MOST_COMMITS;
  for await (const { blobs } of site.history(tip)) {
    for (const [path, blob] of blobs)
      for (const box of wanted)
        if (blob.startsWith(box.blob) && idsInPath(path).includes(box.id))
          found.set(keyOf(box), { path, blob });
    if (found.size === wanted.length || --left === 0) break;
  }
  return found;
}

/** What a review did with news, a line each, for a commit's message. */
export function newsReviewLines({ refused, back }: Pick<NewsReview, 'refused' | 'back'>): string[] {
  return [
    ...refused.map(({ id, kind }) => `- dropped: the news of ${id} (${kind})`),
    ...back.map(({ id, kind }) => `- brought back: the news of ${id} (${kind})`),
  ];
}
