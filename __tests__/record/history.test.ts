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
    expect(standing({ pages })).toEqual({
      standing: 'posted',
      from: { kind: 'path', path: 'day.md' },
    });
  });

  test('is posted if base has the file that our commit names, and declined if the file was deleted', () => {
    expect(standing({ commits: [commit('day.md')], paths: ['day.md'] })).toEqual({
      standing: 'posted',
      from: { kind: 'path', path: 'day.md' },
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

describe('the lists of several digests and commits', () => {
  const B = '2611.00002' as PaperId;
  const listOf = (
    heldOver: readonly Waiting[],
    passedOver: readonly Waiting[] = [],
    shape: 'titles' | 'ids' = 'titles',
  ) =>
    `${BEGIN}\n${unlistedText({ heldOver, passedOver }, { heldOver: shape, passedOver: shape })}\n${END}`;
  const at = (day: number, given: Parameters<typeof aPull>[0]) => {
    const date = `2026-11-${day}T06:00:00Z`;
    return aPull({ state: 'closed', number: day, createdAt: date, updatedAt: date, ...given });
  };

  test('count from the oldest to the latest: day and place of the latest, and the title of any', () => {
    const pulls = [
      at(18, { body: listOf([{ id: A, submitted: '2026-11-16' }], [], 'ids') }),
      at(17, { body: listOf([{ id: A, submitted: '2026-11-15', title: 'A title' }]) }),
    ];
    for (const order of [pulls, [...pulls].reverse()]) {
      const { heldOver, papers } = history({ pulls: order });
      expect(heldOver).toEqual([{ id: A, submitted: '2026-11-16', title: 'A title' }]);
      expect(papers.get(A)?.from).toEqual({ kind: 'pull', number: 18 });
    }
  });

  test('give the waiting papers by id', () => {
    const waiting = [B, A, '2611.00003' as PaperId].map((id) => ({ id, submitted: '2026-11-18' }));
    expect(
      history({ pulls: [aPull({ body: listOf(waiting) })] }).heldOver.map(({ id }) => id),
    ).toEqual([A, B, '2611.00003']);
  });

  test('name the commit from which a paper waits', () => {
    const message = `- 2611.00009 A\n\nHeld over for the next run: ${A}`;
    const commits = [{ sha: 'c', date: '2026-11-17T06:00:00Z', message }];
    expect(history({ commits }).papers.get(A)).toMatchObject({
      standing: 'held-over',
      from: { kind: 'commit', sha: 'c' },
      waiting: { id: A },
    });
    const foreign = message.replace('- 2611.00009 A', 'Mine');
    expect(history({ commits: [{ ...commits[0], message: foreign } as never] }).heldOver).toEqual(
      [],
    );
  });

  test('of another workflow hold papers over, but pass none over and report no end', () => {
    const other = { head: 'ink', state: 'open' } as const;
    expect(
      history({ pulls: [at(18, { ...other, body: waits('2026-11-18') })] }).heldOver,
    ).toHaveLength(1);
    expect(
      standing({ pulls: [at(18, { ...other, body: listOf([], [{ id: A }]) })] }),
    ).toBeUndefined();
    expect(history({ pulls: [at(18, { ...other, body: waits('2026-11-09') })] }).ended).toEqual([]);
  });

  test('pass papers over; only the open digest reports them', () => {
    const pull = at(18, { state: 'open', body: listOf([], [{ id: A, title: 'A title' }]) });
    const open = history({
      pulls: [pull],
      digest: { branch: 'paperboy/digest', pull, papers: new Set() },
    });
    expect(open.passedOver).toEqual([{ id: A, title: 'A title' }]);
    expect(open.papers.get(A)).toEqual({
      standing: 'passed-over',
      from: { kind: 'pull', number: 18 },
    });
    expect(history({ pulls: [pull] }).passedOver).toEqual([]);
    expect([...standingsIn(open)]).toEqual([[A, 'passed-over']]);
  });

  test('of commits end with the latest', () => {
    const ofDay = (day: number, id: PaperId) => ({
      sha: String(day),
      date: `2026-11-${day}T06:00:00Z`,
      message: `- 2611.00009 A\n\nHeld over for the next run: ${id} (2026-11-08)`,
    });
    expect(history({ commits: [ofDay(18, A), ofDay(17, B)] }).ended).toEqual([
      { id: A, submitted: '2026-11-08' },
    ]);
  });
});

test('a later commit decides about a paper that two commits name', () => {
  const commits = [commit('new.md', 'later'), commit('old.md', 'earlier')];
  expect(standing({ commits, paths: ['old.md'] })).toEqual({
    standing: 'declined',
    from: { kind: 'commit', sha: 'later' },
  });
  expect(standing({ commits, paths: ['new.md'] })?.standing).toBe('posted');
});

test('the latest digest that lists a paper is the one that declined it', () => {
  const pulls = [8, 7].map((number) => aPull({ number, state: 'closed', body: line() }));
  expect(standing({ pulls })?.from).toEqual({ kind: 'pull', number: 8 });
});

test("a person's later commit does not hide the end of waiting", () => {
  const pulls = [aPull({ state: 'closed', body: waits('2026-11-09') })];
  const commits = [{ sha: 'm', date: '2026-11-21T06:00:00Z', message: 'Mine' }];
  expect(history({ pulls, commits }).ended).toHaveLength(1);
});
