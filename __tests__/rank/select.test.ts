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

  test("a paper that the only topic's own exclusion names is skipped for that, with its topic", () => {
    const topics = [aTopic('scroll', { exclude: aTopic('candle').query })];
    const [verdict] = select([aPaper()], { ...rules, topics }, nothingSeen);
    expect(verdict).toMatchObject({ kind: 'skip', because: 'excluded' });
    expect(verdict?.matches.map(({ topic }) => topic.name)).toEqual(['scroll']);
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

describe('a paper that is asked for by id', () => {
  const asked = {
    ...rules,
    topics: [aTopic('nothing like it')],
    papers: [{ id: '2611.00001' as PaperId }],
    categories: ['math.*'],
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

  test('stands under the topics that want it, or as chosen by hand', () => {
    const names = (topics: readonly Topic[]) =>
      select([aPaper()], { ...asked, topics, categories: [] }, nothingSeen).flatMap(({ matches }) =>
        matches.map(({ topic, hits }) => [topic.name, topic.path, hits.length]),
      );
    expect(names([aTopic('scroll')])).toEqual([['scroll', ['scroll'], 2]]);
    expect(names([aTopic('nothing like it')])).toEqual([['Chosen by hand', ['Chosen by hand'], 0]]);
  });

  test.each(['posted', 'pending'] as const)('is not proposed twice: it is %s', (standing) => {
    expect(
      reasons(select([aPaper()], asked, new Map([['2611.00001' as PaperId, standing]]))),
    ).toEqual({ '2611.00001': standing });
  });
});
