import { describe, expect, test } from '@jest/globals';
import { planFor } from '../../src/publish/plan.ts';

const base = { branch: 'main', commit: 'base' };
const pull = { title: 't', body: 'b', draft: false, labels: [] };
const commit = { message: 'm', files: new Map([['a.md', 'A']]) };
const open = {
  number: 7,
  url: 'u',
  state: 'open',
  merged: false,
  head: 'd',
  headCommit: 'tip',
  title: 'theirs',
  body: '',
} as const;

describe('the plan', () => {
  test('nothing to add and nothing to list is nothing to do, whatever branches there are', () => {
    expect(planFor({ base, digest: { branch: 'd' }, pull, newlyListed: 0 })).toEqual({
      kind: 'nothing-new',
    });
    expect(planFor({ base, digest: { branch: 'd', tip: 'tip' }, pull, newlyListed: 0 })).toEqual({
      kind: 'nothing-new',
    });
    expect(
      planFor({ base, digest: { branch: 'd', tip: 'tip', pull: open }, pull, newlyListed: 0 }),
    ).toEqual({ kind: 'nothing-new' });
  });

  test('without a branch, one is made from base', () => {
    expect(planFor({ base, digest: { branch: 'd' }, commit, pull, newlyListed: 1 })).toMatchObject({
      kind: 'open',
      create: true,
      onto: 'base',
      pull: { base: 'main' },
    });
  });

  test('a branch without a pull request is built on, never replaced', () => {
    expect(
      planFor({ base, digest: { branch: 'd', tip: 'tip' }, commit, pull, newlyListed: 1 }),
    ).toMatchObject({ kind: 'open', create: false, onto: 'tip' });
  });

  test('what an interrupted run committed gets its pull request without another commit', () => {
    const plan = planFor({ base, digest: { branch: 'd', tip: 'tip' }, pull, newlyListed: 2 });
    expect(plan).toMatchObject({ kind: 'open', create: false });
    expect(plan).not.toHaveProperty('commit');
  });

  test('an open pull request is added to, and keeps its title', () => {
    expect(
      planFor({
        base,
        digest: { branch: 'd', tip: 'tip', pull: open },
        commit,
        pull,
        newlyListed: 1,
      }),
    ).toMatchObject({
      kind: 'append',
      onto: 'tip',
      pull: { number: 7, title: 'theirs' },
      body: 'b',
    });
  });
});
