import { describe, expect, test } from '@jest/globals';
import { searchOver } from '../../src/arxiv/api.ts';
import type { Ask, Question } from '../../src/arxiv/asker.ts';
import type { Page } from '../../src/arxiv/atom.ts';
import type { ApiRequest, SearchRequest } from '../../src/arxiv/request.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { aPaper } from '../builders/paper.ts';

const API = { name: "arXiv's API", url: 'http://127.0.0.1' };
const search: SearchRequest = {
  kind: 'search',
  wanted: 'ti:scroll',
  from: new Date('2026-11-10T00:00:00Z'),
  to: new Date('2026-11-20T00:00:00Z'),
  parts: [],
};
const ids = (...names: string[]): ApiRequest => ({
  kind: 'ids',
  ids: names.map((id) => ({ id: id as PaperId })),
});
const page = (names: readonly string[], totalResults = names.length): Page => ({
  papers: names.map((id) => aPaper({ id })),
  notices: [],
  entryCount: names.length,
  totalResults,
});
const EMPTY = page([]);

/** Asks a service that answers with these pages in turn, and keeps the questions. */
async function searchIn(pages: readonly Page[], requests: readonly ApiRequest[]) {
  const asked: Question<Page>[] = [];
  const log: string[] = [];
  const ask: Ask = (question) => {
    asked.push(question as unknown as Question<Page>);
    return Promise.resolve((pages[asked.length - 1] ?? EMPTY) as never);
  };
  const found = await searchOver(ask, API, {
    info: (line) => log.push(line),
    notice: () => undefined,
  })(requests, 1);
  return { found, asked, log, texts: asked.map(({ page: { path, body = '' } }) => path + body) };
}

describe('an empty page is doubted', () => {
  const doubtsOf = async (request: ApiRequest, answer = EMPTY) => {
    const { asked } = await searchIn([], [request]);
    return [1, 2, 3].map(() => asked[0]?.doubt?.(answer));
  };
  const none = [undefined, undefined, undefined];

  test('twice for a search', async () => {
    expect(await doubtsOf(search)).toEqual(['an empty page', 'an empty page', undefined]);
    expect(await doubtsOf(search, page(['2611.00001']))).toEqual(none);
  });

  test('never for ids, for a probe, or if the parts of the query are requested anyway', async () => {
    expect(await doubtsOf(ids('2611.00001'))).toEqual(none);
    expect(await doubtsOf({ ...search, isProbe: true })).toEqual(none);
    expect(await doubtsOf({ ...search, parts: [search] })).toEqual(none);
  });
});

test('a search is read page by page until all results or an empty page came', async () => {
  const pages = [page(['2611.00001', '2611.00002'], 3), page(['2611.00003'], 3)];
  const { found, log, texts } = await searchIn(pages, [search]);
  expect(found.papers.map(({ id }) => id)).toEqual(['2611.00001', '2611.00002', '2611.00003']);
  expect(found).toMatchObject({ notices: [], entryCount: 3, totalResults: 3 });
  expect(texts.map((path) => /start=(\d+)/.exec(path)?.[1])).toEqual(['0', '2']);
  expect(log).toEqual([
    "arXiv's API: page 1 of 2 (2 of 3 papers)",
    "arXiv's API: page 2 of 2 (3 of 3 papers)",
  ]);
  const short = await searchIn([page(['2611.00001'], 3)], [search]);
  expect(short.asked).toHaveLength(2);
  expect(short.found.notices).toEqual([
    {
      about: API.name,
      text: 'it counts 3 papers, but 2 of them did not come. What came is used; the next run asks for the rest',
    },
  ]);
});

test('several requests count together, and a paper of two is kept once', async () => {
  const pages = [page(['2611.00001']), page(['2611.00001', '2611.00002'])];
  const { found } = await searchIn(pages, [search, search]);
  expect(found.papers.map(({ id }) => id)).toEqual(['2611.00001', '2611.00002']);
  expect(found).toMatchObject({ entryCount: 3, totalResults: 3 });
});

test('ids that did not come are requested again as long as some come', async () => {
  const pages = [page(['2611.00001'], 3), page(['2611.00002'], 2), page([], 1)];
  const { found, texts } = await searchIn(pages, [ids('2611.00001', '2611.00002', '2611.00003')]);
  expect(found.papers.map(({ id }) => id)).toEqual(['2611.00001', '2611.00002']);
  expect(texts).toHaveLength(3);
  expect(texts[2]).not.toMatch(/2611\.0000[12]/);
  expect(texts[2]).toContain('2611.00003');
});

test('a form that found nothing is replaced by its parts, and a window with too much by its halves', async () => {
  const parts = [
    { ...search, wanted: 'ti:ink' },
    { ...search, wanted: 'ti:lamp' },
  ];
  const form = await searchIn([EMPTY, page(['2611.00001'])], [{ ...search, parts }]);
  expect(form.log[0]).toBe(
    "arXiv's API: a query sent as a form found nothing; asking for its parts before accepting that",
  );
  expect(form.asked).toHaveLength(3);
  expect(form.texts[1]).toContain('ink');
  const much = await searchIn([page(['2611.00001'], 10_001)], [search]);
  expect(much.log[0]).toBe(
    "arXiv's API: it has 10001 papers, more than it shows: asking for each half of the window",
  );
  expect(much.asked).toHaveLength(3);
});

test('a probe is logged as one, and none of its parts is requested', async () => {
  const { log, asked } = await searchIn([], [{ ...search, isProbe: true, parts: [search] }]);
  expect(log).toEqual(["arXiv's API takes some of the topics"]);
  expect(asked).toHaveLength(1);
});
