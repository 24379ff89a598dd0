import { describe, expect, test } from '@jest/globals';
import type { Paper } from '../../src/papers/paper.ts';
import type { Proposal } from '../../src/rank/select.ts';
import type { Decided } from '../../src/rank/decided.ts';
import { rankTextOf } from '../../src/rank/features.ts';
import { learn } from '../../src/rank/learn.ts';
import type { LibraryEntry } from '../../src/rank/library-entry.ts';
import { inOrder, reasonsFor } from '../../src/rank/order.ts';
import { aMatch, aPaper } from '../builders/paper.ts';

const now = new Date('2026-11-20T06:00:00Z');
const FILLER = 'vellum parchment monk abbey script codex folio glyph'.split(' ');

/** Returns invented papers about a subject, with words of their own and shared ones. */
function papersOn(subject: string, count: number, from: number): Paper[] {
  return Array.from({ length: count }, (_, nth) => {
    const some = [0, 1, 2].map((k) => FILLER[(nth * 3 + k * 5 + from) % FILLER.length] ?? '');
    return aPaper({
      id: `2611.${String(from + nth).padStart(5, '0')}`,
      title: `Reading ${some[0] ?? ''} ${subject}`,
      abstract: `We read the ${some.join(' and the ')}. It is a ${subject}.`,
      authors: [{ name: `Ada ${some[1] ?? ''}`, affiliations: [] }],
      published: new Date(now.getTime() - (nth + 1) * 3_600_000).toISOString(),
    });
  });
}
const proposals = (papers: readonly Paper[]): Proposal[] =>
  papers.map((paper) => ({ kind: 'propose', paper, matches: [aMatch()] }));
const decided = (papers: readonly Paper[], kept: boolean, decidedOn = '2026-11-18T06:00:00Z') =>
  papers.map((paper): Decided => ({ id: paper.id, paper, kept, decidedOn, matches: [aMatch()] }));
const candidates = proposals([...papersOn('survey', 6, 900), ...papersOn('robot grasp', 6, 950)]);
const lessons = (given: Partial<Parameters<typeof learn>[0]>) => ({
  decided: [],
  library: [],
  candidates,
  now,
  ...given,
});
const subjectsInOrder = (given: Partial<Parameters<typeof learn>[0]>) =>
  inOrder(candidates, 'best', learn(lessons(given))).map(({ paper }) =>
    paper.title.text.endsWith('grasp') ? 'robot' : 'survey',
  );
const taste = [
  ...decided(papersOn('robot grasp', 20, 1), true),
  ...decided(papersOn('survey', 20, 100), false),
];
const [sixRobots, sixSurveys] = [Array<string>(6).fill('robot'), Array<string>(6).fill('survey')];

describe('decisions', () => {
  test('put papers like kept ones first, and papers like dropped ones last', () => {
    expect(subjectsInOrder({ decided: taste })).toEqual([...sixRobots, ...sixSurveys]);
    const other = taste.map((decision) => ({ ...decision, kept: !decision.kept }));
    expect(subjectsInOrder({ decided: other })).toEqual([...sixSurveys, ...sixRobots]);
  });

  test('are used from 40 on, with at least 8 kept and 8 dropped papers', () => {
    const split = (kept: number, dropped: number) =>
      learn(
        lessons({
          decided: [
            ...decided(papersOn('robot', kept, 1), true),
            ...decided(papersOn('survey', dropped, 100), false),
          ],
        }),
      );
    expect(split(32, 8)).toBeDefined();
    expect(split(8, 32)).toBeDefined();
    expect(split(31, 8)).toBeUndefined();
    expect(split(33, 7)).toBeUndefined();
    expect(split(0, 90)).toBeUndefined();
    expect(split(90, 0)).toBeUndefined();
  });

  test('give the same scores every time', () => {
    const scores = () =>
      candidates.map((proposal) => learn(lessons({ decided: taste }))?.score(proposal));
    expect(scores()).toEqual(scores());
  });

  test('of this week count more than those of a year ago', () => {
    const old = '2025-11-18T06:00:00Z';
    const lastYear = [
      ...decided(papersOn('survey', 20, 200), true, old),
      ...decided(papersOn('robot grasp', 20, 300), false, old),
    ];
    expect(subjectsInOrder({ decided: [...lastYear, ...taste] })).toEqual([
      ...sixRobots,
      ...sixSurveys,
    ]);
  });

  test('with one mistake in ten still put the wanted papers first', () => {
    const wrong = taste.map((decision, nth) =>
      nth % 10 === 3 ? { ...decision, kept: !decision.kept } : decision,
    );
    expect(subjectsInOrder({ decided: wrong })).toEqual([...sixRobots, ...sixSurveys]);
  });

  test('give reasons with words of the paper, and the true number of decided papers with those words', () => {
    const judge = learn(lessons({ decided: taste }));
    for (const proposal of candidates) {
      const [reason] = reasonsFor(proposal, 'best', judge);
      const isRobot = proposal.paper.title.text.endsWith('grasp');
      expect(reason?.kind).toBe(isRobot ? 'kept' : 'dropped');
      const count = Number(/^like (\d+) you (?:kept|dropped): /.exec(reason?.text ?? '')?.[1]);
      const textOf = ({ title, abstract, authors, categories }: Paper) =>
        [title, abstract, ...authors.map(({ name }) => name)]
          .map(({ text }) => text)
          .concat(categories)
          .join('\n');
      const words = reason?.words ?? [];
      expect(words.filter((word) => !textOf(proposal.paper).includes(word))).toEqual([]);
      const holders = taste.filter(
        ({ paper, kept }) =>
          kept === isRobot &&
          words.every((word) => textOf(paper).toLowerCase().includes(word.toLowerCase())),
      );
      expect(holders.length).toBe(count);
    }
  });
});

describe('a library', () => {
  const entry = (paper: Paper): LibraryEntry => ({
    ...rankTextOf(paper),
    key: paper.id,
    categories: [],
  });
  const library = papersOn('robot grasp', 10, 1)
    .map(entry)
    .map((item) => ({ ...item, title: `${item.title} again` }));

  test('puts papers like its entries first, also with titles alone', () => {
    expect(subjectsInOrder({ library })).toEqual([...sixRobots, ...sixSurveys]);
    const titles = library.map((item) => ({ ...item, abstract: '' }));
    expect(subjectsInOrder({ library: titles })).toEqual([...sixRobots, ...sixSurveys]);
  });

  test('gives its nearest entry as a reason', () => {
    const judge = learn(lessons({ library }));
    const robot = candidates.find(({ paper }) => paper.title.text.endsWith('grasp'));
    const texts = robot === undefined ? [] : (judge?.reasons(robot) ?? []).map(({ text }) => text);
    expect(texts.at(-1)).toMatch(/^like “Reading \w+ robot grasp again” in your library$/);
  });

  test('gives shared authors as a reason, in any form of their names', () => {
    const paper = aPaper({
      authors: ['Bo Quill', 'Tianyu Gao', 'T. Chen'].map((name) => ({ name, affiliations: [] })),
    });
    const ours = library.map((item) => ({
      ...item,
      authors: ['Gao, Tianyu', 'Chen, T.'],
    }));
    const [own, ...rest] = proposals([paper, ...papersOn('survey', 3, 900)]);
    const judge = learn(
      lessons({ library: ours, candidates: own === undefined ? [] : [own, ...rest] }),
    );
    expect(own && judge?.reasons(own)[0]).toEqual({
      kind: 'author',
      text: 'by Tianyu Gao, in your library',
      words: ['Tianyu Gao'],
    });
  });

  test('counts less the more decisions there are', () => {
    const against = papersOn('survey', 10, 500).map(entry);
    const many = [
      ...taste,
      ...decided(papersOn('robot grasp', 60, 1000), true),
      ...decided(papersOn('survey', 60, 2000), false),
    ];
    expect(subjectsInOrder({ decided: many, library: against })).toEqual([
      ...sixRobots,
      ...sixSurveys,
    ]);
  });
});
