import type { Octokit } from 'octokit';
import type { PullRequest, RecordQuery, SiteRecord } from '../record/site.ts';
import type { GitHubContext } from './repository.ts';
import { isApiError } from './failures.ts';
import { bodyOf } from './pulls.ts';
import { partsOf } from '../record/section.ts';
import { isDigestBranch } from '../record/seen.ts';

/**
 * Reads what earlier runs left: digest branches and their pull requests.
 *
 * @param heads all branches and their tips
 * @param oldest an instant; pull requests that nobody touched since then are not looked for, unless
 * their branch is still there
 */
export async function readRecord(
  context: GitHubContext,
  heads: ReadonlyMap<string, string>,
  query: RecordQuery,
  oldest: string,
): Promise<SiteRecord> {
  const { attempt } = context;
  const { branch, pullRequest } = query;
  const recent = await attempt('reading its pull requests', () =>
    recentPulls(context, query, oldest).catch((error: unknown) => {
      if (pullRequest === 'off' && isApiError(error) && error.status === 403) return [];
      throw error;
    }),
  );
  const branches = new Map([...heads].filter(([name]) => isDigestBranch(name, branch)));
  // A digest that nobody touched for long may lie behind a hundred others: ask for it by name.
  const quiet = [...branches.keys()].filter((name) => !recent.some(({ head }) => head === name));
  const older = await attempt('reading its pull requests', () =>
    Promise.all(quiet.map((name) => pullsOf(context, name))),
  );
  return { branches, pulls: [...recent, ...older.flat()] };
}

/** Digest pull requests that were touched since `oldest`, the latest first. */
async function recentPulls(
  context: GitHubContext,
  { branch, base }: RecordQuery,
  oldest: string,
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
  for await (const { data } of octokit.paginate.iterator(octokit.rest.pulls.list, query)) {
    const here = data.filter((pull) => isHere(pull, context));
    found.push(
      ...here.filter(({ head }) => isDigestBranch(head.ref, branch)).map(toPull),
      ...here.filter((pull) => isOfOthers(pull, branch, base)).map(toPull),
    );
    if ((data.at(-1)?.updated_at ?? '') < oldest) break;
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

/** A digest of another workflow, which follows other topics for the same site: its papers are known too. */
function isOfOthers(pull: RestPull, branch: string, base: string): boolean {
  return (
    !isDigestBranch(pull.head.ref, branch) &&
    pull.base.ref === base &&
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
