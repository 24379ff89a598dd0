import { describe, expect, test } from '@jest/globals';
import { categoriesOf, gather } from '../../src/arxiv/gather.ts';
import type { ApiRequest } from '../../src/arxiv/request.ts';
import { readConfig } from '../../src/config/read.ts';
import type { Arxiv } from '../../src/arxiv/arxiv.ts';
import { RunFailure } from '../../src/failure.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { aPaper } from '../builders/paper.ts';

const now = new Date('2026-11-20T06:00:00Z');
const configFor = (inputs: Record<string, string>) => readConfig(new Map(Object.entries(inputs)));
const nothing = { papers: [], notices: [], entryCount: 0, totalResults: 0 };

describe('a query that arXiv refuses', () => {
  /** Refuses some requests, and remembers what it was asked. */
  const refusing = (isBad: (request: ApiRequest) => boolean) => {
    const asked: ApiRequest[] = [];
    const arxiv: Arxiv = {
      search(requests) {
        asked.push(...requests);
        return requests.some(isBad)
          ? Promise.reject(new RunFailure('ARXIV_REFUSED', 'arXiv refused the query'))
          : Promise.resolve(nothing);
      },
      announcements: () => Promise.resolve(nothing),
    };
    return { arxiv, asked };
  };

  const holding = (word: string) => (request: ApiRequest) =>
    request.kind === 'search' && request.wanted.includes(word);
  const threeTopics = { keywords: 'A: one\nB: two\nC: three' };

  test('blames no topic when it was the papers asked for by id that were refused', async () => {
    const { arxiv, asked } = refusing(({ kind }) => kind === 'ids');
    const ids = [{ id: '2611.00001' as PaperId }];
    await expect(gather(arxiv, configFor(threeTopics), now, ids)).rejects.toMatchObject({
      code: 'ARXIV_REFUSED',
      message: 'arXiv refused the query',
    });
    expect(asked).toHaveLength(2);
  });

  test.each([threeTopics, { keywords: 'A: one' }])(
    'blames no topic when arXiv takes each of them alone: %j',
    async (inputs) => {
      const { arxiv } = refusing(holding('cs.CL'));
      const config = configFor({ ...inputs, categories: 'cs.CL' });
      await expect(gather(arxiv, config, now, [])).rejects.toMatchObject({
        message: 'arXiv refused the query',
      });
    },
  );

  test('is told as it was when arXiv does not answer what would find the topic', async () => {
    let count = 0;
    const failing: Arxiv = {
      search: () =>
        Promise.reject(
          new RunFailure(count++ === 0 ? 'ARXIV_REFUSED' : 'ARXIV_UNAVAILABLE', `try ${count}`),
        ),
      announcements: () => Promise.resolve(nothing),
    };
    await expect(gather(failing, configFor(threeTopics), now, [])).rejects.toMatchObject({
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
      const { arxiv, asked } = refusing(holding('xyzzy'));
      await expect(gather(arxiv, configFor({ keywords }), now, [])).rejects.toMatchObject({
        code: 'ARXIV_REFUSED',
        message: expect.stringContaining(`topic "T${at}": xyzzy`),
      });
      expect(asked.length).toBeLessThanOrEqual(2 + Math.ceil(Math.log2(count)));
    },
  );
});

describe('a paper that is named by its id', () => {
  /** Has v2 of a paper for every topic, and by id what there is of two papers. */
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
    announcements: () => Promise.resolve({ ...nothing, papers: [aPaper()] }),
    ...more,
  });
  const gatherFor = (papers: string, arxiv = knowing(), more: Record<string, string> = {}) => {
    const config = configFor({ keywords: 'scroll', categories: 'cs.CL', papers, ...more });
    return gather(arxiv, config, now, [...config.papers, { id: '2611.00001' as PaperId }]);
  };
  const down = () => Promise.reject(new RunFailure('ARXIV_UNAVAILABLE', 'down'));

  test.each(['api', 'rss'])(
    'comes in that version, whoever else asked for it (%s)',
    async (source) => {
      const { papers, notices } = await gatherFor('2611.00001v1', knowing(), { source });
      expect(papers.map(({ id, version }) => ({ id, version }))).toEqual([
        { id: '2611.00001', version: 1 },
      ]);
      expect(notices).toEqual([]);
    },
  );

  test('and that arXiv does not know, alone or in that version, is a notice', async () => {
    const { notices } = await gatherFor('2611.00001v7 2611.09999');
    expect(notices).toEqual([
      {
        about: 'papers',
        text: 'Nothing came for 2611.00001v7, 2611.09999: no such paper or version was found',
      },
    ]);
  });

  test('and that nobody could be asked for is a notice', async () => {
    const { from, notices } = await gatherFor('2611.09999', knowing({ search: down }));
    expect(from).toBe('feed');
    expect(notices.at(-1)?.text).toMatch(/^Nothing came for 2611\.09999: .*said nothing of them/);
    const all = knowing({ search: down, announcements: down });
    const without = await gatherFor('2611.09999', all, { 'on-outage': 'warn' });
    expect(without.notices.at(-1)?.text).toContain('2611.09999');
  });
});

test('the categories for the feeds are those that anything asks for, archives whole, none that is only excluded', () => {
  const config = configFor({
    keywords: 'A: x AND cat:cs.CL NOT cat:cs.CV\nB: cat:stat.* OR cat:math-ph',
    categories: 'cs.LG cs.CL',
  });
  expect(categoriesOf(config)).toEqual(['cs.CL', 'cs.LG', 'math-ph', 'stat']);
});
