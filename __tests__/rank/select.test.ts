import { describe, expect, test } from '@jest/globals';
import { parseQuery } from '../../src/query/query.ts';
import type { Topic } from '../../src/query/topic.ts';
import { type SkipReason, select } from '../../src/rank/select.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { aPaper, aTopic } from '../builders/paper.ts';

const nothingSeen = new Map();
const rules = { topics: [aTopic('scroll')], categories: [], papers: [] };
const reasons = (verdicts: ReturnType<typeof select>) =>
  Object.fromEntries(
    verdicts.map((verdict): [string, SkipReason | 'propose'] => [
      verdict.paper.id,
      verdict.kind === 'skip' ? verdict.because : verdict.kind,
    ]),
  );

describe('a verdict', () => {
  test('is `no-topic` for a paper that matches no topic', () => {
    expect(
      reasons(select([aPaper({ title: 'On Ink', abstract: 'Ink.' })], rules, nothingSeen)),
    ).toEqual({ '2611.00001': 'no-topic' });
  });

  test.each(['posted', 'pending', 'declined'] as const)(
    'is `%s` for a revision of such a paper',
    (standing) => {
      const seen = new Map([['2611.00001' as PaperId, standing]]);
      expect(reasons(select([aPaper({ version: 2 })], rules, seen))).toEqual({
        '2611.00001': standing,
      });
    },
  );

  test('is `excluded` for a paper that matches `exclude`', () => {
    const read = parseQuery('candle');
    if ('problem' in read) throw new Error(read.problem.message);
    expect(reasons(select([aPaper()], { ...rules, exclude: read.query }, nothingSeen))).toEqual({
      '2611.00001': 'excluded',
    });
  });

  test("lists the other topics if a topic's own `exclude` matches", () => {
    const exclude = aTopic('candle').query;
    const topics = [aTopic('scroll', { exclude }), aTopic('margin')];
    const [verdict] = select([aPaper()], { ...rules, topics }, nothingSeen);
    expect(verdict?.kind).toBe('propose');
    expect(verdict?.matches.map(({ topic }) => topic.name)).toEqual(['margin']);
  });

  test("is `excluded`, with the topic, if the only topic's own `exclude` matches", () => {
    const topics = [aTopic('scroll', { exclude: aTopic('candle').query })];
    const [verdict] = select([aPaper()], { ...rules, topics }, nothingSeen);
    expect(verdict).toMatchObject({ kind: 'skip', because: 'excluded' });
    expect(verdict?.matches.map(({ topic }) => topic.name)).toEqual(['scroll']);
  });

  test('is `other-category` outside the categories of the configuration or of the topic', () => {
    expect(reasons(select([aPaper()], { ...rules, categories: ['math.*'] }, nothingSeen))).toEqual({
      '2611.00001': 'other-category',
    });
    const topics = [aTopic('scroll', { categories: ['cs.CV'] })];
    expect(reasons(select([aPaper()], { ...rules, topics }, nothingSeen))).toEqual({
      '2611.00001': 'other-category',
    });
  });

  test('is `withdrawn` for a withdrawn paper', () => {
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

describe('of several reasons', () => {
  const withdrawn = aPaper({ comment: 'withdrawn' });
  const posted = new Map([[withdrawn.id, 'posted' as const]]);
  const exclude = aTopic('candle').query;
  const reasonWith = (given: Partial<Parameters<typeof select>[1]>) =>
    reasons(select([withdrawn], { ...rules, ...given }, posted))[withdrawn.id];

  test('no topic comes first, then the category, an exclusion, withdrawal and the record', () => {
    const categories = ['math.*'];
    expect(reasonWith({ topics: [aTopic('quill')], categories, exclude })).toBe('no-topic');
    expect(reasonWith({ categories, exclude })).toBe('other-category');
    expect(reasonWith({ exclude })).toBe('excluded');
    expect(reasonWith({})).toBe('withdrawn');
    expect(reasons(select([aPaper()], rules, posted))).toEqual({ [withdrawn.id]: 'posted' });
  });
});

test('every paper has a verdict, in the order in which the papers came', () => {
  const papers = ['2611.00003', '2611.00001', '2611.00002'].map((id, nth) =>
    aPaper({ id, ...(nth === 1 && { title: 'On Ink', abstract: 'Ink.' }) }),
  );
  const verdicts = select(papers, rules, nothingSeen);
  expect(verdicts.map(({ paper, kind }) => [paper.id, kind])).toEqual([
    ['2611.00003', 'propose'],
    ['2611.00001', 'skip'],
    ['2611.00002', 'propose'],
  ]);
});

describe('a paper requested by id', () => {
  const requested = {
    ...rules,
    topics: [aTopic('nothing like it')],
    papers: [{ id: '2611.00001' as PaperId }],
    categories: ['math.*'],
  };

  test('is proposed even if it matches no topic, is withdrawn or was declined', () => {
    expect(
      reasons(
        select(
          [aPaper({ comment: 'withdrawn' })],
          requested,
          new Map([['2611.00001' as PaperId, 'declined' as const]]),
        ),
      ),
    ).toEqual({ '2611.00001': 'propose' });
  });

  test('is listed under the topics that it matches, or under “Chosen by hand”', () => {
    const names = (topics: readonly Topic[]) =>
      select([aPaper()], { ...requested, topics, categories: [] }, nothingSeen).flatMap(
        ({ matches }) =>
          matches.map(({ topic, hits }) => [topic.name, topic.path, topic.source, hits.length]),
      );
    expect(names([aTopic('scroll')])).toEqual([['scroll', ['scroll'], 'scroll', 2]]);
    expect(names([aTopic('nothing like it')])).toEqual([
      ['Chosen by hand', ['Chosen by hand'], '', 0],
    ]);
  });

  test.each(['posted', 'pending'] as const)('is not proposed again if it is %s', (standing) => {
    expect(
      reasons(select([aPaper()], requested, new Map([['2611.00001' as PaperId, standing]]))),
    ).toEqual({ '2611.00001': standing });
  });
});
