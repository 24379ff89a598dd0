import { describe, expect, test } from '@jest/globals';
import { choose } from '../../src/rank/choose.ts';
import { select } from '../../src/rank/select.ts';
import type { Topic } from '../../src/query/topic.ts';
import { type Paper, type PaperId } from '../../src/papers/paper.ts';
import { aConfig } from '../builders/config.ts';
import { aPaper, aTopic } from '../builders/paper.ts';

type Said = Partial<Parameters<typeof choose>[1]> & {
  /** Ids of papers whose post would not build. */
  readonly unfit?: readonly string[];
};
const PROBLEM = 'its front matter is no YAML';

const choice = (papers: readonly Paper[], { unfit = [], ...said }: Said = {}) => {
  const rules = { ...aConfig({ maxPapers: 0 }), ...said };
  const problems = new Map(unfit.map((id) => [id as PaperId, PROBLEM]));
  return choose(select(papers, rules, new Map()), rules, problems);
};
const fates = (papers: readonly Paper[], said: Said = {}) =>
  Object.fromEntries(
    choice(papers, said).verdicts.map((verdict) => [
      verdict.paper.id,
      verdict.kind === 'skip' ? verdict.because : verdict.kind,
    ]),
  );
const order = (papers: readonly Paper[], said: Said = {}) =>
  choice(papers, said).verdicts.map(({ paper }) => paper.id);
const proposed = (papers: readonly Paper[], said: Said = {}) =>
  choice(papers, said)
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

/** Papers that say a word each, a minute apart, the first the newest; ids go on from `from`. */
function saying(word: string, count: number, from: number): Paper[] {
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
  test('the best are proposed, the rest is held over', () => {
    expect(order(papers, { maxPapers: 2 })).toEqual([B, A, C]);
    expect(fates(papers, { maxPapers: 2 })).toEqual({
      [A]: 'propose',
      [B]: 'propose',
      [C]: 'held-over',
    });
  });

  test('no more papers come than there is room for, whatever the limit', () => {
    expect(proposed(papers, { maxPapers: 0 })).toHaveLength(3);
    expect(proposed(papers, { maxPapers: 0, room: 1 })).toHaveLength(1);
    expect(proposed(papers, { maxPapers: 2, room: 1 })).toHaveLength(1);
    expect(proposed(papers, { maxPapers: 1, room: 2 })).toHaveLength(1);
    expect(proposed(papers, { maxPapers: 2, room: 0 })).toHaveLength(0);
  });

  test('a paper whose post would not build takes no place: the next one moves up, and what is past it is held over', () => {
    for (const capped of [{ maxPapers: 1 }, { topics: [aTopic('scroll', { maxPapers: 1 })] }]) {
      const said: Said = { ...capped, unfit: [B] };
      expect(fates(papers, said)).toEqual({ [A]: 'propose', [B]: 'unfit', [C]: 'held-over' });
      const unfit = choice(papers, said).verdicts.find(({ paper }) => paper.id === B);
      expect(unfit).toMatchObject({ problem: PROBLEM });
    }
  });

  test('a paper that was asked for by id comes first, takes no place, and is left out when it would not build', () => {
    const byHand = [{ id: C as PaperId }];
    expect(order(papers, { papers: byHand, maxPapers: 1 })).toEqual([C, B, A]);
    expect(proposed(papers, { papers: byHand, maxPapers: 1 })).toEqual([C, B]);
    expect(fates(papers, { papers: byHand, unfit: [C] })[C]).toBe('unfit');
  });
});

describe('fair shares', () => {
  const topics = (...queries: (string | [string, number])[]) =>
    queries.map((query): Topic =>
      typeof query === 'string' ? aTopic(query) : aTopic(query[0], { maxPapers: query[1] }),
    );
  const shares = (choices: ReturnType<typeof choice>) => {
    const counts: Record<string, number> = {};
    for (const { topic = '' } of choices.orders.values()) counts[topic] = (counts[topic] ?? 0) + 1;
    return counts;
  };

  test('places go round the topics: one with few papers gets them all, the others share the rest', () => {
    const all = [
      ...saying('scroll', 60, 1),
      ...saying('margin', 36, 100),
      ...saying('quill', 8, 200),
    ];
    const said = { topics: topics('scroll', 'margin', 'quill'), maxPapers: 30 };
    expect(shares(choice(all, said))).toEqual({ scroll: 11, margin: 11, quill: 8 });
  });

  test('an odd place goes to the topic that stands first in the configuration', () => {
    const all = [...saying('scroll', 9, 1), ...saying('margin', 9, 100)];
    expect(shares(choice(all, { topics: topics('margin', 'scroll'), maxPapers: 5 }))).toEqual({
      margin: 3,
      scroll: 2,
    });
  });

  test('a broad topic that also wants the papers of five precise ones takes nothing from them', () => {
    const words = ['scroll', 'margin', 'quill', 'vellum', 'seal'];
    const precise = words.flatMap((word, nth) => saying(`${word} and a book`, 3, 1000 + nth * 100));
    const all = [...saying('book', 50, 1), ...precise];
    for (const order of [
      ['book', ...words],
      [...words, 'book'],
    ]) {
      const chosen = new Set(proposed(all, { topics: topics(...order), maxPapers: 18 }));
      expect(precise.filter(({ id }) => !chosen.has(id))).toEqual([]);
      expect(chosen.size).toBe(18);
    }
  });

  test('a paper of two topics takes one place, in the first that has one', () => {
    const both = aPaper({ id: '2611.00004', title: 'Scrolls and Margins', abstract: 'Ink.' });
    const margin = aPaper({ id: '2611.00005', title: 'On Ink', abstract: 'A margin.' });
    const given = (scrolls: number, margins: number) =>
      fates([...papers, both, margin], {
        topics: topics(['scroll', scrolls], ['margin', margins]),
      });
    expect(given(1, 1)).toMatchObject({
      [B]: 'held-over',
      '2611.00004': 'propose',
      '2611.00005': 'propose',
    });
    expect(given(2, 1)).toMatchObject({
      [B]: 'propose',
      '2611.00004': 'propose',
      '2611.00005': 'propose',
    });
    const place = choice([both], { topics: topics(['scroll', 1], ['margin', 1]) }).orders.get(
      both.id,
    );
    expect(place?.topic).toBe('scroll');
  });

  test("a topic's own cap is the most that it takes", () => {
    const all = [...saying('scroll', 9, 1), ...saying('margin', 9, 100)];
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

describe('what finds no place', () => {
  const old = (day: string) =>
    aPaper({ ...inAbstract, id: '2611.00009', published: `${day}T06:00:00.000Z` });

  test('does not go before newer papers because it leaves the window', () => {
    expect(fates([...papers, old('2026-11-10')], { maxPapers: 2 })['2611.00009']).toBe('held-over');
  });

  test('shares the places by rank with what is new', () => {
    const best = aPaper({ ...inTitle, id: '2611.00009', published: '2026-11-05T06:00:00.000Z' });
    expect(proposed([...papers, best], { maxPapers: 2 })).toEqual([B, '2611.00009']);
  });

  test('is proposed where there is a place, however long it waited', () => {
    expect(fates([old('2026-10-01')])['2611.00009']).toBe('propose');
  });

  test('is passed over at once with `pass-over`', () => {
    const said = { maxPapers: 1, whenFull: 'pass-over' } as const;
    expect(fates(papers, said)).toEqual({ [B]: 'propose', [A]: 'passed-over', [C]: 'passed-over' });
    expect(choice(papers, said).passedOver.map(({ id }) => id)).toEqual([A, C]);
  });
});

describe('a warning that more papers come than there are places', () => {
  const many = [...saying('scroll', 30, 1), ...saying('margin', 12, 100)];
  const topics = [aTopic('scroll'), aTopic('margin')];
  const warned = (said: Said) => choice(many, { topics, ...said }).notices;

  test('comes when more than twice `max-papers` wait, with number, topic and cures', () => {
    expect(warned({ maxPapers: 14 })).toEqual([]);
    const [notice] = warned({ maxPapers: 12 });
    expect(notice?.text).toBe(
      '30 papers wait, 24 of them for “scroll”. Use `max-papers: 45`, a narrower query for “scroll”, or `when-full: pass-over`',
    );
  });

  test('names the limit of a topic, and asks for no more places than the growth needs', () => {
    const limited = [aTopic('scroll', { maxPapers: 2 })];
    const text = (said: Said) => choice(many, { topics: limited, ...said }).notices[0]?.text;
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

  test('comes when ever more wait over three runs', () => {
    expect(warned({ maxPapers: 20, heldOverBefore: [21, 20] })).toHaveLength(1);
    expect(warned({ maxPapers: 20, heldOverBefore: [21, 21] })).toEqual([]);
    expect(warned({ maxPapers: 20, heldOverBefore: [21] })).toEqual([]);
  });

  test('does not come with `pass-over`', () => {
    expect(warned({ maxPapers: 5, whenFull: 'pass-over' })).toEqual([]);
  });
});

describe('the order of papers', () => {
  /** The first is what should come first; by their ids it would be the other way. */
  const expectFirst = (
    first: Parameters<typeof aPaper>[0],
    second: Parameters<typeof aPaper>[0],
    said: Said = {},
  ) => {
    const both = [aPaper({ ...first, id: B }), aPaper({ ...second, id: A })];
    expect(order(both, said)).toEqual([B, A]);
    expect(order([...both].reverse(), said)).toEqual([B, A]);
  };

  test('a match in the title comes before one in the abstract', () => {
    expectFirst(inTitle, inAbstract);
    expectFirst({ title: 'Scrolls', abstract: 'A scroll.' }, inAbstract);
  });

  test('more topics in the title come before fewer, even of more topics in all', () => {
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

  test('papers that are alike come by their ids', () => {
    const alike = [A, B, C].map((id) => aPaper({ ...inTitle, id }));
    expect(order([...alike].reverse())).toEqual([A, B, C]);
    expect(order(alike)).toEqual([A, B, C]);
  });

  test('`newest` goes by submission alone', () => {
    expectFirst(
      inAbstract,
      { ...inTitle, published: '2026-11-17T00:00:00.000Z' },
      { order: 'newest' },
    );
  });

  test('what was learned comes before matches in the title, and equals go by those', () => {
    const judge = {
      score: ({ paper }: { paper: Paper }) => (paper.title.text === 'On Ink' ? 1 : 0),
      reasons: () => [],
    };
    expectFirst(inAbstract, inTitle, { judge });
    expectFirst(inTitle, inAbstract, { judge: { ...judge, score: () => 3 } });
  });

  test('every proposed paper says why it stands where it stands', () => {
    const topics = [aTopic('scroll'), aTopic('ink')];
    const texts = (said: Said) =>
      [...choice(papers, said).orders.values()].map(({ reasons }) =>
        reasons.map(({ text }) => text),
      );
    expect(texts({ topics })).toEqual([
      ['matched in the title', 'of 2 topics'],
      ['matched in the title', 'of 2 topics'],
      ['matched in the title', 'of 2 topics'],
    ]);
    expect(texts({ order: 'newest', maxPapers: 1 })).toEqual([['submitted on 2026-11-19']]);
    expect(texts({ papers: [{ id: A as PaperId }], maxPapers: 1 })).toEqual([
      ['submitted on 2026-11-19'],
      ['matched in the title'],
    ]);
  });
});
