import { describe, expect, test } from '@jest/globals';
import { PATIENCE_SECONDS, afterBadReply } from '../../src/arxiv/pacing.ts';

const now = new Date('2026-11-23T03:17:00Z');
const refused = { what: 'HTTP 429', temporary: true };

/** Returns the waits after repeated replies, in seconds, until the time limit. */
function waits(reply: typeof refused & { retryAfter?: string }, patience: number, chance = 0.5) {
  const seconds: number[] = [];
  for (let left = patience; ; left -= seconds.at(-1) ?? 0) {
    const step = afterBadReply(reply, { attempt: seconds.length, left, now, chance });
    if (step.do !== 'wait') return { seconds, end: step };
    seconds.push(step.seconds);
  }
}
const first = (retryAfter: string, left = PATIENCE_SECONDS) =>
  afterBadReply({ ...refused, retryAfter }, { attempt: 0, left, now, chance: 0.5 });

describe('after a bad reply', () => {
  test('waits grow, up to a time limit', () => {
    expect(waits(refused, PATIENCE_SECONDS)).toEqual({
      seconds: [6, 12, 24, 48, 96, 180, 180, 180, 114],
      end: { do: 'give-up' },
    });
  });

  test('all waits together take between 12 and 15 minutes', () => {
    expect(PATIENCE_SECONDS).toBeGreaterThanOrEqual(12 * 60);
    expect(PATIENCE_SECONDS).toBeLessThanOrEqual(15 * 60);
    for (const chance of [0, 0.3, 1]) {
      const { seconds } = waits(refused, PATIENCE_SECONDS, chance);
      const all = seconds.reduce((sum, wait) => sum + wait, 0);
      expect(all).toBeGreaterThan(PATIENCE_SECONDS - 3);
      expect(all).toBeLessThanOrEqual(PATIENCE_SECONDS);
    }
  });

  test('clients refused at the same time wait for different times', () => {
    expect(waits(refused, 60, 0).seconds[0]).toBe(4.5);
    expect(waits(refused, 60, 1).seconds[0]).toBe(7.5);
  });

  test('a permanent error is not retried', () => {
    expect(waits({ what: 'HTTP 400', temporary: false }, 60)).toEqual({
      seconds: [],
      end: { do: 'give-up' },
    });
  });

  test.each([
    ['seconds', '60', 60],
    ['a date', 'Mon, 23 Nov 2026 03:18:00 GMT', 60],
    ['minutes within the time limit', '600', 600],
    ['less than the usual wait', '0', 6],
    ['a date in the past', 'Mon, 23 Nov 2020 03:18:00 GMT', 6],
    ['an invalid value', 'soon', 6],
  ])('Retry-After is respected: %s', (_, retryAfter, seconds) => {
    expect(first(retryAfter)).toEqual({ do: 'wait', seconds });
  });

  test.each([
    ['an hour', '3600', PATIENCE_SECONDS],
    ['more than the remaining time', '61', 60],
    ['any wait, if retries are off', '1', 0],
  ])('Retry-After longer than a run can wait ends the requests: %s', (_, retryAfter, left) => {
    expect(first(retryAfter, left)).toEqual({ do: 'close', asked: Number(retryAfter) });
  });
});
