import { isOpenHere } from './digest.ts';
import type { Site } from './site.ts';
import type { SiteState } from './site-state.ts';

/** Each is a request. */
const MOST_BRANCHES = 10;

/**
 * Returns the paths on the branches of other open digests, of this workflow and of others. Two pages of
 * the same name could not both be merged.
 */
export async function pathsOfOtherDigests(
  site: Pick<Site, 'files'>,
  { record, base, digest }: Pick<SiteState, 'record' | 'base' | 'digest'>,
): Promise<string[]> {
  const others = record.pulls
    .filter((pull) => isOpenHere(pull, base.branch) && pull.head !== digest.branch)
    .filter(({ head }) => record.branches.has(head))
    .slice(0, MOST_BRANCHES);
  const files = await Promise.all(
    others.map(({ head }) => {
      const commit = record.branches.get(head);
      return site.files({ branch: head, ...(commit !== undefined && { commit }) });
    }),
  );
  return files.flatMap(({ paths }) => paths);
}
