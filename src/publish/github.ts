import type { Octokit } from 'octokit';
import type {
  Outcome,
  PullRequest,
  RecordQuery,
  Site,
  SiteFiles,
  SiteRecord,
  Snapshot,
} from '../edges.ts';
import { RunFailure } from '../failure.ts';
import type { Notice } from '../notice.ts';
import { chunksOf } from './chunks.ts';
import { type Attempt, failureFor, isApiError, meansMoved } from './github-failures.ts';
import { provePermission } from './github-permission.ts';
import { attach, openPull } from './github-pulls.ts';
import type { CommitPlan, Plan } from './plan.ts';
import { isDigestBranch } from './seen.ts';
import { type TreeEntry, treeSha } from './tree-sha.ts';

export interface GitHubOptions {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  /** `https://github.com`: for links that people open. */
  readonly serverUrl: string;
  /** From the event, where it is about this repository; saves asking for it. */
  readonly defaultBranch?: string;
  readonly now: Date;
}

/** A closed digest speaks for its papers this much longer than they could come up again. */
const SPARE_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/** A site repository over GitHub's REST API: no checkout, no git on the runner. */
export function siteOnGitHub({
  octokit,
  owner,
  repo,
  serverUrl,
  defaultBranch,
  now,
}: GitHubOptions): Site {
  const repository = `${owner}/${repo}`;
  const at = { owner, repo };
  const { git, pulls, repos } = octokit.rest;
  /** Commit -> id of its tree, as far as it is known: what a commit is built on was read before. */
  const trees = new Map<string, string>();
  /** Branches as they were when base was last read. */
  let heads = new Map<string, string>();

  async function attempt<T>(
    doing: string,
    ask: () => Promise<T>,
    more: Partial<Attempt> = {},
  ): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (isApiError(error) && !meansMoved(error))
        throw failureFor(error, { doing, repository, ...more });
      throw error;
    }
  }

  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY).toISOString();

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
      throw new RunFailure('REPOSITORY_EMPTY', `${repository} has no commit yet`);
    const tip = heads.get(branch);
    if (tip === undefined)
      throw new RunFailure('BASE_MISSING', `${repository} has no branch ${branch}`);
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
    const name = branch ?? defaultBranch ?? (await nameOfDefaultBranch());
    const tip = commit ?? (await tipOf(name));
    const { blobs, children } = await filesBelow(tip, '');
    trees.set(tip, treeSha(children));
    return {
      branch: name,
      commit: tip,
      paths: [...blobs.keys()],
      read: (path) => textOf(blobs.get(path) ?? '', path),
    };
  }

  async function textOf(blob: string, path: string): Promise<string> {
    const { data } = await attempt(`reading ${path}`, () => git.getBlob({ ...at, file_sha: blob }));
    return Buffer.from(data.content, 'base64').toString('utf8');
  }

  async function record({ branch, lookbackDays }: RecordQuery): Promise<SiteRecord> {
    const oldest = daysAgo(lookbackDays + SPARE_DAYS);
    const recent = await attempt('reading its pull requests', () => recentPulls(branch, oldest));
    const branches = new Map([...heads].filter(([name]) => isDigestBranch(name, branch)));
    // A digest that nobody touched for long may lie behind a hundred others: ask for it by name.
    const quiet = [...branches.keys()].filter((name) => !recent.some(({ head }) => head === name));
    const older = await attempt('reading its pull requests', () =>
      Promise.all(quiet.map((name) => pullsOf(name))),
    );
    return { branches, pulls: [...recent, ...older.flat()] };
  }

  /** Digest pull requests that were touched since `oldest`, the latest first. */
  async function recentPulls(branch: string, oldest: string): Promise<PullRequest[]> {
    const query = {
      ...at,
      state: 'all',
      sort: 'updated',
      direction: 'desc',
      per_page: 100,
    } as const;
    const found: PullRequest[] = [];
    for await (const { data } of octokit.paginate.iterator(pulls.list, query)) {
      found.push(
        ...data.filter((pull) => isHere(pull) && isDigestBranch(pull.head.ref, branch)).map(toPull),
      );
      if ((data.at(-1)?.updated_at ?? '') < oldest) break;
    }
    return found;
  }

  async function pullsOf(branch: string): Promise<PullRequest[]> {
    const { data } = await pulls.list({
      ...at,
      state: 'all',
      head: `${owner}:${branch}`,
      per_page: 100,
    });
    return data.filter(isHere).map(toPull);
  }

  /**
   * Whether the head is in this repository: a fork's branch may bear any name. And whether its author
   * is no stranger: anybody may open a pull request from a branch that is there (a digest's that was
   * merged, say), and write into it what they like.
   */
  function isHere(pull: RestPull): boolean {
    const stranger = ['NONE', 'FIRST_TIMER', 'FIRST_TIME_CONTRIBUTOR', 'MANNEQUIN'];
    if (pull.user?.type === 'User' && stranger.includes(pull.author_association)) return false;
    // The head's repository is null when a fork was deleted; the types do not say so.
    const head = pull.head.repo as { full_name: string } | null;
    return head?.full_name.toLowerCase() === repository.toLowerCase();
  }

  async function commitOnto(
    onto: string,
    { message, files: content, removed, restored }: CommitPlan,
  ): Promise<string> {
    let tree = trees.get(onto) ?? '';
    const file = { mode: '100644' as const, type: 'blob' as const };
    const moves = [
      ...removed.map((path) => ({ path, ...file, sha: null })),
      ...[...restored].map(([path, sha]) => ({ path, ...file, sha })),
    ];
    const groups = [
      ...chunksOf(content).map((chunk) =>
        chunk.map(([path, text]) => ({ path, ...file, content: text })),
      ),
      ...(moves.length > 0 ? [moves] : []),
    ];
    for (const entries of groups)
      tree = (await git.createTree({ ...at, base_tree: tree, tree: entries })).data.sha;
    // No author and no committer: then GitHub signs the commit and shows it as verified.
    return (await git.createCommit({ ...at, message, tree, parents: [onto] })).data.sha;
  }

  const context = { octokit, owner, repo, serverUrl, attempt };

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

  async function* messages(
    commit: string,
    { lookbackDays }: Pick<RecordQuery, 'lookbackDays'>,
  ): AsyncGenerator<string> {
    const oldest = daysAgo(lookbackDays + SPARE_DAYS);
    for await (const { message, committer } of commitsFrom(commit)) {
      if (committer.date < oldest) return;
      yield message;
    }
  }

  async function carryOut(plan: Plan): Promise<Outcome> {
    if (plan.kind === 'nothing-new') return { kind: 'done', notices: [] };
    const { branch, onto } = plan;
    const notices: Notice[] = [];
    try {
      const writing = `writing to the branch ${branch}`;
      const { commit: planned } = plan;
      const commit = planned && (await attempt(writing, () => commitOnto(onto, planned)));
      const tip = commit ?? onto;
      await attempt(writing, async () => {
        if (plan.kind === 'open' && plan.create)
          await git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: tip });
        else if (commit !== undefined)
          await git.updateRef({ ...at, ref: `heads/${branch}`, sha: commit, force: false });
      });
      const done = commit === undefined ? {} : { commit };
      if (plan.kind === 'commit') return { kind: 'done', ...done, notices };
      if (plan.kind === 'open') {
        const pull = await openPull(context, branch, plan.pull, notices);
        return { kind: 'done', ...done, pull, notices };
      }
      const { number, url } = plan.pull;
      const { body } = plan;
      if (body !== undefined)
        await attempt('updating the pull request', () =>
          pulls.update({ ...at, pull_number: number, body }),
        );
      if (plan.attached !== undefined) await attach(context, number, plan.attached, notices);
      return { kind: 'done', ...done, pull: { number, url }, notices };
    } catch (error) {
      if (isApiError(error) && meansMoved(error)) return { kind: 'moved' };
      throw error;
    }
  }

  const prove = () => provePermission(context);

  return { files, record, history, messages, prove, carryOut };
}

type RestPull = Awaited<ReturnType<Octokit['rest']['pulls']['list']>>['data'][number];

function toPull(pull: RestPull): PullRequest {
  return {
    number: pull.number,
    url: pull.html_url,
    state: pull.state === 'open' ? 'open' : 'closed',
    merged: pull.merged_at !== null,
    head: pull.head.ref,
    headCommit: pull.head.sha,
    title: pull.title,
    createdAt: pull.created_at,
    updatedAt: pull.updated_at,
    attached: {
      labels: pull.labels.map(({ name }) => name),
      assignees: (pull.assignees ?? []).map(({ login }) => login),
    },
    // GitHub stores a body that was edited on the web with CRLF.
    body: (pull.body ?? '').replaceAll('\r\n', '\n'),
  };
}
