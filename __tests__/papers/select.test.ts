import { describe, expect, test } from '@jest/globals';
import { parseQuery } from '../../src/query/query.ts';
import type { Topic } from '../../src/query/topic.ts';
import { withinPlaces } from '../../src/papers/places.ts';
import { type SkipReason, select as order } from '../../src/papers/select.ts';
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
type Args = Parameters<typeof order>;
type Rules = Args[1] & Parameters<typeof withinPlaces>[1];
const select = (papers: Args[0], said: Rules, seen: Args[2], unfit: Record<string, string> = {}) =>
  withinPlaces(order(papers, said, seen, now), said, new Map(Object.entries(unfit)) as never);
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
      const verdicts = select(papers, capped, nothingSeen, {
        '2611.00002': 'its front matter is no YAML',
      });
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

  test('a paper of two topics takes a place in each, and one is enough to be proposed', () => {
    const both = aPaper({ id: '2611.00004', title: 'Scrolls and Margins', abstract: 'Ink.' });
    const margin = aPaper({ id: '2611.00005', title: 'On Ink', abstract: 'A margin.' });
    const given = (scrolls: number, margins: number, lookbackDays = 20) =>
      reasons(
        select(
          [...papers, both, margin],
          {
            ...rules,
            lookbackDays,
            topics: [
              aTopic('scroll', { maxPapers: scrolls }),
              aTopic('margin', { maxPapers: margins }),
            ],
          },
          nothingSeen,
        ),
      );
    expect(given(1, 1)).toEqual({
      '2611.00001': 'held-over',
      '2611.00002': 'held-over',
      '2611.00003': 'held-over',
      '2611.00004': 'propose',
      '2611.00005': 'held-over',
    });
    // The second leaves the window tomorrow, and takes the one place of scrolls.
    expect(given(1, 1, 10)).toMatchObject({
      '2611.00002': 'propose',
      '2611.00004': 'propose',
      '2611.00005': 'held-over',
    });
    expect(given(2, 2)).toMatchObject({ '2611.00002': 'propose', '2611.00005': 'propose' });
    expect(given(1, 2)).toMatchObject({ '2611.00002': 'held-over', '2611.00005': 'propose' });
  });

  test('no more papers come than there is room for, whatever the limit', () => {
    const proposed = (said: { maxPapers: number; room?: number }) =>
      select(papers, { ...rules, ...said }, nothingSeen).filter(({ kind }) => kind === 'propose');
    expect(proposed({ maxPapers: 0 })).toHaveLength(3);
    expect(proposed({ maxPapers: 0, room: 1 })).toHaveLength(1);
    expect(proposed({ maxPapers: 2, room: 1 })).toHaveLength(1);
    expect(proposed({ maxPapers: 1, room: 2 })).toHaveLength(1);
    expect(proposed({ maxPapers: 2, room: 0 })).toHaveLength(0);
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

describe('the order of papers', () => {
  const ordered = (papers: Args[0], topics = [aTopic('scroll')], said: Partial<Rules> = {}) =>
    select(papers, { ...rules, topics, ...said }, nothingSeen).map(({ paper }) => paper.id);
  const inTitle = { title: 'Scrolls', abstract: 'Ink.' };
  const inAbstract = { title: 'On Ink', abstract: 'A scroll.' };
  /** The first is what should come first; by their ids it would be the other way. */
  const expectFirst = (
    first: Parameters<typeof aPaper>[0],
    second: Parameters<typeof aPaper>[0],
    ...rest: [topics?: ReturnType<typeof aTopic>[], said?: Partial<Args[1]>]
  ) => {
    const papers = [
      aPaper({ ...first, id: '2611.00002' }),
      aPaper({ ...second, id: '2611.00001' }),
    ];
    expect(ordered(papers, ...rest)).toEqual(['2611.00002', '2611.00001']);
    expect(ordered([...papers].reverse(), ...rest)).toEqual(['2611.00002', '2611.00001']);
  };

  test('a match in the title comes before one in the abstract', () => {
    expectFirst(inTitle, inAbstract);
    expectFirst({ title: 'Scrolls', abstract: 'A scroll.' }, inAbstract);
  });

  test('more topics in the title come before fewer, even of more topics in all', () => {
    const topics = ['scroll', 'margin', 'candle', 'ink'].map((query) => aTopic(query));
    expectFirst(
      { title: 'Scrolls and margins', abstract: 'None.' },
      { title: 'Scrolls', abstract: 'By candle, with ink.' },
      topics,
    );
  });

  test('more topics come before fewer', () => {
    const topics = [aTopic('scroll'), aTopic('margin')];
    expectFirst({ title: 'On Ink', abstract: 'The margin of a scroll.' }, inAbstract, topics);
  });

  test('a newer paper comes before an older one', () => {
    expectFirst(inTitle, { ...inTitle, published: '2026-11-17T00:00:00.000Z' });
  });

  test('papers that are alike come by their ids', () => {
    const papers = ['2611.00001', '2611.00002', '2611.00003'].map((id) =>
      aPaper({ ...inTitle, id }),
    );
    expect(ordered([...papers].reverse())).toEqual(papers.map(({ id }) => id));
    expect(ordered(papers)).toEqual(papers.map(({ id }) => id));
  });

  test('a paper that leaves the window within a day comes first, and not before', () => {
    const leaving = { ...inAbstract, published: '2026-11-11T05:59:59.999Z' };
    expectFirst(leaving, inTitle);
    expectFirst(inTitle, { ...inAbstract, published: '2026-11-11T06:00:00.000Z' });
  });

  test('a paper that was asked for by id comes before all', () => {
    const papers = [{ id: '2611.00002' as PaperId }];
    expectFirst(inAbstract, { ...inTitle, published: '2026-11-11T00:00:00.000Z' }, undefined, {
      papers,
    });
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

  test('is left out all the same when its post would not build', () => {
    const verdicts = select([aPaper()], asked, nothingSeen, { '2611.00001': 'no YAML' });
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
