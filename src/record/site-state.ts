import type { Config } from '../config/config.ts';
import type { Notice } from '../log.ts';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import type { CollectionFile } from '../render/collections/collection-files.ts';
import type { Calendar } from '../render/day-page.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { type Review, asksForSomething } from './asked-by-boxes.ts';
import { boxesIn, listedIn, withBoxes } from './boxes.ts';
import { papersInLists } from './collection-texts.ts';
import { type Digest, digestOf, isOpenHere } from './digest.ts';
import { findDigest, recordOf } from './find-digest.ts';
import { roomIn } from './fit-body.ts';
import { type History, historyOf } from './history.ts';
import { type Horizon, horizonOf } from './horizon.ts';
import { mergedUnread } from './merged-unread.ts';
import { newsBoxesIn, withNewsBoxes } from './news-boxes.ts';
import type { NewsReview } from './news-review.ts';
import { type DigestPages, papersOnBranch, papersOnPages } from './papers-on-branch.ts';
import { type DigestReview, reviewDigest } from './review-digest.ts';
import type { Reviewed } from './reviewed.ts';
import { withRowsLeft } from './row-marks.ts';
import type { PullRequest, Site, SiteRecord } from './site.ts';

/** The repository's state before a run decides anything. */
export interface SiteState {
  readonly base: SiteFiles;
  /**
   * Files of the digest branch after the reviewer's decisions; those of base if the branch does not
   * exist yet.
   */
  readonly branch: SiteFiles;
  readonly digest: Digest;
  /** Decisions of reviewers that are not applied yet. */
  readonly review: Review;
  readonly reviewed: Reviewed;
  /** The same for news of published papers. */
  readonly news: NewsReview;
  /** The pull request's text after these decisions; undefined without a pull request. */
  readonly body: string | undefined;
  /** Papers on the branch but not on base, after these decisions. */
  readonly onBranch: ReadonlySet<PaperId>;
  readonly history: History;
  readonly horizon: Horizon;
  /** Other open digests, which may need changes. */
  readonly elsewhere: readonly PullRequest[];
  readonly record: SiteRecord;
  readonly notices: readonly Notice[];
  /** Number of papers that the pull request still has room for. */
  readonly room: number;
  /** Existing paths, which are not overwritten. */
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
  readonly digestPages?: DigestPages;
  /** Lists and feeds that follow the boxes. */
  readonly collections?: readonly CollectionFile[] | undefined;
  /** The pull request's text before it was edited. */
  readonly before?: string | undefined;
}

/**
 * Reads the record of earlier runs, and the decisions of reviewers since.
 *
 * @param known data that was read already, and the collections of the site
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
      : await findDigest(site, record, config, base, { day, now });
  // On a site without posts, a paper that was committed without a pull request is only on a page.
  const [lists, onPages] = await Promise.all([
    papersInLists(collections, base),
    config.output.has('posts') ? [] : papersOnPages(base, pagesAmong(base.paths)),
  ]);
  const pages = new Map([...lists, ...onPages]);
  const digestPages = { pages, pagesAmong };
  const reading = { record, digest, now, digestPages, collections };
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

async function stateOf(
  site: Site,
  config: Settings,
  base: SiteFiles,
  reading: Reading,
): Promise<SiteState> {
  const { record, digest, now, digestPages, before = '', collections = [] } = reading;
  const { tip } = digest;
  const horizon = horizonOf(config, now);
  const branch =
    tip === undefined || tip === base.commit
      ? base
      : await site.files({ branch: digest.branch, commit: tip });
  const pages = digestPages?.pages ?? new Map<string, PaperId[]>();
  const onBase = new Set([...base.paths.flatMap(idsInPath), ...[...pages.values()].flat()]);
  const since = horizon.waits;
  const at = { record, digest, base, branch, onBase, since, before, collections };
  const decisions = await reviewDigest(site, config, at);
  const { review, reviewed, news, notices } = decisions;
  const onBranch = await papersOnBranch(config, at, decisions, digestPages);
  const pull = pullAfter(digest, decisions);
  const history = historyOf({
    paths: base.paths,
    pages,
    digest: {
      branch: digest.branch,
      papers: branch === base ? new Set() : onBranch,
      ...(pull && { pull }),
    },
    pulls: record.pulls.map((other) => (other.number === pull?.number ? pull : other)),
    commits: record.commits,
    branch: config.branch,
    horizon,
  });
  const places = roomIn(pull?.body, history.heldOver.length);
  return {
    base,
    branch: reviewed.branch,
    digest,
    review,
    reviewed,
    news,
    body: pull?.body,
    onBranch,
    history,
    horizon,
    elsewhere: elsewhereIn(record, digest, base, horizon),
    record,
    notices,
    room:
      config.pullRequest === 'off'
        ? Infinity
        : Math.max(0, places - unlisted(onBranch, onBase, pull?.body)),
    taken: new Set([...base.paths, ...reviewed.branch.paths]),
  };
}

/** The digest's pull request with its text as it reads once the decisions are carried out. */
function pullAfter(
  { pull }: Digest,
  { review, news, reviewed }: DigestReview,
): PullRequest | undefined {
  if (pull === undefined) return undefined;
  const body = withNewsBoxes(withBoxes(pull.body, review.boxes), news.boxes);
  return { ...pull, body: reviewed.left ? withRowsLeft(body) : body };
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

/** Number of papers on the branch that are not listed yet, because a run was cut off. */
function unlisted(onBranch: ReadonlySet<PaperId>, onBase: ReadonlySet<PaperId>, body = ''): number {
  const known = new Set([...onBase, ...listedIn(body)]);
  return [...onBranch].filter((id) => !known.has(id)).length;
}
