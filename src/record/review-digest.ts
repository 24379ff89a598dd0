import type { Config } from '../config/config.ts';
import type { Notice } from '../log.ts';
import type { PaperId } from '../papers/paper.ts';
import type { CollectionFile } from '../render/collections/collection-files.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { NO_REVIEW, type Review, asMeant, reviewOf, withoutLost } from './asked-by-boxes.ts';
import { type Box, boxesIn } from './boxes.ts';
import { collectionsAmong } from './collection-texts.ts';
import { type Digest, olderDigests } from './digest.ts';
import { type DigestFiles, filesOfDigest, ownPages } from './digest-files.ts';
import { type Duplicates, duplicatesIn, withoutDuplicates } from './duplicates.ts';
import { newsOf } from './known-news.ts';
import { leaveRows } from './leave-rows.ts';
import { type NewsReview, reviewNews } from './news-review.ts';
import { renamePages } from './renamed-pages.ts';
import { type Reviewed, branchAfter } from './reviewed.ts';
import type { Site, SiteRecord } from './site.ts';

/** A digest, its branch, and the values needed to read the reviewers' decisions. */
export interface DigestAt {
  readonly record: SiteRecord;
  readonly digest: Digest;
  readonly base: SiteFiles;
  /** That of base where the digest has no branch yet. */
  readonly branch: SiteFiles;
  readonly onBase: ReadonlySet<PaperId>;
  /** An instant; other digests that were not updated since then are not read. */
  readonly since: string;
  /** The pull request's text before it was edited. */
  readonly before: string;
  /** Lists and feeds that follow the boxes. */
  readonly collections: readonly CollectionFile[];
}

/** The decisions about a digest, and the changes of its branch that follow. */
export interface DigestReview {
  readonly files: DigestFiles;
  /** Papers that have a post on the branch. */
  readonly posts: ReadonlySet<PaperId>;
  readonly boxes: readonly Box[];
  readonly review: Review;
  readonly reviewed: Reviewed;
  readonly news: NewsReview;
  readonly notices: readonly Notice[];
}

/**
 * Reads the decisions about a digest. Each step changes the branch as the step before left it: posts,
 * pages and rows of papers follow their boxes, then those of news; then the digest is made to merge
 * beside an older one.
 */
export async function reviewDigest(
  site: Site,
  { papers }: Pick<Config, 'papers'>,
  at: DigestAt,
): Promise<DigestReview> {
  const { digest, base, branch, onBase, before, collections } = at;
  const { tip, pull } = digest;
  const body = pull?.body ?? '';
  const listed = boxesIn(body);
  const boxesBefore = boxesIn(before);
  const dropped = new Set(
    [
      ...listed.filter((box) => !box.ticked || box.dropped),
      ...boxesBefore.filter((box) => box.dropped),
    ].map(({ id }) => id),
  );
  const names = new Set(listed.map(({ id }) => id));
  const files = await filesOfDigest(site, { base, branch, tip, listed: names, dropped, onBase });
  const posts = postsOf(dropped, files);
  const chosen = new Set(papers.map(({ id }) => id));
  const boxes = asMeant(listed, posts, { chosen, before: boxesBefore });
  const duplicates = await duplicatesIn(site, { ...at, files });
  const asked =
    pull === undefined
      ? NO_REVIEW
      : withoutDuplicates(reviewOf(boxes, posts, onBase), duplicates, boxes);
  const followers = new Map(
    [...collectionsAmong(collections, branch.paths)].map(([path, { collection, linkTo }]) => [
      path,
      { ...collection, linkTo },
    ]),
  );
  const ofPapers = await branchAfter(site, base, branch, tip, asked, files, followers);
  const news = await reviewNews(
    site,
    { base, branch: ofPapers.branch, tip },
    { body, before, older: newsOf(olderDigests(at.record, digest, base.branch)) },
    collections,
  );
  const renamed = await renamePages(site, withNewsReview(ofPapers, news), at);
  const reviewed = await leaveRows(site, renamed, at, branch, collections);
  const review = withoutLost(asked, reviewed.lost);
  const notices = [
    ...noticesOfReview(review, reviewed, files, duplicates, digest),
    ...renamed.notices,
    ...reviewed.notices,
    ...news.notices,
  ];
  return { files, posts, boxes, review, reviewed, news, notices };
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
