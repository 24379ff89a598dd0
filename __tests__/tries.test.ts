import { describe, expect, test } from '@jest/globals';
import { untilNobodyWrites } from '../src/tries.ts';

/** What was asked of attempts, and what was logged, where the `nth` attempt succeeds. */
async function tried(nth: number) {
  const asked: boolean[] = [];
  const lines: string[] = [];
  const log = { info: (line: string) => lines.push(line), notice: () => undefined };
  const done = await untilNobodyWrites(log, (again) => {
    asked.push(again);
    return Promise.resolve(asked.length === nth ? 'done' : undefined);
  }).catch((error: unknown) => error);
  return { done, asked, lines };
}
const LINE = 'The branch moved during this run: reading it again';

describe('while somebody else writes', () => {
  test('what was read is read again, and only then', async () => {
    expect(await tried(1)).toEqual({ done: 'done', asked: [false], lines: [] });
    expect(await tried(4)).toEqual({
      done: 'done',
      asked: [false, true, true, true],
      lines: [LINE, LINE, LINE],
    });
  });

  test('four times are enough: the run fails, and says so', async () => {
    const { done, asked } = await tried(5);
    expect(asked).toHaveLength(4);
    expect(done).toMatchObject({
      code: 'BRANCH_MOVED',
      message: 'The branch moved 4 times while this run wrote to it',
    });
  });
});
