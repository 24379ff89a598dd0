import { describe, expect, test } from '@jest/globals';
import { afterBadReply } from '../../src/arxiv/pacing.ts';

const now = new Date('2026-11-23T03:17:00Z');
const refused = { what: 'HTTP 429', temporary: true };
const waits = (reply = refused, chance = 0.5) =>
  [0, 1, 2, 3, 4, 5].map((attempt) => {
    const step = afterBadReply(reply, attempt, now, chance);
    return step.do === 'wait' ? step.seconds : step.do;
  });

describe('after a bad reply', () => {
  test('patience grows, and ends', () => {
    expect(waits()).toEqual([6, 12, 24, 48, 96, 'give-up']);
  });

  test('those who were refused together do not come back together', () => {
    expect(waits(refused, 0)[0]).toBe(4.5);
    expect(waits(refused, 1)[0]).toBe(7.5);
  });

  test('what cannot be mended is not asked again', () => {
    expect(waits({ what: 'HTTP 400', temporary: false })[0]).toBe('give-up');
  });

  test.each([
    ['seconds', '60', 60],
    ['a date', 'Mon, 23 Nov 2026 03:18:00 GMT', 60],
    ['less than our own patience', '0', 6],
    ['a date in the past', 'Mon, 23 Nov 2020 03:18:00 GMT', 6],
    ['nonsense', 'soon', 6],
    ['an hour, which no run can wait', '3600', 180],
  ])('Retry-After is obeyed: %s', (_, retryAfter, seconds) => {
    expect(waits({ ...refused, retryAfter } as never)[0]).toBe(seconds);
  });
});
