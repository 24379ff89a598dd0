import { expect, test } from '@jest/globals';
import { isWithdrawn } from '../../src/papers/withdrawn.ts';
import { COMMENTS } from './withdrawn-comments.ts';

test('a comment of a paper that is not withdrawn is not taken for a withdrawal', () => {
  const others = COMMENTS.filter(([, label]) => !label).map(([comment]) => comment);
  expect(others).toHaveLength(30);
  expect(others.filter(isWithdrawn)).toEqual([]);
});

test('every comment of a withdrawn paper is recognised', () => {
  const withdrawn = COMMENTS.filter(([, label]) => label).map(([comment]) => comment);
  expect(withdrawn).toHaveLength(30);
  expect(withdrawn.filter((comment) => !isWithdrawn(comment))).toEqual([]);
});
