import type { Config } from '../config/config.ts';
import { isDigestBranch, isOpenHere } from './digest.ts';
import type { Site } from './site.ts';
import type { SiteState } from './site-state.ts';

/** Each is a request. */
const MOST_BRANCHES = 10;

/**
 * Paths on the branches of other workflows' open digests: a page of the same name would be a
 * conflict for whoever merges the second.
 *
 * @returns paths; none where no other workflow has a digest open
 */
export async function pathsOfOtherDigests(
  site: Pick<Site, 'files'>,
  { record, base, digest }: Pick<SiteState, 'record' | 'base' | 'digest'>,
  { branch }: Pick<Config, 'branch'>,
): Promise<string[]> {
  const others = record.pulls
    .filter((pull) => isOpenHere(pull, base.branch) && !isDigestBranch(pull.head, branch))
    .filter(({ head }) => head !== digest.branch && record.branches.has(head))
    .slice(0, MOST_BRANCHES);
  const files = await Promise.all(
    others.map(({ head }) => {
      const commit = record.branches.get(head);
      return site.files({ branch: head, ...(commit !== undefined && { commit }) });
    }),
  );
  return files.flatMap(({ paths }) => paths);
}
