import type { Octokit } from 'octokit';
import type { PullRequest, RecordQuery, SiteRecord } from '../record/site.ts';
import type { GitHubContext } from './repository.ts';
import { isApiError } from './failures.ts';
import { bodyOf } from './pulls.ts';
import { partsOf } from '../record/section.ts';
import { isDigestBranch } from '../record/digest.ts';
import { commitsOfBase } from './commits.ts';

/**
 * Reads what earlier runs left: pull requests, and commits on base.
 *
 * @param branches all of them and their tips
 */
export async function readRecord(
  context: GitHubContext,
  branches: ReadonlyMap<string, string>,
  query: RecordQuery,
): Promise<SiteRecord> {
  const [pulls, ofBase] = await Promise.all([
    pullsIn(context, branches, query),
    commitsOfBase(context, query),
  ]);
  return { branches, pulls, ...ofBase };
}

async function pullsIn(
  context: GitHubContext,
  branches: ReadonlyMap<string, string>,
  query: RecordQuery,
): Promise<PullRequest[]> {
  const { attempt } = context;
  const { branch } = query;
  const recent = await attempt('reading its pull requests', () =>
    recentPulls(context, branches, query),
  );
  // A digest that nobody touched for long may lie behind a hundred others: ask for it by name.
  const quiet = [...branches.keys()].filter(
    (name) => isDigestBranch(name, branch) && !recent.some(({ head }) => head === name),
  );
  const older = await attempt('reading its pull requests', () =>
    Promise.all(quiet.map((name) => pullsOf(context, name))),
  );
  return [...recent, ...older.flat()];
}

/** Digest pull requests that were touched since an instant, the latest first. */
export async function recentPulls(
  context: GitHubContext,
  branches: ReadonlyMap<string, string>,
  { branch, base, since, pullRequest }: RecordQuery,
  mostPages = Infinity,
): Promise<PullRequest[]> {
  const { octokit, owner, repo } = context;
  const query = {
    owner,
    repo,
    state: 'all',
    sort: 'updated',
    direction: 'desc',
    per_page: 100,
  } as const;
  const found: PullRequest[] = [];
  let pages = 0;
  try {
    for await (const { data } of octokit.paginate.iterator(octokit.rest.pulls.list, query)) {
      const here = data.filter((pull) => isHere(pull, context));
      found.push(
        ...here.filter(({ head }) => isDigestBranch(head.ref, branch)).map(toPull),
        ...here.filter((pull) => isOfOthers(pull, branch, base.branch, branches)).map(toPull),
      );
      if ((data.at(-1)?.updated_at ?? '') < since || ++pages === mostPages) break;
    }
  } catch (error) {
    if (pullRequest !== 'off' || !isApiError(error) || error.status !== 403) throw error;
  }
  return found;
}

async function pullsOf(context: GitHubContext, branch: string): Promise<PullRequest[]> {
  const { octokit, owner, repo } = context;
  const { data } = await octokit.rest.pulls.list({
    owner,
    repo,
    state: 'all',
    head: `${owner}:${branch}`,
    per_page: 100,
  });
  return data.filter((pull) => isHere(pull, context)).map(toPull);
}

type RestPull = Awaited<ReturnType<Octokit['rest']['pulls']['list']>>['data'][number];

/** Whether the head is in this repository: a fork's branch may bear any name. */
function isHere(pull: RestPull, { owner, repo }: GitHubContext): boolean {
  // The head's repository is null when a fork was deleted; the types do not say so.
  const head = pull.head.repo as { full_name: string } | null;
  return head?.full_name.toLowerCase() === `${owner}/${repo}`.toLowerCase();
}

/**
 * A digest of another workflow, which follows other topics for the same site, or ours from when
 * `branch` was another: its papers are known too. A closed one keeps the name that base had before
 * it was renamed.
 */
function isOfOthers(
  pull: RestPull,
  branch: string,
  base: string,
  branches: ReadonlyMap<string, string>,
): boolean {
  return (
    !isDigestBranch(pull.head.ref, branch) &&
    (pull.base.ref === base || !branches.has(pull.base.ref)) &&
    !isByStranger(pull) &&
    partsOf(bodyOf(pull)) !== undefined
  );
}

const STRANGERS = ['NONE', 'FIRST_TIMER', 'FIRST_TIME_CONTRIBUTOR', 'MANNEQUIN'];

/**
 * Anybody may open a pull request from a branch that is there (a digest's that was merged, or whose
 * pull request could not be opened), and write into it what they like.
 */
function isByStranger(pull: RestPull): boolean {
  return pull.user?.type === 'User' && STRANGERS.includes(pull.author_association);
}

/** What a stranger opened says nothing; but its branch is taken, so it counts as one that is done with. */
function toPull(pull: RestPull): PullRequest {
  return {
    number: pull.number,
    url: pull.html_url,
    state: pull.state === 'open' && !isByStranger(pull) ? 'open' : 'closed',
    merged: pull.merged_at !== null,
    head: pull.head.ref,
    headSha: pull.head.sha,
    base: pull.base.ref,
    title: pull.title,
    createdAt: pull.created_at,
    updatedAt: pull.updated_at,
    attached: {
      labels: pull.labels.map(({ name }) => name),
      assignees: (pull.assignees ?? []).map(({ login }) => login),
    },
    body: isByStranger(pull) ? '' : bodyOf(pull),
  };
}
