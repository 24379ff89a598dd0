import { describe, expect, test } from '@jest/globals';
import type { Paper, PaperId } from '../../src/papers/paper.ts';
import type { Proposal } from '../../src/rank/select.ts';
import { type Decided, type Decision, isEnough, mostUseful } from '../../src/rank/decided.ts';
import { excludeProposals, proposalInWords } from '../../src/rank/exclude.ts';
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
    expect(isEnough([])).toBe(false);
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

  test('are limited to the latest, half of them kept and half dropped if possible', () => {
    const decisions = (kept: boolean, count: number): Decision[] =>
      Array.from({ length: count }, (_, nth) => ({
        id: `${kept ? 25 : 26}11.${String(nth).padStart(5, '0')}` as PaperId,
        kept,
        decidedOn: new Date(now.getTime() - nth * 3_600_000).toISOString(),
      }));
    const counts = (kept: number, dropped: number) => {
      const useful = mostUseful([...decisions(true, kept), ...decisions(false, dropped)], 10);
      return [useful.filter(({ kept }) => kept).length, useful.filter(({ kept }) => !kept).length];
    };
    expect(counts(50, 50)).toEqual([5, 5]);
    expect(counts(50, 2)).toEqual([8, 2]);
    expect(counts(2, 50)).toEqual([2, 8]);
    expect(counts(3, 3)).toEqual([3, 3]);
    expect(mostUseful(decisions(true, 50), 2).map(({ id }) => id)).toEqual([
      '2511.00000',
      '2511.00001',
    ]);
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

describe('an exclusion', () => {
  const others = [
    ...decided(papersOn('robot', 20, 1), true),
    ...decided(papersOn('margin', 20, 300), false),
  ];
  const surveys = (dropped: number, kept: number) => [
    ...decided(papersOn('survey', dropped, 100), false),
    ...decided(papersOn('survey', kept, 200), true),
  ];

  test('is proposed for a word if at least 15 papers with it were decided and 9 in 10 of them dropped', () => {
    expect(excludeProposals([...others, ...surveys(17, 2)]).map(proposalInWords)).toContain(
      '17 of 19 papers that say “survey” were dropped: `exclude: ti:survey` would leave them out',
    );
    const words = (dropped: number, kept: number) =>
      excludeProposals([...others, ...surveys(dropped, kept)]).map(({ word }) => word);
    expect(words(15, 0)).toContain('survey');
    expect(words(14, 0)).not.toContain('survey');
    expect(words(16, 4)).not.toContain('survey');
  });

  test('is not proposed to a reviewer who drops all papers', () => {
    expect(
      excludeProposals([...decided(papersOn('robot', 30, 1), false), ...surveys(30, 0)]),
    ).toEqual([]);
  });

  test('is not proposed for a word in most papers', () => {
    const all = [...surveys(40, 1), ...decided(papersOn('robot', 10, 1), true)];
    expect(excludeProposals(all).map(({ word }) => word)).not.toContain('survey');
  });
});
