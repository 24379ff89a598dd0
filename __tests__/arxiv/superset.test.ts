import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileQuery } from '../../src/arxiv/match.ts';
import { parseQuery } from '../../src/arxiv/query.ts';
import { pageOf, requestsFor } from '../../src/arxiv/request.ts';
import { supersetFor, supersetForAll } from '../../src/arxiv/superset.ts';
import { aPaper, aTopic } from '../builders/paper.ts';
import { holds, readAsArxiv } from '../emulators/arxiv/index.ts';

const arxivFor = (text: string) => supersetFor(aTopic(text).query);

describe("a query in arXiv's words", () => {
  test.each([
    ['word', 'ti:"word" OR abs:"word"'],
    ['ti:long-context', 'ti:"long context"'],
    ['a AND b', '(ti:"a" OR abs:"a") AND (ti:"b" OR abs:"b")'],
    ['a NOT b', 'ti:"a" OR abs:"a"'],
    ['ti:a AND NOT (b OR NOT ti:c)', 'ti:"a" AND ti:"c"'],
    ['au:"Gao, Tianyu"', 'au:Gao AND au:Tianyu'],
    ['cat:cs.SY', 'cat:cs.SY OR cat:eess.SY'],
    ['cat:stat.*', 'cat:stat.*'],
    ['ti:learn*', 'ti:lear*'],
    ['ti:deep learn*', 'ti:"deep" AND ti:lear*'],
    ['ti:"a) OR (b"', 'ti:"a OR b"'],
  ])('%s is asked for as %s', (text, query) => {
    expect(arxivFor(text)).toBe(query);
  });

  test('topics that ask for the same are asked for once', () => {
    expect(supersetForAll([aTopic('ti:a').query, aTopic('ti:a OR ti:b').query])).toBe(
      'ti:"a" OR ti:"b"',
    );
  });
});

const words = ['scroll', 'ink', 'candle', 'margins', 'night'];
const part = fc
  .tuple(
    fc.constantFrom('', 'ti:', 'abs:'),
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 2 }),
  )
  .map(([field, phrase]) => `${field}"${phrase.join(' ')}"`);
const { query } = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small' },
    part,
    fc
      .tuple(tie('query'), fc.constantFrom(' AND ', ' OR ', ' AND NOT '), tie('query'))
      .map(([a, operator, b]) => `(${a})${operator}(${b})`),
  ),
}));
const text = fc
  .array(fc.constantFrom(...words, 'of', 'scrolls', 'margin', 'inks.'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((list) => list.join(' '));

test('whatever the query, every paper that matches is among those that arXiv is asked for, read by its own rule', () => {
  let matched = 0;
  fc.assert(
    fc.property(query, text, text, (asked, title, abstract) => {
      const read = parseQuery(asked);
      if ('problem' in read) return;
      const paper = aPaper({ title, abstract });
      if (!compileQuery(read.query)(paper)) return;
      matched++;
      const raw = { ...paper, authors: [], categories: [...paper.categories] };
      expect({
        asked,
        title,
        abstract,
        held: holds(readAsArxiv(supersetFor(read.query)), raw),
      }).toMatchObject({ held: true });
    }),
    { numRuns: 2000 },
  );
  expect(matched).toBeGreaterThan(100);
});

describe('the requests', () => {
  const now = new Date('2026-11-20T06:00:30Z');

  test('one for all topics, with window and categories, each part in parentheses', () => {
    const rules = {
      topics: [aTopic('ti:a'), aTopic('ti:b')],
      categories: ['cs.CL', 'stat.*'],
      lookbackDays: 10,
    };
    expect(requestsFor(rules, now)).toEqual([
      {
        searchQuery:
          '(ti:"a" OR ti:"b") AND (cat:cs.CL OR cat:stat.*) AND submittedDate:[202611100600 TO 202611200600]',
      },
    ]);
  });

  test('a short one is a GET, a long one a POST with the same form', () => {
    expect(pageOf({ searchQuery: 'ti:"a"' }, 200)).toEqual({
      method: 'GET',
      path: '/api/query?search_query=ti%3A%22a%22&start=200&max_results=200&sortBy=submittedDate&sortOrder=descending',
    });
    const long = pageOf({ searchQuery: 'x'.repeat(3000) }, 0);
    expect(long).toMatchObject({ method: 'POST', path: '/api/query' });
    expect(new URLSearchParams(long.body).get('search_query')).toHaveLength(3000);
  });
});
