import { describe, expect, test } from '@jest/globals';
import { parseQuery } from '../../src/arxiv/query.ts';
import { type SkipReason, select as decide } from '../../src/papers/select.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { aPaper, aTopic } from '../builders/paper.ts';

const nothingSeen = new Map();
const rules = {
  topics: [aTopic('scroll')],
  categories: [],
  maxPapers: 0,
  papers: [],
  lookbackDays: 10,
};
const now = new Date('2026-11-20T06:00:00Z');
type Args = Parameters<typeof decide>;
const select = (papers: Args[0], said: Args[1], seen: Args[2]) => decide(papers, said, seen, now);
const reasons = (verdicts: ReturnType<typeof select>) =>
  Object.fromEntries(
    verdicts.map((verdict): [string, SkipReason | 'propose'] => [
      verdict.paper.id,
      verdict.kind === 'propose' ? 'propose' : verdict.because,
    ]),
  );

describe('every paper gets a verdict', () => {
  test('a paper that no topic wants is skipped for that', () => {
    expect(
      reasons(select([aPaper({ title: 'On Ink', abstract: 'Ink.' })], rules, nothingSeen)),
    ).toEqual({ '2611.00001': 'no-topic' });
  });

  test.each(['posted', 'pending', 'declined'] as const)(
    'a revision of a %s paper is not proposed again',
    (standing) => {
      const seen = new Map([['2611.00001' as PaperId, standing]]);
      expect(reasons(select([aPaper({ version: 2 })], rules, seen))).toEqual({
        '2611.00001': standing,
      });
    },
  );

  test('a paper that matches `exclude` is skipped for that', () => {
    const read = parseQuery('candle');
    if ('problem' in read) throw new Error(read.problem.message);
    expect(reasons(select([aPaper()], { ...rules, exclude: read.query }, nothingSeen))).toEqual({
      '2611.00001': 'excluded',
    });
  });

  test("a topic's own exclusion leaves the other topics alone", () => {
    const exclude = aTopic('candle').query;
    const topics = [aTopic('scroll', { exclude }), aTopic('margin')];
    const [verdict] = select([aPaper()], { ...rules, topics }, nothingSeen);
    expect(verdict?.kind).toBe('propose');
    expect(verdict?.matches.map(({ topic }) => topic.name)).toEqual(['margin']);
  });

  test('a paper outside the categories is skipped for that, whichever side names them', () => {
    expect(reasons(select([aPaper()], { ...rules, categories: ['math.*'] }, nothingSeen))).toEqual({
      '2611.00001': 'other-category',
    });
    const topics = [aTopic('scroll', { categories: ['cs.CV'] })];
    expect(reasons(select([aPaper()], { ...rules, topics }, nothingSeen))).toEqual({
      '2611.00001': 'other-category',
    });
  });

  test('a withdrawn paper is skipped for that', () => {
    expect(
      reasons(
        select(
          [aPaper({ comment: 'This paper has been withdrawn by the authors' })],
          rules,
          nothingSeen,
        ),
      ),
    ).toEqual({ '2611.00001': 'withdrawn' });
  });
});

describe('the choice', () => {
  const papers = [
    aPaper({
      id: '2611.00001',
      title: 'On Ink',
      abstract: 'A scroll.',
      published: '2026-11-19T00:00:00.000Z',
    }),
    aPaper({
      id: '2611.00002',
      title: 'Scrolls',
      abstract: 'Ink.',
      published: '2026-11-11T00:00:00.000Z',
    }),
    aPaper({
      id: '2611.00003',
      title: 'On Ink',
      abstract: 'A scroll.',
      published: '2026-11-18T00:00:00.000Z',
    }),
  ];

  test('matches in the title come first, then newer ones; the rest is held over', () => {
    const verdicts = select(papers, { ...rules, maxPapers: 2 }, nothingSeen);
    expect(verdicts.map(({ paper }) => paper.id)).toEqual([
      '2611.00002',
      '2611.00001',
      '2611.00003',
    ]);
    expect(reasons(verdicts)).toEqual({
      '2611.00002': 'propose',
      '2611.00001': 'propose',
      '2611.00003': 'held-over',
    });
  });

  test('the order in which papers came does not matter', () => {
    const ids = (list: typeof papers) =>
      select(list, rules, nothingSeen).map(({ paper }) => paper.id);
    expect(ids([...papers].reverse())).toEqual(ids(papers));
  });

  test('a paper whose post would not build takes no place: the next one moves up, and what is past it is held over', () => {
    const topics = [aTopic('scroll', { maxPapers: 1 })];
    for (const capped of [
      { ...rules, maxPapers: 1 },
      { ...rules, topics },
    ]) {
      const verdicts = decide(papers, capped, nothingSeen, now, ({ paper }) =>
        paper.id === '2611.00002' ? 'its front matter is no YAML' : undefined,
      );
      expect(reasons(verdicts)).toEqual({
        '2611.00002': 'unfit',
        '2611.00001': 'propose',
        '2611.00003': 'held-over',
      });
      expect(verdicts[0]).toMatchObject({ problem: 'its front matter is no YAML' });
    }
  });

  test("a topic's own cap holds over what is past it", () => {
    const topics = [aTopic('scroll', { maxPapers: 1 })];
    expect(Object.values(reasons(select(papers, { ...rules, topics }, nothingSeen)))).toEqual([
      'propose',
      'held-over',
      'held-over',
    ]);
  });

  test('what is about to leave the window goes first', () => {
    const old = aPaper({
      id: '2611.00009',
      title: 'On Ink',
      abstract: 'A scroll.',
      published: '2026-11-09T07:00:00.000Z',
    });
    const verdicts = select(
      [...papers, old],
      { ...rules, lookbackDays: 11, maxPapers: 1 },
      nothingSeen,
    );
    expect(verdicts.filter(({ kind }) => kind === 'propose').map(({ paper }) => paper.id)).toEqual([
      '2611.00009',
    ]);
  });
});

describe('a paper that is asked for by id', () => {
  const asked = {
    ...rules,
    topics: [aTopic('nothing like it')],
    papers: [{ id: '2611.00001' as PaperId }],
    categories: ['math.*'],
    maxPapers: 1,
  };

  test('is proposed whatever it matches, also when it was declined', () => {
    expect(
      reasons(
        select(
          [aPaper({ comment: 'withdrawn' })],
          asked,
          new Map([['2611.00001' as PaperId, 'declined' as const]]),
        ),
      ),
    ).toEqual({ '2611.00001': 'propose' });
  });

  test.each(['posted', 'pending'] as const)('is not proposed twice: it is %s', (standing) => {
    expect(
      reasons(select([aPaper()], asked, new Map([['2611.00001' as PaperId, standing]]))),
    ).toEqual({ '2611.00001': standing });
  });

  test('is left out all the same when its post would not build', () => {
    const verdicts = decide([aPaper()], asked, nothingSeen, now, () => 'no YAML');
    expect(reasons(verdicts)).toEqual({ '2611.00001': 'unfit' });
  });

  test('takes no place from others', () => {
    const other = aPaper({ id: '2611.00002' });
    const verdicts = select(
      [aPaper(), other],
      { ...asked, topics: [aTopic('scroll')], categories: [] },
      nothingSeen,
    );
    expect(reasons(verdicts)).toEqual({ '2611.00001': 'propose', '2611.00002': 'propose' });
  });
});
