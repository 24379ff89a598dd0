import { expect, test } from '@jest/globals';
import { fenced } from '../../src/report/fenced.ts';

test.each([
  ['plain', '```'],
  ['a `word`', '```'],
  ['a ```', '````'],
  ['````` and ``', '``````'],
])('%j stands behind a fence longer than any in it', (text, fence) => {
  expect(fenced(text)).toBe(`${fence}text\n${text}\n${fence}`);
});
