import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { INTERESTS, type Interest } from '../../scripts/bench/ranking-interests.ts';
import { compileQuery } from '../../src/match/match.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { readPaper } from '../../src/papers/read-paper.ts';
import { parseQuery } from '../../src/query/query.ts';
import type { FakePaper } from '../emulators/arxiv/index.ts';
import { areaUnder, reasonsIn, reviewAndMerge } from '../harness/reviewer.ts';
import { type World, startWorld } from '../harness/world.ts';
import { realPapers } from './real-papers.ts';

// Each test runs the bundle 60 times, with a growing record.
jest.setTimeout(900_000);
const DAYS = 60;
const PAPERS_A_DAY = 8;
/** The reviewer makes one wrong decision in this many. */
const ERROR_EVERY = 10;
const DAY = 86_400_000;

let world: World;
afterEach(() => world.close());

const asPaper = ({ id, title, abstract, authors, categories, published }: FakePaper) =>
  readPaper({
    id: id as PaperId,
    version: 1,
    title,
    abstract,
    categories,
    published,
    updated: published,
    primaryCategory: categories[0] ?? '',
    authors: authors.map(({ name }) => ({ name, affiliations: [] })),
  });
const REVIEWERS = [
  'a method: reinforcement learning for language models',
  'a task: generation of video',
  'not surveys: agents that use language models',
];

function interestNamed(name: string): Interest {
  const interest = INTERESTS.find((other) => other.name === name);
  if (interest === undefined) throw new Error(`${name} is not an interest of the benchmark`);
  return interest;
}

const all = realPapers('corpus', ({ id }) => /^2[456]/.test(id));
const nowOf = (day: number) =>
  new Date(Date.parse('2026-09-01T06:00:00Z') + day * DAY).toISOString();

/** Returns the papers of a topic for each day, mixed so that the order of the corpus has no effect. */
function daysOf(query: string, perDay: number): FakePaper[][] {
  const read = parseQuery(query);
  if ('problem' in read) throw new Error(read.problem.message);
  const matches = compileQuery(read.query);
  const papers = all.filter((paper) => matches(asPaper(paper))).slice(0, DAYS * perDay);
  expect(papers.length).toBe(DAYS * perDay);
  return Array.from({ length: DAYS }, (_, day) =>
    papers
      .filter((_paper, nth) => (nth * 7) % DAYS === day)
      .map((paper, nth) => {
        const at = new Date(Date.parse(nowOf(day)) - DAY / 2 + nth * 60_000)
          .toISOString()
          .replace('.000', '');
        return { ...paper, published: at, updated: at };
      }),
  );
}

/** Runs and reviews day by day. @returns the area under the curve of each day, and the job summaries */
async function reviewed(
  query: string,
  wants: (paper: FakePaper) => boolean,
  { perDay = PAPERS_A_DAY, errorEvery = ERROR_EVERY } = {},
) {
  const days = daysOf(query, perDay);
  const papers = new Map(days.flat().map((paper) => [paper.id, paper]));
  const paperOf = (id: string) => {
    const paper = papers.get(id);
    if (paper === undefined) throw new Error(`unknown paper ${id}`);
    return paper;
  };
  const settings = {
    keywords: `Topic: ${query}`,
    'max-papers': '0',
    'lookback-days': '1',
    updates: 'off',
  };
  world = await startWorld({ papers: [] });
  const areas: number[] = [];
  const summaries: string[] = [];
  let decisions = 0;
  for (const [day, papersOfDay] of days.entries()) {
    world.github.now = nowOf(day);
    world.github.rate.refill();
    papersOfDay.forEach((paper) => world.arxiv.add(paper));
    const step = await world.run(settings, nowOf(day));
    expect({ day, log: step.exitCode === 0 ? '' : step.log }).toEqual({ day, log: '' });
    expect(step.outputs['paper-count']).toBe(String(papersOfDay.length));
    const listed = JSON.parse(step.outputs['papers'] ?? '[]') as { id: string }[];
    areas.push(areaUnder(listed.map(({ id }) => wants(paperOf(id)))));
    summaries.push(step.summary);
    reviewAndMerge(world, (id) => wants(paperOf(id)) !== (++decisions % errorEvery === 0));
  }
  return { areas, summaries, paperOf };
}

const mean = (areas: readonly number[]) => {
  const numbers = areas.filter((area) => !Number.isNaN(area));
  return numbers.reduce((sum, area) => sum + area, 0) / numbers.length;
};

describe('in 60 days with a reviewer of recorded papers', () => {
  test.each(REVIEWERS.map((name) => [name, interestNamed(name)] as const))(
    'who wants %s, the order improves, and the reasons are true',
    async (_, interest) => {
      const { areas, summaries, paperOf } = await reviewed(interest.query, (paper) =>
        interest.wants(asPaper(paper)),
      );
      const before = mean(areas.slice(0, 4));
      const after = mean(areas.slice(-30));
      expect(after).toBeGreaterThan(0.8);
      expect(after).toBeGreaterThan(before);
      const reasons = summaries.slice(-30).flatMap((summary) => reasonsIn(summary, paperOf));
      expect(reasons.length).toBeGreaterThan(100);
      expect(reasons.flatMap(({ untrue }) => untrue)).toEqual([]);
    },
  );

  test.each([
    ['drops', false],
    ['keeps', true],
  ])('who %s all papers, nothing is learned: papers stay ordered by match', async (_, keeps) => {
    const { summaries } = await reviewed('video', () => keeps, { perDay: 2, errorEvery: Infinity });
    expect(summaries.join('\n')).not.toMatch(/you kept|you dropped|as learned|exclude:/);
  });
});
