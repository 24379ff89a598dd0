import type { Config } from '../config/config.ts';
import type { BranchChanges, PullRequest, SiteRecord } from './site.ts';
import { readMessage } from './commit-message.ts';
import { newsInMessage } from './news-boxes.ts';

/** Branch and pull request for the papers of this run. */
export interface Digest {
  readonly branch: string;
  /** The branch's tip; absent when it has to be made. */
  readonly tip?: string;
  /** The open pull request of that branch; absent when it has to be opened. */
  readonly pull?: PullRequest;
}

/** The name that a run's digest branch begins with. */
export function digestName(
  { branch, pullRequest }: Pick<Config, 'branch' | 'pullRequest'>,
  date: string,
): string {
  return pullRequest === 'daily' ? `${branch}-${date}` : branch;
}

/** The digest that is open, or else where a new one may go. */
export interface DigestPlaces {
  readonly open?: Digest;
  /** Branches of that name whose tip no pull request has had: a run may have been cut off there. */
  readonly loose: readonly Required<Omit<Digest, 'pull'>>[];
  /** The first name that no branch has. */
  readonly free: string;
}

/**
 * Finds the digest to add to. A branch whose pull request is closed, merged or against another base
 * stays as it is, and the next name (`…-2`) is taken, so that nothing ever has to be overwritten.
 *
 * @param name as from digestName
 * @param base the branch that pull requests are opened against
 */
export function digestPlaces(
  { branches, pulls, spent }: Pick<SiteRecord, 'branches' | 'pulls' | 'spent'>,
  name: string,
  base: string,
): DigestPlaces {
  const open = pulls.find(
    (pull) => isOpenHere(pull, base) && branches.has(pull.head) && isNumbered(pull.head, name),
  );
  const loose: Required<Omit<Digest, 'pull'>>[] = [];
  for (let n = 1; ; n++) {
    const branch = n === 1 ? name : `${name}-${n}`;
    const tip = branches.get(branch);
    if (tip === undefined)
      return { ...(open && { open: digestOf(open, branches) }), loose, free: branch };
    if (spent?.has(branch)) continue;
    const known = pulls.filter(({ head }) => head === branch);
    if (!known.some(({ headSha, state }) => headSha === tip || state === 'open'))
      loose.push({ branch, tip });
  }
}

/**
 * Whether a branch was left by a run that was cut off before it opened a pull request: one of its
 * commits names papers or their news, and no pull request has had any of the commits.
 *
 * @param since an instant; pull requests that were not updated since then are not known
 */
export function isCutOff(
  { commits }: Pick<BranchChanges, 'commits'>,
  pulls: readonly PullRequest[],
  since: string,
): boolean {
  const had = new Set(pulls.map(({ headSha }) => headSha));
  const ours = commits.filter(
    (commit) => readMessage(commit).papers.length + newsInMessage(commit.message).length > 0,
  );
  return !commits.some(({ sha }) => had.has(sha)) && (ours.at(-1)?.date ?? '') >= since;
}

/** Whether a pull request is open against a base branch. */
export function isOpenHere(pull: Pick<PullRequest, 'state' | 'base'>, base: string): boolean {
  return pull.state === 'open' && pull.base === base;
}

/** Returns open digests that were opened before a given digest. */
export function olderDigests(
  { pulls, branches }: Pick<SiteRecord, 'pulls' | 'branches'>,
  { pull }: Pick<Digest, 'pull'>,
  base: string,
): PullRequest[] {
  return pulls.filter(
    (one) => isOpenHere(one, base) && branches.has(one.head) && one.number < (pull?.number ?? 0),
  );
}

/** A digest by its pull request. */
export function digestOf(pull: PullRequest, branches: ReadonlyMap<string, string>): Digest {
  const tip = branches.get(pull.head);
  return { branch: pull.head, pull, ...(tip !== undefined && { tip }) };
}

/** The name itself, or with a number behind it. */
export function isNumbered(branch: string, name: string): boolean {
  return (
    branch === name ||
    (branch.startsWith(`${name}-`) && /^\d+$/.test(branch.slice(name.length + 1)))
  );
}

/** Whether a branch is one of ours: the name, with a day or not, with a number or not. */
export function isDigestBranch(branch: string, name: string): boolean {
  const rest = branch.startsWith(name) ? branch.slice(name.length) : undefined;
  return rest !== undefined && /^(?:-\d{4}-\d\d-\d\d)?(?:-\d+)?$/.test(rest);
}
