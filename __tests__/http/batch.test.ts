import { describe, expect, test } from '@jest/globals';
import { type BatchOptions, type Result, batch, countOf, reasonsIn } from '../../src/http/batch.ts';

/** Asks about so many things; what is logged, what missed out, and how many were asked about. */
async function batchOf(
  count: number,
  answer: (nth: number) => Result | Promise<Result> = () => ({ do: 'done' }),
  options: Partial<BatchOptions> = {},
) {
  const lines: string[] = [];
  const log = { info: (line: string) => lines.push(line), notice: () => undefined };
  const asked: number[] = [];
  const misses = await batch(
    Array.from({ length: count }, (_, n) => n),
    { who: 'quill', log, atOnce: 1, most: 50, seconds: 60, perLine: 10, outage: 3, ...options },
    (nth) => {
      asked.push(nth);
      return Promise.resolve(answer(nth));
    },
  );
  return { lines, asked, why: reasonsIn(misses), missed: countOf(misses) };
}

test('the log shows the service, the number of papers, and the progress', async () => {
  expect((await batchOf(23)).lines).toEqual([
    'Asking quill about 23 papers',
    'Asking quill about 23 papers: 10 of 23',
    'Asking quill about 23 papers: 20 of 23',
  ]);
  expect((await batchOf(1)).lines).toEqual(['Asking quill about 1 paper']);
  expect((await batchOf(10)).lines).toHaveLength(1);
  expect((await batchOf(0)).lines).toEqual([]);
});

describe('the requests end', () => {
  test('when a service refuses: the other papers get the same reason', async () => {
    const { asked, why, missed } = await batchOf(9, (nth) =>
      nth === 1 ? { do: 'stop', reason: 'HTTP 401' } : { do: 'done' },
    );
    expect({ asked, why, missed }).toEqual({ asked: [0, 1], why: 'HTTP 401', missed: 8 });
  });

  test('after several failures in a row, but not if one request succeeded in between', async () => {
    const out: Result = { do: 'miss', reason: 'no answer', outage: true };
    expect((await batchOf(9, () => out)).asked).toHaveLength(3);
    expect((await batchOf(9, (nth) => (nth % 3 === 2 ? { do: 'done' } : out))).asked).toHaveLength(
      9,
    );
  });

  test('when the time is up', async () => {
    const slow = () => new Promise<Result>((done) => setTimeout(() => done({ do: 'done' }), 30));
    const { why, asked } = await batchOf(99, slow, { seconds: 0.01 });
    expect(why).toMatch(/the time for it was up/);
    expect(asked.length).toBeLessThan(9);
  });

  test('after the maximum number of papers', async () => {
    const { asked, why } = await batchOf(7, undefined, { most: 5 });
    expect({ asked: asked.length, why }).toEqual({
      asked: 5,
      why: 'a run asks about 5 papers at most',
    });
  });
});

test('reasons are listed with their counts, most frequent first', async () => {
  const { why } = await batchOf(5, (nth) => ({ do: 'miss', reason: nth === 0 ? 'a' : 'b' }));
  expect(why).toBe('b (4); a (1)');
});
