import { Git, type Person } from './git.ts';
import type { Place, PullState, RepositoryState } from './shapes.ts';

type Access = 'none' | 'read' | 'write';

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
  readonly files?: Readonly<Record<string, string>>;
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
  readonly labels?: readonly string[];
  readonly collaborators?: readonly string[];
  readonly protectedBranches?: readonly string[];
  /** The clock; it moves on by a second with each request. */
  readonly now?: string;
}

const BOT = 'github-actions[bot]';

/** A repository and its pull requests, and what people do to them. */
export class State {
  readonly git = new Git();
  readonly pulls: PullState[] = [];
  readonly labels: Set<string>;
  readonly collaborators: Set<string>;
  readonly protected: Set<string>;
  readonly defaultBranch: string;
  readonly permissions: Permissions;
  clock: Date;
  /** Commits made through the API without an author: GitHub signs those. */
  readonly signed = new Set<string>();

  constructor(readonly options: GitHubOptions) {
    this.labels = new Set(options.labels ?? ['bug', 'enhancement']);
    this.collaborators = new Set(options.collaborators ?? [options.owner]);
    this.protected = new Set(options.protectedBranches ?? []);
    this.defaultBranch = options.defaultBranch ?? 'main';
    this.permissions = options.permissions ?? {
      contents: 'write',
      pullRequests: 'write',
      issues: 'write',
    };
    this.clock = new Date(options.now ?? '2026-11-20T06:00:00Z');
    if (!options.empty)
      this.commitFiles(
        this.defaultBranch,
        options.files ?? { 'README.md': '# Site\n' },
        'first commit',
      );
  }

  tick(): string {
    this.clock = new Date(this.clock.getTime() + 1000);
    return this.clock.toISOString().replace('.000', '');
  }

  get isEmpty(): boolean {
    return this.git.refs('heads/').length === 0;
  }

  get botLogin(): string {
    return BOT;
  }

  person(login: string): Person {
    return {
      name: login,
      email: `${login.replace(/\W+/g, '-')}@users.noreply.github.test`,
      date: this.tick(),
    };
  }

  repositoryState(): RepositoryState {
    return {
      private: this.options.private ?? false,
      archived: this.options.archived ?? false,
      defaultBranch: this.defaultBranch,
      at: this.clock.toISOString().replace('.000', ''),
      openPulls: this.pulls.filter(({ state }) => state === 'open').length,
      mayPush: this.permissions.contents === 'write',
    };
  }

  pull(number: number): PullState {
    const found = this.pulls[number - 1];
    if (found === undefined) throw new Error(`there is no pull request ${number}`);
    return found;
  }

  /** What GitHub does by itself when a branch moves or goes: pull requests follow, or close. */
  afterPush(): void {
    for (const pull of this.pulls) {
      if (pull.state !== 'open' || pull.headOwner !== this.options.owner) continue;
      const tip = this.git.ref(`heads/${pull.head}`);
      if (tip === undefined) this.closePull(pull.number);
      else if (tip !== pull.headSha) {
        pull.headSha = tip;
        pull.updatedAt = this.tick();
      }
    }
  }

  // What people do. Each is real in git.

  /** Commits files to a branch, which is made from the default one if need be; null deletes one. */
  commitFiles(
    branch: string,
    files: Readonly<Record<string, string | null>>,
    message: string,
    login = 'reviewer',
  ): string {
    const tip = this.git.ref(`heads/${branch}`) ?? this.git.ref(`heads/${this.defaultBranch}`);
    const changes = Object.entries(files).map(([path, content]) =>
      content === null ? { path, mode: '100644', sha: null } : { path, mode: '100644', content },
    );
    const tree = this.git.tree(tip, changes);
    const by = this.person(login);
    const sha = this.git.commit(tree, tip === undefined ? [] : [tip], message, by, by);
    this.git.setRef(`heads/${branch}`, sha);
    this.afterPush();
    return sha;
  }

  closePull(number: number): void {
    const pull = this.pull(number);
    if (pull.state === 'closed') return;
    pull.state = 'closed';
    pull.closedAt = pull.updatedAt = this.tick();
  }

  reopenPull(number: number): void {
    const pull = this.pull(number);
    pull.state = 'open';
    pull.closedAt = null;
    pull.updatedAt = this.tick();
  }

  editPull(number: number, edit: { readonly title?: string; readonly body?: string }): void {
    Object.assign(this.pull(number), edit, { updatedAt: this.tick() });
  }

  deleteBranch(branch: string): void {
    this.git.deleteRef(`heads/${branch}`);
    this.afterPush();
  }

  /** Merges as the button does; the branch stays. @throws when git finds a conflict */
  mergePull(number: number, method: 'merge' | 'squash' | 'rebase'): string {
    const pull = this.pull(number);
    if (pull.state !== 'open') throw new Error('it is not open');
    const base = this.git.ref(`heads/${pull.base}`) ?? '';
    const tree =
      this.git.run(['merge-tree', '--write-tree', base, pull.headSha]).trim().split('\n')[0] ?? '';
    const by = this.person('reviewer');
    const merged =
      method === 'merge'
        ? this.git.commit(
            tree,
            [base, pull.headSha],
            `Merge pull request #${number}\n\n${pull.title}`,
            by,
            by,
          )
        : method === 'squash'
          ? this.git.commit(tree, [base], `${pull.title} (#${number})`, by, by)
          : this.#rebased(base, pull.headSha);
    this.git.setRef(`heads/${pull.base}`, merged);
    Object.assign(pull, { state: 'closed', merged: true, mergeCommit: merged });
    pull.closedAt = pull.mergedAt = pull.updatedAt = this.tick();
    return merged;
  }

  /** One by one onto base, merge commits left out: what only those bring is lost (facts: "Rebase and merge"). */
  #rebased(base: string, head: string): string {
    const commits = this.git
      .log(`${base}..${head}`)
      .filter(({ parents }) => parents.length === 1)
      .reverse();
    let onto = base;
    for (const { sha, parents, author, message } of commits) {
      const tree = this.git.tree(onto, this.git.changesOf(parents[0] ?? '', sha));
      onto = this.git.commit(tree, [onto], message, author, this.person('reviewer'));
    }
    return onto;
  }

  openPull(said: {
    title: string;
    body?: string | null;
    head: string;
    base: string;
    draft?: boolean;
    author?: string;
    headOwner?: string;
    headSha?: string;
  }): PullState {
    const at = this.tick();
    const pull: PullState = {
      number: this.pulls.length + 1,
      title: said.title,
      body: said.body ?? null,
      state: 'open',
      merged: false,
      draft: said.draft ?? false,
      author: said.author ?? 'reviewer',
      head: said.head,
      headOwner: said.headOwner ?? this.options.owner,
      headSha: said.headSha ?? this.git.ref(`heads/${said.head}`) ?? '',
      base: said.base,
      labels: [],
      assignees: [],
      reviewers: [],
      teams: [],
      createdAt: at,
      updatedAt: at,
      closedAt: null,
      mergedAt: null,
      mergeCommit: null,
    };
    this.pulls.push(pull);
    return pull;
  }
}

/** Where a repository is, for machines and for people. */
export function placeOf({ owner, name, pathPrefix = '' }: GitHubOptions, origin: string): Place {
  return { api: origin + pathPrefix, web: origin, owner, name };
}
