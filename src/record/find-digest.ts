import type { Config } from '../config/config.ts';
import type { Notice } from '../log.ts';
import { idsInPath } from '../papers/paper.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { readMessage } from './commit-message.ts';
import { type Digest, digestName, digestPlaces, isCutOff, isDigestBranch } from './digest.ts';
import { horizonOf } from './horizon.ts';
import type { Site, SiteRecord } from './site.ts';

type Settings = Pick<Config, 'branch' | 'pullRequest' | 'lookbackDays'>;

/** Whether no earlier digest was found, so that write access of the token is unproven. */
export function isFirstRun(
  { branches, pulls, commits }: SiteRecord,
  { branch }: Settings,
  { paths }: SiteFiles,
): boolean {
  return (
    pulls.length === 0 &&
    ![...branches.keys()].some((name) => isDigestBranch(name, branch)) &&
    !paths.some((path) => idsInPath(path).length > 0) &&
    !commits.some((commit) => readMessage(commit).papers.length > 0)
  );
}

/** Reads the record of earlier runs within the horizon. */
export function recordOf(
  site: Site,
  config: Settings,
  base: SiteFiles,
  now: Date,
): Promise<SiteRecord> {
  const { branch, pullRequest } = config;
  return site.record({ branch, pullRequest, base, since: horizonOf(config, now).decided });
}

/** Returns the open digest, the branch of a run that was cut off, or a name for a new branch. */
export async function findDigest(
  site: Site,
  record: SiteRecord,
  config: Settings,
  base: SiteFiles,
  { day, now }: { readonly day: string; readonly now: Date },
): Promise<{ digest: Digest; notices: Notice[] }> {
  const name = digestName(config, day);
  const { pulls } = record;
  const { open, loose, free } = digestPlaces(record, name, base.branch);
  if (open !== undefined) return { digest: open, notices: [] };
  const since = horizonOf(config, now).decided;
  // A run is cut off at most on a branch that was just made: the first free name, or the next.
  for (const { branch, tip } of [...new Set([...loose.slice(0, 1), ...loose.slice(-1)])]) {
    const changes = await site.changes({ base: base.commit, tip });
    if (isCutOff(changes, pulls, since)) return { digest: { branch, tip }, notices: [] };
  }
  const taken = loose.find(({ branch }) => branch === name);
  const isForeign = taken !== undefined && !pulls.some(({ head }) => head === name);
  return {
    digest: { branch: free },
    notices: isForeign
      ? [
          {
            about: `branch ${name}`,
            text: `it holds commits that are not Paperboy's, so the digest goes to ${free}. Name another branch with \`branch\``,
          },
        ]
      : [],
  };
}
