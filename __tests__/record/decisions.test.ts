import { describe, expect, test } from '@jest/globals';
import { messageLines } from '../../src/record/commit-message.ts';
import { committedDecisions, decisionsIn } from '../../src/record/decisions.ts';
import { aPaper } from '../builders/paper.ts';

const [A, B] = ['2611.00001', '2611.00002'] as const;
type Pull = Parameters<typeof decisionsIn>[0][number];
const box = (id: string, mark: string, more = '') =>
  `- [${mark}] [A title](https://arxiv.org/abs/${id})${more}`;
const pull = (fields: Partial<Pull>): Pull => ({
  state: 'closed',
  merged: true,
  updatedAt: '2026-11-18T06:00:00Z',
  ...fields,
  body: fields.body ?? [box(A, 'x'), box(B, 'x')].join('\n'),
});
const decisions = (pulls: readonly Pull[], onBase: readonly string[] = [A, B]) =>
  Object.fromEntries(
    decisionsIn(
      pulls,
      onBase.map((id) => `papers/${id}.md`),
    ).map(({ id, kept }) => [id, kept ? 'kept' : 'dropped']),
  );

describe('decisions of reviewers in digests', () => {
  test('in a merged digest, ticked papers were kept and the others dropped', () => {
    const body = [box(A, 'x'), box(B, ' ')].join('\n');
    expect(decisions([pull({ body })])).toEqual({ [A]: 'kept', [B]: 'dropped' });
  });

  test('a paper whose post was deleted from base was dropped', () => {
    expect(decisions([pull({})], [A])).toEqual({ [A]: 'kept', [B]: 'dropped' });
  });

  test('papers count as kept if base has no post of the digest, because they were moved', () => {
    expect(decisions([pull({})], [])).toEqual({ [A]: 'kept', [B]: 'kept' });
  });

  test('the box decides about a paper without a post', () => {
    const body = [box(A, 'x'), box(B, 'x', ' <!-- page -->')].join('\n');
    expect(decisions([pull({ body })], [A])).toEqual({ [A]: 'kept', [B]: 'kept' });
  });

  test('in a digest that was closed without a merge, papers were dropped unless base has them', () => {
    expect(decisions([pull({ merged: false })], [B])).toEqual({ [A]: 'dropped', [B]: 'kept' });
  });

  test('in an open digest, only unticked papers were decided', () => {
    const body = [box(A, 'x'), box(B, ' ', ' *(dropped)*')].join('\n');
    expect(decisions([pull({ state: 'open', merged: false, body })], [])).toEqual({
      [B]: 'dropped',
    });
  });

  test('the latest of several digests counts, in any order of the list', () => {
    const early = pull({ body: box(A, ' ') });
    const late = pull({ body: box(A, 'x'), updatedAt: '2026-11-19T06:00:00Z' });
    for (const pulls of [
      [early, late],
      [late, early],
    ])
      expect(decisions(pulls)).toEqual({ [A]: 'kept' });
  });

  test('the time of a decision is the last update of its digest', () => {
    expect(decisionsIn([pull({ body: box(A, ' ') })], [])).toEqual([
      { id: A, kept: false, decidedOn: '2026-11-18T06:00:00Z' },
    ]);
  });
});

describe('decisions of people after commits to base', () => {
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

  test('a paper is dropped if its post was deleted, and kept if it stayed for three days', () => {
    const commits = [commit(A, onMonday), commit(B, onMonday)];
    expect(committed(commits, [`papers/${A}.md`])).toEqual({ [A]: 'kept', [B]: 'dropped' });
    expect(committed([commit(A, '2026-11-17T06:00:00Z')], [`papers/${A}.md`])).toEqual({
      [A]: 'kept',
    });
    expect(committedDecisions({ commits: commits.slice(1), pulls: [] }, [], now)).toEqual([
      { id: B, kept: false, decidedOn: onMonday },
    ]);
  });

  test('a post of the last three days is undecided unless it was deleted', () => {
    expect(committed([commit(A, onWednesday)], [`papers/${A}.md`])).toEqual({});
    expect(committed([commit(A, onWednesday)])).toEqual({ [A]: 'dropped' });
  });

  test('a paper is kept if its post was moved, or if its digest page exists', () => {
    const commits = [commit(A, onMonday), commit(B, onMonday, 'digests/2026-11-16.md')];
    expect(committed(commits, [`best/${A}.md`, 'digests/2026-11-16.md'])).toEqual({
      [A]: 'kept',
      [B]: 'kept',
    });
  });

  test('the latest of several commits counts', () => {
    const commits = [commit(A, onWednesday), commit(A, onMonday, 'gone.md')];
    expect(committed(commits, [`papers/${A}.md`])).toEqual({});
  });

  test('commits do not decide about a paper that a pull request lists', () => {
    expect(committed([commit(A, onMonday)], [], [pull({ body: box(A, 'x') })])).toEqual({});
  });

  test('a message without a path decides nothing', () => {
    const message = messageLines({ papers: [aPaper({ id: A })] }).join('\n');
    expect(committed([{ sha: 'c', date: onMonday, message }])).toEqual({});
  });
});
