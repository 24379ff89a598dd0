import type { Person } from './git/history.ts';
import { Repository } from './git/repository.ts';
import { Rate } from './rate.ts';
import { type Place, numberOf } from './shapes/place.ts';
import type { Files } from './people.ts';
import { type PullState, STRANGER } from './shapes/pull.ts';
import type { RepositoryState } from './shapes/repository.ts';

type Access = 'none' | 'read' | 'write';

/** What one person is to the repository. */
export interface Standing {
  /** The legacy base role ("Get repository permissions for a user"). */
  readonly permission: 'admin' | 'write' | 'read' | 'none';
  /**
   * As the token sees it: a private member of the organisation comes as CONTRIBUTOR or NONE to
   * GITHUB_TOKEN and in every event (windmill#9958, triagebot#2094, databricks-sql-python#869), and
   * so does a stranger of whom one typo fix was merged.
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
  /** The one token that is accepted. */
  readonly token: string;
  readonly defaultBranch?: string;
  /** Files of the first commit; with `empty` there is none. */
  readonly files?: Files;
  readonly empty?: boolean;
  readonly archived?: boolean;
  readonly private?: boolean;
  readonly permissions?: Permissions;
  /** The setting "Allow GitHub Actions to create and approve pull requests". */
  readonly actionsMayCreatePulls?: boolean;
  /** `/api/v3` on GitHub Enterprise Server. */
  readonly pathPrefix?: string;
  /** How many entries a recursive listing holds at most; GitHub's is 100,000. */
  readonly treeLimit?: number;
  /** Requests an hour; a workflow's token has 1,000 for a repository. */
  readonly rateLimit?: number;
  readonly labels?: readonly string[];
  /** Who may be asked for a review, or be assigned; they may write. */
  readonly collaborators?: readonly string[];
  readonly teams?: readonly string[];
  /** By login; all others may read, but for the owner, the collaborators and `reviewer`. */
  readonly people?: Readonly<Record<string, Standing>>;
  /** A token that may write workflow files; the default one never may. */
  readonly mayWriteWorkflows?: boolean;
  /** Branches that change by pull request only. */
  readonly protectedBranches?: readonly string[];
  /** The clock's first instant. It moves on by a second with each thing that happens. */
  readonly now?: string;
  /** How long every answer takes. */
  readonly latencyMs?: number;
}

/** A ref that was moved by force. */
export interface ForcedUpdate {
  readonly ref: string;
  readonly from: string;
  readonly to: string;
}

/** Whom a workflow's token acts as, and the address that GitHub signs with for it. */
export const BOT = 'github-actions[bot]';
const BOT_EMAIL = '41898282+github-actions[bot]@users.noreply.github.com';

/** Who does what the emulator is not told the name for. */
export const SOMEBODY = 'reviewer';

const ALL: Permissions = { contents: 'write', pullRequests: 'write', issues: 'write' };

/** A repository and its pull requests, and what GitHub does with them by itself. */
export class State {
  readonly git = new Repository();
  readonly pulls: PullState[] = [];
  readonly collaborators: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
  readonly protected: ReadonlySet<string>;
  readonly rate: Rate;
  /** Changes when the branch is renamed. */
  defaultBranch: string;
  /** Change when the repository is renamed or moved; its number stays. */
  owner: string;
  name: string;
  readonly id: number;
  /** Names that it had before, in small letters. */
  readonly formerNames = new Set<string>();
  readonly permissions: Permissions;
  /** Commits made through the API without an author: GitHub signs those. */
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

  /** Something happens: its instant is no other's. */
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

  /** A label as it is written here: names differ by more than case. */
  knownLabel(name: string): string | undefined {
    return this.#labels.get(name.toLowerCase());
  }

  /** The label of that name, made if need be. */
  label(name: string): string {
    const known = this.knownLabel(name) ?? name;
    this.#labels.set(name.toLowerCase(), known);
    return known;
  }

  /** What somebody is to the repository. */
  standing(login: string): Required<Standing> {
    const named = this.options.people?.[login];
    const mayWrite = login === this.owner || login === SOMEBODY || this.collaborators.has(login);
    return {
      permission: mayWrite ? 'write' : 'read',
      association: login === this.owner ? 'OWNER' : login === STRANGER ? 'NONE' : 'CONTRIBUTOR',
      ...named,
    };
  }

  /** Its name or its owner's changed, or it was given to another. */
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

  openPull(said: {
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
      ...said,
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
   * Opens a pull request again. Its branch has to be where it was left, or further on: GitHub takes
   * no other for the same ("state cannot be changed", as its answers say).
   *
   * @returns what is in the way, if anything is
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

  /** Where a pull request's branch is now. A fork's stays where it was. */
  tipOf({ head, headOwner, headSha }: PullState): string | undefined {
    return headOwner === this.owner ? this.git.tip(head) : headSha;
  }

  /**
   * What GitHub does when a branch moved or went: an open pull request follows its branch, is closed
   * when that or its base is gone, and is merged when base has reached its commits ("About pull
   * request merges", indirect merges).
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

/** Where a repository is, for machines and for people. */
export function placeOf({ owner, name, id, options }: State, origin: string): Place {
  return { api: origin + (options.pathPrefix ?? ''), web: origin, owner, name, id };
}
