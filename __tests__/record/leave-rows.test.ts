import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { blobIdOf } from '../../src/record/blob-id.ts';
import { messageLines } from '../../src/record/commit-message.ts';
import { leaveRows } from '../../src/record/leave-rows.ts';
import { NEWS_HEADING, newsLines } from '../../src/record/news-boxes.ts';
import { withRowMark } from '../../src/record/row-marks.ts';
import { BEGIN, END } from '../../src/record/section.ts';
import { LIST_AND_FEED } from '../builders/collections.ts';
import { aPaper } from '../builders/paper.ts';
import { type Texts, aCommit, aPull, snapshotsOf } from '../builders/site.ts';

const A = '2611.00001' as PaperId;
const collections = LIST_AND_FEED;
const POST = `posts/${A}.md`;
const BASE = { 'arxiv.md': 'list', 'feed.xml': 'feed', 'about.md': 'about' };
const OURS = {
  ...BASE,
  [POST]: 'post',
  'arxiv.md': 'list with A',
  'feed.xml': 'feed with A',
  'arxiv-weeks.svg': 'picture with A',
};
const THEIRS = { ...BASE, 'arxiv.md': 'list with B' };
const body = `${BEGIN}\n\n- [x] [A](https://arxiv.org/abs/${A})\n\n${END}`;
const byUs = messageLines({ papers: [aPaper({ id: A })] }).join('\n');

interface Given {
  readonly ours?: Texts;
  readonly theirs?: Texts;
  readonly base?: Texts;
  readonly body?: string;
  /** Commits of the digest, newest first: the files before each, and its message. */
  readonly earlier?: readonly { readonly texts: Texts; readonly message?: string }[];
  readonly pages?: ReadonlyMap<string, string>;
  readonly ourNumber?: number;
}

/** Leaves the rows of digest 8, whose branch began with the files of BASE. Digest 7 has `theirs`. */
async function left(given: Given = {}) {
  const { ours = OURS, theirs = THEIRS, pages = new Map(), ourNumber = 8 } = given;
  const base = aCommit(given.base ?? BASE, { commit: given.base ? 'base' : 'fork' });
  const branch = aCommit(ours, { branch: 'paperboy/digest', commit: 'tip' });
  const pull = aPull({ number: ourNumber, body: given.body ?? body });
  const commits: Readonly<Record<string, Texts>> = { fork: BASE, other: theirs };
  const done = await leaveRows(
    {
      files: ({ branch: name = 'main', commit = '' }) =>
        Promise.resolve(aCommit(commits[commit], { branch: name, commit })),
      changes: () => Promise.resolve({ fork: 'fork', commits: [] }),
      history: () => snapshotsOf(given.earlier ?? [{ texts: BASE, message: byUs }]),
    },
    { branch, removed: ['x.md'], restored: new Map(), pages, lost: new Set() },
    {
      digest: { branch: 'paperboy/digest', tip: 'tip', pull },
      record: {
        branches: new Map([
          ['paperboy/digest', 'tip'],
          ['ink', 'other'],
        ]),
        pulls: [pull, aPull({ number: 7, head: 'ink' })],
        commits: [],
        notices: [],
      },
      base,
    },
    branch,
    collections,
  );
  return { ...done, before: branch };
}

/** The paths whose rows were left, or the notice. */
const result = async (given: Given) => {
  const { left: paths, notices } = await left(given);
  for (const { about } of notices) expect(about).toBe('#8');
  return notices[0]?.text ?? paths;
};

describe('the rows of a digest beside an older one that changes the same list', () => {
  test('are left to a later run: its lists, feeds and picture become those of the merge base', async () => {
    const pages = new Map([
      ['arxiv.md', 'list with reviewed A'],
      ['digests/1.md', 'page'],
    ]);
    const done = await left({ pages });
    expect(done.left).toEqual(['arxiv.md', 'feed.xml', 'arxiv-weeks.svg']);
    expect(Object.fromEntries(done.restored)).toEqual({
      'arxiv.md': blobIdOf('list'),
      'feed.xml': blobIdOf('feed'),
    });
    expect(done.removed).toEqual(['x.md', 'arxiv-weeks.svg']);
    expect([...done.pages.keys()]).toEqual(['digests/1.md']);
    expect([...done.branch.paths].sort()).toEqual([...Object.keys(BASE), POST].sort());
    expect(await done.branch.read('arxiv.md')).toBe('list');
    expect(await done.branch.read(POST)).toBe('post');
    expect(done.branch.blobs?.get('feed.xml')).toBe(blobIdOf('feed'));
    expect(done.branch.blobs?.has('arxiv-weeks.svg')).toBe(false);
    expect(done.notices).toEqual([]);
  });

  test('are left if a digest that changed the list was merged since', async () => {
    const base = { ...BASE, 'arxiv.md': 'list with B' };
    expect(await result({ base, theirs: BASE })).toBeUndefined();
    expect(await result({ base, theirs: { ...BASE, 'arxiv.md': 'list with C' } })).toHaveLength(3);
  });

  test.each([
    ['this digest changes no list', { ours: { ...BASE, [POST]: 'post' } }],
    ['the other digest changes no list', { theirs: { ...BASE, 'about.md': 'x' } }],
    ['the other digest is newer', { ourNumber: 6 }],
    ['they were left before', { body: withRowMark(body, 'due', [A]) }],
  ])('stay if %s', async (_, given) => {
    const done = await left(given);
    expect(done.branch).toBe(done.before);
    expect([done.left, done.notices, done.removed]).toEqual([undefined, [], ['x.md']]);
  });

  test('that were left before are left again if this run changes the list', async () => {
    const marked = withRowMark(body, 'due', [A]);
    expect(await result({ body: marked, pages: new Map([['arxiv.md', 'x']]) })).toHaveLength(3);
    const two = body.replace(END, `- [x] [B](https://arxiv.org/abs/2611.00002)\n${END}`);
    expect(await result({ body: withRowMark(two, 'due', [A]) })).toHaveLength(3);
  });
});

describe('the rows of a digest stay, with a notice,', () => {
  const because = (why: string) =>
    `another digest changes arxiv.md and feed.xml and arxiv-weeks.svg, too, and here ${why}: both may not merge without a conflict, which you have to resolve`;

  test('if it holds news of published papers that were not dropped', async () => {
    const news = {
      id: A,
      kind: 'withdrawn',
      mark: 'v2',
      title: 'A',
      text: 'withdrawn',
      path: POST,
      blob: blobIdOf('x'),
    } as const;
    const withNews = (parts: readonly string[], end = '') =>
      body.replace(
        END,
        `${NEWS_HEADING}\n\n${newsLines([{ ...news, parts }], undefined)}${end}\n\n${END}`,
      );
    expect(await result({ body: withNews(['0123ab']) })).toBe(
      because('it holds news of published papers'),
    );
    expect(await result({ body: withNews([]) })).toHaveLength(3);
    expect(await result({ body: withNews(['0123ab'], ' *(dropped)*') })).toHaveLength(3);
  });

  const mine = { ...OURS, 'arxiv.md': 'mine' };
  test.each([
    [
      'the last commit',
      [
        { texts: OURS, message: 'Mine' },
        { texts: BASE, message: byUs },
      ],
      mine,
    ],
    [
      'the first commit',
      [
        { texts: mine, message: byUs },
        { texts: BASE, message: 'Mine' },
      ],
      OURS,
    ],
    ['a commit before those that are known', [{ texts: mine, message: byUs }], OURS],
  ])('if a person changed a list in %s', async (_, earlier, ours) => {
    expect(await result({ earlier, ours })).toBe(because('a person changed it'));
  });

  test('if it has more than thirty commits', async () => {
    const earlier = (count: number) => [
      ...Array.from({ length: count }, () => ({ texts: OURS, message: byUs })),
      { texts: BASE, message: byUs },
    ];
    expect(await result({ earlier: earlier(29) })).toHaveLength(3);
    expect(await result({ earlier: earlier(30) })).toBe(because('a person changed it'));
  });
});

test.each([
  ['papers', byUs],
  ['news', `News of 1 paper\n\n- news: ${A} withdrawn v2`],
  ['decisions', `Drop 1 paper\n\n- dropped: ${A}`],
])('a commit that names %s is not of a person', async (_, message) => {
  expect(await result({ earlier: [{ texts: BASE, message }] })).toHaveLength(3);
});

test("a person's commit that changes other files does not keep the rows", async () => {
  const earlier = [
    { texts: { ...OURS, 'about.md': 'mine' }, message: 'Mine' },
    { texts: BASE, message: byUs },
  ];
  expect(await result({ earlier })).toHaveLength(3);
});
