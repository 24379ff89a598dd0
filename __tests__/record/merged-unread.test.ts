import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import type { Recorded } from '../../src/record/history.ts';
import { mergedUnread } from '../../src/record/merged-unread.ts';
import type { PullRequest } from '../../src/record/site.ts';
import { aPull } from '../builders/site.ts';

const A = '2611.00001' as PaperId;
const path = `posts/${A}.md`;
const published: Recorded = { standing: 'posted', from: { kind: 'path', path } };
const declined: Recorded = { standing: 'declined', from: { kind: 'pull', number: 7 } };
const line = (tick: string, end = '') => `- [${tick}] [A title](https://arxiv.org/abs/${A})${end}`;
const DROPPED = ' *(dropped)*';

const noticesOf = (recorded: Recorded | undefined, given: Partial<PullRequest>) =>
  mergedUnread(
    [aPull({ state: 'closed', merged: true, ...given })],
    { papers: new Map(recorded === undefined ? [] : [[A, recorded]]) },
    { branch: 'paperboy/digest', lookbackDays: 5 },
    new Date('2026-11-25T06:00:00Z'),
  );

describe('a digest that was merged before a run read its boxes', () => {
  test('has a notice for a paper that was unticked and is published', () => {
    expect(noticesOf(published, { body: line(' ') })).toEqual([
      {
        about: A,
        text: `it was unticked in #7, which was merged before a run could take it out, so it is published. Delete ${path} to refuse it, or tick its box in #7 to keep it`,
      },
    ]);
  });

  test('has a notice for a paper that was ticked again and is not published', () => {
    expect(noticesOf(declined, { body: line('x', DROPPED) })).toEqual([
      {
        about: A,
        text: 'it was ticked again in #7, which was merged before a run could bring it back, so it is not published. Name it in `papers` to add it, or untick its box in #7',
      },
    ]);
  });

  test.each([
    ['kept', published, line('x')],
    ['dropped', declined, line(' ', DROPPED)],
    ['unticked, and deleted since', declined, line(' ')],
    ['unticked, and in no record', undefined, line(' ')],
    ['dropped, and published by a person', published, line(' ', DROPPED)],
    ['ticked again, and published since', published, line('x', DROPPED)],
    ['ticked again, and in no record', undefined, line('x', DROPPED)],
  ])('has no notice for a paper that was %s', (_, recorded, body) => {
    expect(noticesOf(recorded, { body })).toEqual([]);
  });

  test('is one of ours, merged, and updated in the search window', () => {
    const body = line(' ');
    expect(noticesOf(published, { body, head: 'paperboy/digest-2026-11-20-2' })).toHaveLength(1);
    expect(noticesOf(published, { body, head: 'other' })).toEqual([]);
    expect(noticesOf(published, { body, merged: false })).toEqual([]);
    expect(noticesOf(published, { body, updatedAt: '2026-11-20T06:00:00.000Z' })).toHaveLength(1);
    expect(noticesOf(published, { body, updatedAt: '2026-11-20T05:59:59Z' })).toEqual([]);
  });
});
