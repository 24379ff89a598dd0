import type { BranchChanges, Commit, RecordQuery, SiteRecord } from '../record/site.ts';
import type { GitHubContext } from './repository.ts';
import { type Pages, pagesOf } from './paging.ts';
import { isApiError } from './failures.ts';

/** Commits of others that a run looks through at most, a hundred a request. */
const MOST_PAGES = 20;

/** A commit and all that led to it, newest first. */
export type CommitPages = (sha: string) => Pages<RestCommit>;

/** "List commits" follows all parents: a merge hides none. */
export function commitPages(context: GitHubContext): CommitPages {
  const { octokit } = context;
  const known = new Map<string, Pages<RestCommit>>();
  return (sha) => {
    const pages =
      known.get(sha) ??
      pagesOf(() =>
        octokit.paginate.iterator(octokit.rest.repos.listCommits, {
          owner: context.owner,
          repo: context.repo,
          sha,
          per_page: 100,
        }),
      );
    known.set(sha, pages);
    return pages;
  };
}

/** Reads the commits of base since an instant. */
export async function commitsOfBase(
  { attempt }: GitHubContext,
  pagesFrom: CommitPages,
  { base, since }: Pick<RecordQuery, 'base' | 'since'>,
): Promise<Pick<SiteRecord, 'commits' | 'notices'>> {
  const commits: Commit[] = [];
  let pages = 0;
  return attempt('reading its commits', async () => {
    // Without `since`, because the first page is requested before the settings that determine it
    // are known.
    for await (const data of pagesFrom(base.commit).read()) {
      const read = data.map(toCommit);
      commits.push(...read.filter(({ date }) => date >= since));
      if (read.every(({ date }) => date < since)) break;
      if (data.length === 100 && ++pages === MOST_PAGES) {
        const text = `it has more than ${commits.length} commits since ${since.slice(0, 10)}: what Paperboy committed before those was not read. Lower \`lookback-days\``;
        return { commits, notices: [{ about: `branch ${base.branch}`, text }] };
      }
    }
    return { commits, notices: [] };
  });
}

/** Reads the commits of a branch that base does not have. Without a common commit it returns none. */
export async function changesOf(
  { octokit, owner, repo, attempt }: GitHubContext,
  { base, tip }: { readonly base: string; readonly tip: string },
): Promise<BranchChanges> {
  const query = { owner, repo, basehead: `${base}...${tip}` };
  return attempt('comparing its branches', async () => {
    try {
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead(query);
      return { fork: data.merge_base_commit.sha, commits: data.commits.map(toCommit) };
    } catch (error) {
      if (isApiError(error) && error.status === 404) return { fork: base, commits: [] };
      throw error;
    }
  });
}

export interface RestCommit {
  readonly sha: string;
  readonly commit: {
    readonly message: string;
    readonly committer: { readonly date?: string } | null;
  };
}

function toCommit({ sha, commit }: RestCommit): Commit {
  return { sha, message: commit.message, date: commit.committer?.date ?? '' };
}
