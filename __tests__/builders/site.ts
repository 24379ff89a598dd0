import type { BranchChanges, Commit, PullRequest, Site, Snapshot } from '../../src/record/site.ts';
import { blobIdOf } from '../../src/record/blob-id.ts';
import type { SiteFiles } from '../../src/site/site-files.ts';

/** Files of a branch: path -> text. */
export type Texts = Readonly<Record<string, string>>;

/** Returns the files of a branch in memory, and keeps the paths that were read. */
export function aBranch(
  texts: Texts = {},
  given: Partial<Pick<SiteFiles, 'branch' | 'commit'>> = {},
): SiteFiles & { readonly reads: string[] } {
  const reads: string[] = [];
  return {
    branch: 'main',
    commit: 'base',
    ...given,
    paths: Object.keys(texts),
    read: (path) => {
      reads.push(path);
      return Promise.resolve(texts[path] ?? 'no such file');
    },
    reads,
  };
}

/** Returns the files of a commit in memory, with git's ids of their blobs. */
export function aCommit(
  texts: Texts = {},
  given: Partial<Pick<SiteFiles, 'branch' | 'commit'>> = {},
): SiteFiles {
  return { ...aBranch(texts, given), blobs: blobIdsOf(texts) };
}

function blobIdsOf(texts: Texts): Map<string, string> {
  return new Map(Object.entries(texts).map(([path, text]) => [path, blobIdOf(text)]));
}

/** Returns the id of a blob with this text. */
export const blobOf = (text: string) => `blob of ${text}`;

/**
 * Returns earlier commits of a branch, newest first, and counts what was read of them.
 *
 * @param messages of the commits that followed each
 */
export function aHistory(commits: readonly Texts[], messages: readonly string[] = []) {
  const asked = { tips: [] as string[], commits: 0, reads: 0 };
  async function* history(tip: string): AsyncIterable<Snapshot> {
    asked.tips.push(tip);
    for (const [nth, texts] of commits.entries()) {
      asked.commits++;
      yield await Promise.resolve({
        blobs: new Map(Object.entries(texts).map(([path, text]) => [path, blobOf(text)])),
        message: messages[nth] ?? '',
        read: (path: string) => {
          asked.reads++;
          return Promise.resolve(texts[path] ?? 'no such file');
        },
      });
    }
  }
  return { history, asked };
}

/** Returns a branch's earlier commits, newest first, and the messages of the commits that followed. */
export async function* snapshotsOf(
  commits: readonly { readonly texts: Texts; readonly message?: string }[],
): AsyncIterable<Snapshot> {
  for (const { texts, message = '' } of commits) {
    const { blobs = new Map<string, string>(), read } = await Promise.resolve(aCommit(texts));
    yield { blobs, message, read };
  }
}

export function aPull(given: Partial<PullRequest> = {}): PullRequest {
  return {
    number: 7,
    url: 'https://github.com/octo/site/pull/7',
    state: 'open',
    merged: false,
    head: 'paperboy/digest',
    headSha: 'tip of a pull request',
    base: 'main',
    title: 'arXiv digest',
    createdAt: '2026-11-20T06:00:00Z',
    updatedAt: '2026-11-20T06:00:00Z',
    attached: { labels: ['arxiv-digest'], assignees: [], reviewers: [], teamReviewers: [] },
    body: '',
    ...given,
  };
}

/** Returns a site with a base branch and digest branches (name -> files). A branch's tip has its name. */
export function aSite(given: {
  readonly branches?: Readonly<Record<string, Texts>>;
  readonly pulls?: readonly PullRequest[];
  readonly history?: readonly Texts[];
  /** Commits on base, newest first. */
  readonly commits?: readonly Commit[];
  readonly changes?: BranchChanges;
}): Site {
  const branches = given.branches ?? {};
  return {
    url: 'https://github.com/o/site',
    files: ({ branch = 'main', commit }) =>
      Promise.resolve(aBranch(branches[branch], { branch, commit: commit ?? `tip of ${branch}` })),
    record: () =>
      Promise.resolve({
        branches: new Map(Object.keys(branches).map((name) => [name, `tip of ${name}`])),
        pulls: given.pulls ?? [],
        commits: given.commits ?? [],
        notices: [],
      }),
    earlier: () => Promise.resolve({ pulls: given.pulls ?? [], commits: given.commits ?? [] }),
    history: aHistory(given.history ?? []).history,
    changes: () => Promise.resolve(given.changes ?? { fork: 'base', commits: [] }),
    prove: () => Promise.resolve(),
    carryOut: () => Promise.reject(new Error('this test must not write')),
  };
}
