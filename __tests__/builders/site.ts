import type { BranchChanges, Commit, PullRequest, Site, Snapshot } from '../../src/record/site.ts';
import type { SiteFiles } from '../../src/site/site-files.ts';

/** Path -> text. */
export type Texts = Readonly<Record<string, string>>;

/** A branch's files in memory, and the paths that were read from it. */
export function aBranch(
  texts: Texts = {},
  said: Partial<Pick<SiteFiles, 'branch' | 'commit'>> = {},
): SiteFiles & { readonly reads: string[] } {
  const reads: string[] = [];
  return {
    branch: 'main',
    commit: 'base',
    ...said,
    paths: Object.keys(texts),
    read: (path) => {
      reads.push(path);
      return Promise.resolve(texts[path] ?? 'no such file');
    },
    reads,
  };
}

/** A file's blob is named after its text. */
export const blobOf = (text: string) => `blob of ${text}`;

/** Earlier commits of a branch, newest first, and what was asked of them. */
export function aHistory(commits: readonly Texts[]) {
  const asked = { tips: [] as string[], commits: 0, reads: 0 };
  async function* history(tip: string): AsyncIterable<Snapshot> {
    asked.tips.push(tip);
    for (const texts of commits) {
      asked.commits++;
      yield await Promise.resolve({
        blobs: new Map(Object.entries(texts).map(([path, text]) => [path, blobOf(text)])),
        message: '',
        read: (path: string) => {
          asked.reads++;
          return Promise.resolve(texts[path] ?? 'no such file');
        },
      });
    }
  }
  return { history, asked };
}

export function aPull(said: Partial<PullRequest> = {}): PullRequest {
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
    ...said,
  };
}

/** A site with a base branch and some digests: name -> files; a branch's tip is named after it. */
export function aSite(said: {
  readonly branches?: Readonly<Record<string, Texts>>;
  readonly pulls?: readonly PullRequest[];
  readonly history?: readonly Texts[];
  /** Commits on base, newest first. */
  readonly commits?: readonly Commit[];
  readonly changes?: BranchChanges;
}): Site {
  const branches = said.branches ?? {};
  return {
    url: 'https://github.com/o/site',
    files: ({ branch = 'main', commit }) =>
      Promise.resolve(aBranch(branches[branch], { branch, commit: commit ?? `tip of ${branch}` })),
    record: () =>
      Promise.resolve({
        branches: new Map(Object.keys(branches).map((name) => [name, `tip of ${name}`])),
        pulls: said.pulls ?? [],
        commits: said.commits ?? [],
        notices: [],
      }),
    earlier: () => Promise.resolve({ pulls: said.pulls ?? [], commits: said.commits ?? [] }),
    history: aHistory(said.history ?? []).history,
    changes: () => Promise.resolve(said.changes ?? { fork: 'base', commits: [] }),
    prove: () => Promise.resolve(),
    carryOut: () => Promise.reject(new Error('nothing is to be written here')),
  };
}
