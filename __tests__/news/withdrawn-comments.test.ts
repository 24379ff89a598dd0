import { expect, test } from '@jest/globals';
import { isWithdrawn } from '../../src/papers/withdrawn.ts';
import { COMMENTS } from './withdrawn-comments.ts';

test('no paper that stands is taken for withdrawn', () => {
  const standing = COMMENTS.filter(([, label]) => !label).map(([comment]) => comment);
  expect(standing).toHaveLength(30);
  expect(standing.filter(isWithdrawn)).toEqual([]);
});

test('of withdrawn papers none is missed', () => {
  const gone = COMMENTS.filter(([, label]) => label).map(([comment]) => comment);
  expect(gone).toHaveLength(30);
  expect(gone.filter((comment) => !isWithdrawn(comment))).toEqual([]);
});
