import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import type { Verdict } from '../../src/rank/select.ts';
import { MOST_WAITING } from '../../src/record/fit-body.ts';
import type { Waiting } from '../../src/record/held-over.ts';
import { noticesOf, unlistedAfter } from '../../src/record/unlisted-after.ts';
import { aPaper } from '../builders/paper.ts';
import { aPull } from '../builders/site.ts';

const [A, B] = ['2611.00001', '2611.00002'] as [PaperId, PaperId];
const waits = (id: PaperId, submitted = '2026-11-18'): Waiting => ({ id, submitted });
const verdict = (id: PaperId, because: 'held-over' | 'posted', day = '2026-11-18'): Verdict => ({
  kind: 'skip',
  paper: aPaper({ id, title: 'By @ada', published: `${day}T10:00:00Z` }),
  matches: [],
  because,
});
const after = (
  verdicts: readonly Verdict[],
  { heldOver = [], ended = [] }: { heldOver?: Waiting[]; ended?: Waiting[] } = {},
) =>
  unlistedAfter(
    {
      history: { papers: new Map(), heldOver, heldOverCounts: [], ended, passedOver: [] },
      horizon: { decided: '', waits: '2026-11-10', ended: '' },
    },
    verdicts,
  );

describe('papers wait for the next run', () => {
  test('if this run has no place for them, with their day and title', () => {
    expect(after([verdict(A, 'held-over'), verdict(B, 'posted')])).toEqual({
      heldOver: [{ id: A, submitted: '2026-11-18', title: 'By &#64;&#8203;ada' }],
      passedOver: [],
    });
  });

  test('if they waited before and arXiv left them out of its answer', () => {
    const heldOver = [waits(A), { id: B }];
    expect(after([], { heldOver }).heldOver).toEqual(heldOver);
    expect(after([verdict(A, 'posted')], { heldOver }).heldOver).toEqual([{ id: B }]);
    expect(after([verdict(A, 'held-over')], { heldOver }).heldOver.map(({ id }) => id)).toEqual([
      A,
      B,
    ]);
  });
});

test('papers are passed over after they have waited too long, unless this run decided about them', () => {
  const old = after([verdict(A, 'held-over', '2026-11-09'), verdict(B, 'held-over', '2026-11-10')]);
  expect([old.heldOver, old.passedOver].map((list) => list.map(({ id }) => id))).toEqual([
    [B],
    [A],
  ]);
  const ended = [waits(A, '2026-11-09'), waits(B, '2026-11-09')];
  expect(after([verdict(A, 'posted')], { ended }).passedOver).toEqual([waits(B, '2026-11-09')]);
});

describe('a notice', () => {
  const notices = (count: number, { room = 100, maxPapers = 25 } = {}) =>
    noticesOf(
      { room, digest: { branch: 'd', pull: aPull() }, notices: [] },
      { maxPapers },
      { heldOver: Array.from({ length: count }, () => waits(A)), passedOver: [] },
    );

  test('names the papers that were passed over, after those of earlier steps', () => {
    const earlier = { about: A, text: 'x' };
    expect(
      noticesOf(
        { room: 100, digest: { branch: 'd' }, notices: [earlier] },
        { maxPapers: 25 },
        { heldOver: [], passedOver: [waits(A), waits(B)] },
      ),
    ).toEqual([
      earlier,
      {
        about: 'Passed over',
        text: `${A}, ${B}. They found no place within \`lookback-days\` after they left the window. Raise \`max-papers\` or narrow the topics; \`papers\` brings one back`,
      },
    ]);
  });

  test('says that the digest is full if papers wait although `max-papers` has room', () => {
    expect(notices(2, { room: 24 })).toEqual([
      {
        about: 'The digest is full',
        text: "Pull request #7 can list no more papers than GitHub's limit for its text allows: 2 wait. Merge or close it, and they come",
      },
    ]);
    expect(notices(2, { room: 1000, maxPapers: 0 })).toHaveLength(1);
    for (const none of [notices(0, { room: 24 }), notices(2, { room: 25 })])
      expect(none).toEqual([]);
    expect(notices(2, { room: Infinity, maxPapers: 0 })).toEqual([]);
  });

  test('says that more papers wait than a pull request can name', () => {
    expect(notices(MOST_WAITING)).toEqual([]);
    expect(notices(MOST_WAITING + 1)).toEqual([
      {
        about: 'Too many papers wait',
        text: `${MOST_WAITING + 1} papers wait, and a pull request has room for the ids of ${MOST_WAITING}: the others come only while they are in the window. Narrow the topics or raise \`max-papers\``,
      },
    ]);
    expect(notices(MOST_WAITING + 1, { room: Infinity })).toEqual([]);
  });
});
