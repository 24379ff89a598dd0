import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cut } from '../../src/text/cut.ts';
import { fenced } from '../../src/report/fenced.ts';

test('a text is cut at its limit, between characters, and shows that it was cut', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60, size: 'max' });
  fc.assert(
    fc.property(text, fc.integer({ min: 20, max: 50 }), (said, most) => {
      const left = cut(said, most);
      expect(left.length).toBeLessThanOrEqual(most);
      expect(left).not.toMatch(/\p{Surrogate}/u);
      if (said.length <= most) expect(left).toBe(said);
      else expect(left).toMatch(/ … \(shortened\)$/);
    }),
  );
});

test.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdefg', 6, 'abcd …'],
  ['abc😀efg', 6, 'abc …'],
  ['😀bcdefg', 6, '😀bc …'],
  ['abcdef', 1, ' …'],
])('%s cut to %d is %s', (text, most, left) => {
  expect(cut(text, most, ' …')).toBe(left);
});

test('a text with more runs of backticks than a function takes arguments is fenced', () => {
  expect(fenced('` ``` '.repeat(150_000))).toMatch(/^````text\n/);
});
