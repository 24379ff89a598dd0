import { type PaperId, idsInPath } from '../papers/paper.ts';
import type { Notice } from '../log.ts';
import { type Box, boxesIn } from './boxes.ts';
import { type Digest, olderDigests } from './digest.ts';
import type { DigestFiles } from './digest-files.ts';
import type { Review } from './asked-by-boxes.ts';
import type { Site, SiteRecord } from './site.ts';
import type { SiteFiles } from '../site/site-files.ts';

/** Papers of a digest that are somewhere else, too: two runs wrote in the same moment. */
export interface Duplicates {
  /** To be taken out of this digest. */
  readonly papers: ReadonlySet<PaperId>;
  readonly notices: readonly Notice[];
}

/**
 * Finds the papers of a digest that an older open digest lists, or that base has by now. A paper whose
 * files a person changed stays.
 */
export async function duplicatesIn(
  site: Pick<Site, 'history'>,
  {
    digest,
    record,
    base,
    branch,
    files,
  }: {
    readonly digest: Digest;
    readonly record: SiteRecord;
    readonly base: SiteFiles;
    readonly branch: SiteFiles;
    readonly files: DigestFiles;
  },
): Promise<Duplicates> {
  const { pull, tip } = digest;
  if (pull === undefined || tip === undefined) return { papers: new Set(), notices: [] };
  const onBase = new Map(base.paths.flatMap((path) => idsInPath(path).map((id) => [id, path])));
  const inOlder = olderPlaces(record, digest, base);
  const placeOf = (id: PaperId) =>
    inOlder.get(id) ?? (files.pages.has(id) ? onBase.get(id) : undefined);
  const twice = boxesIn(pull.body).flatMap(({ id, ticked }) => {
    const place = ticked ? placeOf(id) : undefined;
    return place === undefined ? [] : [{ id, place }];
  });
  if (twice.length === 0) return { papers: new Set(), notices: [] };
  const paths = new Map(
    twice.flatMap(({ id }) => (files.pages.get(id) ?? []).map((path) => [path, id] as const)),
  );
  const changed = await changedSince(site, tip, branch, paths);
  const papers = new Set(twice.map(({ id }) => id).filter((id) => !changed.has(id)));
  return {
    papers,
    notices: twice.map(({ id, place }) => ({
      about: id,
      text: papers.has(id)
        ? `two runs proposed it at once: it was taken out of #${pull.number}, since it is in ${place}`
        : `it is in #${pull.number} and in ${place}, and a person changed it in #${pull.number}: untick it in one of them`,
    })),
  };
}

/** A review that also takes duplicates out. */
export function withoutDuplicates(
  review: Review,
  { papers }: Duplicates,
  boxes: readonly Box[],
): Review {
  if (papers.size === 0) return review;
  const onPages = boxes.filter(({ onPage, id }) => onPage && papers.has(id)).map(({ id }) => id);
  return {
    dropped: new Set([...review.dropped, ...papers]),
    restored: new Set([...review.restored].filter((id) => !papers.has(id))),
    onPages: new Set([...review.onPages, ...onPages]),
    boxes: new Map([...review.boxes, ...[...papers].map((id) => [id, false] as const)]),
  };
}

/** Paper -> the older digest that has it, in words. */
function olderPlaces(record: SiteRecord, digest: Digest, base: SiteFiles): Map<PaperId, string> {
  return new Map(
    olderDigests(record, digest, base.branch).flatMap(({ number, body }) =>
      boxesIn(body)
        .filter(({ ticked, dropped }) => ticked && !dropped)
        .map(({ id }) => [id, `#${number}`] as const),
    ),
  );
}

/** Each is two requests. */
const MOST_COMMITS = 30;

/** The papers whose files are not as they were when they came onto the branch. */
async function changedSince(
  site: Pick<Site, 'history'>,
  tip: string,
  { blobs }: SiteFiles,
  paths: ReadonlyMap<string, PaperId>,
): Promise<Set<PaperId>> {
  const changed = new Set<PaperId>();
  const left = new Map(paths);
  let commits = MOST_COMMITS;
  if (left.size === 0) return changed;
  for await (const earlier of site.history(tip)) {
    for (const [path, id] of left) {
      const blob = earlier.blobs.get(path);
      if (blob === undefined) left.delete(path);
      else if (blob !== blobs?.get(path)) changed.add(id);
    }
    if (left.size === 0 || --commits === 0) break;
  }
  for (const id of left.values()) changed.add(id);
  return changed;
}
