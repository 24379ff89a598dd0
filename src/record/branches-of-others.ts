import type { SiteFiles } from '../site/site-files.ts';
import { type Digest, isOpenHere } from './digest.ts';
import type { PullRequest, Site, SiteRecord } from './site.ts';

/** Each is a request. */
const MOST_BRANCHES = 10;

/** A digest and the files of its branch. */
export interface DigestBranch {
  readonly pull: PullRequest;
  readonly commit: string;
  readonly files: SiteFiles;
}

/** Returns the open digests besides one, of this workflow and of others. */
export function otherDigestsOf(
  { pulls }: Pick<SiteRecord, 'pulls'>,
  digest: Pick<Digest, 'branch'>,
  base: Pick<SiteFiles, 'branch'>,
): PullRequest[] {
  return pulls.filter((pull) => isOpenHere(pull, base.branch) && pull.head !== digest.branch);
}

/** Reads the branches of digests, ten at most. Leaves out digests whose branch was deleted. */
export async function branchesOf(
  site: Pick<Site, 'files'>,
  { branches }: Pick<SiteRecord, 'branches'>,
  pulls: readonly PullRequest[],
): Promise<DigestBranch[]> {
  const read = pulls
    .flatMap((pull) => {
      const commit = branches.get(pull.head);
      return commit === undefined ? [] : [{ pull, commit }];
    })
    .slice(0, MOST_BRANCHES)
    .map(async ({ pull, commit }) => ({
      pull,
      commit,
      files: await site.files({ branch: pull.head, commit }),
    }));
  return Promise.all(read);
}
