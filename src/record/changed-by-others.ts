import type { CollectionFile } from '../render/collections/collection-files.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { branchesOf } from './branches-of-others.ts';
import { collectionsAmong } from './collection-texts.ts';
import type { Digest } from './digest.ts';
import type { PullRequest, Site, SiteRecord } from './site.ts';

/** Whether one of some open digests changes a collection. */
export async function isChangedBy(
  pulls: readonly PullRequest[],
  site: Pick<Site, 'files' | 'changes'>,
  { record, base }: { readonly record: SiteRecord; readonly base: SiteFiles },
  collections: readonly CollectionFile[],
): Promise<boolean> {
  const branches = await branchesOf(site, record, pulls);
  const differs = branches.map(async ({ commit, files }) => {
    if (!differ(files, base, collections)) return false;
    // Base may have changed the file since the digest was branched.
    const fork = await forkOf(site, base, commit);
    return fork === base || differ(files, fork, collections);
  });
  return (await Promise.all(differs)).includes(true);
}

/** Whether another digest that changed a collection was merged after this one was branched. */
export async function wasChangedOnBase(
  site: Pick<Site, 'files' | 'changes'>,
  {
    record,
    base,
    digest: { pull, tip },
  }: { readonly record: SiteRecord; readonly base: SiteFiles; readonly digest: Digest },
  collections: readonly CollectionFile[],
): Promise<boolean> {
  if (pull === undefined || tip === undefined) return false;
  const isLater = (one: PullRequest) =>
    one.merged && one.base === base.branch && one.updatedAt >= pull.createdAt;
  if (!record.pulls.some(isLater)) return false;
  return differ(await forkOf(site, base, tip), base, collections);
}

/** Whether a collection is not the same in both. */
function differ(one: SiteFiles, other: SiteFiles, collections: readonly CollectionFile[]): boolean {
  const paths = collectionsAmong(collections, [...one.paths, ...other.paths]).keys();
  return [...paths].some((path) => one.blobs?.get(path) !== other.blobs?.get(path));
}

/** The files of the commit from which a digest was branched. */
export async function forkOf(
  site: Pick<Site, 'files' | 'changes'>,
  base: SiteFiles,
  tip: string,
): Promise<SiteFiles> {
  const { fork } = await site.changes({ base: base.commit, tip });
  return fork === base.commit ? base : site.files({ branch: base.branch, commit: fork });
}
