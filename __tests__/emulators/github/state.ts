import type { Person } from './git/history.ts';
import { Repository } from './git/repository.ts';
import { Rate } from './rate.ts';
import { type Place, numberOf } from './shapes/place.ts';
import type { Files } from './people.ts';
import { type PullState, STRANGER } from './shapes/pull.ts';
import type { RepositoryState } from './shapes/repository.ts';

type Access = 'none' | 'read' | 'write';

/** Relation of a person to the repository. */
export interface Standing {
  /** The legacy base role ("Get repository permissions for a user"). */
  readonly permission: 'admin' | 'write' | 'read' | 'none';
  /**
   * Association as the token sees it. For GITHUB_TOKEN and in all events, a private member of the
   * organisation is CONTRIBUTOR or NONE (windmill#9958, triagebot#2094, databricks-sql-python#869).
   * So is a stranger with one merged typo fix.
   */
  readonly association?: 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'NONE';
}

export interface Permissions {
  readonly contents: Access;
  readonly pullRequests: Access;
  readonly issues: Access;
}

export interface GitHubOptions {
  readonly owner: string;
  readonly name: string;
  /** The only accepted token. */
  readonly token: string;
  readonly defaultBranch?: string;
  /** Files of the first commit. With `empty`, the repository has no commit. */
  readonly files?: Files;
  readonly empty?: boolean;
  readonly archived?: boolean;
  readonly private?: boolean;
  readonly permissions?: Permissions;
  /** The setting "Allow GitHub Actions to create and approve pull requests". */
  readonly actionsMayCreatePulls?: boolean;
  /** `/api/v3` on GitHub Enterprise Server. */
  readonly pathPrefix?: string;
  /** Maximum number of entries in a recursive listing; 100,000 on GitHub. */
  readonly treeLimit?: number;
  /** Requests per hour. A workflow's token has 1,000 for a repository. */
  readonly rateLimit?: number;
  readonly labels?: readonly string[];
  /** Users with write access, who may be requested as reviewers or assigned. */
  readonly collaborators?: readonly string[];
  readonly teams?: readonly string[];
  /**
   * By login. Default: read access; write access for the owner, the collaborators and `reviewer`.
   */
  readonly people?: Readonly<Record<string, Standing>>;
  /** Whether the token may write workflow files. A workflow's own token never may. */
  readonly mayWriteWorkflows?: boolean;
  /** Branches that only pull requests may change. */
  readonly protectedBranches?: readonly string[];
  /** Start of the clock, which advances by a second with each event. */
  readonly now?: string;
  /** Delay of every answer. */
  readonly latencyMs?: number;
}

/** A forced update of a ref. */
export interface ForcedUpdate {
  readonly ref: string;
  readonly from: string;
  readonly to: string;
}

/** User of a workflow's token, and its address in commits that GitHub signs. */
export const BOT = 'github-actions[bot]';
const BOT_EMAIL = '41898282+github-actions[bot]@users.noreply.github.com';

/** Default login for actions of people. */
export const REVIEWER = 'reviewer';

const ALL: Permissions = { contents: 'write', pullRequests: 'write', issues: 'write' };

/** A repository and its pull requests, with GitHub's automatic changes to them. */
export class State {
  readonly git = new Repository();
  readonly pulls: PullState[] = [];
  readonly collaborators: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
  readonly protected: ReadonlySet<string>;
  readonly rate: Rate;
  /** Name of the default branch. Changes when the branch is renamed. */
  defaultBranch: string;
  /**
   * Owner and name. They change when the repository is renamed or transferred; its number does not.
   */
  owner: string;
  name: string;
  readonly id: number;
  /** Earlier names of the repository, in lower case. */
  readonly formerNames = new Set<string>();
  readonly permissions: Permissions;
  /** Commits made through the API without an author, which GitHub signs. */
  readonly signed = new Set<string>();
  readonly forced: ForcedUpdate[] = [];
  readonly #labels = new Map<string, string>();
  #clock: Date;

  constructor(readonly options: GitHubOptions) {
    this.rate = new Rate(options.rateLimit);
    this.owner = options.owner;
    this.name = options.name;
    this.id = numberOf(`${options.owner}/${options.name}`);
    this.collaborators = new Set(options.collaborators ?? [options.owner]);
    this.teams = new Set(options.teams ?? []);
    this.protected = new Set(options.protectedBranches ?? []);
    this.defaultBranch = options.defaultBranch ?? 'main';
    this.permissions = options.permissions ?? ALL;
    this.#clock = new Date(options.now ?? '2026-11-20T06:00:00Z');
    for (const name of options.labels ?? ['bug', 'enhancement']) this.label(name);
  }

  get now(): string {
    return this.#clock.toISOString().replace('.000', '');
  }

  set now(instant: string) {
    this.#clock = new Date(instant);
  }

  /** Advances the clock, so that each event has its own time. Returns the time. */
  tick(): string {
    this.#clock = new Date(this.#clock.getTime() + 1000);
    return this.now;
  }

  get isEmpty(): boolean {
    return this.git.refs.matching('heads/').length === 0;
  }

  get labels(): string[] {
    return [...this.#labels.values()];
  }

  /** Returns the existing label of a name, which may differ in case. */
  knownLabel(name: string): string | undefined {
    return this.#labels.get(name.toLowerCase());
  }

  /** Returns the label of a name, and creates it if needed. */
  label(name: string): string {
    const existing = this.knownLabel(name) ?? name;
    this.#labels.set(name.toLowerCase(), existing);
    return existing;
  }

  /** Returns the permission and association of a user. */
  standing(login: string): Required<Standing> {
    const named = this.options.people?.[login];
    const mayWrite = login === this.owner || login === REVIEWER || this.collaborators.has(login);
    return {
      permission: mayWrite ? 'write' : 'read',
      association: login === this.owner ? 'OWNER' : login === STRANGER ? 'NONE' : 'CONTRIBUTOR',
      ...named,
    };
  }

  /** Changes the name or owner of the repository. */
  rename(owner: string, name: string): void {
    this.formerNames.add(`${this.owner}/${this.name}`.toLowerCase());
    for (const pull of this.pulls) if (pull.headOwner === this.owner) pull.headOwner = owner;
    this.owner = owner;
    this.name = name;
    this.formerNames.delete(`${owner}/${name}`.toLowerCase());
  }

  person(login: string): Person {
    const email = login === BOT ? BOT_EMAIL : `${login}@users.noreply.github.com`;
    return { name: login, email, date: this.tick() };
  }

  repositoryState(): RepositoryState {
    return {
      private: this.options.private ?? false,
      archived: this.options.archived ?? false,
      defaultBranch: this.defaultBranch,
      at: this.now,
      openPulls: this.pulls.filter(({ state }) => state === 'open').length,
      mayPush: this.permissions.contents === 'write',
    };
  }

  openPull(fields: {
    readonly title: string;
    readonly body: string | null;
    readonly draft: boolean;
    readonly author: string;
    readonly head: string;
    readonly headOwner: string;
    readonly headSha: string;
    readonly base: string;
  }): PullState {
    const at = this.tick();
    const pull: PullState = {
      ...fields,
      number: this.pulls.length + 1,
      state: 'open',
      merged: false,
      labels: [],
      assignees: [],
      reviewers: [],
      teams: [],
      createdAt: at,
      updatedAt: at,
      closedAt: null,
      mergedAt: null,
      mergedBy: null,
      mergeCommit: null,
    };
    this.pulls.push(pull);
    return pull;
  }

  close(pull: PullState): void {
    pull.state = 'closed';
    pull.closedAt = pull.updatedAt = this.tick();
  }

  merge(pull: PullState, commit: string, login: string): void {
    this.close(pull);
    Object.assign(pull, {
      merged: true,
      mergedAt: pull.closedAt,
      mergedBy: login,
      mergeCommit: commit,
    });
  }

  /**
   * Reopens a pull request. Its branch must have the old head commit or a descendant of it
   * (GitHub's answer: "state cannot be changed").
   *
   * @returns the reason why it cannot be reopened, if any
   */
  reopen(pull: PullState): string | undefined {
    const tip = this.tipOf(pull);
    if (pull.merged) return 'The pull request is merged.';
    if (tip === undefined) return `The ${pull.head} branch has been deleted.`;
    if (!this.git.history.isAncestor(pull.headSha, tip))
      return `The ${pull.head} branch was force-pushed or recreated.`;
    if (this.openPullFor(pull) !== undefined)
      return `There is already an open pull request from ${pull.headOwner}:${pull.head} to ${pull.base}.`;
    Object.assign(pull, { state: 'open', closedAt: null, headSha: tip, updatedAt: this.tick() });
    return undefined;
  }

  openPullFor(of: Pick<PullState, 'head' | 'headOwner' | 'base'>): PullState | undefined {
    return this.pulls.find(
      ({ state, head, headOwner, base }) =>
        state === 'open' && head === of.head && headOwner === of.headOwner && base === of.base,
    );
  }

  /** Returns the tip of a pull request's branch. The branch of a fork never moves. */
  tipOf({ head, headOwner, headSha }: PullState): string | undefined {
    return headOwner === this.owner ? this.git.tip(head) : headSha;
  }

  /**
   * Updates open pull requests after a branch moved or was deleted: the head follows its branch, a
   * pull request without a head or base branch is closed, and one whose commits are on base is
   * merged ("About pull request merges", indirect merges).
   */
  afterPush(login: string): void {
    for (const pull of this.pulls) {
      if (pull.state === 'closed') continue;
      const tip = this.tipOf(pull);
      const base = this.git.tip(pull.base);
      if (tip === undefined || base === undefined) {
        this.close(pull);
        continue;
      }
      if (tip !== pull.headSha) {
        pull.headSha = tip;
        pull.updatedAt = this.tick();
      }
      if (this.git.history.isAncestor(tip, base)) this.merge(pull, base, login);
    }
  }
}

/** Returns the addresses of a repository. */
export function placeOf({ owner, name, id, options }: State, origin: string): Place {
  return { api: origin + (options.pathPrefix ?? ''), web: origin, owner, name, id };
}
