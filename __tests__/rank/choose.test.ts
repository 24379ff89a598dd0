import { describe, expect, test } from '@jest/globals';
import { choose } from '../../src/rank/choose.ts';
import { select } from '../../src/rank/select.ts';
import type { Topic } from '../../src/query/topic.ts';
import { type Paper, type PaperId } from '../../src/papers/paper.ts';
import { aConfig } from '../builders/config.ts';
import { aPaper, aTopic } from '../builders/paper.ts';

type Given = Partial<Parameters<typeof choose>[1]> & {
  /** Ids of papers whose post would not build. */
  readonly unfit?: readonly string[];
};
const PROBLEM = 'its front matter is no YAML';

const choice = (papers: readonly Paper[], { unfit = [], ...given }: Given = {}) => {
  const rules = { ...aConfig({ maxPapers: 0 }), ...given };
  const problems = new Map(unfit.map((id) => [id as PaperId, PROBLEM]));
  return choose(select(papers, rules, new Map()), rules, problems);
};
const fates = (papers: readonly Paper[], given: Given = {}) =>
  Object.fromEntries(
    choice(papers, given).verdicts.map((verdict) => [
      verdict.paper.id,
      verdict.kind === 'skip' ? verdict.because : verdict.kind,
    ]),
  );
const order = (papers: readonly Paper[], given: Given = {}) =>
  choice(papers, given).verdicts.map(({ paper }) => paper.id);
const proposed = (papers: readonly Paper[], given: Given = {}) =>
  choice(papers, given)
    .verdicts.filter(({ kind }) => kind === 'propose')
    .map(({ paper }) => paper.id);

const inTitle = { title: 'Scrolls', abstract: 'Ink.' };
const inAbstract = { title: 'On Ink', abstract: 'A scroll.' };
const papers = [
  aPaper({ ...inAbstract, id: '2611.00001', published: '2026-11-19T00:00:00.000Z' }),
  aPaper({ ...inTitle, id: '2611.00002', published: '2026-11-11T00:00:00.000Z' }),
  aPaper({ ...inAbstract, id: '2611.00003', published: '2026-11-18T00:00:00.000Z' }),
];
const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as const;

/** Returns papers with a word in the abstract, newest first, a minute apart. @param from first id */
function papersWith(word: string, count: number, from: number): Paper[] {
  return Array.from({ length: count }, (_, nth) =>
    aPaper({
      id: `2611.${String(from + nth).padStart(5, '0')}`,
      title: 'On Ink',
      abstract: `A ${word}.`,
      published: new Date(Date.parse('2026-11-19T00:00:00Z') - nth * 60_000).toISOString(),
    }),
  );
}

describe('limits', () => {
  test('the best papers are proposed, the others are held over', () => {
    expect(order(papers, { maxPapers: 2 })).toEqual([B, A, C]);
    expect(fates(papers, { maxPapers: 2 })).toEqual({
      [A]: 'propose',
      [B]: 'propose',
      [C]: 'held-over',
    });
  });

  test('no more papers are proposed than the pull request has room for, whatever `max-papers` is', () => {
    expect(proposed(papers, { maxPapers: 0 })).toHaveLength(3);
    expect(proposed(papers, { maxPapers: 0, room: 1 })).toHaveLength(1);
    expect(proposed(papers, { maxPapers: 2, room: 1 })).toHaveLength(1);
    expect(proposed(papers, { maxPapers: 1, room: 2 })).toHaveLength(1);
    expect(proposed(papers, { maxPapers: 2, room: 0 })).toHaveLength(0);
  });

  test('a paper whose post would not build takes no place: the next paper gets it', () => {
    for (const limit of [{ maxPapers: 1 }, { topics: [aTopic('scroll', { maxPapers: 1 })] }]) {
      const given: Given = { ...limit, unfit: [B] };
      expect(fates(papers, given)).toEqual({ [A]: 'propose', [B]: 'unfit', [C]: 'held-over' });
      const unfit = choice(papers, given).verdicts.find(({ paper }) => paper.id === B);
      expect(unfit).toMatchObject({ problem: PROBLEM });
    }
  });

  test('a paper requested by id comes first and takes no place, but is left out if its post would not build', () => {
    const requested = [{ id: C as PaperId }];
    expect(order(papers, { papers: requested, maxPapers: 1 })).toEqual([C, B, A]);
    expect(proposed(papers, { papers: requested, maxPapers: 1 })).toEqual([C, B]);
    expect(fates(papers, { papers: requested, unfit: [C] })[C]).toBe('unfit');
  });
});

test('papers are listed as proposed, held over, unfit and skipped, and every proposed paper has a place', () => {
  const skipped = aPaper({ id: '2611.00004', title: 'On Ink', abstract: 'Ink.' });
  const given: Given = { maxPapers: 1, papers: [{ id: C as PaperId }], unfit: [B] };
  const { verdicts, orders, passedOver } = choice([skipped, ...papers], given);
  expect(verdicts.map(({ paper }) => paper.id)).toEqual([C, A, B, skipped.id]);
  expect([...orders].map(([id, order]) => [id, order.place])).toEqual([
    [C, 1],
    [A, 2],
  ]);
  expect(orders.get(A as PaperId)?.topic).toBe('scroll');
  expect(orders.get(C as PaperId)).not.toHaveProperty('topic');
  expect(passedOver).toStrictEqual([]);
});

describe('topics share the places', () => {
  const topics = (...queries: (string | [string, number])[]) =>
    queries.map((query): Topic =>
      typeof query === 'string' ? aTopic(query) : aTopic(query[0], { maxPapers: query[1] }),
    );
  const shares = (choices: ReturnType<typeof choice>) => {
    const counts: Record<string, number> = {};
    for (const { topic = '' } of choices.orders.values()) counts[topic] = (counts[topic] ?? 0) + 1;
    return counts;
  };

  test('in turns: a topic with few papers gets places for all, the others share the rest', () => {
    const all = [
      ...papersWith('scroll', 60, 1),
      ...papersWith('margin', 36, 100),
      ...papersWith('quill', 8, 200),
    ];
    const given = { topics: topics('scroll', 'margin', 'quill'), maxPapers: 30 };
    expect(shares(choice(all, given))).toEqual({ scroll: 11, margin: 11, quill: 8 });
  });

  test('and a remaining place goes to the topic listed first', () => {
    const all = [...papersWith('scroll', 9, 1), ...papersWith('margin', 9, 100)];
    expect(shares(choice(all, { topics: topics('margin', 'scroll'), maxPapers: 5 }))).toEqual({
      margin: 3,
      scroll: 2,
    });
  });

  test('so that a broad topic takes no place from five precise topics whose papers it matches too', () => {
    const words = ['scroll', 'margin', 'quill', 'vellum', 'seal'];
    const precise = words.flatMap((word, nth) =>
      papersWith(`${word} and a book`, 3, 1000 + nth * 100),
    );
    const all = [...papersWith('book', 50, 1), ...precise];
    for (const order of [
      ['book', ...words],
      [...words, 'book'],
    ]) {
      const chosen = new Set(proposed(all, { topics: topics(...order), maxPapers: 18 }));
      expect(precise.filter(({ id }) => !chosen.has(id))).toEqual([]);
      expect(chosen.size).toBe(18);
    }
  });

  test('and a paper of two topics takes one place, in the first topic with a place', () => {
    const both = aPaper({ id: '2611.00004', title: 'Scrolls and Margins', abstract: 'Ink.' });
    const margin = aPaper({ id: '2611.00005', title: 'On Ink', abstract: 'A margin.' });
    const fatesWithin = (scrolls: number, margins: number) =>
      fates([...papers, both, margin], {
        topics: topics(['scroll', scrolls], ['margin', margins]),
      });
    expect(fatesWithin(1, 1)).toMatchObject({
      [B]: 'held-over',
      '2611.00004': 'propose',
      '2611.00005': 'propose',
    });
    expect(fatesWithin(2, 1)).toMatchObject({
      [B]: 'propose',
      '2611.00004': 'propose',
      '2611.00005': 'propose',
    });
    const place = choice([both], { topics: topics(['scroll', 1], ['margin', 1]) }).orders.get(
      both.id,
    );
    expect(place?.topic).toBe('scroll');
  });

  test('up to the limit of each topic', () => {
    const all = [...papersWith('scroll', 9, 1), ...papersWith('margin', 9, 100)];
    expect(shares(choice(all, { topics: topics(['scroll', 2], 'margin'), maxPapers: 8 }))).toEqual({
      scroll: 2,
      margin: 6,
    });
    expect(shares(choice(all, { topics: topics(['scroll', 0], 'margin'), maxPapers: 0 }))).toEqual({
      scroll: 9,
      margin: 9,
    });
  });
});

describe('a paper held over', () => {
  const old = (day: string) =>
    aPaper({ ...inAbstract, id: '2611.00009', published: `${day}T06:00:00.000Z` });

  test('does not come before newer papers because it leaves the window', () => {
    expect(fates([...papers, old('2026-11-10')], { maxPapers: 2 })['2611.00009']).toBe('held-over');
  });

  test('is ranked together with new papers', () => {
    const best = aPaper({ ...inTitle, id: '2611.00009', published: '2026-11-05T06:00:00.000Z' });
    expect(proposed([...papers, best], { maxPapers: 2 })).toEqual([B, '2611.00009']);
  });

  test('is proposed if there is a place, however old it is', () => {
    expect(fates([old('2026-10-01')])['2611.00009']).toBe('propose');
  });

  test('is passed over instead with `when-full: pass-over`', () => {
    const given = { maxPapers: 1, whenFull: 'pass-over' } as const;
    expect(fates(papers, given)).toEqual({
      [B]: 'propose',
      [A]: 'passed-over',
      [C]: 'passed-over',
    });
    expect(choice(papers, given).passedOver.map(({ id }) => id)).toEqual([A, C]);
  });
});

describe('a warning about too many papers', () => {
  const many = [...papersWith('scroll', 30, 1), ...papersWith('margin', 12, 100)];
  const topics = [aTopic('scroll'), aTopic('margin')];
  const warnings = (given: Given) => choice(many, { topics, ...given }).notices;

  test('is given when more than twice `max-papers` are held over, with their number, the topic and what to change', () => {
    expect(warnings({ maxPapers: 14 })).toEqual([]);
    const [notice] = warnings({ maxPapers: 12 });
    expect(notice?.about).toBe('More papers match than `max-papers` allows');
    expect(notice?.text).toBe(
      '30 papers wait, 24 of them for “scroll”. Use `max-papers: 45`, a narrower query for “scroll”, or `when-full: pass-over`',
    );
  });

  test('names the limit of a topic, and suggests as many places as are needed', () => {
    const limited = [aTopic('scroll', { maxPapers: 2 })];
    const text = (given: Given) => choice(many, { topics: limited, ...given }).notices[0]?.text;
    const rest =
      'a higher `max-papers` for “scroll”, a narrower query for “scroll”, or `when-full: pass-over`';
    expect(text({ maxPapers: 10 })).toBe(
      `28 papers wait, all of them for “scroll”. Use \`max-papers: 40\`, ${rest}`,
    );
    expect(text({ maxPapers: 10, heldOverBefore: [28] })).toContain('Use `max-papers: 20`, ');
    expect(text({ maxPapers: 0, heldOverBefore: [27, 26] })).toBe(
      `28 papers wait, all of them for “scroll”. Use ${rest}`,
    );
    expect(text({ maxPapers: 0, heldOverBefore: [27, 27] })).toBeUndefined();
  });

  test('names the topic that most of them match, and the one listed first of equal ones', () => {
    const textWith = (...some: readonly Topic[]) =>
      warnings({ maxPapers: 5, topics: some })[0]?.text;
    expect(textWith(aTopic('margin'), aTopic('scroll'))).toContain(' for “scroll”. ');
    const both = (name: string) => aTopic('scroll OR margin', { name });
    expect(textWith(both('first'), both('second'))).toContain(' for “first”. ');
  });

  test('is given when more papers are held over in each of three runs', () => {
    expect(warnings({ maxPapers: 20, heldOverBefore: [21, 20] })).toHaveLength(1);
    expect(warnings({ maxPapers: 20, heldOverBefore: [21, 20, 30] })).toHaveLength(1);
    expect(warnings({ maxPapers: 20, heldOverBefore: [21, 21] })).toEqual([]);
    expect(warnings({ maxPapers: 20, heldOverBefore: [21] })).toEqual([]);
  });

  test('is not given with `when-full: pass-over`', () => {
    expect(warnings({ maxPapers: 5, whenFull: 'pass-over' })).toEqual([]);
  });
});

describe('the order of papers', () => {
  /** Expects the first paper before the second, although its id is higher. */
  const expectFirst = (
    first: Parameters<typeof aPaper>[0],
    second: Parameters<typeof aPaper>[0],
    given: Given = {},
  ) => {
    const both = [aPaper({ ...first, id: B }), aPaper({ ...second, id: A })];
    expect(order(both, given)).toEqual([B, A]);
    expect(order([...both].reverse(), given)).toEqual([B, A]);
  };

  test('a match in the title comes before one in the abstract', () => {
    expectFirst(inTitle, inAbstract);
    expectFirst({ title: 'Scrolls', abstract: 'A scroll.' }, inAbstract);
  });

  test('more topics in the title come before fewer, even if the other paper has more topics in all', () => {
    expectFirst(
      { title: 'Scrolls and margins', abstract: 'None.' },
      { title: 'Scrolls', abstract: 'By candle, with ink.' },
      { topics: ['scroll', 'margin', 'candle', 'ink'].map((query) => aTopic(query)) },
    );
  });

  test('more topics come before fewer', () => {
    const topics = [aTopic('scroll'), aTopic('margin')];
    expectFirst({ title: 'On Ink', abstract: 'The margin of a scroll.' }, inAbstract, { topics });
  });

  test('a newer paper comes before an older one', () => {
    expectFirst(inTitle, { ...inTitle, published: '2026-11-17T00:00:00.000Z' });
  });

  test('equal papers are ordered by id', () => {
    const equal = [A, B, C].map((id) => aPaper({ ...inTitle, id }));
    expect(order([...equal].reverse())).toEqual([A, B, C]);
    expect(order(equal)).toEqual([A, B, C]);
  });

  test('`order: newest` compares only the dates of submission', () => {
    expectFirst(
      inAbstract,
      { ...inTitle, published: '2026-11-17T00:00:00.000Z' },
      { order: 'newest' },
    );
  });

  test('a learned score comes before a match in the title, which decides between equal scores', () => {
    const judge = {
      score: ({ paper }: { paper: Paper }) => (paper.title.text === 'On Ink' ? 1 : 0),
      reasons: () => [],
    };
    expectFirst(inAbstract, inTitle, { judge });
    expectFirst(inTitle, inAbstract, { judge: { ...judge, score: () => 3 } });
  });

  test('what was learned is the first reason, and with `order: newest` neither a reason nor a rank', () => {
    const learned = { kind: 'kept', text: 'like 4 you kept: ink', words: ['ink'] } as const;
    const judge = {
      score: ({ paper }: { paper: Paper }) => (paper.title.text === 'On Ink' ? 1 : 0),
      reasons: () => [learned],
    };
    const reasons = (given: Given) =>
      choice([aPaper({ ...inTitle, id: A })], { judge, ...given }).orders.get(A as PaperId)
        ?.reasons;
    expect(reasons({})).toEqual([
      learned,
      { kind: 'match', text: 'matched in the title', words: [] },
    ]);
    expect(reasons({ topics: [aTopic('ink')] })).toEqual([learned]);
    const newness = { kind: 'newness', text: 'submitted on 2026-11-18', words: [] };
    expect(reasons({ order: 'newest' })).toEqual([newness]);
    const older = { ...inAbstract, published: '2026-11-17T00:00:00.000Z' };
    expectFirst(inTitle, older, { judge, order: 'newest' });
  });

  test('every proposed paper gives the reasons for its place', () => {
    const topics = [aTopic('scroll'), aTopic('ink')];
    const texts = (given: Given) =>
      [...choice(papers, given).orders.values()].map(({ reasons }) =>
        reasons.map(({ text }) => text),
      );
    expect(texts({ topics })).toEqual([
      ['matched in the title', 'of 2 topics'],
      ['matched in the title', 'of 2 topics'],
      ['matched in the title', 'of 2 topics'],
    ]);
    expect(texts({ order: 'newest', maxPapers: 2 })).toEqual([
      ['submitted on 2026-11-19'],
      ['submitted on 2026-11-18'],
    ]);
    expect(texts({ order: 'newest', papers: [{ id: B as PaperId }], maxPapers: 1 })).toEqual([
      ['submitted on 2026-11-11'],
      ['submitted on 2026-11-19'],
    ]);
    expect(texts({ papers: [{ id: A as PaperId }], maxPapers: 1 })).toEqual([
      ['submitted on 2026-11-19'],
      ['matched in the title'],
    ]);
  });
});
