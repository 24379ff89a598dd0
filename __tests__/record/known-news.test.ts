import { expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { knownNews, newsOf, pendingNews } from '../../src/record/known-news.ts';
import { aPull } from '../builders/site.ts';

const A = '2611.00001' as PaperId;
const line = (mark: string, tick = 'x', end = '') =>
  `- [${tick}] [A](https://arxiv.org/abs/${A}) x <!-- news: version ${mark} 0123456789 -->${end}`;
const body = [line('v2'), line('v3', ' '), line('v4', 'x', ' *(dropped)*')].join('\n');

test('news is not proposed again if any digest lists it, or a commit of base names it', () => {
  const pulls = [aPull({ body }), aPull({ state: 'closed', body: line('v5') })];
  const commits = [{ message: `News\n\n- news: ${A} code v2` }, { message: 'Mine' }];
  expect([...knownNews({ pulls, commits })]).toEqual([
    ...['v2', 'v3', 'v4', 'v5'].map((mark) => `${A} version ${mark}`),
    `${A} code v2`,
  ]);
});

test('news is pending if an open digest keeps it', () => {
  const pulls = [aPull({ body }), aPull({ state: 'closed', body: line('v5') })];
  expect(pendingNews({ pulls }).map(({ mark }) => mark)).toEqual(['v2']);
});

test('the news of some digests are those that they keep, with the number of the digest', () => {
  const pulls = [aPull({ number: 8, body }), aPull({ number: 7, body: line('v5') })];
  expect(Object.fromEntries(newsOf(pulls))).toEqual({
    [`${A} version v2`]: 8,
    [`${A} version v5`]: 7,
  });
});
