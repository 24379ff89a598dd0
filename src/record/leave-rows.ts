import type { Notice } from '../log.ts';
import type { CollectionFile } from '../render/collections/collection-files.ts';
import { weeksPath } from '../render/collections/weeks-block.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { isReviewLine } from './asked-by-boxes.ts';
import { listedIn } from './boxes.ts';
import { forkOf, isChangedBy, wasChangedOnBase } from './changed-by-others.ts';
import { collectionsAmong } from './collection-texts.ts';
import { readMessage } from './commit-message.ts';
import { type Digest, olderDigests } from './digest.ts';
import { newsBoxesIn, newsInMessage } from './news-boxes.ts';
import type { Reviewed } from './reviewed.ts';
import { markedIn } from './row-marks.ts';
import type { Site, SiteRecord } from './site.ts';

/**
 * Reverts a digest's changes to lists and feeds that an older open digest, or one that was merged
 * since, also changes. Two runs wrote them at the same time, and only one of the digests could be
 * merged. A later run adds the rows. Files that a person changed stay.
 *
 * @param reviewed the branch after the reviewer's decisions
 */
export async function leaveRows(
  site: Pick<Site, 'files' | 'changes' | 'history'>,
  reviewed: Reviewed,
  at: { readonly digest: Digest; readonly record: SiteRecord; readonly base: SiteFiles },
  branch: SiteFiles,
  collections: readonly CollectionFile[],
): Promise<Reviewed & { readonly notices: readonly Notice[] }> {
  const { digest, record, base } = at;
  const { pull, tip } = digest;
  const nothing = { ...reviewed, notices: [] };
  if (pull === undefined || tip === undefined || branch === base) return nothing;
  const ours = rowFiles(collections, [...branch.paths, ...base.paths]);
  const differing = ours.filter((path) => branch.blobs?.get(path) !== base.blobs?.get(path));
  if (differing.length === 0 || isLeft(pull.body, reviewed, differing)) return nothing;
  const older = olderDigests(record, digest, base.branch);
  const isTaken =
    (await isChangedBy(older, site, at, collections)) ||
    (await wasChangedOnBase(site, at, collections));
  if (!isTaken) return nothing;
  const fork = await forkOf(site, base, tip);
  const paths = ours.filter((path) => branch.blobs?.get(path) !== fork.blobs?.get(path));
  if (paths.length === 0 && !ours.some((path) => reviewed.pages.has(path))) return nothing;
  const hasNews = newsBoxesIn(pull.body).some(({ parts, dropped }) => parts.length > 0 && !dropped);
  if (hasNews || (await isChangedByPerson(site, tip, branch, fork, paths))) {
    const why = hasNews ? 'it holds news of published papers' : 'a person changed it';
    const text = `another digest changes ${paths.join(' and ')}, too, and here ${why}: both may not merge without a conflict, which you have to resolve`;
    return { ...reviewed, notices: [{ about: `#${pull.number}`, text }] };
  }
  return { ...asAtFork(reviewed, fork, ours, paths), notices: [] };
}

/** The paths of lists, feeds and the list's picture. */
function rowFiles(collections: readonly CollectionFile[], paths: readonly string[]): string[] {
  const there = new Set(paths);
  const pictures = collections
    .filter(({ isRecord }) => isRecord)
    .map(({ path }) => weeksPath(path));
  return [
    ...collectionsAmong(collections, [...there]).keys(),
    ...pictures.filter((path) => there.has(path)),
  ];
}

/** Whether an earlier run left all rows of a digest to a later one, and this run changes no such file. */
function isLeft(body: string, { pages }: Reviewed, paths: readonly string[]): boolean {
  const due = new Set(markedIn(body, 'due'));
  const listed = listedIn(body);
  return (
    listed.length > 0 && listed.every((id) => due.has(id)) && !paths.some((path) => pages.has(path))
  );
}

/** Each is two requests. */
const MOST_COMMITS = 30;

/** Whether one of a branch's commits that change some files is not ours. */
async function isChangedByPerson(
  site: Pick<Site, 'history'>,
  tip: string,
  branch: SiteFiles,
  fork: SiteFiles,
  paths: readonly string[],
): Promise<boolean> {
  let { blobs = new Map<string, string>() } = branch;
  let left = MOST_COMMITS;
  for await (const { blobs: before, message } of site.history(tip)) {
    const differs = (other: ReadonlyMap<string, string> | undefined) =>
      paths.some((path) => before.get(path) !== other?.get(path));
    if (differs(blobs) && !isOurs(message)) return true;
    if (!differs(fork.blobs)) return false;
    if (--left === 0) break;
    blobs = before;
  }
  return true;
}

/** Tells whether Paperboy wrote a commit's message. */
function isOurs(message: string): boolean {
  return (
    readMessage({ message, date: '' }).papers.length + newsInMessage(message).length > 0 ||
    message.split('\n').some(isReviewLine)
  );
}

/** Returns a branch with some files as in its merge base with base. */
function asAtFork(
  reviewed: Reviewed,
  fork: SiteFiles,
  all: readonly string[],
  changed: readonly string[],
): Reviewed {
  const { branch } = reviewed;
  const ours = new Set(all);
  const blobs = new Map(branch.blobs);
  const restored = new Map(reviewed.restored);
  const removed: string[] = [];
  for (const path of changed) {
    const blob = fork.blobs?.get(path);
    if (blob === undefined) {
      blobs.delete(path);
      removed.push(path);
    } else {
      blobs.set(path, blob);
      restored.set(path, blob);
    }
  }
  const others = branch.paths.filter((path) => !ours.has(path));
  return {
    ...reviewed,
    branch: {
      ...branch,
      blobs,
      paths: [...others, ...all.filter((path) => fork.blobs?.has(path))],
      read: (path) => (ours.has(path) ? fork.read(path) : branch.read(path)),
    },
    removed: [...reviewed.removed, ...removed],
    restored,
    pages: new Map([...reviewed.pages].filter(([path]) => !ours.has(path))),
    left: changed,
  };
}
