import type { PullRequest } from '../edges.ts';

/** Files to add, as one commit. */
export interface CommitPlan {
  readonly message: string;
  /** Path -> content: paths that do not exist yet, or a digest page that nobody changed since we wrote it. */
  readonly files: ReadonlyMap<string, string>;
}

/** A pull request that does not exist yet. */
export interface NewPull {
  readonly base: string;
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
  readonly labels: readonly string[];
}

/** Everything that will be written: decided before anything is. */
export type Plan =
  | { readonly kind: 'nothing-new' }
  | {
      readonly kind: 'open';
      readonly branch: string;
      /** The commit to build on. */
      readonly onto: string;
      /** Whether the branch has to be made; else it is moved forward. */
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
      readonly pull: Pick<PullRequest, 'number' | 'url' | 'title'>;
      readonly body: string;
    };

export interface PlanInput {
  readonly base: { readonly branch: string; readonly commit: string };
  readonly digest: { readonly branch: string; readonly tip?: string; readonly pull?: PullRequest };
  /** Absent when this run adds no file. */
  readonly commit?: CommitPlan;
  /** The pull request as it should read. */
  readonly pull: Omit<NewPull, 'base'>;
  /** How many papers that lists which the pull request does not list yet. */
  readonly newlyListed: number;
}

/** What to do, from what is there and what should be. */
export function planFor({ base, digest, commit, pull, newlyListed }: PlanInput): Plan {
  const { branch, tip } = digest;
  if (commit === undefined && newlyListed === 0) return { kind: 'nothing-new' };
  const committed = commit === undefined ? {} : { commit };
  if (digest.pull !== undefined && tip !== undefined) {
    const { number, url, title } = digest.pull;
    return {
      kind: 'append',
      branch,
      onto: tip,
      ...committed,
      pull: { number, url, title },
      body: pull.body,
    };
  }
  const opening = { ...pull, base: base.branch };
  return {
    kind: 'open',
    branch,
    onto: tip ?? base.commit,
    create: tip === undefined,
    ...committed,
    pull: opening,
  };
}
