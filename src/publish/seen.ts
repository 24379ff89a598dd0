import type { PullRequest, SiteRecord } from '../edges.ts';
import { type PaperId, idsInPath, parsePaperRef } from '../papers/paper.ts';

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

/**
 * The digest that is open, or what an interrupted run left of one, or the name for a fresh one.
 * A branch whose pull request is closed or merged is spent: whatever it holds stays as it is, and
 * the next name (`…-2`) is taken, so that nothing ever has to be overwritten.
 *
 * @param name the `branch` input
 */
export function digestIn({ branches, pulls }: SiteRecord, name: string): Digest {
  const open = pulls.find((pull) => pull.state === 'open' && branches.has(pull.head));
  if (open !== undefined) return { branch: open.head, pull: open, ...tipOf(branches, open.head) };
  for (let n = 1; ; n++) {
    const branch = n === 1 ? name : `${name}-${n}`;
    const tip = branches.get(branch);
    if (tip === undefined) return { branch };
    // A run that was cut off between its commit and its pull request leaves a tip that no pull request had.
    if (!pulls.some((pull) => pull.head === branch)) return { branch, tip };
  }
}

function tipOf(branches: ReadonlyMap<string, string>, branch: string): { tip?: string } {
  const tip = branches.get(branch);
  return tip === undefined ? {} : { tip };
}

/** Whether a branch is one of ours: the name itself, or with a number behind it. */
export function isDigestBranch(branch: string, name: string): boolean {
  return (
    branch === name ||
    (branch.startsWith(`${name}-`) && /^\d+$/.test(branch.slice(name.length + 1)))
  );
}

/**
 * The record: every paper that a path on base or on the digest branch names, or that a digest pull
 * request lists.
 */
export function seenIn(
  basePaths: readonly string[],
  branchPaths: readonly string[],
  pulls: readonly PullRequest[],
): Map<PaperId, Standing> {
  const seen = new Map<PaperId, Standing>();
  for (const { state, body } of pulls) {
    for (const id of listedIn(body)) if (state === 'closed') seen.set(id, 'declined');
  }
  const onBranch = new Set(branchPaths.flatMap(idsInPath));
  for (const { state, body } of pulls) {
    if (state === 'closed') continue;
    for (const id of listedIn(body)) seen.set(id, onBranch.has(id) ? 'pending' : 'declined');
  }
  for (const id of onBranch) seen.set(id, 'pending');
  for (const id of basePaths.flatMap(idsInPath)) seen.set(id, 'posted');
  return seen;
}

const TASK_LINE =
  /^[ \t]*[-*+][ \t]+\[[ xX]\][ \t].*?\]\((?<link>https?:\/\/arxiv\.org\/abs\/[^)\s]+)\)/gm;

/**
 * The papers that a digest pull request lists: one task-list line each, which holds the paper's
 * arXiv link (CONTRACT, "What is promised", 2). Links elsewhere in the body are talk.
 */
export function listedIn(body: string): PaperId[] {
  return [...body.matchAll(TASK_LINE)]
    .map(({ groups }) => parsePaperRef(groups?.['link'] ?? '')?.id)
    .filter((id) => id !== undefined);
}
