import type { Config } from '../config/config.ts';
import type { Notice } from '../log.ts';
import type { SiteFiles } from '../site/site-files.ts';
import type { Attached, Plan } from './plan.ts';

export interface PullRequest {
  readonly number: number;
  readonly url: string;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  /** The branches. */
  readonly head: string;
  /** The last commit of the head that the pull request had. */
  readonly headSha: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly attached: Attached;
}

/** A branch's files at an earlier commit. */
export interface Snapshot extends Pick<SiteFiles, 'read'> {
  /** Path -> id of its blob. */
  readonly blobs: ReadonlyMap<string, string>;
  /** The message of the commit that followed. */
  readonly message: string;
}

export interface Commit {
  readonly sha: string;
  readonly message: string;
  /** ISO 8601 in UTC. */
  readonly date: string;
}

/** Pull requests, commits and branches of earlier runs. */
export interface SiteRecord {
  /** All branches of the repository: name -> tip. */
  readonly branches: ReadonlyMap<string, string>;
  /** Digest pull requests, newest first: ours, and those of other workflows. */
  readonly pulls: readonly PullRequest[];
  /** Digest branches that were not updated for long and that no run continues. */
  readonly spent?: ReadonlySet<string>;
  /** Commits of the base branch since a decision can still matter, on all parents, newest first. */
  readonly commits: readonly Commit[];
  /** Data that could not be read, for the log. */
  readonly notices: readonly Notice[];
}

/** The commits of a branch that base does not have. */
export interface BranchChanges {
  /** The commit that both have in common. */
  readonly fork: string;
  /** The branch's own commits, oldest first; the first 250. */
  readonly commits: readonly Commit[];
}

/** The result of a plan. `moved`: someone else wrote in between, so read again and plan again. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly commit?: string;
      readonly pull?: Pick<PullRequest, 'number' | 'url'>;
      readonly notices: readonly Notice[];
    }
  | { readonly kind: 'moved' };

/** Which digests a run has to know of. */
export interface RecordQuery {
  /** The `branch` input: digests are on it, or on it with a day or a number behind. */
  readonly branch: string;
  /** Digests of other workflows count too, if they are against the same branch. */
  readonly base: Pick<SiteFiles, 'branch' | 'commit'>;
  /** An instant: pull requests and commits from before it are not needed. */
  readonly since: string;
  /** With `off` the token need not be allowed to read pull requests. */
  readonly pullRequest: Config['pullRequest'];
}

export interface Site {
  /** Address of the repository's web page: `https://github.com/owner/name`; absent for a folder. */
  readonly url?: string;
  /**
   * @param at absent branch: the default one; with a commit, that commit of it
   * @throws RunFailure, a code for each reason
   */
  files(at: { readonly branch?: string; readonly commit?: string }): Promise<SiteFiles>;
  record(query: RecordQuery): Promise<SiteRecord>;
  /** The same data from further back, only for look-ups: `record` decides what is written. */
  earlier(query: RecordQuery): Promise<Pick<SiteRecord, 'pulls' | 'commits'>>;
  /** The commits before one, newest first, along first parents. */
  history(commit: string): AsyncIterable<Snapshot>;
  /** @param at two commits */
  changes(at: { readonly base: string; readonly tip: string }): Promise<BranchChanges>;
  /** Finds out whether one may write here. @throws RunFailure with the permission that is missing */
  prove(): Promise<void>;
  carryOut(plan: Plan): Promise<Outcome>;
}

/** A pull request whose text a person with write access edited. */
export interface EditedPull {
  readonly number: number;
  readonly head: string;
  /** The text before it was edited; absent where it is not known. */
  readonly before?: string;
}

/** The outcome of a run without changes, or of a dry run. */
export const NOTHING_WRITTEN = { kind: 'done', notices: [] } as const satisfies Outcome;
