import type { PullState } from './shapes/pull.ts';
import { LONGEST } from './api/pulls.ts';
import { REVIEWER, type State } from './state.ts';
import type { TreeChange } from './git/objects.ts';

/**
 * Text of a file, the target of a symbolic link, or the commit of a submodule; null deletes the
 * path.
 */
export type FileContent =
  string | { readonly link: string } | { readonly submodule: string } | null;

export type Files = Readonly<Record<string, FileContent>>;

/** Actions of people in the repository. All of them change the git repository. */
export interface People {
  /**
   * Commits files to a branch, and creates it from the default branch if needed. Returns the
   * commit.
   */
  commitFiles(branch: string, files: Files, message: string, login?: string): string;
  /**
   * Opens a pull request from a branch of the repository or of a fork. Commits the files to it
   * first.
   */
  createPull(fields: {
    readonly title: string;
    readonly body?: string | null;
    readonly head: string;
    readonly base?: string;
    readonly draft?: boolean;
    readonly author?: string;
    /** Owner of the fork that has the branch. */
    readonly fork?: string;
    readonly files?: Files;
  }): PullState;
  /**
   * Merges like the button on GitHub, keeps the branch, returns the commit. @throws on a conflict
   */
  mergePull(number: number, method: 'merge' | 'squash' | 'rebase'): string;
  closePull(number: number): void;
  /** @throws if GitHub refuses */
  reopenPull(number: number): void;
  /**
   * Edits as on the web, where a text area sends lines with CRLF and GitHub stores them (HTML
   * standard, "constructing entry list"; seen in bodies after a box was ticked).
   *
   * @throws if the text is then too long
   */
  editPull(number: number, edit: { readonly title?: string; readonly body?: string }): void;
  deleteBranch(branch: string): void;
  createLabel(name: string): void;
  /** Renames the repository, its owner, or both. */
  renameRepository(owner: string, name: string): void;
  /**
   * "Renaming a branch": open pull requests follow, closed ones keep the old name. The default
   * branch stays the default under its new name.
   */
  renameBranch(from: string, to: string): void;
}

export function peopleOf(state: State): People {
  const { git } = state;
  const { history, objects, refs } = git;

  function pullOf(number: number): PullState {
    const found = state.pulls[number - 1];
    if (found === undefined) throw new Error(`pull request ${number} does not exist`);
    return found;
  }

  function committed(onto: string | undefined, files: Files, message: string, login: string) {
    const changes = Object.entries(files).map(([path, content]) => changeOf(path, content));
    const tree = objects.tree(onto && history.commit(onto).tree, changes);
    const by = state.person(login);
    return history.create(tree, onto === undefined ? [] : [onto], message, by, by).sha;
  }

  function commitFiles(branch: string, files: Files, message: string, login = REVIEWER): string {
    const onto = git.tip(branch) ?? git.tip(state.defaultBranch);
    const sha = committed(onto, files, message, login);
    refs.set(`heads/${branch}`, sha);
    state.afterPush(login);
    return sha;
  }

  /** Returns the tree of a three-way merge. @throws on a conflict */
  function mergedTree(ours: string, theirs: string): string {
    const trees = [ours, theirs, history.mergeBase(ours, theirs)].map(
      (sha) => sha && history.commit(sha).tree,
    );
    const [own, other, fork] = trees;
    // If one side changed nothing, the result is the other side.
    if (fork !== undefined && fork === own) return other ?? '';
    if (fork !== undefined && fork === other) return own ?? '';
    const out = git.program.run(['merge-tree', '--write-tree', '--no-messages', ours, theirs]);
    return out.trim();
  }

  /** Rebases commits one by one. Drops merge commits, and changes that only they have. */
  function rebased(base: string, head: string): string {
    const kept = history.log(head, base).filter(({ parents }) => parents.length === 1);
    let onto = base;
    for (const { sha, tree, parents, author, message } of kept.reverse()) {
      const alone = (of: string, ...on: string[]) => history.create(of, on, '', author, author).sha;
      // Give the commit's parent no parents of its own, so that it is the base of this merge.
      const from = alone(history.commit(parents[0] ?? sha).tree);
      const ours = alone(history.commit(onto).tree, from);
      const replayed = mergedTree(ours, alone(tree, from));
      onto = history.create(replayed, [onto], message, author, state.person(REVIEWER)).sha;
    }
    return onto;
  }

  function mergePull(number: number, method: 'merge' | 'squash' | 'rebase'): string {
    const pull = pullOf(number);
    if (pull.state !== 'open') throw new Error(`pull request ${number} is not open`);
    const { title, head, headOwner, headSha } = pull;
    const base = git.tip(pull.base) ?? '';
    const commit = (parents: string[], message: string) => {
      const by = state.person(REVIEWER);
      return history.create(mergedTree(base, headSha), parents, message, by, by).sha;
    };
    const ways = {
      merge: () =>
        commit(
          [base, headSha],
          `Merge pull request #${number} from ${headOwner}/${head}\n\n${title}`,
        ),
      squash: () => commit([base], `${title} (#${number})`),
      rebase: () => rebased(base, headSha),
    };
    const merged = ways[method]();
    refs.set(`heads/${pull.base}`, merged);
    state.merge(pull, merged, REVIEWER);
    state.afterPush(REVIEWER);
    return merged;
  }

  return {
    commitFiles,
    mergePull,
    createPull({ title, body = null, head, fork, files, draft = false, ...rest }) {
      const base = rest.base ?? state.defaultBranch;
      const author = rest.author ?? fork ?? REVIEWER;
      const number = state.pulls.length + 1;
      let headSha = git.tip(head);
      if (fork !== undefined) {
        headSha = committed(git.tip(base), files ?? { 'fork.md': '' }, title, author);
        // Only this ref makes a fork's commits available in the repository.
        refs.set(`pull/${number}/head`, headSha);
      } else if (files !== undefined) headSha = commitFiles(head, files, title, author);
      if (headSha === undefined) throw new Error(`branch ${head} does not exist`);
      const headOwner = fork ?? state.owner;
      return state.openPull({ title, body, draft, author, head, headOwner, headSha, base });
    },
    closePull(number) {
      const pull = pullOf(number);
      if (pull.state === 'open') state.close(pull);
    },
    reopenPull(number) {
      const pull = pullOf(number);
      const problem = pull.state === 'open' ? undefined : state.reopen(pull);
      if (problem !== undefined) throw new Error(problem);
    },
    editPull(number, edit) {
      const stored = edit.body?.replace(/\r?\n/g, '\r\n');
      if ([...(stored ?? '')].length > LONGEST.body) throw new Error('body is too long');
      Object.assign(pullOf(number), edit, stored !== undefined && { body: stored }, {
        updatedAt: state.tick(),
      });
    },
    deleteBranch(branch) {
      refs.delete(`heads/${branch}`);
      state.afterPush(REVIEWER);
    },
    createLabel(name) {
      state.label(name);
    },
    renameRepository(owner, name) {
      state.rename(owner, name);
    },
    renameBranch(from, to) {
      const sha = git.tip(from);
      if (sha === undefined) throw new Error(`branch ${from} does not exist`);
      refs.delete(`heads/${from}`);
      refs.set(`heads/${to}`, sha);
      if (state.defaultBranch === from) state.defaultBranch = to;
      for (const pull of state.pulls)
        if (pull.state === 'open' && pull.base === from) pull.base = to;
    },
  };
}

function changeOf(path: string, content: FileContent): TreeChange {
  if (content === null) return { path, mode: '100644', sha: null };
  if (typeof content === 'string') return { path, mode: '100644', content };
  return 'link' in content
    ? { path, mode: '120000', content: content.link }
    : { path, mode: '160000', sha: content.submodule };
}
