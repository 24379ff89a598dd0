import { describe, expect, test } from '@jest/globals';
import type { PullRequest, SiteRecord } from '../../src/record/site.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { aPull } from '../builders/site.ts';
import {
  digestIn,
  digestName,
  digestOf,
  isDigestBranch,
  listedIn,
  seenIn,
} from '../../src/record/seen.ts';

const line = (id: string, box = 'x') =>
  `- [${box}] [A \`title\`](https://arxiv.org/abs/${id}) · more`;
describe('the record', () => {
  const id = '2410.02660' as PaperId;
  const standing = (
    base: PaperId[],
    branch: PaperId[],
    pulls: PullRequest[],
    digest?: PullRequest,
  ) => seenIn(base, new Set(branch), pulls, digest).get(id);

  test('a path on base means posted, whatever pull requests say', () => {
    expect(standing([id], [], [aPull({ state: 'closed', body: line(id) })])).toBe('posted');
  });

  test('a path on the branch means pending', () => {
    expect(standing([], [id], [])).toBe('pending');
  });

  test('a listed paper whose file is gone from the branch is declined, and so is that of a closed digest', () => {
    const pull = aPull({ body: line(id) });
    expect(standing([], [], [pull], pull)).toBe('declined');
    expect(standing([], [], [aPull({ state: 'closed', body: line(id, ' ') })])).toBe('declined');
  });

  test('closing a digest refuses all that it lists, ticked or not; an open one has the last word', () => {
    const closed = aPull({ state: 'closed', body: line(id) });
    expect(standing([], [], [closed])).toBe('declined');
    expect(standing([], [], [closed, aPull({ number: 2, body: line(id) })])).toBe('pending');
    expect(standing([], [], [aPull({ number: 2, body: line(id) }), closed])).toBe('pending');
  });

  test('another digest that is open is taken by its boxes', () => {
    const other = aPull({ number: 2, head: 'paperboy/digest-2026-11-19', body: line(id) });
    expect(standing([], [], [aPull(), other], aPull())).toBe('pending');
    expect(standing([], [], [aPull(), { ...other, body: line(id, ' ') }], aPull())).toBe(
      'declined',
    );
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

  test('has the name that was given, and with `daily` the day', () => {
    const branch = 'paperboy/digest';
    expect(digestName({ branch, pullRequest: 'rolling' }, '2026-11-20')).toBe(branch);
    expect(digestName({ branch, pullRequest: 'off' }, '2026-11-20')).toBe(branch);
    expect(digestName({ branch, pullRequest: 'daily' }, '2026-11-20')).toBe(`${branch}-2026-11-20`);
  });

  test('is made where there is none, and taken up where a run left a branch alone', () => {
    const name = 'paperboy/digest';
    expect(digestIn(record([], []), name, 'main')).toStrictEqual({ branch: name });
    const others = [aPull({ head: 'paperboy/digest-2', state: 'closed' })];
    expect(digestIn(record([name], others), name, 'main')).toStrictEqual({
      branch: name,
      tip: 'tip',
    });
  });

  test('is not one whose branch is gone, or has a name that only looks like ours', () => {
    const name = 'paperboy/digest';
    const [gone] = [aPull()];
    expect(digestOf(gone, new Map())).toStrictEqual({ branch: name, pull: gone });
    const alike = aPull({ head: 'paperboy/diXest-2' });
    expect(digestIn(record(['paperboy/diXest-2'], [alike]), name, 'main')).toStrictEqual({
      branch: name,
    });
    const twelfth = aPull({ head: 'paperboy/digest-12' });
    expect(digestIn(record(['paperboy/digest-12'], [twelfth]), name, 'main').branch).toBe(
      twelfth.head,
    );
    expect(isDigestBranch('paperboy/digest-12', name)).toBe(true);
  });

  test('the open one', () => {
    expect(
      digestIn(
        record(
          ['paperboy/digest', 'paperboy/digest-2'],
          [aPull({ state: 'closed' }), aPull({ head: 'paperboy/digest-2' })],
        ),
        'paperboy/digest',
        'main',
      ),
    ).toMatchObject({
      branch: 'paperboy/digest-2',
      tip: 'tip',
    });
  });

  test('never one against another base: its branch is taken', () => {
    const other = record(['paperboy/digest'], [aPull({ base: 'dev' })]);
    expect(digestIn(other, 'paperboy/digest', 'main')).toEqual({ branch: 'paperboy/digest-2' });
    expect(digestIn(other, 'paperboy/digest', 'dev')).toMatchObject({ pull: { base: 'dev' } });
  });

  test('a fresh one where there is none', () => {
    expect(digestIn(record([], []), 'paperboy/digest', 'main')).toEqual({
      branch: 'paperboy/digest',
    });
  });

  test('what an interrupted run left, when no pull request ever had that branch', () => {
    expect(digestIn(record(['paperboy/digest'], []), 'paperboy/digest', 'main')).toEqual({
      branch: 'paperboy/digest',
      tip: 'tip',
    });
  });

  test('the next name, when the branch of a closed digest is still there', () => {
    expect(
      digestIn(
        record(['paperboy/digest'], [aPull({ state: 'closed', merged: true })]),
        'paperboy/digest',
        'main',
      ),
    ).toEqual({ branch: 'paperboy/digest-2' });
  });

  test('only names with a day or a number behind are ours', () => {
    const names = [
      'd',
      'd-2',
      'd-2026-11-20',
      'd-2026-11-20-2',
      'd-x',
      'd2',
      'dd',
      'd-2-2026-11-20',
    ];
    expect(names.filter((name) => isDigestBranch(name, 'd'))).toEqual(names.slice(0, 4));
  });

  test('a day has its own, and a rolling digest does not take it over', () => {
    const daily = digestName({ branch: 'd', pullRequest: 'daily' }, '2026-11-20');
    const pulls = [aPull({ head: 'd-2026-11-20' })];
    expect(digestIn(record(['d-2026-11-20'], pulls), daily, 'main')).toMatchObject({
      branch: daily,
      tip: 'tip',
    });
    expect(digestIn(record(['d-2026-11-20'], pulls), 'd', 'main')).toEqual({ branch: 'd' });
    expect(digestIn(record(['d-2026-11-20'], []), 'd-2026-11-21', 'main')).toEqual({
      branch: 'd-2026-11-21',
    });
  });
});
