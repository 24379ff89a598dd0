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

/** Reads all pull requests, the last updated first. */
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
  if (isWhole) return { pulls, spent: new Set() };
  // All pull requests that were not read have not been updated for long.
  const isSought =
    query.pullRequest === 'rolling' && !pulls.some((pull) => isOpenDigest(pull, query));
  const quiet = isSought
    ? await context.attempt(doing, () => quietPulls(context, reader, branches, query))
    : [];
  const known = new Set(pulls.map(({ number }) => number));
  const all = [...pulls, ...quiet.filter(({ number }) => !known.has(number)).reverse()];
  const heads = new Set(all.map(({ head }) => head));
  const unread = [...branches.keys()].filter(
    (name) => isNumbered(name, query.branch) && !heads.has(name),
  );
  const last = lastTaken(branches, query.branch);
  const mayBeCutOff = isSought && !all.some((pull) => isOpenDigest(pull, query));
  const looked = unread.filter((name) => mayBeCutOff && name === last);
  const older = await context.attempt(doing, () =>
    Promise.all(looked.map((name) => pullsOf(context, reader, name))),
  );
  const spent = new Set(unread.filter((name) => !looked.includes(name)));
  return { pulls: [...all, ...older.flat()], spent };
}

function isOpenDigest(pull: PullRequest, { branch, base }: RecordQuery): boolean {
  return isNumbered(pull.head, branch) && isOpenHere(pull, base.branch);
}

/** Reads open digests. Those come first that were not updated for the longest time. */
async function quietPulls(
  context: GitHubContext,
  { mayWrite }: PullReader,
  branches: ReadonlyMap<string, string>,
  query: RecordQuery,
): Promise<PullRequest[]> {
  const { octokit, owner, repo } = context;
  const { data } = await octokit.rest.pulls.list({
    owner,
    repo,
    state: 'open',
    base: query.base.branch,
    sort: 'updated',
    direction: 'asc',
    per_page: PAGE,
  });
  return digestsAmong(data, context, mayWrite, branches, query);
}

/**
 * Returns the last name before the first free one. A run takes the first free name, so a run that was
 * cut off left its branch there.
 */
function lastTaken(branches: ReadonlyMap<string, string>, name: string): string {
  let last = name;
  for (let n = 2; branches.has(`${name}-${n}`); n++) last = `${name}-${n}`;
  return last;
}

/**
 * Reads digest pull requests that were updated since an instant, the latest first.
 *
 * @returns with `isWhole`, whether there are no others
 */
export async function recentPulls(
  context: GitHubContext,
  { pages, mayWrite }: PullReader,
  branches: ReadonlyMap<string, string>,
  query: RecordQuery,
  mostPages = Infinity,
): Promise<{ readonly pulls: readonly PullRequest[]; readonly isWhole: boolean }> {
  const { since, pullRequest } = query;
  const found: PullRequest[] = [];
  let read = 0;
  try {
    for await (const data of pages.read()) {
      found.push(...(await digestsAmong(data, context, mayWrite, branches, query)));
      if ((data.at(-1)?.updated_at ?? '') < since || ++read === mostPages)
        return { pulls: found, isWhole: data.length < PAGE };
    }
  } catch (error) {
    if (pullRequest !== 'off' || !isApiError(error) || error.status !== 403) throw error;
  }
  return { pulls: found, isWhole: true };
}

const PAGE = 100;

/** The digests among pull requests, of this workflow and of others. */
async function digestsAmong(
  data: readonly RestPull[],
  context: GitHubContext,
  mayWrite: MayWrite,
  branches: ReadonlyMap<string, string>,
  { branch, base }: RecordQuery,
): Promise<PullRequest[]> {
  const digests = data.filter(
    (pull) =>
      isHere(pull, context) &&
      (isDigestBranch(pull.head.ref, branch) || isOfOthers(pull, base.branch, branches)),
  );
  const pulls = await Promise.all(digests.map((pull) => toPull(pull, mayWrite)));
  return pulls.filter(({ head, body }) => isDigestBranch(head, branch) || body !== '');
}

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
 * Converts a pull request. Anyone can open one from an existing branch (of a merged digest, or of
 * one whose pull request could not be opened), with any text. Ignores the text of an author without
 * write access, but treats the branch as used: the pull request counts as closed.
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
