import { describe, expect, test } from '@jest/globals';
import { categoriesOf, gather } from '../../src/arxiv/gather.ts';
import type { ApiRequest } from '../../src/arxiv/request.ts';
import { readConfig } from '../../src/config/read.ts';
import type { Arxiv } from '../../src/arxiv/arxiv.ts';
import { RunFailure } from '../../src/failure.ts';
import type { PaperId, PaperRef } from '../../src/papers/paper.ts';
import { aPaper, anEntry } from '../builders/paper.ts';

const now = new Date('2026-11-20T06:00:00Z');
const configFor = (inputs: Record<string, string>) => readConfig(new Map(Object.entries(inputs)));
const nothing = { papers: [], notices: [], entryCount: 0, totalResults: 0 };
const noRecords = { entries: [], notices: [], recordCount: 0, token: undefined };
/** Sources without papers. */
const empty: Omit<Arxiv, 'search'> = {
  async *changes() {
    yield await Promise.resolve(noRecords);
  },
  record: () => Promise.resolve(noRecords),
  announcements: () => Promise.resolve(nothing),
};
const gatherWith = (
  arxiv: Arxiv,
  config: ReturnType<typeof configFor>,
  ids: readonly PaperRef[] = [],
  known: readonly string[] = [],
) => gather(arxiv, { config, now, ids, known: new Set<string>(known) });

describe('a query that arXiv refuses', () => {
  /** Refuses some requests. @returns the source, and its requests */
  const refusing = (isBad: (request: ApiRequest) => boolean) => {
    const sent: ApiRequest[] = [];
    const arxiv: Arxiv = {
      search(requests) {
        sent.push(...requests);
        return requests.some(isBad)
          ? Promise.reject(new RunFailure('ARXIV_REFUSED', 'arXiv refused the query'))
          : Promise.resolve(nothing);
      },
      ...empty,
    };
    return { arxiv, sent };
  };

  const holding = (word: string) => (request: ApiRequest) =>
    request.kind === 'search' && request.wanted.includes(word);
  const threeTopics = { keywords: 'A: one\nB: two\nC: three' };

  test('names no topic if arXiv refused the papers requested by id', async () => {
    const { arxiv, sent } = refusing(({ kind }) => kind === 'ids');
    const ids = [{ id: '2611.00001' as PaperId }];
    await expect(gatherWith(arxiv, configFor(threeTopics), ids)).rejects.toMatchObject({
      code: 'ARXIV_REFUSED',
      message: 'arXiv refused the query',
    });
    expect(sent).toHaveLength(2);
  });

  test.each([threeTopics, { keywords: 'A: one' }])(
    'names no topic if arXiv accepts each of them alone: %j',
    async (inputs) => {
      const { arxiv } = refusing(holding('cs.CL'));
      const config = configFor({ ...inputs, categories: 'cs.CL' });
      await expect(gatherWith(arxiv, config)).rejects.toMatchObject({
        message: 'arXiv refused the query',
      });
    },
  );

  test('is reported without a topic if arXiv does not answer the requests that would find it', async () => {
    let count = 0;
    const failing: Arxiv = {
      search: () =>
        Promise.reject(
          new RunFailure(count++ === 0 ? 'ARXIV_REFUSED' : 'ARXIV_UNAVAILABLE', `try ${count}`),
        ),
      ...empty,
    };
    await expect(gatherWith(failing, configFor(threeTopics))).rejects.toMatchObject({
      code: 'ARXIV_REFUSED',
      message: 'try 1',
    });
    expect(count).toBe(2);
  });

  test.each([1, 2, 7, 400])(
    'is found among %d topics in few requests, and named',
    async (count) => {
      const at = Math.floor(count / 3);
      const keywords = Array.from(
        { length: count },
        (_, n) => `T${n}: ${n === at ? 'xyzzy' : `word${n}`}`,
      ).join('\n');
      const { arxiv, sent } = refusing(holding('xyzzy'));
      await expect(gatherWith(arxiv, configFor({ keywords }))).rejects.toMatchObject({
        code: 'ARXIV_REFUSED',
        message: expect.stringContaining(`topic "T${at}": xyzzy`),
      });
      expect(sent.length).toBeLessThanOrEqual(3 + Math.ceil(Math.log2(count)));
    },
  );
});

describe('a paper requested by id', () => {
  /** Returns v2 of a paper for every search, and versions 1 and 2 of that paper by id. */
  const knowing = (more: Partial<Arxiv> = {}): Arxiv => ({
    search: ([request]) =>
      Promise.resolve({
        ...nothing,
        papers:
          request?.kind === 'ids'
            ? request.ids
                .filter(({ id, version = 2 }) => id === '2611.00001' && version <= 2)
                .map(({ version = 2 }) => aPaper({ version }))
            : [aPaper({ version: 2 })],
      }),
    ...empty,
    announcements: () => Promise.resolve({ ...nothing, papers: [aPaper()] }),
    ...more,
  });
  const gatherFor = (papers: string, arxiv = knowing(), more: Record<string, string> = {}) => {
    const config = configFor({ keywords: 'scroll', categories: 'cs.CL', papers, ...more });
    return gatherWith(arxiv, config, [...config.papers, { id: '2611.00001' as PaperId }]);
  };
  const down = () => Promise.reject(new RunFailure('ARXIV_UNAVAILABLE', 'down'));
  async function* downByPages() {
    yield await down();
  }

  test.each(['api', 'rss'])(
    'is returned in the requested version, even if a topic matches another version (%s)',
    async (source) => {
      const { papers, notices } = await gatherFor('2611.00001v1', knowing(), { source });
      expect(papers.map(({ id, version }) => ({ id, version }))).toEqual([
        { id: '2611.00001', version: 1 },
      ]);
      expect(notices).toEqual([]);
    },
  );

  test('that arXiv does not have, at all or in that version, gives a notice', async () => {
    const { notices } = await gatherFor('2611.00001v7 2611.09999');
    expect(notices).toEqual([
      {
        about: 'papers',
        text: 'Nothing came for 2611.00001v7, 2611.09999: no such paper or version was found',
      },
    ]);
  });

  test('gives a notice if no source answers', async () => {
    const withoutApi = { search: down, changes: downByPages, record: down };
    const { from, notices } = await gatherFor('2611.09999', knowing(withoutApi));
    expect(from).toBe('feed');
    expect(notices.at(-1)?.text).toMatch(/^Nothing came for 2611\.09999: .*could not be asked/);
    const all = knowing({ ...withoutApi, announcements: down });
    const without = await gatherFor('2611.09999', all, { 'on-outage': 'warn' });
    expect(without.notices.at(-1)?.text).toContain('2611.09999');
  });
});

describe('when the API fails', () => {
  const down = () => Promise.reject(new RunFailure('ARXIV_UNAVAILABLE', 'down'));
  const record = (id: string) =>
    Promise.resolve({ ...noRecords, entries: [anEntry({ id, version: 2 })] });
  const idsOf = (count: number): PaperRef[] =>
    Array.from({ length: count }, (_, n) => ({ id: `2610.${10_000 + n}` as PaperId }));

  test('papers by id are requested from OAI-PMH, at most 20 of them', async () => {
    const requested: string[] = [];
    const arxiv: Arxiv = {
      ...empty,
      search: down,
      record: (id) => {
        requested.push(id);
        return record(id);
      },
    };
    const { papers } = await gatherWith(arxiv, configFor({ keywords: 'scroll' }), idsOf(30));
    expect(requested).toEqual(idsOf(20).map(({ id }) => id));
    expect(papers).toHaveLength(20);
  });

  test('an earlier version of a paper is not available, and a notice says so', async () => {
    const config = configFor({ keywords: 'scroll', papers: '2610.00001v1 2610.00002v2' });
    const arxiv: Arxiv = { ...empty, search: down, record };
    const { papers, notices } = await gatherWith(arxiv, config, config.papers);
    expect(papers.map(({ id }) => id)).toEqual(['2610.00002']);
    expect(notices.at(-1)?.text).toContain('2610.00001v1');
  });

  test('a request that OAI-PMH refuses is not reported as an error of the user: the run reads the feed', async () => {
    const arxiv: Arxiv = {
      ...empty,
      search: down,
      async *changes() {
        yield await Promise.reject(new RunFailure('ARXIV_REFUSED', 'badArgument'));
      },
    };
    const config = configFor({ keywords: 'scroll', categories: 'cs.CL' });
    expect(await gatherWith(arxiv, config)).toMatchObject({
      from: 'feed',
      because: 'down; badArgument',
    });
  });
});

describe('a feed without a new match', () => {
  const announcing: Arxiv = {
    ...empty,
    search: () => Promise.resolve(nothing),
    announcements: () => Promise.resolve({ ...nothing, papers: [aPaper()] }),
  };
  const config = configFor({ keywords: 'scroll', categories: 'cs.CL', source: 'rss' });

  test('may be the feed of the day before, and a notice says so', async () => {
    const { notices } = await gatherWith(announcing, config, [], ['2611.00001']);
    expect(notices.map(({ text }) => text)).toEqual([expect.stringContaining('repeats the day')]);
  });

  test('gives no notice if it has a new match', async () => {
    expect((await gatherWith(announcing, config)).notices).toEqual([]);
  });
});

test('the feeds cover every category in the settings, whole archives, but no category that is only excluded', () => {
  const config = configFor({
    keywords: 'A: x AND cat:cs.CL NOT cat:cs.CV\nB: cat:stat.* OR cat:math-ph',
    categories: 'cs.LG cs.CL',
  });
  expect(categoriesOf(config)).toEqual(['cs.CL', 'cs.LG', 'math-ph', 'stat']);
});

describe('published papers that are also requested', () => {
  const [named, published] = ['2611.00001', '2501.00001'] as PaperId[];
  const request = { now, known: { has: () => true }, besides: [{ id: published as PaperId }] };
  const answering = (
    isBad: (ids: readonly string[]) => boolean = () => false,
    inSearch: readonly string[] = [],
  ) => {
    const requestedIds: string[][] = [];
    const arxiv: Arxiv = {
      search(requests) {
        const ids = requests
          .flatMap((apiRequest) => (apiRequest.kind === 'ids' ? apiRequest.ids : []))
          .map(({ id }) => id);
        requestedIds.push(ids);
        return isBad(ids)
          ? Promise.reject(new RunFailure('ARXIV_REFUSED', 'arXiv refused the query'))
          : Promise.resolve({
              ...nothing,
              papers: (ids.length === 0 ? inSearch : ids).map((id) => aPaper({ id })),
            });
      },
      ...empty,
    };
    return { arxiv, requestedIds };
  };
  const config = configFor({ keywords: 'scroll' });

  test('are in the same request as papers by id, and are returned separately', async () => {
    const { arxiv, requestedIds } = answering();
    const ids = [{ id: named as PaperId }];
    const found = await gather(arxiv, { ...request, config, ids });
    expect(requestedIds).toEqual([[], [named, published]]);
    expect(found.papers.map(({ id }) => id)).toEqual([named]);
    expect(found.besides?.map(({ id }) => id)).toEqual([published]);
  });

  test('have their own request if no other papers are requested by id', async () => {
    const { arxiv, requestedIds } = answering();
    const found = await gather(arxiv, { ...request, config, ids: [] });
    expect(requestedIds).toEqual([[], [published]]);
    expect(found.papers).toEqual([]);
    expect(found.besides).toHaveLength(1);
  });

  test('are not requested if the search has sent them', async () => {
    const { arxiv, requestedIds } = answering(undefined, [published ?? '']);
    const alone = await gather(arxiv, { ...request, config, ids: [] });
    expect(alone.besides?.map(({ id }) => id)).toEqual([published]);
    const both = await gather(arxiv, { ...request, config, ids: [{ id: named as PaperId }] });
    expect(both.besides?.map(({ id }) => id)).toEqual([published]);
    expect(both.papers.map(({ id }) => id)).toEqual([published, named]);
    expect(requestedIds).toEqual([[], [], [named]]);
  });

  test('do not fail the run if arXiv refuses them', async () => {
    const { arxiv } = answering((ids) => ids.includes(published ?? ''));
    const found = await gather(arxiv, { ...request, config, ids: [{ id: named as PaperId }] });
    expect(found.papers.map(({ id }) => id)).toEqual([named]);
    expect(found.besides).toBeUndefined();
  });
});
