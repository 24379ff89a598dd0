import { describe, expect, test } from '@jest/globals';
import type { EditedPull } from '../../src/record/site.ts';
import { planReview } from '../../src/record/plan-review.ts';
import { aConfig } from '../builders/config.ts';
import { aBranch, aPull, aSite, blobOf } from '../builders/site.ts';

const line = (id: string, box = 'x', end = '') =>
  `- [${box}] [A](https://arxiv.org/abs/${id})${end}`;
const DROPPED = ' *(dropped)*';
const [A, B] = ['2611.00001', '2611.00002'];
const HEAD = 'paperboy/digest';

/** What an edit of the digest asks for that leaves the body as given; its branch holds A and B. */
const edited = (
  body: string,
  said: {
    pull?: Parameters<typeof aPull>[0];
    branch?: Record<string, string>;
    edit?: EditedPull;
  } = {},
) =>
  planReview(
    aSite({
      branches: { [HEAD]: said.branch ?? { [`posts/${A}.md`]: 'a', [`posts/${B}.md`]: 'b' } },
      pulls: [aPull({ body, ...said.pull })],
      history: [{ [`posts/${A}.md`]: 'first' }],
    }),
    aConfig(),
    aBranch(),
    said.edit ?? { number: 7, head: HEAD },
    new Date('2026-11-20T06:00:00Z'),
  );

describe('an edit asks for nothing', () => {
  const body = line(A, ' ');

  test('of a pull request that is none of ours, or not open against base', async () => {
    expect(await edited(body, { edit: { number: 9, head: 'feature' } })).toEqual({
      why: 'the pull request is no digest of ours',
    });
    const elsewhere = { why: 'the digest is not open against main' };
    for (const pull of [
      { state: 'closed' },
      { base: 'dev' },
      { number: 8 },
      { head: 'gone' },
    ] as const)
      expect(await edited(body, { pull })).toEqual(elsewhere);
  });

  test('where every box is as the branch is', async () => {
    expect(await edited(`${line(A)}\n${line('2611.00009', ' ', DROPPED)}\nMine.`)).toMatchObject({
      why: 'no box was changed',
    });
  });
});

describe('an edit is one commit on the digest, and a body that says so', () => {
  test('a box that was unticked takes the post off', async () => {
    const asked = await edited(`Mine.\n${line(A, ' ')}\n${line(B)}`);
    expect(asked).toMatchObject({
      notices: [],
      plan: {
        kind: 'append',
        branch: HEAD,
        onto: `tip of ${HEAD}`,
        pull: { number: 7 },
        body: `Mine.\n${line(A, ' ', DROPPED)}\n${line(B)}`,
        commit: {
          message: `Drop 1 paper\n\n- dropped: ${A}`,
          files: new Map(),
          removed: [`posts/${A}.md`],
          restored: new Map(),
        },
      },
    });
  });

  test('a box that was ticked again brings the post back', async () => {
    const asked = await edited(line(A, 'x', DROPPED), { branch: {} });
    expect(asked).toMatchObject({
      plan: {
        body: line(A),
        commit: {
          message: `Bring back 1 paper\n\n- brought back: ${A}`,
          removed: [],
          restored: new Map([[`posts/${A}.md`, blobOf('first')]]),
        },
      },
    });
  });

  test('a file that a person deleted needs no commit, only its box', async () => {
    const asked = await edited(line(A), { branch: {} });
    expect(asked).toMatchObject({ plan: { kind: 'append', body: line(A, ' ', DROPPED) } });
    expect(asked).not.toHaveProperty('plan.commit');
  });

  test('a post that cannot be found again is told of, and its box stays empty', async () => {
    const asked = await edited(line(B, 'x', DROPPED), { branch: {} });
    expect(asked).toMatchObject({
      notices: [{ about: B, text: expect.stringContaining('was not found') }],
      plan: { body: line(B, ' ', DROPPED) },
    });
    expect(asked).not.toHaveProperty('plan.commit');
  });
});
