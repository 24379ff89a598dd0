import { expect, test } from '@jest/globals';
import { daysOfNews } from '../harness/news-days.ts';

// This test reads no recorded data. It is in this folder because it is too slow for the gate.
test('in 60 days each piece of news is proposed once, in post and row, and no line of a person changes', async () => {
  const { expected, proposed, lost, unmarked } = await daysOfNews(60, 200, 18);
  expect(proposed).toEqual(expected);
  expect({ lost, unmarked }).toEqual({ lost: [], unmarked: [] });
}, 900_000);
