import { describe, expect, test } from '@jest/globals';
import { untilUndisturbed } from '../src/tries.ts';

/** Makes attempts of which the nth succeeds. @returns the result, `again` of each attempt, and the log */
async function attempt(nth: number) {
  const repeats: boolean[] = [];
  const lines: string[] = [];
  const log = { info: (line: string) => lines.push(line), notice: () => undefined };
  const done = await untilUndisturbed(log, (again) => {
    repeats.push(again);
    return Promise.resolve(repeats.length === nth ? 'done' : undefined);
  }).catch((error: unknown) => error);
  return { done, repeats, lines };
}
const LINE = 'The branch moved during this run: reading it again';

describe('when the branch moves during a run', () => {
  test('the run reads everything again', async () => {
    expect(await attempt(1)).toEqual({ done: 'done', repeats: [false], lines: [] });
    expect(await attempt(4)).toEqual({
      done: 'done',
      repeats: [false, true, true, true],
      lines: [LINE, LINE, LINE],
    });
  });

  test('four times, the run fails with BRANCH_MOVED', async () => {
    const { done, repeats } = await attempt(5);
    expect(repeats).toHaveLength(4);
    expect(done).toMatchObject({
      code: 'BRANCH_MOVED',
      message: 'The branch moved 4 times while this run wrote to it',
    });
  });
});
