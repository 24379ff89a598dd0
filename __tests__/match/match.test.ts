import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileQuery, compileTopics } from '../../src/match/match.ts';
import { Vocabulary } from '../../src/match/vocabulary.ts';
import { wordsOf } from '../../src/match/words.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { type PaperFields, aPaper, aTopic } from '../builders/paper.ts';
import { CASES, type Case } from './match-table.ts';
import { TITLE_CASES } from './title-cases.ts';

/** Returns a paper with a text in one field, whose other fields match no query of the table. */
function paperWith(text: string, field: Case[3] | 'title' = 'title'): Paper {
  const empty = {
    id: '2601.99999',
    title: '-',
    abstract: '',
    authors: [],
    categories: [],
    primaryCategory: '',
  };
  if (field === 'authors') return aPaper({ ...empty, authors: [{ name: text, affiliations: [] }] });
  if (field === 'categories') return aPaper({ ...empty, categories: [text] });
  return aPaper({ ...empty, [field]: text });
}

describe('a query', () => {
  test('is tested with many texts that match and many that do not', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(150);
    expect(CASES.filter(([, , yes]) => !yes).length).toBeGreaterThan(50);
  });

  for (const [query, text, yes, field] of CASES) {
    test(`${query} ${yes ? 'matches' : 'does not match'} ${JSON.stringify(text)}`, () => {
      expect(compileQuery(aTopic(query).query)(paperWith(text, field))).toBe(yes);
    });
  }
});

describe('a query for real titles', () => {
  test('is tested with many titles that match and many that do not', () => {
    expect(TITLE_CASES.length).toBeGreaterThanOrEqual(200);
    expect(TITLE_CASES.filter(([, , yes]) => !yes).length).toBeGreaterThan(60);
  });

  test.each(TITLE_CASES)('%s matches %j: %s', (query, title, yes) => {
    expect(compileQuery(aTopic(query).query)(paperWith(title))).toBe(yes);
  });

  test.each(TITLE_CASES)('(%s) the title %j matches itself as a phrase', (_, title) => {
    expect(compileQuery(aTopic(`"${title}"`).query)(paperWith(title))).toBe(true);
  });
});

describe('a hit', () => {
  const hits = (query: string, fields: PaperFields) =>
    compileTopics([aTopic(query)]).match(aPaper(fields))[0]?.hits;

  test('has the field, the words as written, and their context', () => {
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

  test('has its words without TeX', () => {
    expect(hits('long context', { title: 'On $\\textit{long}$-Context' })?.[0]?.words).toBe(
      'long-Context',
    );
    expect(hits('Schrodinger', { title: 'The Schr\\"odinger alarm' })?.[0]?.words).toBe(
      'Schrödinger',
    );
  });

  test('is returned for each term that matches, but not for negated terms', () => {
    const found = hits('scroll AND candle NOT wind', { title: 'A scroll', abstract: 'By candle.' });
    expect(found?.map(({ field, words }) => [field, words])).toEqual([
      ['title', 'scroll'],
      ['abstract', 'candle'],
    ]);
  });

  test('is returned for each alternative that matches, in the order of the query', () => {
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

  test('of a category or id compares those of the paper, not its words', () => {
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

  test('is not required: topics with NOT or categories only are matched too', () => {
    const topics = ['cat:cs.CL NOT wind', 'wind OR cat:cs.CL', 'candle NOT (wind AND ink)'];
    expect(
      compileTopics(topics.map((query) => aTopic(query)))
        .match(aPaper())
        .map(({ topic }) => topic.name),
    ).toEqual(topics);
  });

  test('belongs to a topic, and topics are returned in order, each once', () => {
    const topics = ['candle', 'wind', 'scroll OR candle'].map((query) => aTopic(query));
    expect(
      compileTopics(topics)
        .match(aPaper())
        .map(({ topic }) => topic.name),
    ).toEqual(['candle', 'scroll OR candle']);
  });
});

describe('for any text', () => {
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
        const topics = queries.map((source, index) => aTopic(source, { name: String(index) }));
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

  test('the quick check by first letters never misses a wanted word (property)', () => {
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
      fc.property(word, fc.nat(6), fc.boolean(), word, (source, length, prefix, text) => {
        const [wanted] = wordsOf(prefix ? source.slice(0, length + 1) : source);
        if (wanted === undefined) return;
        const vocabulary = new Vocabulary();
        vocabulary.add(prefix ? wanted.plain : wanted.form, prefix ? 'prefix' : undefined);
        if (vocabulary.lookUp(text).length === 0) return;
        held++;
        expect(vocabulary.mayHold(text, 0, text.length)).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(held).toBeGreaterThan(100);
  });

  test('the position of a word in the text is that of its letters (property)', () => {
    const tokens = fc
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
      fc.property(tokens, (text) => {
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
