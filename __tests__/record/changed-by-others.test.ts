import { describe, expect, test } from '@jest/globals';
import { isChangedBy, wasChangedOnBase } from '../../src/record/changed-by-others.ts';
import type { PullRequest } from '../../src/record/site.ts';
import { LIST_AND_FEED } from '../builders/collections.ts';
import { type Texts, aCommit, aPull } from '../builders/site.ts';

const collections = LIST_AND_FEED;
const LIST = { 'arxiv.md': 'list', 'feed.xml': 'feed', 'other.md': 'other' };

/** A repository: commit -> files. `base` is the tip of main. */
function siteOf(commits: Readonly<Record<string, Texts>>, forks: Readonly<Record<string, string>>) {
  return {
    files: ({ branch = 'main', commit = 'base' }) =>
      Promise.resolve(aCommit(commits[commit], { branch, commit })),
    changes: ({ tip }: { readonly tip: string }) =>
      Promise.resolve({ fork: forks[tip] ?? 'base', commits: [] }),
  };
}
const recordOf = (pulls: readonly PullRequest[], branches: readonly string[]) => ({
  branches: new Map(branches.map((name) => [name, `tip of ${name}`])),
  pulls,
  commits: [],
  notices: [],
});

describe('another open digest changes a list or feed', () => {
  const isChanged = (theirs: Texts, { fork = 'base', before = LIST, branches = ['ink'] } = {}) => {
    const pulls = [aPull({ head: 'ink' })];
    return isChangedBy(
      pulls,
      siteOf({ base: LIST, 'tip of ink': theirs, before }, { 'tip of ink': fork }),
      { record: recordOf(pulls, branches), base: aCommit(LIST, { commit: 'base' }) },
      collections,
    );
  };

  test.each([
    ['writes a row', { ...LIST, 'arxiv.md': 'more' }],
    ['writes an entry', { ...LIST, 'feed.xml': 'more' }],
    ['adds the file of a year', { ...LIST, 'arxiv-2025.md': 'old' }],
    ['removes a feed', { 'arxiv.md': 'list' }],
  ])('if it %s', async (_, theirs) => {
    expect(await isChanged(theirs)).toBe(true);
  });

  test('but not if it changes only other files', async () => {
    expect(
      await isChanged({ ...LIST, 'other.md': 'more', 'new.md': '', 'feed-2025.xml': '' }),
    ).toBe(false);
  });

  test('but not if only base changed the file since the digest was branched', async () => {
    const before = { ...LIST, 'arxiv.md': 'before' };
    const given = { fork: 'before', before };
    expect(await isChanged(before, given)).toBe(false);
    expect(await isChanged({ ...before, 'arxiv.md': 'more' }, given)).toBe(true);
  });

  test('but not if its branch was deleted', async () => {
    expect(await isChanged({ ...LIST, 'arxiv.md': 'more' }, { branches: [] })).toBe(false);
  });
});

describe('a list or feed was changed on base since a digest was branched', () => {
  const merged = aPull({
    number: 3,
    state: 'closed',
    merged: true,
    updatedAt: '2026-11-20T06:00:00Z',
  });
  const pull = aPull({ createdAt: '2026-11-20T06:00:00Z' });
  const wasChanged = (
    fork: Texts,
    { other = merged, digest = { branch: 'd', tip: 'tip', pull } as object } = {},
  ) =>
    wasChangedOnBase(
      siteOf({ base: LIST, fork }, { tip: 'fork' }),
      {
        record: recordOf([pull, other], []),
        base: aCommit(LIST, { commit: 'base' }),
        digest: { branch: 'd', ...digest },
      },
      collections,
    );
  const changed = { ...LIST, 'arxiv.md': 'before' };

  test('if a digest was merged later, and the file differs from the one at the fork', async () => {
    expect(await wasChanged(changed)).toBe(true);
    expect(await wasChanged({ ...LIST, 'other.md': 'before' })).toBe(false);
  });

  test('but not if no digest was merged into base since', async () => {
    for (const given of [
      { merged: false },
      { base: 'dev' },
      { updatedAt: '2026-11-20T05:59:59Z' },
    ] as const)
      expect(await wasChanged(changed, { other: { ...merged, ...given } })).toBe(false);
  });

  test('but not for a digest without a pull request or a branch', async () => {
    expect(await wasChanged(changed, { digest: { tip: 'tip' } })).toBe(false);
    expect(await wasChanged(changed, { digest: { pull } })).toBe(false);
  });
});
