import { expect, test } from '@jest/globals';
import { isWithdrawn } from '../../src/papers/withdrawn.ts';
import { linesOf } from './lines.ts';

/** All papers of both files whose comment says that they were withdrawn, as read by a person. */
const WITHDRAWN =
  '0704.1409 0707.1859 0708.0598 0801.4138 0801.4311 0801.4644 0911.5031 1011.0597 1206.1837 1410.4701 2108.04458 2510.01986 2510.04781 2510.07681 2511.22505'.split(
    ' ',
  );

test('exactly the recorded comments of withdrawn papers are recognised as withdrawals', () => {
  const entries = ['corpus', 'nasty'].flatMap(linesOf);
  const found = entries.filter(({ comment }) => isWithdrawn(comment ?? ''));
  const ids = new Set(found.map(({ id }) => id.replace(/v\d+$/, '')));
  expect([...ids].sort()).toEqual(WITHDRAWN);
  expect(entries.length).toBeGreaterThan(1000);
});
