import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { messageLines } from '../../src/record/commit-message.ts';
import { type HistorySources, historyOf, standingsIn } from '../../src/record/history.ts';
import { type Waiting, unlistedText } from '../../src/record/held-over.ts';
import { horizonOf } from '../../src/record/horizon.ts';
import { BEGIN, END } from '../../src/record/section.ts';
import { aPaper } from '../builders/paper.ts';
import { aPull } from '../builders/site.ts';

const A = '2410.02660' as PaperId;
const horizon = horizonOf({ lookbackDays: 5 }, new Date('2026-11-20T06:00:00Z'));
const line = (box = 'x') => `- [${box}] [A title](https://arxiv.org/abs/${A}) · more`;
const waits = (submitted: string, title?: string): string => {
  const waiting: Waiting = { id: A, submitted, ...(title !== undefined && { title }) };
  const shape = { heldOver: 'titles', passedOver: 'titles' } as const;
  return `${BEGIN}\n${unlistedText({ heldOver: [waiting], passedOver: [] }, shape)}\n${END}`;
};
const commit = (path?: string, sha = 'c') => ({
  sha,
  date: '2026-11-19T06:00:00Z',
  message: messageLines({
    papers: [{ ...aPaper({ id: A }), ...(path !== undefined && { path }) }],
  }).join('\n'),
});
const history = (sources: Partial<HistorySources>) =>
  historyOf({
    paths: [],
    pages: new Map(),
    digest: { branch: 'paperboy/digest', papers: new Set() },
    pulls: [],
    commits: [],
    branch: 'paperboy/digest',
    horizon,
    ...sources,
  });
const standing = (sources: Partial<HistorySources>) => history(sources).papers.get(A);

describe('the state of a paper in the repository', () => {
  const closed = aPull({ state: 'closed', body: line() });

  test('is posted if base has its post or a page with it, regardless of pull requests', () => {
    const from = { kind: 'path', path: `posts/${A}.md` };
    expect(standing({ paths: [from.path], pulls: [closed] })).toEqual({ standing: 'posted', from });
    const pages = new Map([['day.md', [A]]]);
    expect(standing({ pages })).toMatchObject({ standing: 'posted', from: { path: 'day.md' } });
  });

  test('is posted if base has the file that our commit names, and declined if the file was deleted', () => {
    expect(standing({ commits: [commit('day.md')], paths: ['day.md'] })).toMatchObject({
      standing: 'posted',
    });
    expect(standing({ commits: [commit(`posts/${A}.md`)] })).toEqual({
      standing: 'declined',
      from: { kind: 'commit', sha: 'c' },
    });
    expect(standing({ commits: [commit()] })).toMatchObject({ standing: 'declined' });
    expect(standing({ commits: [commit(`posts/${A}.md`)], paths: [`best/${A}.md`] })).toMatchObject(
      {
        standing: 'posted',
      },
    );
  });

  test('is pending if the digest branch has it, or another open digest ticks it', () => {
    const papers = new Set([A]);
    expect(standing({ digest: { branch: 'd', papers }, pulls: [closed] })).toEqual({
      standing: 'pending',
      from: { kind: 'branch', branch: 'd' },
    });
    const other = aPull({ number: 2, head: 'paperboy/digest-2026-11-19', body: line() });
    const pull = aPull();
    const digest = { branch: 'd', pull, papers: new Set<PaperId>() };
    for (const pulls of [
      [pull, other, closed],
      [closed, other],
    ])
      expect(standing({ pulls, digest })).toEqual({
        standing: 'pending',
        from: { kind: 'pull', number: 2 },
      });
    expect(standing({ pulls: [pull, { ...other, body: line(' ') }], digest })).toMatchObject({
      standing: 'declined',
    });
  });

  test('is declined if a closed digest lists it, or the branch of its digest lost it', () => {
    const pull = aPull({ body: line() });
    const digest = { branch: 'd', pull, papers: new Set<PaperId>() };
    expect(standing({ digest, pulls: [pull] })).toMatchObject({ standing: 'declined' });
    for (const box of ['x', ' '])
      expect(standing({ pulls: [{ ...closed, body: line(box) }] })).toEqual({
        standing: 'declined',
        from: { kind: 'pull', number: 7 },
      });
  });
});

describe('a paper that is held over', () => {
  test('waits if it has no other state', () => {
    const pulls = [aPull({ body: waits('2026-11-18', 'A title') })];
    const result = history({ pulls });
    expect(result.heldOver).toEqual([{ id: A, submitted: '2026-11-18', title: 'A title' }]);
    expect(result.papers.get(A)).toMatchObject({ standing: 'held-over', from: { number: 7 } });
    expect(standingsIn(result).size).toBe(0);
    expect(history({ pulls, commits: [commit()] }).heldOver).toEqual([]);
  });

  test('waits for twice the lookback window, then the list of the open or last digest reports its end', () => {
    const resultOn = (day: string, more: Parameters<typeof aPull>[0] = {}) =>
      history({ pulls: [aPull({ body: waits(day), ...more })] });
    expect(resultOn('2026-11-10').heldOver).toHaveLength(1);
    expect(resultOn('2026-11-09')).toMatchObject({ heldOver: [], ended: [{ id: A }] });
    expect(resultOn('2026-11-01').ended).toHaveLength(1);
    expect(resultOn('2026-11-01', { state: 'closed' }).ended).toEqual([]);
    expect(resultOn('2026-11-09', { state: 'closed' }).ended).toHaveLength(1);
    const later = aPull({ number: 8, createdAt: '2026-11-21T06:00:00Z', state: 'closed' });
    const older = aPull({ state: 'closed', body: waits('2026-11-09') });
    expect(history({ pulls: [later, older] }).ended).toEqual([]);
  });

  test('waits in a list without days since the day of the pull request or commit', () => {
    const old = `${BEGIN}\n<details data-paperboy="held over"><summary>1 more</summary>\n\n[${A}](https://arxiv.org/abs/${A})\n\n</details>\n${END}`;
    const pull = {
      body: old,
      createdAt: '2026-11-12T06:00:00Z',
      updatedAt: '2026-11-19T06:00:00Z',
    };
    expect(history({ pulls: [aPull({ ...pull, state: 'closed' })] }).heldOver).toEqual([
      { id: A, submitted: '2026-11-12' },
    ]);
    expect(history({ pulls: [aPull(pull)] }).heldOver).toEqual([
      { id: A, submitted: '2026-11-19' },
    ]);
    const message = `- 2611.00001 A\n\nHeld over for the next run: ${A}`;
    const commits = [{ sha: 'c', date: '2026-11-17T06:00:00Z', message }];
    expect(history({ commits }).heldOver).toEqual([{ id: A, submitted: '2026-11-17' }]);
  });

  test('is counted together with the run before, from the latest list or from commits', () => {
    const [B, C] = ['2611.00002', '2611.00003'] as const;
    const body = (count: number, before?: number) => {
      const heldOver = [A, B as PaperId, C as PaperId].slice(0, count).map((id) => ({ id }));
      const shape = { heldOver: 'ids', passedOver: 'ids' } as const;
      return `${BEGIN}\n${unlistedText({ heldOver, passedOver: [], before }, shape)}\n${END}`;
    };
    const counts = (sources: Partial<HistorySources>) => history(sources).heldOverCounts;
    const closed = aPull({ state: 'closed', createdAt: '2026-11-16T06:00:00Z', body: body(1) });
    expect(counts({ pulls: [] })).toEqual([]);
    expect(counts({ pulls: [aPull({ body: body(2) })] })).toEqual([2]);
    expect(counts({ pulls: [aPull({ body: body(2) }), closed] })).toEqual([2, 1]);
    expect(counts({ pulls: [aPull({ body: body(3, 2) }), closed] })).toEqual([3, 2]);
    expect(counts({ pulls: [aPull({ head: 'paperboy/other', body: body(3, 2) })] })).toEqual([]);
    const commits = [3, 2, 1].map((count) => ({
      sha: 'c',
      date: `2026-11-1${count}T06:00:00Z`,
      message: `- 2611.00009 A\n\nHeld over for the next run: ${[A, B, C].slice(0, count).join(', ')}`,
    }));
    expect(counts({ commits })).toEqual([3, 2]);
  });

  test('does not wait any more after it was passed over', () => {
    const message = `- 2611.00001 A\n\nPassed over: ${A}`;
    const commits = [{ sha: 'c', date: '2026-11-17T06:00:00Z', message }];
    const result = history({ commits, pulls: [aPull({ body: waits('2026-11-18') })] });
    expect(result.heldOver).toEqual([]);
    expect(result.papers.get(A)?.standing).toBe('passed-over');
  });
});
