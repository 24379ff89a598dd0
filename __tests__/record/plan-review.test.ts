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

/**
 * Returns the plan after an edit of the digest. The branch has posts of A and B. @param body text
 * after the edit
 */
const edited = (
  body: string,
  given: {
    pull?: Parameters<typeof aPull>[0];
    branch?: Record<string, string>;
    edit?: EditedPull;
  } = {},
) =>
  planReview(
    aSite({
      branches: { [HEAD]: given.branch ?? { [`posts/${A}.md`]: 'a', [`posts/${B}.md`]: 'b' } },
      pulls: [aPull({ body, ...given.pull })],
      history: [{ [`posts/${A}.md`]: 'first' }],
    }),
    aConfig(),
    aBranch(),
    given.edit ?? { number: 7, head: HEAD },
    new Date('2026-11-20T06:00:00Z'),
  );

describe('an edit changes nothing', () => {
  const body = line(A, ' ');

  test('in a pull request that is not a digest, or not open against base', async () => {
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

  test('if every box agrees with the branch', async () => {
    expect(await edited(`${line(A)}\n${line('2611.00009', ' ', DROPPED)}\nMine.`)).toMatchObject({
      why: 'no box was changed',
    });
  });
});

describe('an edit is applied by a commit and a new body', () => {
  test('unticking a box removes the post', async () => {
    const review = await edited(`Mine.\n${line(A, ' ')}\n${line(B)}`);
    expect(review).toMatchObject({
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

  test('ticking a box again restores the post', async () => {
    const review = await edited(line(A, 'x', DROPPED), { branch: {} });
    expect(review).toMatchObject({
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

  test('after a person deleted a post, only its box is unticked', async () => {
    const review = await edited(line(A), { branch: {} });
    expect(review).toMatchObject({ plan: { kind: 'append', body: line(A, ' ', DROPPED) } });
    expect(review).not.toHaveProperty('plan.commit');
  });

  test('a post that is not found has a notice, and its box stays empty', async () => {
    const review = await edited(line(B, 'x', DROPPED), { branch: {} });
    expect(review).toMatchObject({
      notices: [{ about: B, text: expect.stringContaining('was not found') }],
      plan: { body: line(B, ' ', DROPPED) },
    });
    expect(review).not.toHaveProperty('plan.commit');
  });
});
