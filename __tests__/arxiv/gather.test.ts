import { describe, expect, test } from '@jest/globals';
import { categoriesOf, gather } from '../../src/arxiv/gather.ts';
import type { ApiRequest } from '../../src/arxiv/request.ts';
import { readConfig } from '../../src/config/read.ts';
import type { Arxiv } from '../../src/edges.ts';
import { RunFailure } from '../../src/failure.ts';

const now = new Date('2026-11-20T06:00:00Z');
const configFor = (inputs: Record<string, string>) => readConfig(new Map(Object.entries(inputs)));
const nothing = { papers: [], notices: [], requestCount: 1 };

describe('a query that arXiv refuses', () => {
  /** Refuses whatever holds a word, and remembers what it was asked. */
  const refusing = (word: string) => {
    const asked: ApiRequest[] = [];
    const arxiv: Arxiv = {
      search(requests) {
        asked.push(...requests);
        const bad = requests.some(
          (request) => request.kind === 'search' && request.wanted.includes(word),
        );
        return bad
          ? Promise.reject(new RunFailure('ARXIV_REFUSED', 'arXiv refused the query'))
          : Promise.resolve(nothing);
      },
      announcements: () => Promise.resolve(nothing),
    };
    return { arxiv, asked };
  };

  test.each([1, 2, 7, 400])(
    'is found among %d topics in few requests, and named',
    async (count) => {
      const at = Math.floor(count / 3);
      const keywords = Array.from(
        { length: count },
        (_, n) => `T${n}: ${n === at ? 'xyzzy' : `word${n}`}`,
      ).join('\n');
      const { arxiv, asked } = refusing('xyzzy');
      await expect(gather(arxiv, configFor({ keywords }), now, [])).rejects.toMatchObject({
        code: 'ARXIV_REFUSED',
        message: expect.stringContaining(`topic "T${at}": xyzzy`),
      });
      expect(asked.length).toBeLessThanOrEqual(2 + Math.ceil(Math.log2(count)));
    },
  );
});

test('the categories for the feeds are those that anything asks for, archives whole, none that is only excluded', () => {
  const config = configFor({
    keywords: 'A: x AND cat:cs.CL NOT cat:cs.CV\nB: cat:stat.* OR cat:math-ph',
    categories: 'cs.LG cs.CL',
  });
  expect(categoriesOf(config)).toEqual(['cs.CL', 'cs.LG', 'math-ph', 'stat']);
});
