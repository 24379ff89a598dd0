import { describe, expect, test } from '@jest/globals';
import { messageLines } from '../../src/record/commit-message.ts';
import { committedDecisions, decisionsIn } from '../../src/record/decisions.ts';
import { aPaper } from '../builders/paper.ts';

const [A, B] = ['2611.00001', '2611.00002'] as const;
type Pull = Parameters<typeof decisionsIn>[0][number];
const box = (id: string, mark: string, more = '') =>
  `- [${mark}] [A title](https://arxiv.org/abs/${id})${more}`;
const pull = (said: Partial<Pull>): Pull => ({
  state: 'closed',
  merged: true,
  updatedAt: '2026-11-18T06:00:00Z',
  ...said,
  body: said.body ?? [box(A, 'x'), box(B, 'x')].join('\n'),
});
const decisions = (pulls: readonly Pull[], onBase: readonly string[] = [A, B]) =>
  Object.fromEntries(
    decisionsIn(
      pulls,
      onBase.map((id) => `papers/${id}.md`),
    ).map(({ id, kept }) => [id, kept ? 'kept' : 'dropped']),
  );

describe('what digests list says what reviewers decided', () => {
  test('a merged digest keeps its ticked papers and drops the others', () => {
    const body = [box(A, 'x'), box(B, ' ')].join('\n');
    expect(decisions([pull({ body })])).toEqual({ [A]: 'kept', [B]: 'dropped' });
  });

  test('a post that is gone from base was dropped', () => {
    expect(decisions([pull({})], [A])).toEqual({ [A]: 'kept', [B]: 'dropped' });
  });

  test('posts of which none is on base are kept elsewhere', () => {
    expect(decisions([pull({})], [])).toEqual({ [A]: 'kept', [B]: 'kept' });
  });

  test('a paper without a post goes by its box', () => {
    const body = [box(A, 'x'), box(B, 'x', ' <!-- page -->')].join('\n');
    expect(decisions([pull({ body })], [A])).toEqual({ [A]: 'kept', [B]: 'kept' });
  });

  test('a digest that was closed unmerged drops its papers, but those that base has all the same', () => {
    expect(decisions([pull({ merged: false })], [B])).toEqual({ [A]: 'dropped', [B]: 'kept' });
  });

  test('in an open digest only what is unticked is decided', () => {
    const body = [box(A, 'x'), box(B, ' ', ' *(dropped)*')].join('\n');
    expect(decisions([pull({ state: 'open', merged: false, body })], [])).toEqual({
      [B]: 'dropped',
    });
  });

  test('of several digests the latest counts, in any order', () => {
    const early = pull({ body: box(A, ' ') });
    const late = pull({ body: box(A, 'x'), updatedAt: '2026-11-19T06:00:00Z' });
    for (const pulls of [
      [early, late],
      [late, early],
    ])
      expect(decisions(pulls)).toEqual({ [A]: 'kept' });
  });

  test('a decision has the day on which its digest was last touched', () => {
    expect(decisionsIn([pull({ body: box(A, ' ') })], [])).toEqual([
      { id: A, kept: false, decidedOn: '2026-11-18T06:00:00Z' },
    ]);
  });
});

describe('what commits say that people decided', () => {
  const now = new Date('2026-11-20T06:00:00Z');
  const commit = (id: string, date: string, path = `papers/${id}.md`) => ({
    sha: date,
    date,
    message: messageLines({ papers: [{ ...aPaper({ id }), path }] }).join('\n'),
  });
  const [onMonday, onWednesday] = ['2026-11-16T06:00:00Z', '2026-11-18T06:00:00Z'];
  const committed = (
    commits: readonly ReturnType<typeof commit>[],
    paths: readonly string[] = [],
    pulls: readonly Pull[] = [],
  ) =>
    Object.fromEntries(
      committedDecisions({ commits, pulls }, paths, now).map(({ id, kept }) => [
        id,
        kept ? 'kept' : 'dropped',
      ]),
    );

  test('a post that is gone was dropped, one that stayed for three days was kept', () => {
    const commits = [commit(A, onMonday), commit(B, onMonday)];
    expect(committed(commits, [`papers/${A}.md`])).toEqual({ [A]: 'kept', [B]: 'dropped' });
    expect(committed([commit(A, '2026-11-17T06:00:00Z')], [`papers/${A}.md`])).toEqual({
      [A]: 'kept',
    });
    expect(committedDecisions({ commits: commits.slice(1), pulls: [] }, [], now)).toEqual([
      { id: B, kept: false, decidedOn: onMonday },
    ]);
  });

  test('a post of the last three days is not decided about unless it is gone', () => {
    expect(committed([commit(A, onWednesday)], [`papers/${A}.md`])).toEqual({});
    expect(committed([commit(A, onWednesday)])).toEqual({ [A]: 'dropped' });
  });

  test('a post that was moved, and a digest page that is there, are kept', () => {
    const commits = [commit(A, onMonday), commit(B, onMonday, 'digests/2026-11-16.md')];
    expect(committed(commits, [`best/${A}.md`, 'digests/2026-11-16.md'])).toEqual({
      [A]: 'kept',
      [B]: 'kept',
    });
  });

  test('of several commits the latest counts', () => {
    const commits = [commit(A, onWednesday), commit(A, onMonday, 'gone.md')];
    expect(committed(commits, [`papers/${A}.md`])).toEqual({});
  });

  test('a paper that a pull request lists goes by its box', () => {
    expect(committed([commit(A, onMonday)], [], [pull({ body: box(A, 'x') })])).toEqual({});
  });

  test('a message without a path says nothing', () => {
    const message = messageLines({ papers: [aPaper({ id: A })] }).join('\n');
    expect(committed([{ sha: 'c', date: onMonday, message }])).toEqual({});
  });
});
