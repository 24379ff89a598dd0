import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { NO_REVIEW, type Review } from '../../src/record/asked-by-boxes.ts';
import { filesOfDigest } from '../../src/record/digest-files.ts';
import { branchAfter } from '../../src/record/reviewed.ts';
import { signed } from '../../src/render/day-page.ts';
import { type Texts, aBranch, aHistory, blobOf } from '../builders/site.ts';

const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as [PaperId, PaperId, PaperId];
const post = (id: PaperId) => `posts/${id}.md`;
const DIGEST = 'digests/2026-11-20.md';

/** A digest page as we write it. */
const page = (...ids: PaperId[]) =>
  signed(
    `---\ntitle: Digest\n---\n\n## Scrolls\n\n${ids
      .map((id) => `### [Paper](https://arxiv.org/abs/${id})\n\nRead ${id}.`)
      .join('\n\n')}\n`,
    ids,
    DIGEST,
  );

interface Said {
  readonly base?: Texts;
  readonly branch: Texts;
  readonly history?: readonly Texts[];
  readonly tip?: string | undefined;
  readonly dropped?: readonly PaperId[];
  readonly restored?: readonly PaperId[];
  /** Papers without a post. */
  readonly onPages?: readonly PaperId[];
}

async function after(said: Said) {
  const branch = aBranch(said.branch);
  const { history, asked } = aHistory(said.history ?? []);
  const review: Review = {
    ...NO_REVIEW,
    dropped: new Set(said.dropped),
    restored: new Set(said.restored),
    onPages: new Set(said.onPages),
  };
  const tip = 'tip' in said ? said.tip : 'tip';
  const base = aBranch(said.base ?? {});
  const site = {
    history,
    changes: () => Promise.resolve({ fork: base.commit, commits: [] }),
    files: () => Promise.resolve(base),
  };
  const files = await filesOfDigest(site, {
    base,
    branch,
    tip,
    listed: review.dropped,
    dropped: review.dropped,
    onBase: new Set(),
  });
  const done = await branchAfter(site, base, branch, tip, review, files);
  return { ...done, asked, before: branch };
}

describe('a paper that is dropped', () => {
  test('goes with its post, and so does its entry on a page that nobody changed', async () => {
    const done = await after({
      branch: { [post(A)]: 'a', [post(B)]: 'b', [DIGEST]: page(A, B) },
      dropped: [B],
    });
    expect(done.removed).toEqual([post(B)]);
    expect(Object.fromEntries(done.pages)).toEqual({ [DIGEST]: page(A) });
    expect(done.branch.paths).toEqual([post(A), DIGEST]);
    expect(await done.branch.read(DIGEST)).toBe(page(A));
    expect(await done.branch.read(post(A))).toBe('a');
    expect([...done.restored, ...done.lost]).toEqual([]);
    expect(done.asked.tips).toEqual([]);
  });

  test('stays where base has it', async () => {
    const there = { [post(B)]: 'b', [DIGEST]: page(A, B) };
    const done = await after({ base: there, branch: there, dropped: [B] });
    expect([done.removed, [...done.pages]]).toEqual([[], []]);
  });

  test('stays on a page that a person changed', async () => {
    const changed = `${page(A, B)}\nAnd mine.\n`;
    const done = await after({ branch: { [post(B)]: 'b', [DIGEST]: changed }, dropped: [B] });
    expect(done.removed).toEqual([post(B)]);
    expect([...done.pages]).toEqual([]);
    expect(await done.branch.read(DIGEST)).toBe(changed);
  });

  test('is looked for on pages only, newest first, and no further than it takes', async () => {
    const pages = ['2026-11-18', '2026-11-20', '2026-11-19'].map((day) => `digests/${day}.md`);
    const [first = '', second = '', third = ''] = [...pages].sort();
    const done = await after({
      branch: {
        [first]: page(C),
        [third]: page(A),
        [second]: page(B, A),
        [post(A)]: 'a',
        'digests/logo.PNG': '',
      },
      dropped: [B],
    });
    expect(done.before.reads).toEqual([third, second]);
    expect([...done.pages.keys()]).toEqual([second]);
  });

  test('is not looked for in files that are no pages', async () => {
    const others = [
      'a.png',
      'a.jpg',
      'a.JPEG',
      'a.js',
      'a.mjs',
      'a.yml',
      'a.yaml',
      'a.woff',
      'a.woff2',
    ];
    const pages = ['a.css.md', 'b.html', 'c', 'd.mdx'];
    const done = await after({
      branch: Object.fromEntries([...others, ...pages].map((path) => [path, page(A)])),
      dropped: [B],
    });
    expect(done.before.reads.sort()).toEqual(pages);
  });

  test('is looked for on sixty pages and no more', async () => {
    const name = (n: number) => `digests/${String(n).padStart(3, '0')}.md`;
    const texts = (at: number) =>
      Object.fromEntries(
        Array.from({ length: 61 }, (_, n) => [name(n), n === at ? page(A, B) : page(A)]),
      );
    const found = await after({ branch: texts(1), dropped: [B] });
    expect([...found.pages.keys()]).toEqual([name(1)]);
    const far = await after({ branch: texts(0), dropped: [B] });
    expect([...far.pages.keys()]).toEqual([]);
    expect(far.before.reads).toHaveLength(60);
  });
});

describe('a paper that is brought back', () => {
  test('has its post as it last stood on the branch, and its entry on the page', async () => {
    const done = await after({
      branch: { [post(A)]: 'a', [DIGEST]: page(A) },
      history: [
        { [post(A)]: 'a', [DIGEST]: page(A) },
        { [post(A)]: 'a', [post(B)]: 'edited', [DIGEST]: page(A, B) },
        { [post(A)]: 'older', [post(B)]: 'first', [DIGEST]: page(A, B) },
      ],
      restored: [B],
    });
    expect(Object.fromEntries(done.restored)).toEqual({ [post(B)]: blobOf('edited') });
    expect(done.removed).toEqual([]);
    expect(Object.fromEntries(done.pages)).toEqual({ [DIGEST]: page(A, B) });
    expect(done.branch.paths).toEqual([post(A), DIGEST, post(B)]);
    expect([...done.lost]).toEqual([]);
    expect(done.asked).toEqual({ tips: ['tip'], commits: 2, reads: 2 });
  });

  test('comes as another goes', async () => {
    const done = await after({
      branch: { [post(A)]: 'a', [DIGEST]: page(A) },
      history: [{ [post(A)]: 'a', [post(B)]: 'b', [DIGEST]: page(A, B) }],
      dropped: [A],
      restored: [B],
    });
    expect([done.removed, [...done.restored.keys()]]).toEqual([[post(A)], [post(B)]]);
    expect(Object.fromEntries(done.pages)).toEqual({ [DIGEST]: page(B) });
  });

  test('has its entry read once, though its post is further back', async () => {
    const done = await after({
      branch: { [DIGEST]: page(A) },
      history: [{ [DIGEST]: page(A, B) }, { [DIGEST]: page(B) }, { [post(B)]: 'b' }],
      restored: [B],
    });
    expect([...done.restored.keys()]).toEqual([post(B)]);
    expect(done.asked).toMatchObject({ commits: 3, reads: 1 });
  });

  test('leaves a page that a person changed alone', async () => {
    const changed = `${page(A)}\nAnd mine.\n`;
    const done = await after({
      branch: { [DIGEST]: changed },
      history: [{ [post(B)]: 'b', [DIGEST]: page(A, B) }, {}],
      restored: [B],
    });
    expect([...done.restored.keys()]).toEqual([post(B)]);
    expect([...done.pages]).toEqual([]);
    expect(done.asked).toMatchObject({ commits: 1, reads: 0 });
  });

  test('has its entry from a version of the page that nobody changed, each version read once', async () => {
    const changed = `${page(A, B)}\nAnd mine.\n`;
    const done = await after({
      branch: { [DIGEST]: page(A) },
      history: [
        { [post(B)]: 'b', [DIGEST]: changed },
        { [post(B)]: 'b', [DIGEST]: changed },
        {},
        { [DIGEST]: page(B) },
      ],
      restored: [B],
    });
    expect(Object.fromEntries(done.pages)).toEqual({ [DIGEST]: page(A, B) });
    expect(done.asked).toMatchObject({ commits: 4, reads: 2 });
  });

  test('comes with others from several versions of a page', async () => {
    const done = await after({
      branch: { [DIGEST]: page(A) },
      history: [{ [DIGEST]: page(A, B) }, { [DIGEST]: page(A, C) }],
      restored: [B, C],
      onPages: [B, C],
    });
    expect(Object.fromEntries(done.pages)).toEqual({ [DIGEST]: page(A, B, C) });
    expect([...done.lost]).toEqual([]);
  });

  test('is lost where no earlier commit has its post; one that never had a post is not', async () => {
    const done = await after({
      branch: { [DIGEST]: page(A) },
      history: [{ [DIGEST]: page(A, C) }],
      restored: [B, C],
      onPages: [C],
    });
    expect([...done.lost]).toEqual([B]);
    expect(Object.fromEntries(done.pages)).toEqual({ [DIGEST]: page(A, C) });
  });

  test('is looked for in sixty commits and no more', async () => {
    const commits = (count: number) => Array.from({ length: count }, () => ({ [post(A)]: 'a' }));
    const there = await after({
      branch: {},
      history: [...commits(59), { [post(B)]: 'b' }],
      restored: [B],
    });
    expect([...there.restored.keys()]).toEqual([post(B)]);
    const far = await after({
      branch: {},
      history: [...commits(60), { [post(B)]: 'b' }],
      restored: [B],
    });
    expect([...far.lost]).toEqual([B]);
    expect(far.asked.commits).toBe(60);
  });

  test('that only a page could hold is looked for nowhere where there is no page to write', async () => {
    const done = await after({
      branch: { [post(A)]: 'a' },
      history: [{ [DIGEST]: page(B) }],
      restored: [B],
      onPages: [B],
    });
    expect(done.asked.tips).toEqual([]);
    expect([...done.lost, ...done.restored]).toEqual([]);
  });
});

test('where nothing was decided, or no branch is there, nothing is read and nothing changes', async () => {
  const nothing = { removed: [], restored: new Map(), pages: new Map(), lost: new Set() };
  const branch = { [post(A)]: 'a', [DIGEST]: page(A) };
  for (const said of [{}, { tip: undefined, dropped: [A], restored: [B] }]) {
    const done = await after({ branch, ...said });
    expect(done).toMatchObject(nothing);
    expect(done.branch).toBe(done.before);
    expect([done.before.reads, done.asked.tips]).toEqual([[], []]);
  }
});
