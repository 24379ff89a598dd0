import { describe, expect, test } from '@jest/globals';
import type { SearchRequest } from '../../src/arxiv/request.ts';
import {
  halvesOf,
  pageOf,
  requestsById,
  requestsFor,
  windowStart,
} from '../../src/arxiv/request.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { aTopic } from '../builders/paper.ts';

const now = new Date('2026-11-20T06:30:45Z');
const rulesFor = (queries: readonly string[], categories: readonly string[] = []) => ({
  topics: queries.map((query) => aTopic(query)),
  categories,
  lookbackDays: 10,
});
const wanted = (...rules: Parameters<typeof rulesFor>) =>
  requestsFor(rulesFor(...rules), now).map((request) =>
    request.kind === 'search' ? request.wanted : request.kind,
  );

describe('the requests to arXiv', () => {
  test('are one query for all topics and the whole window', () => {
    expect(requestsFor(rulesFor(['ti:scroll', 'abs:"black ink"']), now)).toEqual([
      {
        kind: 'search',
        wanted: '(ti:"scroll" OR abs:"black ink")',
        from: new Date('2026-11-10T06:30:45Z'),
        to: now,
        parts: [],
      },
    ]);
    expect(windowStart({ lookbackDays: 1 }, now)).toEqual(new Date('2026-11-19T06:30:45Z'));
  });

  test('are restricted to the categories, if any are configured', () => {
    expect(wanted(['ti:scroll'], ['cs.CL', 'cs.CV'])).toEqual([
      '(ti:"scroll") AND (cat:cs.CL OR cat:cs.CV)',
    ]);
  });

  const topics = (count: number) => Array.from({ length: count }, (_, n) => `scroll${n}`);
  const termsIn = (text: string) =>
    (text.match(/\b(?:ti|abs|au):/g)?.length ?? 0) + 2 * (text.match(/\bcat:/g)?.length ?? 0);

  test('are several queries if one would have more than 400 terms', () => {
    // A word without a field is searched in title and abstract: two terms.
    expect(wanted(topics(200))).toHaveLength(1);
    const two = wanted(topics(201));
    expect(two.map((part) => part.includes('scroll0"'))).toEqual([true, false]);
    expect(two.map((part) => part.includes('scroll200"'))).toEqual([false, true]);
    expect(wanted(topics(401))).toHaveLength(3);
  });

  test('count a category as two terms, in topics and in the restriction', () => {
    const many = wanted(
      Array.from({ length: 150 }, (_, n) => `ti:scroll${n} AND cat:cs.CL`),
      ['cs.CL', 'cs.SY', 'math.*'],
    );
    expect(many.length).toBeGreaterThan(1);
    for (const part of many) expect(termsIn(part)).toBeLessThanOrEqual(400);
  });

  test('have no restriction to categories if its terms would leave no room for topics', () => {
    const categories = Array.from({ length: 101 }, (_, n) => `cs.A${n}`);
    expect(wanted(['ti:scroll'], categories)).toEqual(['(ti:"scroll")']);
  });

  test('split a topic with very many alternatives, and use a part of a conjunction', () => {
    const giant = Array.from({ length: 300 }, (_, n) => `"word${n} x"`).join(' OR ');
    const two = wanted([giant]);
    expect(two).toHaveLength(2);
    expect(two.flatMap((part) => [...part.matchAll(/ti:"word(\d+) x"/g)])).toHaveLength(300);
    expect(wanted([`(${giant}) AND "black ink"`])).toEqual(['(ti:"black ink" OR abs:"black ink")']);
  });

  test('have parts for GET if the query needs a form, and the parts cover the whole query', () => {
    expect(requestsFor(rulesFor(topics(20)), now)[0]?.parts).toEqual([]);
    const [request] = requestsFor(rulesFor(topics(200), ['cs.CL']), now);
    const parts = request?.parts ?? [];
    expect(request && pageOf(request, 0).method).toBe('POST');
    expect(parts.map((part) => pageOf(part, 0).method)).toEqual(parts.map(() => 'GET'));
    const words = (text = '') => [...text.matchAll(/ti:"(scroll\d+)"/g)].map(([, word]) => word);
    expect(parts.flatMap((part) => words(part.wanted))).toEqual(words(request?.wanted));
  });

  test('by id have few enough ids for one page by GET', () => {
    const ids = Array.from({ length: 301 }, (_, n) => ({
      id: `cond-mat/${9901001 + n}` as PaperId,
      version: 12,
    }));
    const requests = requestsById(ids);
    expect(requests.flatMap((request) => request.ids)).toEqual(ids);
    for (const request of requests) {
      expect(request.ids.length).toBeLessThanOrEqual(200);
      expect(pageOf(request, 0).method).toBe('GET');
    }
  });
});

describe('a page', () => {
  const search: SearchRequest = {
    kind: 'search',
    wanted: '(ti:"scroll")',
    from: new Date('2026-11-10T06:30:45Z'),
    to: now,
    parts: [],
  };

  test('of a search is sorted newest first, and starts after the previous page', () => {
    const { method, path, body } = pageOf(search, 200);
    expect([method, body]).toEqual(['GET', undefined]);
    const url = new URL(path, 'https://export.arxiv.org');
    expect(url.pathname).toBe('/api/query');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      search_query: '(ti:"scroll") AND submittedDate:[202611100630 TO 202611200630]',
      start: '200',
      max_results: '200',
      sortBy: 'submittedDate',
      sortOrder: 'descending',
    });
  });

  test('never reaches past the last result that arXiv shows', () => {
    expect(pageOf(search, 9_900).path).toContain('start=9900&max_results=100&');
  });

  test('of papers by id has their ids, with a version if one is requested', () => {
    const ids = [{ id: '2611.00001' as PaperId }, { id: 'hep-th/9901001' as PaperId, version: 2 }];
    const url = new URL(pageOf({ kind: 'ids', ids }, 0).path, 'https://export.arxiv.org');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      id_list: '2611.00001,hep-th/9901001v2',
      start: '0',
      max_results: '200',
    });
  });

  test('is requested by a form if the URL would be longer than 3800 characters', () => {
    const empty = pageOf({ ...search, wanted: '' }, 0).path.length;
    const fits = pageOf({ ...search, wanted: 'x'.repeat(3800 - empty) }, 0);
    expect([fits.method, fits.path.length]).toEqual(['GET', 3800]);
    const long = pageOf({ ...search, wanted: 'x'.repeat(3801 - empty) }, 0);
    expect(long).toEqual({
      method: 'POST',
      path: '/api/query',
      body: expect.stringMatching(/^search_query=x+\+AND\+.*&start=0&max_results=200&/),
    });
  });
});

describe('a window with more results than arXiv shows', () => {
  const minutes = (from: string, to: string) =>
    halvesOf({
      kind: 'search',
      wanted: 'x',
      from: new Date(`2026-11-20T${from}Z`),
      to: new Date(`2026-11-20T${to}Z`),
      parts: [],
    }).map((half) => [half.from, half.to].map((at) => at.toISOString().slice(11, 19)));

  test('is requested in halves, the newer first, without a gap', () => {
    expect(minutes('06:00:00', '07:00:00')).toEqual([
      ['06:31:00', '07:00:00'],
      ['06:00:00', '06:30:00'],
    ]);
    expect(minutes('06:00:00', '06:01:00')).toEqual([
      ['06:01:00', '06:01:00'],
      ['06:00:00', '06:00:00'],
    ]);
  });

  test('of a minute is not split', () => {
    expect(minutes('06:00:00', '06:00:00')).toEqual([]);
    expect(minutes('06:00:30', '06:00:59')).toEqual([]);
    expect(minutes('06:00:30', '06:01:20')).toEqual([]);
  });
});
