import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { BEGIN, END } from '../../src/record/section.ts';
import { readPullState, readSiteState } from '../../src/record/site-state.ts';
import { aConfig } from '../builders/config.ts';
import { type Texts, aCommit, aPull, aSite } from '../builders/site.ts';

const NOW = new Date('2026-11-21T06:00:00Z');
const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as [PaperId, PaperId, PaperId];
const BRANCH = 'paperboy/digest';
const post = (id: PaperId) => `posts/${id}.md`;
const listing = (boxes: Readonly<Record<string, boolean>>) =>
  [
    BEGIN,
    ...Object.entries(boxes).map(
      ([id, ticked]) => `- [${ticked ? 'x' : ' '}] [T](https://arxiv.org/abs/${id})`,
    ),
    END,
  ].join('\n');

interface Given {
  readonly base?: Texts;
  readonly branch?: Texts;
  readonly boxes?: Readonly<Record<string, boolean>>;
  readonly pullRequest?: 'rolling' | 'off';
}

/** A site with an open digest that has these files and boxes. */
function aDigest(given: Given) {
  const { base: onBase = {}, branch = {}, boxes = {}, pullRequest = 'rolling' } = given;
  const pull = aPull({ body: listing(boxes), updatedAt: '2026-11-20T06:00:00Z' });
  const site = aSite({ branches: { main: onBase, [BRANCH]: branch }, pulls: [pull] });
  const base = aCommit(onBase, { branch: 'main', commit: 'tip of main' });
  return { site, base, config: aConfig({ pullRequest }) };
}
const calendar = { day: '2026-11-21', now: NOW, pagesAmong: () => [] };
const stateOf = (given: Given) => {
  const { site, base, config } = aDigest(given);
  return readSiteState(site, config, base, calendar);
};
const standings = ({ history }: Awaited<ReturnType<typeof stateOf>>) =>
  Object.fromEntries([...history.papers].map(([id, { standing }]) => [id, standing]));

describe('the state of a site', () => {
  test('has posted papers of base, and pending ones of the digest', async () => {
    const state = await stateOf({
      base: { [post(A)]: 'A' },
      branch: { [post(A)]: 'A', [post(B)]: 'B' },
      boxes: { [B]: true },
    });
    expect(standings(state)).toEqual({ [A]: 'posted', [B]: 'pending' });
    expect([...state.onBranch]).toEqual([B]);
    expect(state.digest).toMatchObject({ branch: BRANCH, tip: `tip of ${BRANCH}` });
  });

  test('has an unticked paper as dropped, and takes its post off the branch', async () => {
    const branch = { [post(A)]: 'A', [post(B)]: 'B' };
    const state = await stateOf({ branch, boxes: { [A]: true, [B]: false } });
    expect([...state.review.dropped]).toEqual([B]);
    expect(state.reviewed.removed).toEqual([post(B)]);
    expect(standings(state)).toEqual({ [A]: 'pending', [B]: 'declined' });
    expect([...state.taken].sort()).toEqual([post(A)]);
  });

  test('has a paper as declined whose post a person took off the branch', async () => {
    const state = await stateOf({
      branch: { [post(A)]: 'A' },
      boxes: { [A]: true, [C]: true },
    });
    expect(standings(state)).toMatchObject({ [A]: 'pending', [C]: 'declined' });
  });

  test('has the same room if a post on the branch is not listed, because a run was cut off', async () => {
    const branch = { [post(A)]: 'A', [post(B)]: 'B' };
    const listed = await stateOf({ branch, boxes: { [A]: true, [B]: true } });
    const cutOff = await stateOf({ branch, boxes: { [A]: true } });
    expect(listed.room).toBeGreaterThan(500);
    expect(cutOff.room).toBe(listed.room);
    expect([...cutOff.onBranch].sort()).toEqual([A, B]);
  });

  test('is that of base with `pull-request: off`, and its room has no end', async () => {
    const given = { base: { [post(A)]: 'A' }, branch: { [post(B)]: 'B' }, boxes: { [B]: true } };
    const state = await stateOf({ ...given, pullRequest: 'off' });
    expect(state.digest).toEqual({ branch: 'main', tip: 'tip of main' });
    expect(state.room).toBe(Infinity);
    expect(state.branch.paths).toEqual([post(A)]);
    expect(state.elsewhere.map(({ number }) => number)).toEqual([7]);
  });
});

describe('the state of a pull request', () => {
  const readOne = (number: number, given: Given = {}) => {
    const { site, base, config } = aDigest({
      branch: { [post(A)]: 'A' },
      boxes: { [A]: false },
      ...given,
    });
    return readPullState(site, config, base, { number, now: NOW });
  };

  test('has its decisions', async () => {
    expect([...((await readOne(7))?.review.dropped ?? [])]).toEqual([A]);
  });

  test('is undefined if the number is that of no open digest', async () => {
    expect(await readOne(8)).toBeUndefined();
  });
});
