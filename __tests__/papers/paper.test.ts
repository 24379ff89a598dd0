import { describe, expect, test } from '@jest/globals';
import {
  absUrl,
  idForPath,
  idsInPath,
  type PaperId,
  parsePaperRef,
} from '../../src/papers/paper.ts';

describe('an identifier', () => {
  test.each([
    ['2410.02660', '2410.02660', undefined],
    ['2410.02660v3', '2410.02660', 3],
    ['arXiv:2410.02660v1', '2410.02660', 1],
    [' 0704.0046 ', '0704.0046', undefined],
    ['hep-th/9901001v2', 'hep-th/9901001', 2],
    ['math.GT/0309136', 'math/0309136', undefined],
    ['http://arxiv.org/abs/2410.02660v1', '2410.02660', 1],
    ['https://www.arxiv.org/pdf/2410.02660v2.pdf', '2410.02660', 2],
    ['https://arxiv.org/html/2410.02660?x=1', '2410.02660', undefined],
    [' https://arxiv.org/abs/2410.02660\n', '2410.02660', undefined],
    ['HTTPS://ARXIV.ORG/ABS/2410.02660V1', '2410.02660', 1],
    ['ARXIV:MATH.gt/0309136', 'math/0309136', undefined],
    ['quant-ph/0309136', 'quant-ph/0309136', undefined],
    ['https://arxiv.org/abs/astro-ph/0601001v1', 'astro-ph/0601001', 1],
  ])('%s is %s, version %s', (text, id, version) => {
    expect(parsePaperRef(text)).toEqual(version === undefined ? { id } : { id, version });
  });

  test.each([
    '',
    'abc',
    '2413.02660',
    '1501.0001',
    '1412.00001',
    '2410.026600',
    'https://example.org/abs/2410.02660',
    '2410.02660v0',
    'cat/9901001',
  ])('%j is no paper', (text) => {
    expect(parsePaperRef(text)).toBeUndefined();
  });
});

test('the page of a paper is found again as that paper', () => {
  const id = 'hep-th/9901001' as PaperId;
  expect(absUrl({ id })).toBe('https://arxiv.org/abs/hep-th/9901001');
  expect(parsePaperRef(absUrl({ id }))).toEqual({ id });
});

describe('a path', () => {
  test.each([
    ['src/pages/posts/2410-02660-how-to-train.md', ['2410.02660']],
    ['papers/2410.02660v2.md', ['2410.02660']],
    ['_posts/2026-11-20-2410-02660-x.md', ['2410.02660']],
    ['a/hep-th-9901001.md', ['hep-th/9901001']],
    ['hep-th/9901001.md', ['hep-th/9901001']],
    ['2410.02660/2410.02661.md', ['2410.02660', '2410.02661']],
    ['papers/2410.02660/2410-02660-how-to-train.md', ['2410.02660']],
  ])('%s names %j', (path, ids) => {
    expect(idsInPath(path)).toEqual(ids);
  });

  test.each([
    '_posts/2024-10-03-notes.md',
    'img/1920-1080.png',
    '2410.026601.md',
    'x2410.02660.md',
    '12410.02660.md',
    'v1.2410.02660',
  ])('%s names no paper', (path) => {
    expect(idsInPath(path)).toEqual([]);
  });

  test('has an id without the slash that would make a folder', () => {
    expect(idForPath('hep-th/9901001' as PaperId)).toBe('hep-th-9901001');
    expect(idForPath('2410.02660' as PaperId)).toBe('2410.02660');
  });

  test('every id is found again in the form in which it goes into a path', () => {
    for (const id of ['2410.02660', '0704.0046', 'hep-th/9901001', 'math/0309136'] as PaperId[]) {
      expect(idsInPath(`posts/${idForPath(id)}.md`)).toEqual([id]);
      expect(idsInPath(`posts/${idForPath(id).replace('.', '-')}-title.md`)).toEqual([id]);
    }
  });
});
