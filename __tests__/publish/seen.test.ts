import { describe, expect, test } from '@jest/globals';
import type { PullRequest, SiteRecord } from '../../src/edges.ts';
import { digestIn, isDigestBranch, listedIn, seenIn } from '../../src/publish/seen.ts';

const line = (id: string, box = 'x') =>
  `- [${box}] [A \`title\`](https://arxiv.org/abs/${id}) · more`;
const aPull = (said: Partial<PullRequest> = {}): PullRequest => ({
  number: 1,
  url: 'https://github.com/o/r/pull/1',
  state: 'open',
  merged: false,
  head: 'paperboy/digest',
  headCommit: 'a'.repeat(40),
  title: 'arXiv digest',
  body: '',
  ...said,
});

describe('the record', () => {
  test('a path on base means posted, whatever pull requests say', () => {
    expect(
      seenIn(['p/2410-02660-x.md'], [], [aPull({ state: 'closed', body: line('2410.02660') })]).get(
        '2410.02660' as never,
      ),
    ).toBe('posted');
  });

  test('a path on the branch means pending', () => {
    expect(seenIn([], ['p/2410.02660.md'], []).get('2410.02660' as never)).toBe('pending');
  });

  test('a listed paper whose file is gone from the branch is declined, and so is that of a closed digest', () => {
    expect(seenIn([], [], [aPull({ body: line('2410.02660') })]).get('2410.02660' as never)).toBe(
      'declined',
    );
    expect(
      seenIn([], [], [aPull({ state: 'closed', body: line('2410.02661', ' ') })]).get(
        '2410.02661' as never,
      ),
    ).toBe('declined');
  });
});

describe('the list of a pull request', () => {
  test('only task-list lines count: other links are talk', () => {
    const body = `See https://arxiv.org/abs/2401.00001\n- [x](https://arxiv.org/abs/2401.00002)\n${line('2401.00003v2')}\n* [ ] [t](http://arxiv.org/abs/hep-th/9901001)`;
    expect(listedIn(body)).toEqual(['2401.00003', 'hep-th/9901001']);
  });

  test('a title cannot bring a link of its own', () => {
    expect(
      listedIn(
        '- [x] [On \\](https://arxiv.org/abs/2401.00009) and](https://arxiv.org/abs/2401.00001)',
      ),
    ).toHaveLength(1);
  });
});

describe('which digest a run adds to', () => {
  const record = (branches: string[], pulls: PullRequest[]): SiteRecord => ({
    branches: new Map(branches.map((name) => [name, 'tip'])),
    pulls,
  });

  test('the open one', () => {
    expect(
      digestIn(
        record(
          ['paperboy/digest', 'paperboy/digest-2'],
          [aPull({ state: 'closed' }), aPull({ head: 'paperboy/digest-2' })],
        ),
        'paperboy/digest',
      ),
    ).toMatchObject({
      branch: 'paperboy/digest-2',
      tip: 'tip',
    });
  });

  test('a fresh one where there is none', () => {
    expect(digestIn(record([], []), 'paperboy/digest')).toEqual({ branch: 'paperboy/digest' });
  });

  test('what an interrupted run left, when no pull request ever had that branch', () => {
    expect(digestIn(record(['paperboy/digest'], []), 'paperboy/digest')).toEqual({
      branch: 'paperboy/digest',
      tip: 'tip',
    });
  });

  test('the next name, when the branch of a closed digest is still there', () => {
    expect(
      digestIn(
        record(['paperboy/digest'], [aPull({ state: 'closed', merged: true })]),
        'paperboy/digest',
      ),
    ).toEqual({ branch: 'paperboy/digest-2' });
  });

  test('only numbered names are ours', () => {
    expect(['d', 'd-2', 'd-x', 'd2', 'dd'].filter((name) => isDigestBranch(name, 'd'))).toEqual([
      'd',
      'd-2',
    ]);
  });
});
