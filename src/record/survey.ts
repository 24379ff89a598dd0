import type { Config } from '../config/config.ts';
import type { PullRequest, Site, SiteFiles, SiteRecord } from './site.ts';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import { type Calendar, papersOn } from '../render/day-page.ts';
import type { Notice } from '../log.ts';
import { boxesIn, withBoxes } from './boxes.ts';
import { heldOverInMessages } from './commit-record.ts';
import { heldOverIn, roomIn } from './listing.ts';
import {
  NO_REVIEW,
  type Review,
  asMeant,
  asksForSomething,
  isThere,
  reviewOf,
  withoutLost,
} from './review.ts';
import { type Reviewed, branchAfter } from './reviewed.ts';
import {
  type Digest,
  type Standing,
  digestIn,
  digestName,
  digestOf,
  isDigestBranch,
  isOpenHere,
  listedIn,
  seenIn,
} from './seen.ts';

/** What the repository says, read before anything is decided. */
export interface Ground {
  readonly base: SiteFiles;
  /** The digest branch's files, a reviewer's decisions carried out; those of base where there is no such branch yet. */
  readonly branch: SiteFiles;
  readonly digest: Digest;
  /** What a reviewer decided and nobody carried out yet. */
  readonly review: Review;
  readonly reviewed: Reviewed;
  /** Papers that the branch holds, once that is carried out. */
  readonly onBranch: ReadonlySet<PaperId>;
  readonly seen: ReadonlyMap<PaperId, Standing>;
  /** Papers that earlier runs held over and nobody proposed since. */
  readonly heldOver: readonly PaperId[];
  /** Other digests of ours that are open, whose boxes ask for something that nobody carried out. */
  readonly elsewhere: readonly PullRequest[];
  readonly notices: readonly Notice[];
  /** No sign of an earlier digest: then nothing shows that the token may write. */
  readonly isFirst: boolean;
  /** How many papers more the pull request can list. */
  readonly room: number;
  /** Paths that exist: nothing is written over them. */
  readonly taken: ReadonlySet<string>;
}

type Settings = Pick<Config, 'branch' | 'pullRequest' | 'lookbackDays' | 'output' | 'papers'>;

/** What is known of a digest, and what else was read for it. */
interface Findings {
  readonly record: SiteRecord;
  readonly digest: Digest;
  /** Papers on base's digest pages, where no posts are written. */
  readonly onPages?: readonly PaperId[];
  /** Digest pages of the window. */
  pagesAmong?(paths: readonly string[]): readonly string[];
  /** The pull request's text before it was edited. */
  readonly before?: string | undefined;
}

/**
 * Reads the record of earlier runs, and what reviewers decided since.
 *
 * @throws RunFailure, a code for each reason
 */
export async function survey(
  site: Site,
  config: Settings,
  base: SiteFiles,
  { day, pagesAmong }: Calendar,
): Promise<Ground> {
  const record = await site.record({ ...config, base: base.branch });
  const digest: Digest =
    config.pullRequest === 'off'
      ? { branch: base.branch, tip: base.commit }
      : digestIn(record, digestName(config, day), base.branch);
  // Where no posts are written, a paper that came without a pull request stands on a page alone.
  const onPages = config.output.has('posts')
    ? []
    : await papersOnPages(base, pagesAmong(base.paths));
  return groundOf(site, config, base, { record, digest, onPages, pagesAmong });
}

/** The same for one pull request; undefined when it is no digest of ours that is open. */
export async function surveyPull(
  site: Site,
  config: Settings,
  base: SiteFiles,
  { number, before }: { readonly number: number; readonly before?: string | undefined },
): Promise<Ground | undefined> {
  const record = await site.record({ ...config, base: base.branch });
  const pull = record.pulls.find((one) => one.number === number && isOpenHere(one, base.branch));
  if (pull === undefined || !record.branches.has(pull.head)) return undefined;
  return groundOf(site, config, base, { record, digest: digestOf(pull, record.branches), before });
}

async function groundOf(
  site: Site,
  config: Settings,
  base: SiteFiles,
  { record, digest, onPages = [], pagesAmong, before = '' }: Findings,
): Promise<Ground> {
  const { tip, pull } = digest;
  const read =
    tip === undefined || tip === base.commit
      ? base
      : await site.files({ branch: digest.branch, commit: tip });
  const onBase = new Set([...base.paths.flatMap(idsInPath), ...onPages]);
  const posts = new Set(read.paths.flatMap(idsInPath));
  const chosen = new Set(config.papers.map(({ id }) => id));
  const boxes = asMeant(boxesIn(pull?.body ?? ''), posts, { chosen, before: boxesIn(before) });
  const asked = pull === undefined ? NO_REVIEW : reviewOf(boxes, posts, onBase);
  const reviewed = await branchAfter(site, base, read, tip, asked);
  const review = withoutLost(asked, reviewed.lost);
  const listed = new Set(boxes.map(({ id }) => id));
  const there = new Set([
    ...posts,
    ...boxes.filter((box) => isThere(box, posts)).map(({ id }) => id),
    ...(await unlistedOnPages(config, base, read, listed, pagesAmong)),
  ]);
  const onBranch = new Set([
    ...[...there].filter((id) => !review.dropped.has(id)),
    ...review.restored,
  ]);
  const settled = pull && { ...pull, body: withBoxes(pull.body, review.boxes) };
  const pulls = record.pulls.map((one) => (one.number === pull?.number ? (settled ?? one) : one));
  const seen = seenIn(onBase, read === base ? new Set() : onBranch, pulls, settled);
  const ours = record.pulls.filter(({ head }) => isDigestBranch(head, config.branch));
  const heldOver = new Set([
    ...ours.flatMap(({ body }) => heldOverIn(body)),
    ...(await heldOverOnBase(site, config, base, onBase)),
  ]);
  return {
    base,
    branch: reviewed.branch,
    digest,
    review,
    reviewed,
    onBranch,
    seen,
    heldOver: [...heldOver].filter((id) => !seen.has(id)).sort(),
    elsewhere: ours.filter(
      (one) =>
        isOpenHere(one, base.branch) &&
        one.number !== pull?.number &&
        record.branches.has(one.head) &&
        config.pullRequest !== 'off' &&
        asksForSomething(boxesIn(one.body)),
    ),
    notices: [...reviewed.lost].map((about) => ({
      about,
      text: 'its box was ticked again, but its post was not found in the last commits of the branch: name it in `papers` to have it written anew',
    })),
    room:
      config.pullRequest === 'off'
        ? Infinity
        : Math.max(0, roomIn(settled?.body) - unlisted(onBranch, onBase, settled?.body)),
    isFirst: record.pulls.length + record.branches.size + onBase.size === 0,
    taken: new Set([...base.paths, ...reviewed.branch.paths]),
  };
}

/** How many papers of the branch will have to be listed yet: a run was cut off before it could. */
function unlisted(onBranch: ReadonlySet<PaperId>, onBase: ReadonlySet<PaperId>, body = ''): number {
  const known = new Set([...onBase, ...listedIn(body)]);
  return [...onBranch].filter((id) => !known.has(id)).length;
}

/** Without pull requests the last commit on base says what it held over; a site without papers has none. */
async function heldOverOnBase(
  site: Site,
  { pullRequest, lookbackDays }: Settings,
  { commit }: SiteFiles,
  onBase: ReadonlySet<PaperId>,
): Promise<PaperId[]> {
  if (pullRequest !== 'off' || onBase.size === 0) return [];
  return heldOverInMessages(site.messages(commit, { lookbackDays }));
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
  pagesAmong: Findings['pagesAmong'],
): Promise<PaperId[]> {
  if (output.has('posts') || branch === base || pagesAmong === undefined) return [];
  const onBase = new Set(base.paths);
  const pages = pagesAmong(branch.paths).filter((path) => !onBase.has(path));
  return (await papersOnPages(branch, pages)).filter((id) => !listed.has(id));
}

async function papersOnPages(files: SiteFiles, paths: readonly string[]): Promise<PaperId[]> {
  return (await Promise.all(paths.map((path) => files.read(path)))).flatMap(papersOn);
}
