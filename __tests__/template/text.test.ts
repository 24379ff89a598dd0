import { expect, test } from '@jest/globals';
import { Text, plainOf } from '../../src/template/text.ts';

const loud = (text: string) => text.toUpperCase();

test('a text has its own escape, and is plain for a helper', () => {
  const text = new Text('a_b', loud);
  expect(`${text}`).toBe('A_B');
  expect(plainOf(text)).toBe('a_b');
});

test('joined texts keep their escapes', () => {
  const joined = Text.join([new Text('a', loud), new Text('b', (text) => `(${text})`)], ', ');
  expect([joined.plain, `${joined}`]).toEqual(['a, b', 'A, (b)']);
});

test.each([
  ['a', 'a'],
  [7, '7'],
  [0, '0'],
  [undefined, undefined],
  [true, undefined],
  [['a'], undefined],
  [{}, undefined],
])('%j holds the text %j', (value, plain) => {
  expect(plainOf(value)).toBe(plain);
});
