import { expect, test } from '@jest/globals';
import { fenced } from '../../src/report/fenced.ts';

test.each([
  ['plain', '```'],
  ['a `word`', '```'],
  ['a ```', '````'],
  ['````` and ``', '``````'],
])('%j is put in a fence longer than any inside it', (text, fence) => {
  expect(fenced(text)).toBe(`${fence}text\n${text}\n${fence}`);
});
