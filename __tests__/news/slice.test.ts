import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { isYoung, publishedIn, sliceOf, weekdayOf } from '../../src/news/slice.ts';

const NOW = new Date('2026-11-20T06:00:00Z');
const posts = (count: number, month = '2501') =>
  Array.from({ length: count }, (_, n) => {
    const id = `${month}.${String(n).padStart(5, '0')}` as PaperId;
    return { id, path: `posts/${id}.md` };
  });
const seenIn = (published: ReturnType<typeof posts>, turns: readonly number[]) => {
  const seen = new Map<PaperId, number>();
  for (const turn of turns)
    for (const { id } of sliceOf(published, turn, NOW)) seen.set(id, (seen.get(id) ?? 0) + 1);
  return seen;
};
const upTo = (count: number, from = 0, step = 1) =>
  Array.from({ length: count }, (_, n) => from + n * step);

describe('the posts whose news a run requests', () => {
  test('are all posts if one request can hold them', () => {
    expect(sliceOf(posts(200), 7, NOW)).toHaveLength(200);
  });

  test('are fewer if one has a long id from before 2007', () => {
    const old = { id: 'hep-th/9901001' as PaperId, path: 'posts/hep-th-9901001.md' };
    expect(sliceOf([...posts(149), old], 7, NOW)).toHaveLength(150);
    expect(sliceOf([...posts(199), old], 7, NOW)).toHaveLength(100);
  });

  test('are at most as many as one request can hold', () => {
    const many = [...posts(1500), ...posts(700, '2611')];
    for (const turn of upTo(20)) expect(sliceOf(many, turn, NOW).length).toBeLessThanOrEqual(200);
  });

  test('are each of 2,000 posts once in ten runs', () => {
    const seen = seenIn(posts(2000), upTo(10));
    expect(seen.size).toBe(2000);
    expect(new Set(seen.values())).toEqual(new Set([1]));
  });

  test('include posts younger than 90 days twice as often', () => {
    const many = [...posts(1000), ...posts(500, '2611')];
    const seen = seenIn(many, upTo(10));
    expect(many.filter(({ id }) => seen.get(id) !== (id.startsWith('2611') ? 2 : 1))).toEqual([]);
  });

  test.each([2, 3, 4, 5])('include every post if run numbers grow in steps of %i', (step) => {
    expect(seenIn(posts(2000), upTo(100, 1, step)).size).toBe(2000);
  });

  test('stay the same when the site gains posts', () => {
    const before = new Set(sliceOf(posts(2000), 3, NOW).map(({ id }) => id));
    const after = sliceOf([...posts(2000), ...posts(0)], 3, NOW);
    expect(after.every(({ id }) => before.has(id))).toBe(true);
  });
});

test('a post is a page whose path names exactly one paper', () => {
  expect(
    publishedIn([
      'posts/2611.00001-scroll.md',
      'posts/2611.00001-scroll.fr.md',
      'posts/2611.00002-versus-2611.00003.md',
      'img/2611.00004.png',
      'refs/2611.00005.bib',
      'content/hep-th-9901001/index.mdx',
      'README.md',
    ]).map(({ path }) => path),
  ).toEqual(['content/hep-th-9901001/index.mdx', 'posts/2611.00001-scroll.fr.md']);
});

test.each(['md', 'mdx', 'qmd', 'rmd', 'Rmd', 'markdown', 'mdown', 'htm', 'html', 'njk'])(
  'a page may end in .%s',
  (ending) => {
    const path = `posts/2611.00001.${ending}`;
    expect(publishedIn([path])).toEqual([{ id: '2611.00001', path }]);
    expect(publishedIn([`${path}.txt`])).toEqual([]);
  },
);

test('the month in its id decides whether a paper is young', () => {
  expect(isYoung('2611.00001' as PaperId, NOW)).toBe(true);
  expect(isYoung('2607.00001' as PaperId, NOW)).toBe(false);
  expect(isYoung('hep-th/9901001' as PaperId, NOW)).toBe(false);
  const on = (day: string) => isYoung('2608.00001' as PaperId, new Date(day));
  expect([on('2026-10-29T23:59:59Z'), on('2026-10-30T00:00:00Z')]).toEqual([true, false]);
  expect(isYoung('hep-th/9101001' as PaperId, new Date('1991-02-01'))).toBe(true);
  expect(isYoung('9001.00001' as PaperId, new Date('2090-02-01'))).toBe(true);
});

test('without a run number, weekdays are counted instead', () => {
  const at = (day: string) => weekdayOf(new Date(`${day}T06:00:00Z`));
  const friday = at('2026-11-20');
  expect(at('2026-11-19')).toBe(friday - 1);
  expect(at('2026-11-21')).toBe(friday);
  expect(at('2026-11-22')).toBe(friday);
  expect(at('2026-11-23')).toBe(friday + 1);
});
