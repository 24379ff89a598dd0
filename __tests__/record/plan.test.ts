import { describe, expect, test } from '@jest/globals';
import { planFor } from '../../src/record/plan.ts';

const base = { branch: 'main', commit: 'base' };
const nothingAttached = { labels: [], assignees: [], reviewers: [], teamReviewers: [] };
const pull = { title: 't', body: 'b', draft: false, attached: nothingAttached };
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
  attached: nothingAttached,
} as const;

describe('the plan', () => {
  test('without a commit and a new body, the plan is empty', () => {
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

  test('the plan has the commit for a new and for an open pull request', () => {
    const digest = { branch: 'd', tip: 'tip' };
    expect(planFor({ base, digest, commit, pull })).toMatchObject({ kind: 'open', commit });
    const added = planFor({ base, digest: { ...digest, pull: open }, commit, pull });
    expect(added).toMatchObject({ kind: 'append', onto: 'tip', commit });
    const silent = { ...pull, body: '' };
    expect(planFor({ base, digest, commit, pull: silent })).toMatchObject({ kind: 'open', commit });
  });

  test('a pull request whose branch was deleted gets no more papers', () => {
    const plan = planFor({ base, digest: { branch: 'd', pull: open }, commit, pull });
    expect(plan).toMatchObject({ kind: 'open', create: true, onto: 'base' });
  });

  test('missing labels are set within a minute after the opening', () => {
    const wanted = { ...nothingAttached, labels: ['arxiv', 'papers'] };
    const halfLabelled = {
      ...open,
      body: 'b',
      updatedAt: '2026-11-20T06:01:00Z',
      attached: { labels: ['arXiv'], assignees: [], reviewers: [], teamReviewers: [] },
    };
    const digest = { branch: 'd', tip: 'tip', pull: halfLabelled };
    const given = planFor({ base, digest, pull: { ...pull, attached: wanted } });
    expect(given).toMatchObject({ kind: 'append', attached: wanted });
  });

  test('a missing branch is created from base', () => {
    expect(planFor({ base, digest: { branch: 'd' }, commit, pull })).toMatchObject({
      kind: 'open',
      create: true,
      onto: 'base',
      pull: { base: 'main' },
    });
  });

  test('a branch without a pull request is extended, never replaced', () => {
    expect(planFor({ base, digest: { branch: 'd', tip: 'tip' }, commit, pull })).toMatchObject({
      kind: 'open',
      create: false,
      onto: 'tip',
    });
  });

  test('the commit of an interrupted run gets a pull request without another commit', () => {
    const plan = planFor({ base, digest: { branch: 'd', tip: 'tip' }, pull });
    expect(plan).toMatchObject({ kind: 'open', create: false });
    expect(plan).not.toHaveProperty('commit');
  });

  test('an open pull request gets the papers and keeps its title', () => {
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

  test('missing labels are set only while no person can have removed them', () => {
    const wanted = {
      ...pull,
      body: '',
      attached: { ...nothingAttached, labels: ['arxiv-digest'] },
    };
    const planned = (updatedAt: string, labels: string[]) =>
      planFor({
        base,
        digest: {
          branch: 'd',
          tip: 'tip',
          pull: { ...open, updatedAt, attached: { ...nothingAttached, labels } },
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
