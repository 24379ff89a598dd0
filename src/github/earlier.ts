import type { Octokit } from 'octokit';
import type { PullRequest, RecordQuery, SiteRecord } from '../record/site.ts';
import type { GitHubContext } from './repository.ts';
import { isApiError } from './failures.ts';
import { type Pages, pagesOf } from './paging.ts';
import { bodyOf } from './pulls.ts';
import { partsOf } from '../record/section.ts';
import { isDigestBranch, isNumbered, isOpenHere } from '../record/digest.ts';
import { type MayWrite, writersOf } from './writers.ts';

type RestPull = Awaited<ReturnType<Octokit['rest']['pulls']['list']>>['data'][number];

/** What is read of pull requests: all of them, those first that were touched last. */
export interface PullReader {
  readonly pages: Pages<RestPull>;
  readonly mayWrite: MayWrite;
}

export function pullReader(context: GitHubContext): PullReader {
  const { octokit } = context;
  const pages = pagesOf(() =>
    octokit.paginate.iterator(octokit.rest.pulls.list, {
      owner: context.owner,
      repo: context.repo,
      state: 'all',
      sort: 'updated',
      direction: 'desc',
      per_page: 100,
    }),
  );
  return { pages, mayWrite: writersOf(context) };
}

/**
 * Reads the pull requests that earlier runs left.
 *
 * @param branches all of them and their tips
 */
export async function readPulls(
  context: GitHubContext,
  reader: PullReader,
  branches: ReadonlyMap<string, string>,
  query: RecordQuery,
): Promise<Pick<SiteRecord, 'pulls' | 'spent'>> {
  const doing = 'reading its pull requests';
  const { pulls, isWhole } = await context.attempt(doing, () =>
    recentPulls(context, reader, branches, query),
  );
  // What lies behind the last page that was read was touched by nobody for long.
  const quiet = isWhole
    ? []
    : [...branches.keys()].filter(
        (name) => isNumbered(name, query.branch) && !pulls.some(({ head }) => head === name),
      );
  const named = isSought(pulls, query) ? ends(quiet) : [];
  const older = await context.attempt(doing, () =>
    Promise.all(named.map((name) => pullsOf(context, reader, name))),
  );
  const spent = new Set(quiet.filter((name) => !named.includes(name)));
  return { pulls: [...pulls, ...older.flat()], spent };
}

/** Whether the digest to add to may be one that nobody touched for long. */
function isSought(
  pulls: readonly PullRequest[],
  { branch, base, pullRequest }: RecordQuery,
): boolean {
  return (
    pullRequest === 'rolling' &&
    !pulls.some((pull) => isNumbered(pull.head, branch) && isOpenHere(pull, base.branch))
  );
}

/**
 * The first and the last of numbered branches. A repository that keeps its branches has hundreds, of
 * merged digests; a run writes to the last, or to the first when its name was free again.
 */
function ends(names: readonly string[]): string[] {
  const sorted = [...names].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return [...new Set([...sorted.slice(0, 1), ...sorted.slice(-1)])];
}

/**
 * Digest pull requests that were touched since an instant, the latest first.
 *
 * @returns with `isWhole`, whether there are no others
 */
export async function recentPulls(
  context: GitHubContext,
  { pages, mayWrite }: PullReader,
  branches: ReadonlyMap<string, string>,
  { branch, base, since, pullRequest }: RecordQuery,
  mostPages = Infinity,
): Promise<{ readonly pulls: readonly PullRequest[]; readonly isWhole: boolean }> {
  const found: PullRequest[] = [];
  let read = 0;
  try {
    for await (const data of pages.read()) {
      const digests = data.filter(
        (pull) =>
          isHere(pull, context) &&
          (isDigestBranch(pull.head.ref, branch) || isOfOthers(pull, base.branch, branches)),
      );
      const pulls = await Promise.all(digests.map((pull) => toPull(pull, mayWrite)));
      found.push(...pulls.filter(({ head, body }) => isDigestBranch(head, branch) || body !== ''));
      if ((data.at(-1)?.updated_at ?? '') < since || ++read === mostPages)
        return { pulls: found, isWhole: data.length < PAGE };
    }
  } catch (error) {
    if (pullRequest !== 'off' || !isApiError(error) || error.status !== 403) throw error;
  }
  return { pulls: found, isWhole: true };
}

const PAGE = 100;

async function pullsOf(
  context: GitHubContext,
  { mayWrite }: PullReader,
  branch: string,
): Promise<PullRequest[]> {
  const { octokit, owner, repo } = context;
  const { data } = await octokit.rest.pulls.list({
    owner,
    repo,
    state: 'all',
    head: `${owner}:${branch}`,
    per_page: PAGE,
  });
  const here = data.filter((pull) => isHere(pull, context));
  return Promise.all(here.map((pull) => toPull(pull, mayWrite)));
}

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
function isOfOthers(pull: RestPull, base: string, branches: ReadonlyMap<string, string>): boolean {
  return (
    (pull.base.ref === base || !branches.has(pull.base.ref)) && partsOf(bodyOf(pull)) !== undefined
  );
}

/**
 * Anybody may open a pull request from a branch that is there (a digest's that was merged, or whose
 * pull request could not be opened), and write into it what they like. The text of someone who may
 * not write is ignored; but the branch is taken, so the pull request counts as closed.
 */
async function toPull(pull: RestPull, mayWrite: MayWrite): Promise<PullRequest> {
  const isTrusted = await mayWrite(pull.user, pull.author_association);
  return {
    number: pull.number,
    url: pull.html_url,
    state: pull.state === 'open' && isTrusted ? 'open' : 'closed',
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
      reviewers: (pull.requested_reviewers ?? []).map(({ login }) => login),
      teamReviewers: (pull.requested_teams ?? []).map(({ slug }) => slug),
    },
    body: isTrusted ? bodyOf(pull) : '',
  };
}
