import type { Site, SiteFiles, Snapshot } from '../record/site.ts';
import { RunFailure } from '../failure.ts';
import type { GitHubContext } from './repository.ts';
import { type TreeEntry, treeSha } from './tree-sha.ts';

/** What is read of a repository's commits; and what others need to know of what was read. */
export interface GitHubFiles extends Pick<Site, 'files' | 'history'> {
  /** Branches and their tips, as they were when base was last read. */
  heads(): ReadonlyMap<string, string>;
  /** Id of the tree of a commit that `files` has read. */
  treeOf(commit: string): string;
}

/** @param knownDefault the default branch's name, where it need not be asked for */
export function filesOnGitHub(
  { octokit, owner, repo, attempt }: GitHubContext,
  knownDefault: string | undefined,
): GitHubFiles {
  const at = { owner, repo };
  const { git, repos } = octokit.rest;
  /** Commit -> id of its tree: what a commit is built on was read before. */
  const trees = new Map<string, string>();
  let heads = new Map<string, string>();

  async function nameOfDefaultBranch(): Promise<string> {
    return (await attempt('reading it', () => repos.get(at))).data.default_branch;
  }

  /**
   * Every branch and its tip, in one request for base and digests together. GitHub describes no
   * pages for it; were there any, they would be followed.
   */
  async function readHeads(): Promise<Map<string, string>> {
    const refs = await attempt('reading its branches', () =>
      octokit.paginate(git.listMatchingRefs, { ...at, ref: 'heads/' }),
    );
    return new Map(refs.map(({ ref, object }) => [ref.replace(/^refs\/heads\//, ''), object.sha]));
  }

  async function tipOf(branch: string): Promise<string> {
    heads = await readHeads();
    // GitHub answers 409 here, which the pagination takes for an empty list.
    if (heads.size === 0)
      throw new RunFailure('REPOSITORY_EMPTY', `${owner}/${repo} has no commit yet`);
    const tip = heads.get(branch);
    if (tip === undefined)
      throw new RunFailure('BASE_MISSING', `${owner}/${repo} has no branch ${branch}`);
    return tip;
  }

  /** Every file below a tree. GitHub cuts a listing of a very large one short; then its folders are read one by one. */
  async function filesBelow(
    tree: string,
    folder: string,
  ): Promise<{ blobs: Map<string, string>; children: TreeEntry[] }> {
    const list = async (recursive: boolean) =>
      (
        await attempt('reading its files', () =>
          git.getTree({ ...at, tree_sha: tree, ...(recursive && { recursive: '1' }) }),
        )
      ).data;
    const all = await list(true);
    const listing = all.truncated ? await list(false) : all;
    const blobs = new Map(
      listing.tree
        .filter(({ type }) => type === 'blob')
        .map(({ path, sha }) => [folder + path, sha]),
    );
    const children = listing.tree.filter(({ path }) => !path.includes('/'));
    if (all.truncated) {
      for (const { path, type, sha } of listing.tree) {
        if (type !== 'tree') continue;
        for (const [name, id] of (await filesBelow(sha, `${folder}${path}/`)).blobs)
          blobs.set(name, id);
      }
    }
    return { blobs, children };
  }

  async function files({
    branch,
    commit,
  }: {
    branch?: string;
    commit?: string;
  }): Promise<SiteFiles> {
    const name = branch ?? knownDefault ?? (await nameOfDefaultBranch());
    const tip = commit ?? (await tipOf(name));
    const { blobs, children } = await filesBelow(tip, '');
    trees.set(tip, treeSha(children));
    return {
      branch: name,
      commit: tip,
      paths: [...blobs.keys()],
      blobs,
      read: (path) => textOf(blobs.get(path) ?? '', path),
    };
  }

  async function textOf(blob: string, path: string): Promise<string> {
    const { data } = await attempt(`reading ${path}`, () => git.getBlob({ ...at, file_sha: blob }));
    return Buffer.from(data.content, 'base64').toString('utf8');
  }

  async function commitAt(sha: string) {
    return (await attempt('reading its history', () => git.getCommit({ ...at, commit_sha: sha })))
      .data;
  }

  /** A commit and those before it, along first parents. */
  async function* commitsFrom(sha: string) {
    for (let next: string | undefined = sha; next !== undefined;) {
      const commit: Awaited<ReturnType<typeof commitAt>> = await commitAt(next);
      yield commit;
      next = commit.parents[0]?.sha;
    }
  }

  /** What a branch held before each change. */
  async function* history(commit: string): AsyncGenerator<Snapshot> {
    for await (const { parents } of commitsFrom(commit)) {
      const sha = parents[0]?.sha;
      if (sha === undefined) return;
      const { blobs } = await filesBelow(sha, '');
      yield { blobs, read: (path) => textOf(blobs.get(path) ?? '', path) };
    }
  }

  return {
    files,
    history,
    heads: () => heads,
    treeOf: (commit) => trees.get(commit) ?? '',
  };
}
