import type { PullRequest } from './site.ts';

/** The changes of one commit. */
export interface CommitPlan {
  readonly message: string;
  /**
   * Path -> content: paths that do not exist yet, or a digest page that no person has changed since
   * we wrote it.
   */
  readonly files: ReadonlyMap<string, string>;
  /** Posts that a reviewer refused. */
  readonly removed: readonly string[];
  /** Path -> id of the blob that stood there: posts that a reviewer took back, as they were. */
  readonly restored: ReadonlyMap<string, string>;
}

/** Labels and people of a new pull request. Failures to set them are warnings. */
export interface Attached {
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly reviewers: readonly string[];
  readonly teamReviewers: readonly string[];
}

/** A pull request that does not exist yet. */
export interface NewPull {
  readonly base: string;
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
  readonly attached: Attached;
}

/** Everything that will be written: decided before anything is. */
export type Plan =
  | { readonly kind: 'nothing-new' }
  | {
      readonly kind: 'open';
      readonly branch: string;
      /** The commit to build on. */
      readonly onto: string;
      /** Whether the branch must be created. Otherwise it is moved forward. */
      readonly create: boolean;
      /** Absent when an interrupted run committed already and only the pull request is missing. */
      readonly commit?: CommitPlan;
      readonly pull: NewPull;
    }
  | {
      readonly kind: 'append';
      readonly branch: string;
      readonly onto: string;
      readonly commit?: CommitPlan;
      /** As it was read. If a person has edited it since, nothing is written before it is read again. */
      readonly pull: Pick<PullRequest, 'number' | 'url' | 'title' | 'body'>;
      /** Absent when the body stays as it is; the title changes only with it. */
      readonly body?: string;
      readonly title?: string;
      /** Present when the run that opened it was cut off before it got these. */
      readonly attached?: Attached;
    }
  /** Without a pull request, on the base branch. */
  | {
      readonly kind: 'commit';
      readonly branch: string;
      readonly onto: string;
      readonly commit: CommitPlan;
    };

/** The title of a plan's pull request, as it will be. */
export function pullTitle(plan: Extract<Plan, { kind: 'open' | 'append' }>): string {
  return plan.kind === 'append' ? (plan.title ?? plan.pull.title) : plan.pull.title;
}

export interface PlanInput {
  readonly base: { readonly branch: string; readonly commit: string };
  readonly digest: { readonly branch: string; readonly tip?: string; readonly pull?: PullRequest };
  /** Absent if this run changes no file. */
  readonly commit?: CommitPlan;
  /** The wanted pull request. */
  readonly pull: Omit<NewPull, 'base'>;
}

/** Returns the plan that brings a site to the wanted commit and pull request. */
export function planFor({ base, digest, commit, pull }: PlanInput): Plan {
  const { branch, tip } = digest;
  const committed = commit === undefined ? {} : { commit };
  if (digest.pull !== undefined && tip !== undefined) {
    const { number, url, title, body } = digest.pull;
    const changed =
      body === pull.body
        ? {}
        : { body: pull.body, ...(title !== pull.title && { title: pull.title }) };
    const unfinished = isUnfinished(digest.pull, pull.attached) ? { attached: pull.attached } : {};
    const all = { ...committed, ...changed, ...unfinished };
    if (Object.keys(all).length === 0) return { kind: 'nothing-new' };
    return { kind: 'append', branch, onto: tip, pull: { number, url, title, body }, ...all };
  }
  // A run was cut off before it opened a pull request for the branch: open it.
  if (commit === undefined && pull.body === '') return { kind: 'nothing-new' };
  return {
    kind: 'open',
    branch,
    onto: tip ?? base.commit,
    create: tip === undefined,
    ...committed,
    pull: { ...pull, base: base.branch },
  };
}

/** Maximum time from the opening of a pull request to the last request that completes it. */
const OPENING_MS = 60_000;

/**
 * Tells whether the run that opened a pull request was cut off before it set labels and people.
 * Then they are missing and the pull request was not updated since its opening. After an update, a
 * person may have removed them.
 */
function isUnfinished(pull: PullRequest, wanted: Attached): boolean {
  if (Date.parse(pull.updatedAt) - Date.parse(pull.createdAt) > OPENING_MS) return false;
  const parts = ['labels', 'assignees', 'reviewers', 'teamReviewers'] as const;
  return parts.some((part) => {
    const there = new Set(pull.attached[part].map((name) => name.toLowerCase()));
    return wanted[part].some((name) => !there.has(name.toLowerCase()));
  });
}
