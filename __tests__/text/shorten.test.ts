import { expect, test } from '@jest/globals';
import { shorten } from '../../src/text/shorten.ts';

test.each([
  ['a text that fits stays', 'Old scrolls', 11, 'Old scrolls'],
  ['a longer text is cut between words', 'Old scrolls burn', 15, 'Old scrolls…'],
  ['signs before the cut are left out', 'Old scrolls, - burn', 17, 'Old scrolls…'],
  [
    'a text without a space in its second half is cut in the middle',
    'Old scrollsandquills',
    12,
    'Old sc…',
  ],
  ['the ellipsis fits too', 'Old scrollss burn', 12, 'Old sc…'],
  ['no half of a character stays', 'scr😀olls', 8, 'scr…'],
])('%s', (_, text, length, short) => {
  expect(shorten(text, length)).toBe(short);
});
