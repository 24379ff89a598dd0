import type { Site, Snapshot } from '../record/site.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { RunFailure } from '../failure.ts';
import type { GitHubContext } from './repository.ts';
import { type TreeListing, listTree } from './tree-listing.ts';

/** Reads a repository's files, and keeps the branches and listings for others. */
export interface GitHubFiles extends Pick<Site, 'files' | 'history'> {
  /** Branches and their tips, as they were when base was last read. */
  heads(): ReadonlyMap<string, string>;
  /** Lists a commit's files; read once. */
  listing(commit: string): Promise<TreeListing>;
}

/**
 * @param knownDefault name of the default branch, if it is known
 * @param ahead starts reads that run in parallel with those of the branches and of the files of
 * base
 */
export function filesOnGitHub(
  context: GitHubContext,
  knownDefault: string | undefined,
  ahead: { branches(): void; files(commit: string): void },
): GitHubFiles {
  const { attempt } = context;
  const { git, repos } = context.octokit.rest;
  const at = () => ({ owner: context.owner, repo: context.repo });
  const listings = new Map<string, Promise<TreeListing>>();
  const texts = new Map<string, Promise<string>>();
  let heads = new Map<string, string>();
  /** Of base, where its listing was cut short. */
  let skipped: ReadonlySet<string> | undefined;

  async function nameOfDefaultBranch(): Promise<string> {
    const { data } = await attempt('reading it', () => repos.get(at()));
    context.isCalled(data.full_name);
    return data.default_branch;
  }

  /**
   * Every branch and its tip, in one request for base and digests together. GitHub describes no
   * pages for it; were there any, they would be followed.
   */
  async function readHeads(): Promise<Map<string, string>> {
    const refs = await attempt('reading its branches', () =>
      context.octokit.paginate(git.listMatchingRefs, { ...at(), ref: 'heads/' }),
    );
    return new Map(refs.map(({ ref, object }) => [ref.replace(/^refs\/heads\//, ''), object.sha]));
  }

  /** The branch that is meant, and its tip. */
  async function tipOf(branch: string | undefined): Promise<[name: string, tip: string]> {
    ahead.branches();
    const [name, tips] = await Promise.all([
      branch ?? knownDefault ?? nameOfDefaultBranch(),
      readHeads(),
    ]);
    heads = tips;
    const repository = `${context.owner}/${context.repo}`;
    // GitHub answers 409 here, which the pagination takes for an empty list.
    if (heads.size === 0)
      throw new RunFailure('REPOSITORY_EMPTY', `${repository} has no commit yet`);
    if (context.wasSentOn()) await nameOfDefaultBranch();
    const tip = heads.get(name);
    if (tip === undefined)
      throw new RunFailure('BASE_MISSING', `${repository} has no branch ${name}`);
    return [name, tip];
  }

  function listing(commit: string): Promise<TreeListing> {
    const known = listings.get(commit);
    if (known !== undefined) return known;
    const asked = listTree(context, commit, skipped);
    listings.set(commit, asked);
    asked.catch(() => listings.delete(commit));
    return asked;
  }

  async function files({
    branch,
    commit,
  }: {
    branch?: string;
    commit?: string;
  }): Promise<SiteFiles> {
    const [name, tip] =
      branch !== undefined && commit !== undefined ? [branch, commit] : await tipOf(branch);
    if (commit === undefined) ahead.files(tip);
    const listed = await listing(tip);
    const { paths, blobs, obstacles } = listed;
    skipped ??= listed.skipped;
    return {
      branch: name,
      commit: tip,
      paths,
      blobs,
      obstacles,
      read: (path) => {
        const what = obstacles.get(path);
        if (what === undefined) return textOf(blobs.get(path) ?? '', path);
        const text = `${path} on ${name} is a ${what}. Commit the file itself`;
        return Promise.reject(new RunFailure('CONFIG_INVALID', text));
      },
    };
  }

  /** Reads each blob once. Several can be read at the same time. */
  function textOf(blob: string, path: string): Promise<string> {
    const known = texts.get(blob);
    if (known !== undefined) return known;
    const asked = attempt(`reading ${path}`, () => git.getBlob({ ...at(), file_sha: blob })).then(
      ({ data }) => Buffer.from(data.content, 'base64').toString('utf8'),
    );
    texts.set(blob, asked);
    asked.catch(() => texts.delete(blob));
    return asked;
  }

  async function commitAt(sha: string) {
    return (await attempt('reading its history', () => git.getCommit({ ...at(), commit_sha: sha })))
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

  /** The files of a branch before each of its commits. */
  async function* history(commit: string): AsyncGenerator<Snapshot> {
    for await (const { parents, message } of commitsFrom(commit)) {
      const sha = parents[0]?.sha;
      if (sha === undefined) return;
      const { blobs } = await listing(sha);
      yield { blobs, message, read: (path) => textOf(blobs.get(path) ?? '', path) };
    }
  }

  return { files, history, heads: () => heads, listing };
}
