import { describe, expect, test } from '@jest/globals';
import {
  type Candidate,
  isChanged,
  publishedPapers,
  readPosts,
} from '../../src/news/candidates.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import type { SiteState } from '../../src/record/site-state.ts';
import { LIST_AND_FEED } from '../builders/collections.ts';
import { aPaper } from '../builders/paper.ts';
import { type Texts, aBranch, aCommit } from '../builders/site.ts';

const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as PaperId[] as [
  PaperId,
  PaperId,
  PaperId,
];
const state = (base: Texts, branch: Texts = base) =>
  ({ base: aCommit(base), branch: aCommit(branch) }) as unknown as SiteState;
const candidate = (path: string, isRow?: boolean): Candidate => ({
  ...{ id: A, path, paper: aPaper(), rumours: [] },
  ...(isRow !== undefined && { isRow }),
});

test('published papers are those of posts, and those that only a list holds', () => {
  const from = (path: string) => ({ from: { kind: 'path', path } });
  const papers = new Map([
    [A, from('arxiv.md')],
    [B, from('arxiv-2025.md')],
    [C, from('feed.xml')],
    ['2611.00004', from('other.md')],
    ['2611.00005', { from: { kind: 'pull', path: 'arxiv.md' } }],
    ['2611.00006', from('arxiv.md')],
  ]);
  const paths = ['arxiv.md', 'arxiv-2025.md', 'feed.xml', 'other.md', `posts/${A}.md`];
  const site = {
    base: aBranch(Object.fromEntries(paths.map((path) => [path, '']))),
    history: { papers },
  };
  expect(publishedPapers(site as never, LIST_AND_FEED)).toEqual([
    { id: A, path: `posts/${A}.md` },
    { id: B, path: 'arxiv-2025.md', isRow: true },
    { id: '2611.00006', path: 'arxiv.md', isRow: true },
  ]);
});

test('a post is changed if the digest branch has it otherwise than base', () => {
  const site = state({ a: '1', b: '1', c: '1' }, { a: '1', b: '2', d: '1' });
  expect(['a', 'b', 'c', 'd', 'e'].map((path) => isChanged(site, path))).toEqual([
    ...[false, true, false, true, false],
  ]);
  const bare = { base: aBranch({ a: '1' }), branch: aBranch({ a: '2' }) } as unknown as SiteState;
  expect(isChanged(bare, 'a')).toBe(false);
  expect(isChanged({ ...bare, branch: aCommit({ a: '2' }) }, 'a')).toBe(true);
});

describe('the posts of candidates', () => {
  const read = async (
    site: SiteState,
    candidates: readonly Candidate[],
    rows: ReadonlyMap<PaperId, readonly string[]> = new Map(),
  ) => {
    const [list, feed] = LIST_AND_FEED.map((file) => ({
      path: file.path,
      file,
      text: '',
      onBase: file.isRecord ? rows : new Map([[A, ['entry']]]),
    }));
    const found = await readPosts(
      candidates,
      site,
      [feed, list].filter((one) => one !== undefined),
    );
    return found.map(({ path, onBase, onBranch }) => [path, onBase, onBranch]);
  };

  test('are read on base, and on the branch where that has another text', async () => {
    const site = state({ a: '1', b: '1' }, { a: '1', b: '2' });
    expect(
      await read(
        site,
        ['a', 'b'].map((path) => candidate(path)),
      ),
    ).toEqual([
      ['a', '1', '1'],
      ['b', '1', '2'],
    ]);
  });

  test('are left out if they are not UTF-8 text, so that their blob has another id', async () => {
    const site = state({ a: '1', b: '1' });
    const branch = { ...site.branch, blobs: new Map([['a', 'id of other bytes']]) };
    const base = { ...site.base, blobs: branch.blobs };
    expect(await read({ ...site, base, branch }, [candidate('a'), candidate('b')])).toEqual([
      ['b', '1', '1'],
    ]);
    const bare = { base: aBranch({ a: '1' }), branch: aBranch({ a: '1' }) } as unknown as SiteState;
    expect(await read(bare, [candidate('a')])).toEqual([['a', '1', '1']]);
  });

  test('are rows of the list for papers without a post, if it has one', async () => {
    const site = state({ 'arxiv.md': 'list' });
    const row = candidate('arxiv.md', true);
    expect(await read(site, [row], new Map([[A, ['row 1', 'row 2']]]))).toEqual([
      ['arxiv.md', 'row 1', 'row 1'],
    ]);
    expect(await read(site, [row], new Map([[B, ['row']]]))).toEqual([]);
  });

  test('are at most twenty files, of which a changed post has two; rows need none', async () => {
    const texts = (text: string) =>
      Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`${n}`, text]));
    const posts = Object.keys(texts('')).map((path) => candidate(path));
    expect(await read(state(texts('1')), posts)).toHaveLength(20);
    expect(await read(state(texts('1'), texts('2')), posts)).toHaveLength(10);
    const rows = posts.map(() => candidate('arxiv.md', true));
    expect(await read(state(texts('1')), rows, new Map([[A, ['row']]]))).toHaveLength(25);
  });
});
