import type { BranchChanges, Commit, RecordQuery, SiteRecord } from '../record/site.ts';
import type { GitHubContext } from './repository.ts';
import { isApiError } from './failures.ts';

/** Commits of others that a run looks through at most, a hundred a request. */
const MOST_PAGES = 20;

/**
 * Reads the commits of base since an instant, wherever a merge has put them: "List commits" follows
 * all parents.
 */
export async function commitsOfBase(
  { octokit, owner, repo, attempt }: GitHubContext,
  { base, since }: Pick<RecordQuery, 'base' | 'since'>,
): Promise<Pick<SiteRecord, 'commits' | 'notices'>> {
  const query = { owner, repo, sha: base.commit, since, per_page: 100 };
  const commits: Commit[] = [];
  let pages = 0;
  return attempt('reading its commits', async () => {
    const all = octokit.paginate.iterator(octokit.rest.repos.listCommits, query);
    for await (const { data } of all) {
      commits.push(...data.map(toCommit));
      if (data.length === 100 && ++pages === MOST_PAGES) {
        const text = `it has more than ${commits.length} commits since ${since.slice(0, 10)}: what Paperboy committed before those was not read. Lower \`lookback-days\``;
        return { commits, notices: [{ about: `branch ${base.branch}`, text }] };
      }
    }
    return { commits, notices: [] };
  });
}

/** What a branch has beyond base; without a common commit that is all of it. */
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

interface RestCommit {
  readonly sha: string;
  readonly commit: {
    readonly message: string;
    readonly committer: { readonly date?: string } | null;
  };
}

function toCommit({ sha, commit }: RestCommit): Commit {
  return { sha, message: commit.message, date: commit.committer?.date ?? '' };
}
