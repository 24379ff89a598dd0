import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { NO_REVIEW } from '../../src/record/asked-by-boxes.ts';
import { duplicatesIn, withoutDuplicates } from '../../src/record/duplicates.ts';
import { type Texts, aCommit, aPull, snapshotsOf } from '../builders/site.ts';

const [A, B] = ['2611.00001', '2611.00002'] as [PaperId, PaperId];
const post = (id: PaperId) => `posts/${id}.md`;
const line = (id: PaperId, tick = 'x', end = '') =>
  `- [${tick}] [A title](https://arxiv.org/abs/${id})${end}`;

interface Given {
  readonly ours?: string;
  readonly older?: string;
  readonly base?: Texts;
  readonly branch?: Texts;
  readonly earlier?: readonly Texts[];
  readonly tip?: string | undefined;
}

/** Finds the papers of digest 8 that base or digest 7 has, too. The branch has the post of A. */
async function duplicates(given: Given) {
  const pull = aPull({ number: 8, body: given.ours ?? line(A) });
  const read = { commits: 0 };
  const tip = 'tip' in given ? given.tip : 'tip';
  const { papers, notices } = await duplicatesIn(
    {
      async *history() {
        for await (const commit of snapshotsOf(
          (given.earlier ?? [{}]).map((texts) => ({ texts })),
        )) {
          read.commits++;
          yield commit;
        }
      },
    },
    {
      digest: { branch: 'paperboy/digest', pull, ...(tip !== undefined && { tip }) },
      record: {
        branches: new Map([
          ['paperboy/digest', 'tip'],
          ['ink', 'other'],
        ]),
        pulls: [pull, aPull({ number: 7, head: 'ink', body: given.older ?? '' })],
        commits: [],
        notices: [],
      },
      base: aCommit(given.base ?? {}),
      branch: aCommit(given.branch ?? { [post(A)]: 'a' }),
      files: { pages: new Map([[A, [post(A)]]]), foreign: new Map() },
    },
  );
  return { papers: [...papers], notices: notices.map(({ text }) => text), commits: read.commits };
}

describe('a paper of two open digests', () => {
  const out = (place: string) =>
    `two runs proposed it at once: it was taken out of #8, since it is in ${place}`;
  const stays = 'it is in #8 and in #7, and a person changed it in #8: untick it in one of them';

  test('is taken out of the later one', async () => {
    expect(await duplicates({ older: line(A) })).toEqual({
      papers: [A],
      notices: [out('#7')],
      commits: 1,
    });
  });

  test('stays if the older digest does not keep it, or the later one refused it', async () => {
    const none = { papers: [], notices: [], commits: 0 };
    for (const older of [line(B), line(A, ' '), line(A, 'x', ' *(dropped)*')])
      expect(await duplicates({ older })).toEqual(none);
    expect(await duplicates({ ours: line(A, ' '), older: line(A) })).toEqual(none);
    expect(await duplicates({ tip: undefined, older: line(A) })).toEqual(none);
  });

  test('is taken out if base has it, and this branch wrote a file for it', async () => {
    const base = { [`old/${A}.md`]: 'x', [`old/${B}.md`]: 'x' };
    expect(await duplicates({ base, ours: `${line(A)}\n${line(B)}` })).toEqual({
      papers: [A],
      notices: [out(`old/${A}.md`)],
      commits: 1,
    });
  });

  test('stays with a notice if a person changed its file', async () => {
    const earlier = [{ [post(A)]: 'a' }, { [post(A)]: 'before' }, {}, { [post(A)]: 'older' }];
    expect(await duplicates({ older: line(A), earlier })).toEqual({
      papers: [],
      notices: [stays],
      commits: 3,
    });
    expect(await duplicates({ older: line(A), earlier: [{ [post(A)]: 'a' }, {}] })).toMatchObject({
      papers: [A],
    });
  });

  test('stays if the commit that wrote it is not among the last thirty', async () => {
    const earlier = (count: number) => [
      ...Array.from({ length: count }, () => ({ [post(A)]: 'a' })),
      {},
    ];
    expect((await duplicates({ older: line(A), earlier: earlier(29) })).papers).toEqual([A]);
    expect(await duplicates({ older: line(A), earlier: earlier(30) })).toEqual({
      papers: [],
      notices: [stays],
      commits: 30,
    });
  });

  test('that has no file of its own is taken out of the digest page', async () => {
    expect(await duplicates({ ours: line(B), older: line(B) })).toEqual({
      papers: [B],
      notices: [out('#7')],
      commits: 0,
    });
  });
});

test('a review drops duplicates, does not put them back, and unticks them', () => {
  const boxes = [A, B].map((id) => ({ id, ticked: true, dropped: false, onPage: true }));
  const review = {
    ...NO_REVIEW,
    restored: new Set([A, B]),
    boxes: new Map([
      [A, true],
      [B, true],
    ]),
  };
  expect(withoutDuplicates(review, { papers: new Set([A]), notices: [] }, boxes)).toEqual({
    dropped: new Set([A]),
    restored: new Set([B]),
    onPages: new Set([A]),
    boxes: new Map([
      [A, false],
      [B, true],
    ]),
  });
  expect(withoutDuplicates(review, { papers: new Set(), notices: [] }, boxes)).toBe(review);
});
