import { expect, test } from '@jest/globals';
import { counted } from '../../src/text/counted.ts';

test.each([
  [0, '0 papers'],
  [1, '1 paper'],
  [12, '12 papers'],
])('%d is counted as %s', (count, words) => {
  expect(counted(count, 'paper')).toBe(words);
});

test('a plural of its own is given', () => {
  expect([1, 2].map((count) => counted(count, 'paper was', 'papers were'))).toEqual([
    '1 paper was',
    '2 papers were',
  ]);
});
