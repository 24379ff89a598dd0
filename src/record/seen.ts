import type { Config } from '../config/config.ts';
import type { PullRequest, SiteRecord } from './site.ts';
import type { PaperId } from '../papers/paper.ts';
import { boxesIn } from './boxes.ts';

/**
 * What the repository says of a paper: on base; in the open digest; or in a digest that was closed
 * or merged without it.
 */
export type Standing = 'posted' | 'pending' | 'declined';

/** Where this run's papers go. */
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

/**
 * The digest that is open, or what an interrupted run left of one, or the name for a fresh one.
 * A branch whose pull request is closed or merged is spent: whatever it holds stays as it is, and
 * the next name (`…-2`) is taken, so that nothing ever has to be overwritten.
 *
 * So is one whose pull request is against another base.
 *
 * @param name as from digestName
 * @param base the branch that pull requests are opened against
 */
export function digestIn({ branches, pulls }: SiteRecord, name: string, base: string): Digest {
  const open = pulls.find(
    (pull) => isOpenHere(pull, base) && branches.has(pull.head) && isNumbered(pull.head, name),
  );
  if (open !== undefined) return digestOf(open, branches);
  for (let n = 1; ; n++) {
    const branch = n === 1 ? name : `${name}-${n}`;
    const tip = branches.get(branch);
    if (tip === undefined) return { branch };
    // A run that was cut off between its commit and its pull request leaves a tip that no pull request had.
    if (!pulls.some((pull) => pull.head === branch)) return { branch, tip };
  }
}

/** Whether a pull request is open against a base branch. */
export function isOpenHere(pull: Pick<PullRequest, 'state' | 'base'>, base: string): boolean {
  return pull.state === 'open' && pull.base === base;
}

/** A digest by its pull request. */
export function digestOf(pull: PullRequest, branches: ReadonlyMap<string, string>): Digest {
  const tip = branches.get(pull.head);
  return { branch: pull.head, pull, ...(tip !== undefined && { tip }) };
}

/** The name itself, or with a number behind it. */
function isNumbered(branch: string, name: string): boolean {
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

/**
 * The record: every paper that a path on base or on a digest branch names, or that a digest pull
 * request lists.
 *
 * @param onBranch papers on the digest branch, as it will be once reviewers' decisions are carried out
 * @param digest the pull request of that branch, if it is open: its other papers were refused
 */
export function seenIn(
  onBase: Iterable<PaperId>,
  onBranch: ReadonlySet<PaperId>,
  pulls: readonly PullRequest[],
  digest?: PullRequest,
): Map<PaperId, Standing> {
  const seen = new Map<PaperId, Standing>();
  for (const { body } of pulls) for (const { id } of boxesIn(body)) seen.set(id, 'declined');
  // One that is open has the last word.
  for (const pull of pulls) {
    if (pull.state === 'closed') continue;
    for (const { id, ticked } of boxesIn(pull.body)) {
      // Other digests that are open (one a day) are taken by their boxes.
      const pending = pull.number === digest?.number ? onBranch.has(id) : ticked;
      seen.set(id, pending ? 'pending' : 'declined');
    }
  }
  for (const id of onBranch) seen.set(id, 'pending');
  for (const id of onBase) seen.set(id, 'posted');
  return seen;
}

/** The papers that a digest pull request lists. */
export function listedIn(body: string): PaperId[] {
  return boxesIn(body).map(({ id }) => id);
}
