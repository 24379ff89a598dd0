import { expect, test } from '@jest/globals';
import { branchesOf, otherDigestsOf } from '../../src/record/branches-of-others.ts';
import { aBranch, aPull } from '../builders/site.ts';

test('other digests are open against the same base, on another branch', () => {
  const pulls = [
    aPull({ number: 9 }),
    aPull({ number: 8, head: 'ink' }),
    aPull({ number: 7, head: 'ink', state: 'closed' }),
    aPull({ number: 6, head: 'ink', base: 'dev' }),
  ];
  const digest = { branch: 'paperboy/digest' };
  expect(otherDigestsOf({ pulls }, digest, { branch: 'main' })).toEqual([pulls[1]]);
});

test('the branches of digests are read at their tips, the first ten that exist', async () => {
  const pulls = Array.from({ length: 13 }, (_, n) => aPull({ number: n, head: `d-${n}` }));
  const branches = new Map(pulls.slice(1).map(({ head }) => [head, `tip of ${head}`]));
  const read = await branchesOf(
    { files: ({ branch = '', commit = '' }) => Promise.resolve(aBranch({}, { branch, commit })) },
    { branches },
    pulls,
  );
  expect(read.map(({ pull }) => pull.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(read[0]).toMatchObject({
    commit: 'tip of d-1',
    files: { branch: 'd-1', commit: 'tip of d-1' },
  });
});
