import type { Notice } from '../log.ts';
import { idsInPath } from '../papers/paper.ts';
import type { CollectionFile } from '../render/collections/collection-files.ts';
import { type NewsBox, keyOf, newsBoxesIn } from './news-boxes.ts';
import { type Shelf, exchanged, markOfPart, partsIn, shelvesOf } from './news-rows.ts';
import type { Site } from './site.ts';
import type { SiteFiles } from '../site/site-files.ts';

/** The decisions of reviewers about news, and the changes of the branch that follow. */
export interface NewsReview {
  /** Path -> id of a blob: posts as they were before a news was refused, or as they were with it. */
  readonly restored: ReadonlyMap<string, string>;
  /** Path -> content: lists and feeds whose rows follow. */
  readonly files: ReadonlyMap<string, string>;
  /** New state of the lines of news, by key; only changes. */
  readonly boxes: ReadonlyMap<string, boolean>;
  readonly refused: readonly NewsBox[];
  readonly back: readonly NewsBox[];
  readonly notices: readonly Notice[];
}

export const NO_NEWS: NewsReview = {
  restored: new Map(),
  files: new Map(),
  boxes: new Map(),
  refused: [],
  back: [],
  notices: [],
};

/**
 * Reads the decisions of reviewers about news. Rows of lists and entries of feeds follow their box
 * if no person changed them.
 *
 * | box | marked as dropped | the post on the branch | means |
 * | --- | --- | --- | --- |
 * | ticked | no | like base's | a person reverted the change: refused |
 * | ticked | yes | like base's | ticked again: restore the change |
 * | unticked | no | as we wrote it | refused: restore base's post |
 * | unticked | no | changed or moved since | refused; a person must revert the change |
 *
 * News that an older open digest has, too, is taken out of this one: two runs proposed it in the
 * same moment. A post that a person changed stays.
 *
 * @param tip of the digest branch
 * @param digest the text of the pull request, its text before it was edited, and the news of older
 * open digests: key -> number of the pull request
 */
export async function reviewNews(
  site: Pick<Site, 'history'>,
  at: { base: SiteFiles; branch: SiteFiles; tip: string | undefined },
  digest: {
    readonly body: string;
    readonly before: string;
    readonly older: ReadonlyMap<string, number>;
  },
  collections: readonly CollectionFile[],
): Promise<NewsReview> {
  const { base, tip } = at;
  const restored = new Map<string, string>();
  const boxes = new Map<string, boolean>();
  const refused: NewsBox[] = [];
  const back: NewsBox[] = [];
  const notices: Notice[] = [];
  const wasDropped = new Set(
    newsBoxesIn(digest.before)
      .filter(({ dropped }) => dropped)
      .map(keyOf),
  );
  const missing: NewsBox[] = [];
  const listed = newsBoxesIn(digest.body);
  const hasParts = listed.some(({ parts }) => parts.length > 0);
  const shelves = hasParts ? await shelvesOf(collections, at) : [];
  for (const box of listed) {
    const dropped = box.dropped || wasDropped.has(keyOf(box));
    const { path, stands } = standOf(box, at, shelves);
    const older = box.ticked ? digest.older.get(keyOf(box)) : undefined;
    if (older !== undefined) {
      const isOurs = stands === 'ours' || stands === 'gone';
      notices.push(notTwice(box, older, isOurs));
      if (!isOurs) continue;
      boxes.set(keyOf(box), false);
      if (!dropped) refused.push(box);
      const blob = base.blobs?.get(path);
      if (stands === 'ours' && blob !== undefined && isPost(path, box)) restored.set(path, blob);
    } else if (box.ticked && dropped && stands === 'gone') missing.push(box);
    else if (box.ticked && dropped) boxes.set(keyOf(box), stands === 'ours');
    else if (!box.ticked && !dropped) {
      boxes.set(keyOf(box), false);
      refused.push(box);
      const blob = base.blobs?.get(path);
      if (stands !== 'ours' && stands !== 'gone') notices.push(notTakenBack(box, path, at.branch));
      else if (stands === 'ours' && blob !== undefined && isPost(path, box))
        restored.set(path, blob);
    } else if (box.ticked && stands === 'gone') {
      boxes.set(keyOf(box), false);
      refused.push(box);
    }
  }
  const found = await earlierOf(site, tip, missing, shelves);
  for (const box of missing) {
    const post = found.posts.get(keyOf(box));
    const isFound = post !== undefined || box.parts.some((mark) => found.parts.has(mark));
    boxes.set(keyOf(box), isFound);
    if (!isFound) continue;
    if (post !== undefined) restored.set(post.path, post.blob);
    back.push(box);
  }
  const files = exchanged(shelves, (part, id, onBase, path) => {
    const isOf = (box: NewsBox) => box.id === id;
    const isOurs = refused.some((box) => isOf(box) && box.parts.includes(markOfPart(part)));
    if (isOurs) return onBase ?? part;
    if (part !== onBase) return part;
    const marks = back.filter(isOf).flatMap(({ parts }) => parts);
    return (
      marks.map((mark) => found.parts.get(mark)).find((one) => one?.path === path)?.part ?? part
    );
  });
  return { restored, files, boxes, refused, back, notices };
}

/**
 * State of a news in its file: as written, as on base (the change was reverted), changed since, or
 * missing.
 */
interface Stand {
  readonly path: string;
  readonly stands: 'ours' | 'gone' | 'changed' | 'nowhere';
}

function isPost(path: string, { id }: NewsBox): boolean {
  return idsInPath(path).includes(id);
}

/** How the branch has the post of a news; of a paper without one, its rows. */
function standOf(
  box: NewsBox,
  { base, branch }: { readonly base: SiteFiles; readonly branch: SiteFiles },
  shelves: readonly Shelf[],
): Stand {
  const paths = base.paths.filter((path) => branch.blobs?.has(path) === true && isPost(path, box));
  if (paths.length === 0) return standInLists(box, shelves);
  const ours = paths.find((path) => branch.blobs?.get(path)?.startsWith(box.blob));
  if (ours !== undefined) return { path: ours, stands: 'ours' };
  const changed = paths.find((path) => branch.blobs?.get(path) !== base.blobs?.get(path));
  if (changed !== undefined) return { path: changed, stands: 'changed' };
  return { path: paths[0] ?? '', stands: 'gone' };
}

function standInLists({ id, parts }: NewsBox, shelves: readonly Shelf[]): Stand {
  const held = shelves.flatMap(({ path, file, text, onBase }) =>
    (partsIn(text, file.collection).get(id) ?? []).map((part) => ({
      path,
      isOurs: parts.includes(markOfPart(part)),
      isOnBase: onBase.get(id)?.includes(part) === true,
    })),
  );
  const [path = ''] = held.map((one) => one.path);
  if (held.length === 0) return { path, stands: 'nowhere' };
  if (held.some(({ isOurs }) => isOurs)) return { path, stands: 'ours' };
  return { path, stands: held.every(({ isOnBase }) => isOnBase) ? 'gone' : 'changed' };
}

function notTakenBack({ id, kind }: NewsBox, path: string, { branch }: SiteFiles): Notice {
  const post = path === '' ? 'moved its post' : `changed ${path}`;
  const text = `its news (${kind}) was unticked, but a person has ${post} on ${branch} or on base since, so the file stays: take the news out of it if it should not be published`;
  return { about: id, text };
}

function notTwice({ id, kind }: NewsBox, older: number, isOurs: boolean): Notice {
  const text = isOurs
    ? `two runs proposed its news (${kind}) at once: it stays in #${older} alone`
    : `its news (${kind}) is in #${older}, too, and a person changed its post: untick it in one of them`;
  return { about: id, text };
}

/** Maximum number of commits to search for a post: two requests a commit. */
const MOST_COMMITS = 60;

interface Earlier {
  /** Key of a news -> its post. */
  readonly posts: Map<string, { readonly path: string; readonly blob: string }>;
  /** Mark -> the row or entry. */
  readonly parts: Map<string, { readonly path: string; readonly part: string }>;
}

/** Finds posts, rows and entries with their news in the branch's earlier commits. */
async function earlierOf(
  site: Pick<Site, 'history'>,
  tip: string | undefined,
  wanted: readonly NewsBox[],
  shelves: readonly Shelf[],
): Promise<Earlier> {
  const found: Earlier = { posts: new Map(), parts: new Map() };
  if (tip === undefined || wanted.length === 0) return found;
  const marks = new Set(wanted.flatMap(({ parts }) => parts));
  const lastRead = new Map<string, string>();
  let left = MOST_COMMITS;
  for await (const { blobs, read } of site.history(tip)) {
    for (const [path, blob] of blobs)
      for (const box of wanted)
        if (blob.startsWith(box.blob) && isPost(path, box))
          found.posts.set(keyOf(box), { path, blob });
    for (const { path, file } of shelves) {
      const blob = blobs.get(path);
      if (blob === undefined || blob === lastRead.get(path) || marks.size === 0) continue;
      lastRead.set(path, blob);
      for (const part of [...partsIn(await read(path), file.collection).values()].flat())
        if (marks.delete(markOfPart(part))) found.parts.set(markOfPart(part), { path, part });
    }
    const isHeld = (box: NewsBox) =>
      found.posts.has(keyOf(box)) || box.parts.some((mark) => found.parts.has(mark));
    if ((marks.size === 0 && wanted.every(isHeld)) || --left === 0) break;
  }
  return found;
}

/** Returns the lines about news for a review's commit message. */
export function newsReviewLines({ refused, back }: Pick<NewsReview, 'refused' | 'back'>): string[] {
  return [
    ...refused.map(({ id, kind }) => `- dropped: the news of ${id} (${kind})`),
    ...back.map(({ id, kind }) => `- brought back: the news of ${id} (${kind})`),
  ];
}
