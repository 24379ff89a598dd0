import { expect, test } from '@jest/globals';
import { visible } from '../../src/text/visible.ts';

test.each([
  ['\u0000', '\u0008', '\u000e', '\u001f', '\u007f', '\u0084', '\u0086', '\u009f'],
  ['\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069', '\ufeff'],
])('what cannot be seen but has effects goes: %j', (...characters) => {
  for (const one of characters) expect(visible(`a${one}b${one}`)).toBe('ab');
});

test('white space, line ends and letters stay; half a surrogate pair becomes U+FFFD', () => {
  const text = 'a\t\n\v\f\r\u0085b \u00a0é數𝒪\u200b\u200d\u2028';
  expect(visible(text)).toBe(text);
  expect(visible('a\ud835b\udcaa')).toBe('a\ufffdb\ufffd');
});
