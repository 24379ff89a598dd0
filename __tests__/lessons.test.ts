import { describe, expect, test } from '@jest/globals';
import { RunFailure } from '../src/failure.ts';
import { learnFrom } from '../src/lessons.ts';
import { select } from '../src/rank/select.ts';
import { aConfig } from './builders/config.ts';
import { aPaper } from './builders/paper.ts';

const idOf = (nth: number) => `2611.${String(nth).padStart(5, '0')}`;
const aboutInk = (nth: number) => aPaper({ id: idOf(nth), title: nth % 2 ? 'A scroll' : 'A poem' });
const all = Array.from({ length: 500 }, (_, nth) => aboutInk(nth + 1));

/** Learns from decisions that kept every other paper. @returns also the sizes of its requests */
async function learned(given: {
  readonly decisions: number;
  readonly candidates?: number;
  readonly order?: 'best' | 'newest';
  readonly from?: string;
  readonly fails?: boolean;
}) {
  const requestSizes: number[] = [];
  const config = aConfig({ order: given.order ?? 'best' });
  const papers = Array.from({ length: given.candidates ?? 3 }, (_, nth) => aboutInk(900 + nth));
  const body = all
    .slice(0, given.decisions)
    .map(({ id }, nth) => `- [${nth % 2 ? 'x' : ' '}] [Title](https://arxiv.org/abs/${id})`)
    .join('\n');
  const pull = {
    state: 'closed',
    merged: true,
    head: 'paperboy/digest',
    updatedAt: '2026-11-18T06:00:00Z',
    body,
  };
  const outcome = await learnFrom({
    config,
    now: new Date('2026-11-20T06:00:00Z'),
    log: { info: () => undefined, notice: () => undefined },
    feed: { papers, notices: [], from: given.from ?? 'api', because: '' } as never,
    wanted: select(papers, config, new Map()),
    state: {
      base: { paths: all.map(({ id }) => `papers/${id}.md`) },
      record: { pulls: [pull], commits: [] },
    } as never,
    arxiv: {
      search: (requests) => {
        requestSizes.push(
          ...requests.map((request) => (request.kind === 'ids' ? request.ids.length : -1)),
        );
        if (given.fails) throw new RunFailure('ARXIV_UNAVAILABLE', 'it is closed');
        return Promise.resolve({ papers: all } as never);
      },
    },
  });
  return { ...outcome, requestSizes };
}

describe('the texts of decided papers', () => {
  test('are requested for the latest 400 decisions, in at most two requests of 200 papers', async () => {
    expect((await learned({ decisions: 60 })).requestSizes).toEqual([60]);
    expect((await learned({ decisions: 500 })).requestSizes).toEqual([200, 200]);
  });

  test.each([
    ['on a day without candidates', { decisions: 60, candidates: 0 }],
    ['with too few decisions', { decisions: 39 }],
    ['with `order: newest`', { decisions: 60, order: 'newest' }],
  ] as const)('are not requested %s', async (_, given) => {
    const { requestSizes, judge, notices } = await learned(given);
    expect({ requestSizes, judge, notices }).toEqual({
      requestSizes: [],
      judge: undefined,
      notices: [],
    });
  });

  test.each([
    ['the request fails', { decisions: 60, fails: true }, 'it is closed'],
    [
      "today's papers did not come from the API",
      { decisions: 60, from: 'feed' },
      'does not answer',
    ],
  ])('are not used if %s, and a notice says why', async (_, given, reason) => {
    const { judge, notices } = await learned(given);
    expect(judge).toBeUndefined();
    expect(notices).toHaveLength(1);
    expect(notices[0]?.text).toContain("This run's order does not use earlier decisions");
    expect(notices[0]?.text).toContain(reason);
  });
});
