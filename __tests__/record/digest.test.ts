import { describe, expect, test } from '@jest/globals';
import type { PullRequest } from '../../src/record/site.ts';
import { messageLines } from '../../src/record/commit-message.ts';
import {
  digestName,
  digestOf,
  digestPlaces,
  isCutOff,
  isDigestBranch,
} from '../../src/record/digest.ts';
import { aPaper } from '../builders/paper.ts';
import { aPull } from '../builders/site.ts';

const NAME = 'paperboy/digest';
const placesIn = (branches: string[], pulls: PullRequest[], name = NAME, base = 'main') =>
  digestPlaces({ branches: new Map(branches.map((one) => [one, 'tip'])), pulls }, name, base);

describe('which digest a run adds to', () => {
  test('has the name that was given, and with `daily` the day', () => {
    expect(digestName({ branch: NAME, pullRequest: 'rolling' }, '2026-11-20')).toBe(NAME);
    expect(digestName({ branch: NAME, pullRequest: 'off' }, '2026-11-20')).toBe(NAME);
    expect(digestName({ branch: NAME, pullRequest: 'daily' }, '2026-11-20')).toBe(
      `${NAME}-2026-11-20`,
    );
  });

  test('is made where there is none', () => {
    expect(placesIn([], [])).toStrictEqual({ loose: [], free: NAME });
  });

  test('is the open one, with a number or not', () => {
    const pulls = [aPull({ state: 'closed', headSha: 'tip' }), aPull({ head: `${NAME}-2` })];
    expect(placesIn([NAME, `${NAME}-2`], pulls).open).toMatchObject({
      branch: `${NAME}-2`,
      tip: 'tip',
    });
    const twelfth = aPull({ head: `${NAME}-12` });
    expect(placesIn([`${NAME}-12`], [twelfth]).open?.branch).toBe(twelfth.head);
  });

  test('is not one whose branch is gone, or has a name that only looks like ours', () => {
    const gone = aPull();
    expect(digestOf(gone, new Map())).toStrictEqual({ branch: NAME, pull: gone });
    expect(placesIn([], [gone]).open).toBeUndefined();
    expect(placesIn(['paperboy/diXest-2'], [aPull({ head: 'paperboy/diXest-2' })])).toEqual({
      loose: [],
      free: NAME,
    });
  });

  test('never one against another base: its branch is taken', () => {
    const pulls = [aPull({ base: 'dev' })];
    expect(placesIn([NAME], pulls)).toEqual({ loose: [], free: `${NAME}-2` });
    expect(placesIn([NAME], pulls, NAME, 'dev').open).toMatchObject({ pull: { base: 'dev' } });
  });

  test('never the branch of a closed digest, unless its tip is none that a pull request had', () => {
    const closed = (headSha: string) => [aPull({ state: 'closed', merged: true, headSha })];
    expect(placesIn([NAME], closed('tip'))).toEqual({ loose: [], free: `${NAME}-2` });
    expect(placesIn([NAME], closed('other')).loose).toEqual([{ branch: NAME, tip: 'tip' }]);
    expect(placesIn([NAME], []).loose).toEqual([{ branch: NAME, tip: 'tip' }]);
  });

  test('of a day is its own, and a rolling digest does not take it over', () => {
    const daily = digestName({ branch: 'd', pullRequest: 'daily' }, '2026-11-20');
    const pulls = [aPull({ head: 'd-2026-11-20' })];
    expect(placesIn(['d-2026-11-20'], pulls, daily).open).toMatchObject({ branch: daily });
    expect(placesIn(['d-2026-11-20'], pulls, 'd')).toEqual({ loose: [], free: 'd' });
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
});

describe('a branch without a pull request is of a run that was cut off', () => {
  const since = '2026-11-01T00:00:00Z';
  const ours = messageLines({ papers: [aPaper()] }).join('\n');
  const commit = (message: string, sha = 'a', date = '2026-11-20T06:00:00Z') => ({
    sha,
    message,
    date,
  });
  const isOurs = (...commits: ReturnType<typeof commit>[]) =>
    isCutOff({ commits }, [aPull({ headSha: 'had' })], since);

  test('where one of its commits names papers, whatever a person added', () => {
    expect(isOurs(commit(ours))).toBe(true);
    expect(isOurs(commit(ours), commit('Mine', 'b'))).toBe(true);
  });

  test('and else is not: of a person, of a digest that was closed, or too old to be known', () => {
    expect(isOurs()).toBe(false);
    expect(isOurs(commit('Mine'))).toBe(false);
    expect(isOurs(commit(ours, 'had'), commit('Mine', 'b'))).toBe(false);
    expect(isOurs(commit(ours, 'a', '2026-10-01T00:00:00Z'))).toBe(false);
  });
});
