import type { Config } from '../config/config.ts';
import type { PullRequest, Site, SiteRecord } from './site.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import { type Calendar, papersOn } from '../render/day-page.ts';
import type { Notice } from '../log.ts';
import { collectionsAmong, papersInLists } from './collection-texts.ts';
import type { CollectionFile } from '../render/collections/collection-files.ts';
import { type Box, boxesIn, listedIn, withBoxes } from './boxes.ts';
import {
  type Digest,
  digestName,
  digestOf,
  digestPlaces,
  isCutOff,
  isDigestBranch,
  isOpenHere,
  olderDigests,
} from './digest.ts';
import { readMessage } from './commit-message.ts';
import { roomIn } from './fit-body.ts';
import { type History, historyOf } from './history.ts';
import { type Horizon, horizonOf } from './horizon.ts';
import { newsOf } from './known-news.ts';
import { mergedUnread } from './merged-unread.ts';
import { type DigestFiles, filesOfDigest, ownPages } from './digest-files.ts';
import {
  NO_REVIEW,
  type Review,
  asMeant,
  asksForSomething,
  isThere,
  reviewOf,
  withoutLost,
} from './asked-by-boxes.ts';
import { leaveRows } from './leave-rows.ts';
import { withRowsLeft } from './row-marks.ts';
import { renamePages } from './renamed-pages.ts';
import { type Reviewed, branchAfter } from './reviewed.ts';
import { newsBoxesIn, withNewsBoxes } from './news-boxes.ts';
import { type NewsReview, reviewNews } from './news-review.ts';
import { type Duplicates, duplicatesIn, withoutDuplicates } from './duplicates.ts';

/** The repository's state before a run decides anything. */
export interface SiteState {
  readonly base: SiteFiles;
  /** The digest branch's files, a reviewer's decisions carried out; those of base where there is no such branch yet. */
  readonly branch: SiteFiles;
  readonly digest: Digest;
  /** Decisions of reviewers that are not carried out yet. */
  readonly review: Review;
  readonly reviewed: Reviewed;
  /** The same for news of published papers. */
  readonly news: NewsReview;
  /** The pull request's text with these decisions carried out; absent where there is none. */
  readonly body: string | undefined;
  /** Papers that the branch holds beyond base, once that is carried out. */
  readonly onBranch: ReadonlySet<PaperId>;
  readonly history: History;
  readonly horizon: Horizon;
  /** Other digests that are open, about which there may be something to do. */
  readonly elsewhere: readonly PullRequest[];
  readonly record: SiteRecord;
  readonly notices: readonly Notice[];
  /** How many papers more the pull request can list. */
  readonly room: number;
  /** Paths that exist: nothing is written over them. */
  readonly taken: ReadonlySet<string>;
}

type Settings = Pick<Config, 'branch' | 'pullRequest' | 'lookbackDays' | 'output' | 'papers'>;

/** Values that a caller has read already. */
export interface Known {
  readonly record?: SiteRecord | undefined;
  readonly collections?: readonly CollectionFile[];
}

/** A digest, and the values needed to read its state. */
interface Reading {
  readonly record: SiteRecord;
  readonly digest: Digest;
  readonly now: Date;
  /** Digest pages on base, where no posts are written: path -> papers. */
  readonly pages?: ReadonlyMap<string, readonly PaperId[]>;
  /** Digest pages of the window. */
  pagesAmong?(paths: readonly string[]): readonly string[];
  /** Lists and feeds that follow the boxes. */
  readonly collections?: readonly CollectionFile[] | undefined;
  /** The pull request's text before it was edited. */
  readonly before?: string | undefined;
}

/**
 * Reads the record of earlier runs, and what reviewers decided since.
 *
 * @param known what was read already, and the collections that the site has
 * @throws RunFailure, a code for each reason
 */
export async function readSiteState(
  site: Site,
  config: Settings,
  base: SiteFiles,
  { day, now, pagesAmong }: Calendar,
  { record: known, collections = [] }: Known = {},
): Promise<SiteState> {
  const record = known ?? (await recordOf(site, config, base, now));
  const { digest, notices } =
    config.pullRequest === 'off'
      ? { digest: { branch: base.branch, tip: base.commit }, notices: [] }
      : await digestFor(site, record, config, base, { day, now });
  // Where no posts are written, a paper that came without a pull request stands on a page alone.
  const [lists, digestPages] = await Promise.all([
    papersInLists(collections, base),
    config.output.has('posts') ? [] : pagesIn(base, pagesAmong(base.paths)),
  ]);
  const pages = new Map([...lists, ...digestPages]);
  const reading = { record, digest, now, pages, pagesAmong, collections };
  const state = await stateOf(site, config, base, reading);
  const unread = mergedUnread(record.pulls, state.history, config, now);
  return { ...state, notices: [...record.notices, ...notices, ...state.notices, ...unread] };
}

/** The same for one pull request; undefined when it is no digest that is open. */
export async function readPullState(
  site: Site,
  config: Settings,
  base: SiteFiles,
  asked: {
    readonly number: number;
    readonly before?: string | undefined;
    readonly now: Date;
    readonly record?: SiteRecord | undefined;
    readonly collections?: readonly CollectionFile[] | undefined;
  },
): Promise<SiteState | undefined> {
  const { number, before, now, collections } = asked;
  const record = asked.record ?? (await recordOf(site, config, base, now));
  const pull = record.pulls.find((one) => one.number === number && isOpenHere(one, base.branch));
  if (pull === undefined || !record.branches.has(pull.head)) return undefined;
  const digest = digestOf(pull, record.branches);
  return stateOf(site, config, base, { record, digest, now, before, collections });
}

/** Whether there is no sign of an earlier digest: then nothing shows that the token may write. */
export function isFirstRun(
  { branches, pulls, commits }: SiteRecord,
  { branch }: Settings,
  { paths }: SiteFiles,
): boolean {
  return (
    pulls.length === 0 &&
    ![...branches.keys()].some((name) => isDigestBranch(name, branch)) &&
    !paths.some((path) => idsInPath(path).length > 0) &&
    !commits.some((commit) => readMessage(commit).papers.length > 0)
  );
}

/** What earlier runs left, as far back as it matters. */
export function recordOf(
  site: Site,
  config: Settings,
  base: SiteFiles,
  now: Date,
): Promise<SiteRecord> {
  const { branch, pullRequest } = config;
  return site.record({ branch, pullRequest, base, since: horizonOf(config, now).decided });
}

/** Returns the open digest, the branch of a run that was cut off, or a name for a new branch. */
async function digestFor(
  site: Site,
  record: SiteRecord,
  config: Settings,
  base: SiteFiles,
  { day, now }: { readonly day: string; readonly now: Date },
): Promise<{ digest: Digest; notices: Notice[] }> {
  const name = digestName(config, day);
  const { pulls } = record;
  const { open, loose, free } = digestPlaces(record, name, base.branch);
  if (open !== undefined) return { digest: open, notices: [] };
  const since = horizonOf(config, now).decided;
  // A run is cut off at most on a branch that was just made: the first free name, or the next.
  for (const { branch, tip } of [...new Set([...loose.slice(0, 1), ...loose.slice(-1)])]) {
    const changes = await site.changes({ base: base.commit, tip });
    if (isCutOff(changes, pulls, since)) return { digest: { branch, tip }, notices: [] };
  }
  const taken = loose.find(({ branch }) => branch === name);
  const isForeign = taken !== undefined && !pulls.some(({ head }) => head === name);
  return {
    digest: { branch: free },
    notices: isForeign
      ? [
          {
            about: `branch ${name}`,
            text: `it holds commits that are not Paperboy's, so the digest goes to ${free}. Name another branch with \`branch\``,
          },
        ]
      : [],
  };
}

async function stateOf(
  site: Site,
  config: Settings,
  base: SiteFiles,
  reading: Reading,
): Promise<SiteState> {
  const { record, digest, now, pages = new Map<string, PaperId[]>(), before = '' } = reading;
  const { tip, pull } = digest;
  const horizon = horizonOf(config, now);
  const branch =
    tip === undefined || tip === base.commit
      ? base
      : await site.files({ branch: digest.branch, commit: tip });
  const onBase = new Set([...base.paths.flatMap(idsInPath), ...[...pages.values()].flat()]);
  const listed = boxesIn(pull?.body ?? '');
  const wasDropped = boxesIn(before).filter((box) => box.dropped);
  const dropped = new Set(
    [...listed.filter((box) => !box.ticked || box.dropped), ...wasDropped].map(({ id }) => id),
  );
  const names = new Set(listed.map(({ id }) => id));
  const files = await filesOfDigest(site, { base, branch, tip, listed: names, dropped, onBase });
  const chosen = new Set(config.papers.map(({ id }) => id));
  const posts = postsOf(dropped, files);
  const boxes = asMeant(listed, posts, { chosen, before: boxesIn(before) });
  const duplicates = await duplicatesIn(site, { digest, record, base, branch, files });
  const asked =
    pull === undefined
      ? NO_REVIEW
      : withoutDuplicates(reviewOf(boxes, posts, onBase), duplicates, boxes);
  const followers = new Map(
    [...collectionsAmong(reading.collections ?? [], branch.paths)].map(([path, { collection }]) => [
      path,
      collection,
    ]),
  );
  const ofPapers = await branchAfter(site, base, branch, tip, asked, files, followers);
  const news = await reviewNews(
    site,
    { base, branch: ofPapers.branch, tip },
    {
      body: pull?.body ?? '',
      before,
      older: newsOf(olderDigests(record, digest, base.branch)),
    },
    reading.collections,
  );
  const since = horizon.waits;
  const others = { digest, record, base, since };
  const { notices: ofPages, ...renamed } = await renamePages(
    site,
    withNewsReview(ofPapers, news),
    others,
  );
  const { collections = [] } = reading;
  const { notices: ofRows, ...reviewed } = await leaveRows(
    site,
    renamed,
    others,
    branch,
    collections,
  );
  const review = withoutLost(asked, reviewed.lost);
  const there = new Set([
    ...files.pages.keys(),
    ...boxes.filter((box) => isThere(box, posts)).map(({ id }) => id),
    ...(await unlistedOnPages(config, base, branch, names, reading)),
  ]);
  const onBranch = new Set([
    ...[...there].filter((id) => !review.dropped.has(id) && !isRefused(id, boxes, posts)),
    ...review.restored,
  ]);
  const read = withNewsBoxes(withBoxes(pull?.body ?? '', review.boxes), news.boxes);
  const settled = pull && { ...pull, body: reviewed.left ? withRowsLeft(read) : read };
  const pulls = record.pulls.map((one) => (one.number === pull?.number ? (settled ?? one) : one));
  const history = historyOf({
    paths: base.paths,
    pages,
    digest: {
      branch: digest.branch,
      papers: branch === base ? new Set() : onBranch,
      ...(settled && { pull: settled }),
    },
    pulls,
    commits: record.commits,
    branch: config.branch,
    horizon,
  });
  return {
    base,
    branch: reviewed.branch,
    digest,
    review,
    reviewed,
    news,
    body: settled?.body,
    onBranch,
    history,
    horizon,
    elsewhere: elsewhereIn(record, digest, base, horizon),
    record,
    notices: [
      ...noticesOfReview(review, reviewed, files, duplicates, digest),
      ...ofPages,
      ...ofRows,
      ...news.notices,
    ],
    room:
      config.pullRequest === 'off'
        ? Infinity
        : Math.max(
            0,
            roomIn(settled?.body, history.heldOver.length) -
              unlisted(onBranch, onBase, settled?.body),
          ),
    taken: new Set([...base.paths, ...reviewed.branch.paths]),
  };
}

/** A review of papers with that of news. */
function withNewsReview(reviewed: Reviewed, { restored, files }: NewsReview): Reviewed {
  const { branch, pages } = reviewed;
  const read = (path: string) => {
    const text = files.get(path);
    return text === undefined ? branch.read(path) : Promise.resolve(text);
  };
  return {
    ...reviewed,
    branch: { ...branch, read },
    restored: new Map([...reviewed.restored, ...restored]),
    pages: new Map([...pages, ...files]),
  };
}

/** Returns the papers that have a post on the branch. For a dropped paper only files of ours count. */
function postsOf(dropped: ReadonlySet<PaperId>, files: DigestFiles): Set<PaperId> {
  const isHeld = (id: PaperId) => !dropped.has(id) || ownPages(files, id).length > 0;
  return new Set([...files.pages.keys()].filter(isHeld));
}

/** Whether a paper was refused before, though a file that a person made still names it. */
function isRefused(id: PaperId, boxes: readonly Box[], posts: ReadonlySet<PaperId>): boolean {
  return boxes.some((box) => box.id === id && !box.ticked && box.dropped && !posts.has(id));
}

function noticesOfReview(
  { dropped }: Review,
  { lost }: Reviewed,
  { foreign }: DigestFiles,
  duplicates: Duplicates,
  { branch }: Digest,
): Notice[] {
  const left = [...dropped].flatMap((id) => (foreign.get(id) ?? []).map((path) => ({ id, path })));
  return [
    ...[...lost].map((about) => ({
      about,
      text: 'its box was ticked again, but its post was not found in the last commits of the branch: name it in `papers` to have it written anew',
    })),
    ...left.map(({ id, path }) => ({
      about: id,
      text: `it was unticked, but Paperboy did not write ${path} on ${branch}, so the file stays: delete it if it should not be published`,
    })),
    ...duplicates.notices,
  ];
}

/** Returns the other open digests that were updated lately, or whose boxes are not carried out. */
function elsewhereIn(
  { pulls, branches }: SiteRecord,
  digest: Digest,
  base: SiteFiles,
  { waits }: Horizon,
): PullRequest[] {
  return pulls.filter(
    (one) =>
      isOpenHere(one, base.branch) &&
      one.number !== digest.pull?.number &&
      branches.has(one.head) &&
      (asksForSomething([...boxesIn(one.body), ...newsBoxesIn(one.body)]) ||
        one.updatedAt >= waits),
  );
}

/** How many papers of the branch will have to be listed yet: a run was cut off before it could. */
function unlisted(onBranch: ReadonlySet<PaperId>, onBase: ReadonlySet<PaperId>, body = ''): number {
  const known = new Set([...onBase, ...listedIn(body)]);
  return [...onBranch].filter((id) => !known.has(id)).length;
}

/**
 * Where no posts are written: papers on the branch's digest pages that no list names yet, since a
 * run was cut off before it could.
 */
async function unlistedOnPages(
  { output }: Settings,
  base: SiteFiles,
  branch: SiteFiles,
  listed: ReadonlySet<PaperId>,
  { pagesAmong, collections = [], pages: known = new Map() }: Reading,
): Promise<PaperId[]> {
  if (output.has('posts') || branch === base || pagesAmong === undefined) return [];
  const onBase = new Set(base.paths);
  const pages = pagesAmong(branch.paths).filter((path) => !onBase.has(path));
  const [onPages, onLists] = await Promise.all([
    pagesIn(branch, pages),
    papersInLists(collections, branch),
  ]);
  const there = new Set([...known.values()].flat());
  const found = new Set([...onPages.values(), ...onLists.values()].flat());
  return [...found].filter((id) => !listed.has(id) && !there.has(id));
}

async function pagesIn(
  files: SiteFiles,
  paths: readonly string[],
): Promise<Map<string, PaperId[]>> {
  const read = await Promise.all(
    paths.map(async (path) => [path, papersOn(await files.read(path))] as const),
  );
  return new Map(read);
}
