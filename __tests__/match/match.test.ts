import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileQuery, compileTopics } from '../../src/match/match.ts';
import { Vocabulary } from '../../src/match/vocabulary.ts';
import { wordsOf } from '../../src/match/words.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { type PaperFields, aPaper, aTopic } from '../builders/paper.ts';
import { CASES, type Case } from './match-table.ts';
import { TITLE_CASES } from './title-cases.ts';

/** A paper that holds one text, and nothing else that a query of the table asks for. */
function paperWith(text: string, field: Case[3] | 'title' = 'title'): Paper {
  const nothing = {
    id: '2601.99999',
    title: '-',
    abstract: '',
    authors: [],
    categories: [],
    primaryCategory: '',
  };
  if (field === 'authors')
    return aPaper({ ...nothing, authors: [{ name: text, affiliations: [] }] });
  if (field === 'categories') return aPaper({ ...nothing, categories: [text] });
  return aPaper({ ...nothing, [field]: text });
}

describe('what matches', () => {
  test('the table is long enough to mean something', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(150);
    expect(CASES.filter(([, , yes]) => !yes).length).toBeGreaterThan(50);
  });

  for (const [query, text, yes, field] of CASES) {
    test(`${query} is ${yes ? '' : 'not '}in ${JSON.stringify(text)}`, () => {
      expect(compileQuery(aTopic(query).query)(paperWith(text, field))).toBe(yes);
    });
  }
});

describe('what matches of real titles', () => {
  test('they are many, and of either kind', () => {
    expect(TITLE_CASES.length).toBeGreaterThanOrEqual(200);
    expect(TITLE_CASES.filter(([, , yes]) => !yes).length).toBeGreaterThan(60);
  });

  test.each(TITLE_CASES)('%s in %j: %s', (query, title, yes) => {
    expect(compileQuery(aTopic(query).query)(paperWith(title))).toBe(yes);
  });

  test.each(TITLE_CASES)('%s aside, the title %j matches itself', (_, title) => {
    expect(compileQuery(aTopic(`"${title}"`).query)(paperWith(title))).toBe(true);
  });
});

describe('why it matches', () => {
  const hits = (query: string, said: PaperFields) =>
    compileTopics([aTopic(query)]).match(aPaper(said))[0]?.hits;

  test('a hit has the field, the words as written, and some context', () => {
    const abstract = `${'Before that there was much to say about ink. '.repeat(4)}Then a smart-ring was lost. ${'After that nobody spoke of it again. '.repeat(4)}`;
    expect(hits('smart rings', { abstract })).toEqual([
      {
        field: 'abstract',
        words: 'smart-ring',
        snippet: expect.stringMatching(/^… .*Then a smart-ring was lost.* …$/),
      },
    ]);
    expect(hits('smart rings', { abstract })?.[0]?.snippet.length).toBeLessThan(150);
  });

  test('words are those of the text, without its TeX', () => {
    expect(hits('long context', { title: 'On $\\textit{long}$-Context' })?.[0]?.words).toBe(
      'long-Context',
    );
    expect(hits('Schrodinger', { title: 'The Schr\\"odinger alarm' })?.[0]?.words).toBe(
      'Schrödinger',
    );
  });

  test('each term that holds is named, and none that is negated', () => {
    const found = hits('scroll AND candle NOT wind', { title: 'A scroll', abstract: 'By candle.' });
    expect(found?.map(({ field, words }) => [field, words])).toEqual([
      ['title', 'scroll'],
      ['abstract', 'candle'],
    ]);
  });

  test('each alternative that holds is named, in its order', () => {
    const found = hits('candle OR wind OR scroll OR ink', {
      title: 'Scrolls',
      abstract: 'Ink by candle.',
    });
    expect(found?.map(({ field, words }) => [field, words])).toEqual([
      ['abstract', 'candle'],
      ['title', 'Scrolls'],
      ['abstract', 'Ink'],
    ]);
  });

  test('a category or an id is compared with the paper’s, not with its words', () => {
    const paper = aPaper({ title: 'On cs.AI and 2401.00001', categories: ['cs.CL'] });
    const topics = ['cat:cs.CL', 'cat:cs.*', 'id:2611.00001', 'cat:cs.AI', 'id:2401.00001'];
    expect(
      compileTopics(topics.map((query) => aTopic(query)))
        .match(paper)
        .map(({ topic, hits }) => [topic.name, hits]),
    ).toEqual([
      ['cat:cs.CL', [{ field: 'categories', words: 'cs.CL', snippet: 'cs.CL' }]],
      ['cat:cs.*', [{ field: 'categories', words: 'cs.CL', snippet: 'cs.CL' }]],
      ['id:2611.00001', [{ field: 'id', words: '2611.00001', snippet: '2611.00001' }]],
    ]);
  });

  test('a topic with only NOT, or an alternative without a word, is matched too', () => {
    const topics = ['cat:cs.CL NOT wind', 'wind OR cat:cs.CL', 'candle NOT (wind AND ink)'];
    expect(
      compileTopics(topics.map((query) => aTopic(query)))
        .match(aPaper())
        .map(({ topic }) => topic.name),
    ).toEqual(topics);
  });

  test('topics are returned in their order, each once', () => {
    const topics = ['candle', 'wind', 'scroll OR candle'].map((query) => aTopic(query));
    expect(
      compileTopics(topics)
        .match(aPaper())
        .map(({ topic }) => topic.name),
    ).toEqual(['candle', 'scroll OR candle']);
  });
});

describe('whatever the text', () => {
  test('many topics at once give the same result as each alone (property)', () => {
    const word = fc.constantFrom('scroll', 'ink', 'candles', 'night', 'long-night');
    const query = fc
      .tuple(word, fc.constantFrom('AND', 'OR', 'NOT'), word)
      .map(([a, operator, b]) => `${a} ${operator} ti:${b}`);
    const text = fc
      .array(fc.oneof(word, fc.constantFrom('.', ',', '-', '\\textbf{', '}', '$')))
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.array(query, { maxLength: 5 }), text, text, (queries, title, abstract) => {
        const topics = queries.map((one, index) => aTopic(one, { name: String(index) }));
        const paper = aPaper({ title, abstract });
        const together = compileTopics(topics)
          .match(paper)
          .map(({ topic }) => topic.name);
        const alone = topics
          .filter((topic) => compileQuery(topic.query)(paper))
          .map(({ name }) => name);
        expect(together).toEqual(alone);
      }),
    );
  });

  test('a wanted word is never missed because of its first letters (property)', () => {
    const part = fc.constantFrom(
      's',
      'ss',
      'es',
      'ies',
      'y',
      'x',
      'bod',
      'new',
      'Ä',
      'e\u0301',
      "'s",
    );
    const word = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
    let held = 0;
    fc.assert(
      fc.property(word, fc.nat(6), fc.boolean(), word, (asked, length, prefix, text) => {
        const [wanted] = wordsOf(prefix ? asked.slice(0, length + 1) : asked);
        if (wanted === undefined) return;
        const vocabulary = new Vocabulary();
        vocabulary.add(prefix ? wanted.plain : wanted.form, prefix ? 'prefix' : 'word');
        if (vocabulary.lookUp(text).length === 0) return;
        held++;
        expect(vocabulary.mayHold(text, 0, text.length)).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(held).toBeGreaterThan(100);
  });

  test("a word's place in the text is where its letters are", () => {
    const soup = fc
      .array(
        fc.constantFrom(
          'ab',
          'é',
          ' ',
          '\\"o',
          '\\textbf{',
          '}',
          '$',
          '\\alpha',
          "\\'{e}",
          '-',
          '.',
          '{',
          '𝒪',
          '\\%',
          '\\',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(soup, (text) => {
        let before = 0;
        for (const { start, end } of wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}]/u);
          before = start;
        }
      }),
      { numRuns: 500 },
    );
  });
});
