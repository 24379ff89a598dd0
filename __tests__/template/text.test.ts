import { expect, test } from '@jest/globals';
import { Text, plainOf } from '../../src/template/text.ts';

const loud = (text: string) => text.toUpperCase();

test('a text is printed by its own rule, and taken plain where a helper asks for it', () => {
  const text = new Text('a_b', loud);
  expect(`${text}`).toBe('A_B');
  expect(plainOf(text)).toBe('a_b');
});

test('texts that are joined keep their rules', () => {
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
