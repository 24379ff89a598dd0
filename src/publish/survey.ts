import type { Config } from '../config/config.ts';
import type { Site, SiteFiles, SiteRecord } from '../edges.ts';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import { type Calendar, papersOn } from '../render/day-page.ts';
import { boxesIn, withBoxes } from './boxes.ts';
import { heldOverInMessages } from './commit-record.ts';
import { heldOverIn, roomIn } from './listing.ts';
import { NO_REVIEW, type Review, reviewOf } from './review.ts';
import { type Reviewed, branchAfter, pagesOnly } from './reviewed.ts';
import {
  type Digest,
  type Standing,
  digestIn,
  digestName,
  digestOf,
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
  /** No sign of an earlier digest: then nothing shows that the token may write. */
  readonly isFirst: boolean;
  /** How many papers more the pull request can list. */
  readonly room: number;
  /** Paths that exist: nothing is written over them. */
  readonly taken: ReadonlySet<string>;
}

type Settings = Pick<Config, 'branch' | 'pullRequest' | 'lookbackDays' | 'output' | 'papers'>;

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
  const record = await site.record(config);
  const digest: Digest =
    config.pullRequest === 'off'
      ? { branch: base.branch, tip: base.commit }
      : digestIn(record, digestName(config, day));
  // Without posts and pull requests there is nothing else that says what was there.
  const alone = config.pullRequest === 'off' && !config.output.has('posts');
  const onPages = alone ? await papersOnPages(base, pagesAmong(base.paths)) : [];
  return groundOf(site, config, base, record, digest, onPages);
}

/** The same for one pull request; undefined when it is no digest of ours that is open. */
export async function surveyPull(
  site: Site,
  config: Settings,
  base: SiteFiles,
  number: number,
): Promise<Ground | undefined> {
  const record = await site.record(config);
  const pull = record.pulls.find((one) => one.number === number && one.state === 'open');
  if (pull === undefined || !record.branches.has(pull.head)) return undefined;
  return groundOf(site, config, base, record, digestOf(pull, record.branches));
}

async function groundOf(
  site: Site,
  config: Settings,
  base: SiteFiles,
  record: SiteRecord,
  digest: Digest,
  onPages: readonly PaperId[] = [],
): Promise<Ground> {
  const { tip, pull } = digest;
  const read =
    tip === undefined || tip === base.commit
      ? base
      : await site.files({ branch: digest.branch, commit: tip });
  const pages = await digestPages(config, base, read);
  const onBase = new Set([...base.paths.flatMap(idsInPath), ...onPages]);
  const there = new Set([...read.paths.flatMap(idsInPath), ...pages]);
  const chosen = new Set(config.papers.map(({ id }) => id));
  // Asked for by id, a paper that is still there stays, though its box was unticked before.
  const boxes = boxesIn(pull?.body ?? '').map((box) =>
    chosen.has(box.id) && there.has(box.id) && !box.ticked ? { ...box, dropped: true } : box,
  );
  const review = pull === undefined ? NO_REVIEW : reviewOf(boxes, there, onBase);
  const reviewed = await branchAfter(site, base, read, tip, review);
  const onBranch = new Set([
    ...[...there].filter((id) => !review.dropped.has(id)),
    ...review.restored,
  ]);
  const settled = pull && { ...pull, body: withBoxes(pull.body, review.boxes) };
  const pulls = record.pulls.map((one) => (one.number === pull?.number ? (settled ?? one) : one));
  const seen = seenIn(onBase, read === base ? new Set() : onBranch, pulls, settled);
  const heldOver = new Set([
    ...record.pulls.flatMap(({ body }) => heldOverIn(body)),
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

/** Where no posts are written, the digest's pages say which papers a branch holds. */
async function digestPages(
  { output }: Settings,
  base: SiteFiles,
  branch: SiteFiles,
): Promise<PaperId[]> {
  if (output.has('posts') || branch === base) return [];
  return papersOnPages(branch, pagesOnly(base, branch));
}

async function papersOnPages(files: SiteFiles, paths: readonly string[]): Promise<PaperId[]> {
  return (await Promise.all(paths.map((path) => files.read(path)))).flatMap(papersOn);
}
