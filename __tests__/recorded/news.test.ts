import { expect, test } from '@jest/globals';
import { daysOfNews } from '../harness/news-days.ts';

// Nothing recorded is read: this stands here since it takes longer than the gate may.
test('in 60 days every news comes once, in post and row, and no line of a person changes', async () => {
  const { expected, proposed, lost, unmarked } = await daysOfNews(60, 200, 18);
  expect(proposed).toEqual(expected);
  expect({ lost, unmarked }).toEqual({ lost: [], unmarked: [] });
}, 900_000);
