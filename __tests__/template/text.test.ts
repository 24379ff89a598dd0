import { expect, test } from '@jest/globals';
import { Text, plainOf } from '../../src/template/text.ts';

const loud = (text: string) => text.toUpperCase();

test('a text has its own escape, and is plain for a helper', () => {
  const text = new Text('a_b', loud);
  expect(`${text}`).toBe('A_B');
  expect(plainOf(text)).toBe('a_b');
});

test('a lazy text is made when its plain form or its escape is needed, and is listed like others', () => {
  let made = 0;
  const text = Text.lazy(() => `a${++made}`, loud);
  expect(made).toBe(0);
  expect([text.plain, `${text}`, Object.keys(text)]).toEqual(['a1', 'A2', ['plain']]);
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
