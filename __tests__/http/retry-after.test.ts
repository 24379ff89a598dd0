import { expect, test } from '@jest/globals';
import { secondsAsked } from '../../src/http/retry-after.ts';

const now = new Date('2026-11-23T03:17:00Z');

test.each([
  [undefined, 0],
  ['', 0],
  ['soon', 0],
  ['0', 0],
  ['60', 60],
  [' 60 ', 60],
  ['Mon, 23 Nov 2026 03:18:00 GMT', 60],
  ['Mon, 23 Nov 2026 03:16:00 GMT', 0],
  // A date with digits at either end is a date all the same.
  ['2026-11-23T03:18:00Z', 60],
  ['23 Nov 2026 03:18:00 GMT', 60],
  ['Nov 23 2026 GMT 03:18', 60],
  ['60x', 0],
])('Retry-After: %s asks for %d seconds', (header, seconds) => {
  expect(secondsAsked(header, now)).toBe(seconds);
});
