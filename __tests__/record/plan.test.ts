import { describe, expect, test } from '@jest/globals';
import { planFor } from '../../src/record/plan.ts';

const base = { branch: 'main', commit: 'base' };
const nobody = { labels: [], assignees: [], reviewers: [], teamReviewers: [] };
const pull = { title: 't', body: 'b', draft: false, attached: nobody };
const commit = {
  message: 'm',
  files: new Map([['a.md', 'A']]),
  removed: [],
  restored: new Map<string, string>(),
};
const open = {
  number: 7,
  url: 'u',
  state: 'open',
  merged: false,
  head: 'd',
  headSha: '',
  base: 'main',
  title: 'theirs',
  body: '',
  createdAt: '2026-11-20T06:00:00Z',
  updatedAt: '2026-11-20T06:00:00Z',
  attached: nobody,
} as const;

describe('the plan', () => {
  test('nothing to add and nothing to say is nothing to do', () => {
    const silent = { ...pull, body: '' };
    expect(planFor({ base, digest: { branch: 'd' }, pull: silent })).toEqual({
      kind: 'nothing-new',
    });
    expect(planFor({ base, digest: { branch: 'd', tip: 'tip' }, pull: silent })).toEqual({
      kind: 'nothing-new',
    });
    expect(
      planFor({ base, digest: { branch: 'd', tip: 'tip', pull: open }, pull: silent }),
    ).toEqual({ kind: 'nothing-new' });
  });

  test('what is committed is in the plan, whether a pull request is opened or added to', () => {
    const digest = { branch: 'd', tip: 'tip' };
    expect(planFor({ base, digest, commit, pull })).toMatchObject({ kind: 'open', commit });
    const added = planFor({ base, digest: { ...digest, pull: open }, commit, pull });
    expect(added).toMatchObject({ kind: 'append', onto: 'tip', commit });
    const silent = { ...pull, body: '' };
    expect(planFor({ base, digest, commit, pull: silent })).toMatchObject({ kind: 'open', commit });
  });

  test('a pull request whose branch is gone is not added to', () => {
    const plan = planFor({ base, digest: { branch: 'd', pull: open }, commit, pull });
    expect(plan).toMatchObject({ kind: 'open', create: true, onto: 'base' });
  });

  test('one label of two is not all, and a minute is still the opening', () => {
    const wanted = { ...nobody, labels: ['arxiv', 'papers'] };
    const there = {
      ...open,
      body: 'b',
      updatedAt: '2026-11-20T06:01:00Z',
      attached: { labels: ['arXiv'], assignees: [], reviewers: [], teamReviewers: [] },
    };
    const digest = { branch: 'd', tip: 'tip', pull: there };
    const given = planFor({ base, digest, pull: { ...pull, attached: wanted } });
    expect(given).toMatchObject({ kind: 'append', attached: wanted });
  });

  test('without a branch, one is made from base', () => {
    expect(planFor({ base, digest: { branch: 'd' }, commit, pull })).toMatchObject({
      kind: 'open',
      create: true,
      onto: 'base',
      pull: { base: 'main' },
    });
  });

  test('a branch without a pull request is built on, never replaced', () => {
    expect(planFor({ base, digest: { branch: 'd', tip: 'tip' }, commit, pull })).toMatchObject({
      kind: 'open',
      create: false,
      onto: 'tip',
    });
  });

  test('what an interrupted run committed gets its pull request without another commit', () => {
    const plan = planFor({ base, digest: { branch: 'd', tip: 'tip' }, pull });
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
      }),
    ).toMatchObject({
      kind: 'append',
      onto: 'tip',
      pull: { number: 7, title: 'theirs' },
      body: 'b',
    });
  });

  test('labels that are missing are given while nobody can have taken them off', () => {
    const wanted = { ...pull, body: '', attached: { ...nobody, labels: ['arxiv-digest'] } };
    const planned = (updatedAt: string, labels: string[]) =>
      planFor({
        base,
        digest: {
          branch: 'd',
          tip: 'tip',
          pull: { ...open, updatedAt, attached: { ...nobody, labels } },
        },
        pull: wanted,
      });
    expect(planned('2026-11-20T06:00:30Z', [])).toMatchObject({
      kind: 'append',
      attached: { labels: ['arxiv-digest'] },
    });
    expect(planned('2026-11-20T06:00:30Z', ['ArXiv-Digest'])).toEqual({ kind: 'nothing-new' });
    expect(planned('2026-11-21T06:00:00Z', [])).toEqual({ kind: 'nothing-new' });
  });
});
