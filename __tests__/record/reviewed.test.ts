import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { NO_REVIEW, type Review, reviewLines } from '../../src/record/asked-by-boxes.ts';
import { filesOfDigest } from '../../src/record/digest-files.ts';
import { branchAfter } from '../../src/record/reviewed.ts';
import { signed } from '../../src/render/day-page.ts';
import { type Texts, aBranch, aHistory, blobOf } from '../builders/site.ts';

const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as [PaperId, PaperId, PaperId];
const post = (id: PaperId) => `posts/${id}.md`;
const DIGEST = 'digests/2026-11-20.md';

/** Returns a digest page with these papers. */
const page = (...ids: PaperId[]) =>
  signed(
    `---\ntitle: Digest\n---\n\n## Scrolls\n\n${ids
      .map((id) => `### [Paper](https://arxiv.org/abs/${id})\n\nRead ${id}.`)
      .join('\n\n')}\n`,
    ids,
    DIGEST,
  );

interface Given {
  readonly base?: Texts;
  readonly branch: Texts;
  readonly history?: readonly Texts[];
  /** Messages of the commits that followed those of the history. */
  readonly messages?: readonly string[];
  readonly collections?: Parameters<typeof branchAfter>[6];
  readonly tip?: string | undefined;
  readonly dropped?: readonly PaperId[];
  readonly restored?: readonly PaperId[];
  /** Papers without a post. */
  readonly onPages?: readonly PaperId[];
}

async function after(given: Given) {
  const branch = aBranch(given.branch);
  const { history, asked } = aHistory(given.history ?? [], given.messages);
  const review: Review = {
    ...NO_REVIEW,
    dropped: new Set(given.dropped),
    restored: new Set(given.restored),
    onPages: new Set(given.onPages),
  };
  const tip = 'tip' in given ? given.tip : 'tip';
  const base = aBranch(given.base ?? {});
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
  const done = await branchAfter(site, base, branch, tip, review, files, given.collections);
  return { ...done, asked, before: branch };
}

describe('a dropped paper', () => {
  test('loses its post, and its entry on a page that no person changed', async () => {
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

  test('stays if base has it', async () => {
    const posted = { [post(B)]: 'b', [DIGEST]: page(A, B) };
    const done = await after({ base: posted, branch: posted, dropped: [B] });
    expect([done.removed, [...done.pages]]).toEqual([[], []]);
  });

  test('stays on a page that a person changed', async () => {
    const changed = `${page(A, B)}\nAnd mine.\n`;
    const done = await after({ branch: { [post(B)]: 'b', [DIGEST]: changed }, dropped: [B] });
    expect(done.removed).toEqual([post(B)]);
    expect([...done.pages]).toEqual([]);
    expect(await done.branch.read(DIGEST)).toBe(changed);
  });

  test('is searched on digest pages, newest first, until it is found', async () => {
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

  test('is not searched in files that cannot be pages', async () => {
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

  test('is searched on at most sixty pages', async () => {
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

describe('a restored paper', () => {
  test('gets its last post on the branch, and its entry on the page', async () => {
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

  test('returns while another paper is dropped', async () => {
    const done = await after({
      branch: { [post(A)]: 'a', [DIGEST]: page(A) },
      history: [{ [post(A)]: 'a', [post(B)]: 'b', [DIGEST]: page(A, B) }],
      dropped: [A],
      restored: [B],
    });
    expect([done.removed, [...done.restored.keys()]]).toEqual([[post(A)], [post(B)]]);
    expect(Object.fromEntries(done.pages)).toEqual({ [DIGEST]: page(B) });
  });

  test('has its entry read once, also if its post is in an older commit', async () => {
    const done = await after({
      branch: { [DIGEST]: page(A) },
      history: [{ [DIGEST]: page(A, B) }, { [DIGEST]: page(B) }, { [post(B)]: 'b' }],
      restored: [B],
    });
    expect([...done.restored.keys()]).toEqual([post(B)]);
    expect(done.asked).toMatchObject({ commits: 3, reads: 1 });
  });

  test('does not change a page that a person changed', async () => {
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

  test('gets its entry from a version of the page that no person changed, with each version read once', async () => {
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

  test('returns with others from several versions of a page', async () => {
    const done = await after({
      branch: { [DIGEST]: page(A) },
      history: [{ [DIGEST]: page(A, B) }, { [DIGEST]: page(A, C) }],
      restored: [B, C],
      onPages: [B, C],
    });
    expect(Object.fromEntries(done.pages)).toEqual({ [DIGEST]: page(A, B, C) });
    expect([...done.lost]).toEqual([]);
  });

  test('is lost if no earlier commit has its post, unless it never had a post', async () => {
    const done = await after({
      branch: { [DIGEST]: page(A) },
      history: [{ [DIGEST]: page(A, C) }],
      restored: [B, C],
      onPages: [C],
    });
    expect([...done.lost]).toEqual([B]);
    expect(Object.fromEntries(done.pages)).toEqual({ [DIGEST]: page(A, C) });
  });

  test('is searched in at most sixty commits', async () => {
    const commits = (count: number) => Array.from({ length: count }, () => ({ [post(A)]: 'a' }));
    const result = await after({
      branch: {},
      history: [...commits(59), { [post(B)]: 'b' }],
      restored: [B],
    });
    expect([...result.restored.keys()]).toEqual([post(B)]);
    const far = await after({
      branch: {},
      history: [...commits(60), { [post(B)]: 'b' }],
      restored: [B],
    });
    expect([...far.lost]).toEqual([B]);
    expect(far.asked.commits).toBe(60);
  });

  test('without a post does not come back on a page that a person removed', async () => {
    const done = await after({
      branch: { [post(A)]: 'a' },
      history: [{ [DIGEST]: page(B) }],
      restored: [B],
      onPages: [B],
    });
    expect([...done.pages, ...done.lost, ...done.restored]).toEqual([]);
  });
});

describe('a digest page whose last paper is dropped', () => {
  const INDEX = 'index.md';
  const index = (...days: number[]) =>
    `<!-- paperboy: digests -->\n\n**November 2026** ${days.map((day) => `[${day}](d/${day})`).join(' · ')}\n\n<!-- /paperboy: digests -->\n`;
  const collections = new Map([
    [
      INDEX,
      {
        idsIn: () => [],
        remove: (text: string) => text,
        restore: (text: string) => text,
        linkTo: (path: string) => `d/${/(\d\d)\.md$/.exec(path)?.[1] ?? ''}`,
      },
    ],
  ]);
  const removal = reviewLines(NO_REVIEW, { emptied: [DIGEST] }).join('\n');

  test('is removed, also from the index, and named in the message', async () => {
    const done = await after({
      branch: { [post(A)]: 'a', [DIGEST]: page(A), [INDEX]: index(20, 19) },
      dropped: [A],
      collections,
    });
    expect(done.removed).toEqual([post(A), DIGEST]);
    expect(done.branch.paths).toEqual([INDEX]);
    expect(Object.fromEntries(done.pages)).toEqual({ [INDEX]: index(19) });
    expect(reviewLines(NO_REVIEW, done)).toEqual([removal]);
  });

  test('stays if a person changed it', async () => {
    const done = await after({ branch: { [DIGEST]: `${page(A)}\nMine.\n` }, dropped: [A] });
    expect([done.removed, done.branch.paths]).toEqual([[], [DIGEST]]);
  });

  test('comes back with the papers that are ticked again, and into the index', async () => {
    const history = [
      { [DIGEST]: page(B), [INDEX]: index(20, 19) },
      { [post(A)]: 'a', [DIGEST]: page(A, B), [INDEX]: index(20, 19) },
    ];
    const given = { branch: { [INDEX]: index(19) }, history, messages: [removal], collections };
    const done = await after({ ...given, restored: [A] });
    expect(Object.fromEntries(done.pages)).toEqual({ [DIGEST]: page(A), [INDEX]: index(20, 19) });
    expect(done.branch.paths).toEqual([INDEX, post(A), DIGEST]);
    const withoutPost = await after({ ...given, restored: [B], onPages: [B] });
    expect(withoutPost.pages.get(DIGEST)).toBe(page(B));
  });

  test('does not replace a page that took its name since', async () => {
    const mine = `${page(C)}\nMine.\n`;
    const done = await after({
      branch: { [DIGEST]: mine },
      history: [{ [post(A)]: 'a', [DIGEST]: page(A) }],
      messages: [removal],
      restored: [A],
    });
    expect(await done.branch.read(DIGEST)).toBe(mine);
    expect([...done.pages]).toEqual([]);
  });
});

test('without decisions or without a branch, nothing is read or changed', async () => {
  const nothing = { removed: [], restored: new Map(), pages: new Map(), lost: new Set() };
  const branch = { [post(A)]: 'a', [DIGEST]: page(A) };
  for (const given of [{}, { tip: undefined, dropped: [A], restored: [B] }]) {
    const done = await after({ branch, ...given });
    expect(done).toMatchObject(nothing);
    expect(done.branch).toBe(done.before);
    expect([done.before.reads, done.asked.tips]).toEqual([[], []]);
  }
});
