import { describe, expect, test } from '@jest/globals';
import type { PullRequest } from '../../src/record/site.ts';
import { messageLines } from '../../src/record/commit-message.ts';
import {
  digestName,
  digestOf,
  digestPlaces,
  isCutOff,
  isDigestBranch,
  isNumbered,
  isOpenHere,
  olderDigests,
} from '../../src/record/digest.ts';
import { aPaper } from '../builders/paper.ts';
import { aPull } from '../builders/site.ts';

const NAME = 'paperboy/digest';
const placesIn = (branches: string[], pulls: PullRequest[], name = NAME, base = 'main') =>
  digestPlaces({ branches: new Map(branches.map((branch) => [branch, 'tip'])), pulls }, name, base);

describe('the digest that a run adds to', () => {
  test('has the configured name, and with `daily` the day', () => {
    expect(digestName({ branch: NAME, pullRequest: 'rolling' }, '2026-11-20')).toBe(NAME);
    expect(digestName({ branch: NAME, pullRequest: 'off' }, '2026-11-20')).toBe(NAME);
    expect(digestName({ branch: NAME, pullRequest: 'daily' }, '2026-11-20')).toBe(
      `${NAME}-2026-11-20`,
    );
  });

  test('is new if no digest exists', () => {
    expect(placesIn([], [])).toStrictEqual({ loose: [], free: NAME });
  });

  test('is the open digest, with or without a number in its name', () => {
    const pulls = [aPull({ state: 'closed', headSha: 'tip' }), aPull({ head: `${NAME}-2` })];
    expect(placesIn([NAME, `${NAME}-2`], pulls).open).toMatchObject({
      branch: `${NAME}-2`,
      tip: 'tip',
    });
    const twelfth = aPull({ head: `${NAME}-12` });
    expect(placesIn([`${NAME}-12`], [twelfth]).open?.branch).toBe(twelfth.head);
  });

  test('is not a digest whose branch was deleted, or whose branch only resembles our names', () => {
    const deleted = aPull();
    expect(digestOf(deleted, new Map())).toStrictEqual({ branch: NAME, pull: deleted });
    expect(placesIn([], [deleted]).open).toBeUndefined();
    expect(placesIn(['paperboy/diXest-2'], [aPull({ head: 'paperboy/diXest-2' })])).toEqual({
      loose: [],
      free: NAME,
    });
  });

  test('is never a digest against another base, whose branch name counts as used', () => {
    const pulls = [aPull({ base: 'dev' })];
    expect(placesIn([NAME], pulls)).toEqual({ loose: [], free: `${NAME}-2` });
    expect(placesIn([NAME], pulls, NAME, 'dev').open).toMatchObject({ pull: { base: 'dev' } });
  });

  test('is never on the branch of a closed digest, unless the branch has a new tip', () => {
    const closed = (headSha: string) => [aPull({ state: 'closed', merged: true, headSha })];
    expect(placesIn([NAME], closed('tip'))).toEqual({ loose: [], free: `${NAME}-2` });
    expect(placesIn([NAME], closed('other')).loose).toEqual([{ branch: NAME, tip: 'tip' }]);
    expect(placesIn([NAME], []).loose).toEqual([{ branch: NAME, tip: 'tip' }]);
  });

  test('is with `daily` the digest of the day, which a rolling digest does not use', () => {
    const daily = digestName({ branch: 'd', pullRequest: 'daily' }, '2026-11-20');
    const pulls = [aPull({ head: 'd-2026-11-20' })];
    expect(placesIn(['d-2026-11-20'], pulls, daily).open).toMatchObject({ branch: daily });
    expect(placesIn(['d-2026-11-20'], pulls, 'd')).toEqual({ loose: [], free: 'd' });
  });

  test('has a name that ends with a day or a number', () => {
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
});

describe('a branch without a pull request', () => {
  const since = '2026-11-01T00:00:00Z';
  const ours = messageLines({ papers: [aPaper()] }).join('\n');
  const commit = (message: string, sha = 'a', date = '2026-11-20T06:00:00Z') => ({
    sha,
    message,
    date,
  });
  const isOurs = (...commits: ReturnType<typeof commit>[]) =>
    isCutOff({ commits }, [aPull({ headSha: 'had' })], since);

  test('belongs to an interrupted run if one of its commits names papers', () => {
    expect(isOurs(commit(ours))).toBe(true);
    expect(isOurs(commit(ours), commit('Mine', 'b'))).toBe(true);
  });

  test('does not belong to an interrupted run if it is of a person, of a closed digest, or too old', () => {
    expect(isOurs()).toBe(false);
    expect(isOurs(commit('Mine'))).toBe(false);
    expect(isOurs(commit(ours, 'had'), commit('Mine', 'b'))).toBe(false);
    expect(isOurs(commit(ours, 'a', '2026-10-01T00:00:00Z'))).toBe(false);
  });
});

test('a branch has a name with a number behind it, and nothing else', () => {
  const names = ['d', 'd-2', 'd-12', 'd-', 'd-2x', 'd-x2', 'd2', 'dd-2', 'e-2', 'd-2-3'];
  expect(names.filter((name) => isNumbered(name, 'd'))).toEqual(['d', 'd-2', 'd-12']);
  const days = [
    'd-2026-11-20',
    'd-2026-11-2',
    'd-12026-11-20',
    'x-d',
    'd-2026-11-20x',
    'd-2026-11-20-12',
  ];
  expect(days.filter((name) => isDigestBranch(name, 'd'))).toEqual([
    'd-2026-11-20',
    'd-2026-11-20-12',
  ]);
});

test('a used name is skipped, whether its branch is spent or has an open digest against another base', () => {
  const branches = new Map([NAME, `${NAME}-2`, `${NAME}-3`].map((name) => [name, 'tip']));
  const pulls = [aPull({ head: `${NAME}-2`, base: 'dev' })];
  expect(digestPlaces({ branches, pulls, spent: new Set([NAME]) }, NAME, 'main')).toEqual({
    loose: [{ branch: `${NAME}-3`, tip: 'tip' }],
    free: `${NAME}-4`,
  });
});

test('older digests are open against the same base, have a branch and a lower number', () => {
  const pulls = [
    aPull({ number: 9 }),
    aPull({ number: 7 }),
    aPull({ number: 6 }),
    aPull({ number: 5, head: 'ink' }),
    aPull({ number: 4, head: 'deleted' }),
    aPull({ number: 3, base: 'dev' }),
    aPull({ number: 2, state: 'closed' }),
  ];
  const branches = new Map([
    [NAME, 'a'],
    ['ink', 'b'],
  ]);
  const numbers = (pull?: PullRequest) =>
    olderDigests({ pulls, branches }, pull ? { pull } : {}, 'main').map(({ number }) => number);
  expect(numbers(aPull({ number: 7 }))).toEqual([6, 5]);
  expect(numbers()).toEqual([]);
  expect(pulls.map((pull) => isOpenHere(pull, 'main'))).toEqual([
    ...[true, true, true, true, true],
    ...[false, false],
  ]);
});

test("a branch with a run's news belongs to an interrupted run, up to the limit", () => {
  const commit = {
    sha: 'a',
    message: 'News of 1 published paper\n\n- news: 2611.00001 withdrawn v2',
    date: '2026-11-20T06:00:00Z',
  };
  expect(isCutOff({ commits: [commit] }, [], commit.date)).toBe(true);
  expect(isCutOff({ commits: [commit] }, [], '2026-11-20T06:00:01Z')).toBe(false);
  // The last commit of a run decides, not commits of people after it.
  const old = { ...commit, date: '2026-11-01T06:00:00Z' };
  const mine = { ...commit, sha: 'b', message: 'Mine' };
  expect(isCutOff({ commits: [old, mine] }, [], commit.date)).toBe(false);
  expect(isCutOff({ commits: [old, commit] }, [], commit.date)).toBe(true);
});
