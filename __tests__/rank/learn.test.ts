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

/** Returns a paper without authors and categories to compare. @param id last digits of the id */
const paperOn = (id: number, title: string, abstract: string): Paper =>
  aPaper({
    id: `2611.${String(id).padStart(5, '0')}`,
    title,
    abstract,
    authors: [],
    categories: [],
  });

describe('nothing is learned', () => {
  test('without enough decisions and without a library, or without candidates', () => {
    expect(learn(lessons({ decided: taste.slice(1) }))).toBeUndefined();
    expect(learn(lessons({ decided: taste, candidates: [] }))).toBeUndefined();
  });

  test('about a paper that is no candidate', () => {
    const judge = learn(lessons({ decided: taste }));
    const [other] = proposals(papersOn('robot grasp', 1, 999));
    expect(other && judge?.score(other)).toBe(0);
    expect(other && judge?.reasons(other)).toEqual([]);
  });

  test('about a paper that shares no word with decided papers', () => {
    const other: Proposal = { kind: 'propose', paper: paperOn(999, 'Tide', 'Moon.'), matches: [] };
    const judge = learn(lessons({ decided: taste, candidates: [...candidates, other] }));
    expect(judge?.reasons(other)).toStrictEqual([]);
  });
});

test('scores have the mean 0, and as deviation the number of decisions, or 60 for a library', () => {
  const library = papersOn('robot', 3, 1).map((paper) => ({ ...rankTextOf(paper), key: paper.id }));
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  for (const [given, deviation] of [
    [{ decided: taste }, 40],
    [{ decided: [...taste, ...taste] }, 80],
    [{ library }, 60],
  ] as const) {
    const judge = learn(lessons(given));
    const scores = candidates.map((proposal) => judge?.score(proposal) ?? NaN);
    expect(sum(scores)).toBeCloseTo(0, 9);
    const squares = sum(scores.map((score) => score ** 2));
    expect(Math.sqrt(squares / scores.length)).toBeCloseTo(deviation, 9);
  }
});

test('equal candidates have the score 0', () => {
  const same = proposals([1, 2, 3].map((id) => paperOn(id, 'Robot grasp', 'Robots.')));
  const judge = learn(lessons({ decided: taste, candidates: same }));
  for (const proposal of same) expect(judge?.score(proposal)).toBeCloseTo(0, 9);
});

test('decisions and a library of as many entries are learned from together, and both give reasons', () => {
  const library = papersOn('robot grasp', 40, 1).map((paper) => ({
    ...rankTextOf(paper),
    key: paper.id,
    title: 'Robot grasp again',
  }));
  const judge = learn(lessons({ decided: taste, library }));
  const robot = candidates.find(({ paper }) => paper.title.text.endsWith('grasp'));
  const kinds = robot === undefined ? [] : judge?.reasons(robot).map(({ kind }) => kind);
  expect(kinds).toContain('kept');
  expect(kinds).toContain('library');
});

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

  /** Returns the titles of papers in order. @param library titles and abstracts of the entries */
  const titlesInOrder = (
    papers: readonly Paper[],
    library: readonly (readonly [string, string])[],
  ) => {
    const entries = library.map(([title, abstract], nth) => ({
      ...{ title, abstract, key: String(nth) },
      ...{ authors: [], categories: [] },
    }));
    const some = papers.map((paper): Proposal => ({ kind: 'propose', paper, matches: [] }));
    const judge = learn(lessons({ library: entries, candidates: some }));
    return inOrder(some, 'best', judge).map(({ paper }) => paper.title.text);
  };

  test('without abstracts is compared with titles: no word of an abstract counts against a paper', () => {
    const abstract = 'The vellum, a codex, a folio, a glyph, a monk, an abbey.';
    const papers = [
      ...['Quills', 'Inks', 'Seals', 'Margins', 'Lamps'].map((title, nth) =>
        paperOn(nth, title, abstract),
      ),
      paperOn(8, 'Wax', `${abstract} A scroll.`),
      paperOn(9, 'Candles', 'Nothing.'),
    ];
    const scrolls = (title: string) => [`Scrolls of ${title}`, ''] as const;
    const titles = ['Rome', 'Bath', 'Cork'].map(scrolls);
    expect(titlesInOrder(papers, titles)[0]).toBe('Wax');
    expect(titlesInOrder(papers, [...titles, ['Scrolls of Nice', 'Scrolls.']])[0]).toBe('Wax');
  });

  test('of which half has abstracts is compared with abstracts: words that most candidates contain count against them', () => {
    const papers = [
      ...['Quills', 'Inks', 'Seals', 'Margins', 'Lamps'].map((title, nth) =>
        paperOn(nth, title, 'The vellum, a codex.'),
      ),
      paperOn(9, 'Candles', 'Nothing.'),
    ];
    const entries = [
      ...['Tides', 'Moons'].map((title) => [title, 'Vellum, codex.'] as const),
      ...['Stars', 'Suns'].map((title) => [title, ''] as const),
    ];
    expect(titlesInOrder(papers, entries)[0]).toBe('Candles');
  });

  test('gives its nearest entry as a reason', () => {
    const judge = learn(lessons({ library }));
    const robot = candidates.find(({ paper }) => paper.title.text.endsWith('grasp'));
    const texts = robot === undefined ? [] : (judge?.reasons(robot) ?? []).map(({ text }) => text);
    expect(texts.at(-1)).toMatch(/^like “Reading \w+ robot grasp again” in your library$/);
  });

  test('names no nearest entry for a paper that is less like it than most', () => {
    const judge = learn(lessons({ library }));
    const surveys = candidates.filter(({ paper }) => paper.title.text.endsWith('survey'));
    const kinds = surveys.flatMap((one) => judge?.reasons(one) ?? []).map(({ kind }) => kind);
    expect(kinds).not.toContain('library');
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
