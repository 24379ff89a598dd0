import { expect, test } from '@jest/globals';
import { isAllStopWords } from '../../src/query/stop-words.ts';

test.each([
  ['the', true],
  ['Such As', true],
  ['to be-or no', true],
  ['the ring', false],
  ['ring', false],
  ['...', true],
  ['vitamin a', false],
  ['a', false],
  ['the é', false],
])('"%s" has only words that the index of arXiv leaves out: %s', (text, all) => {
  expect(isAllStopWords(text)).toBe(all);
});
