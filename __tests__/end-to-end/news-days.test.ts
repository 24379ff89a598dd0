import { expect, test } from '@jest/globals';
import { daysOfNews } from '../harness/news-days.ts';

test('in ten days each piece of news is proposed once, in post and row, and no line of a person changes', async () => {
  const { expected, proposed, lost, unmarked } = await daysOfNews(10, 40, 18);
  expect(proposed).toEqual(expected);
  expect({ lost, unmarked }).toEqual({ lost: [], unmarked: [] });
}, 240_000);
