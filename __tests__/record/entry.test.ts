import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Hit } from '../../src/match/match.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { type Listed, inBold, linesBelow } from '../../src/record/entry.ts';
import { hostileText } from '../builders/hostile.ts';
import { type PaperFields, aMatch, aPaper, aTopic } from '../builders/paper.ts';

const hit = (field: Hit['field'], words: string, snippet = words) => ({ field, words, snippet });
const match = (name: string, ...hits: Hit[]) => ({ topic: aTopic('x', { name }), hits });
const below = (paper: PaperFields = {}, more: Partial<Listed> = {}) =>
  linesBelow({ id: '2611.00001' as PaperId, paper: aPaper(paper), matches: [aMatch()], ...more });

describe('the lines below a title', () => {
  test('begin with three authors and the number of others, venue, code and PDF', () => {
    const authors = ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name, affiliations: [] }));
    const links = [
      { kind: 'code', host: 'GitHub', url: 'https://github.com/a/b', label: 'a/b' },
      { kind: 'code', host: 'GitHub', url: 'https://github.com/a/c', label: 'a/c' },
      { kind: 'dataset', host: 'x', url: 'https://example.org/d', label: 'd' },
      { kind: 'project', host: 'x', url: 'https://example.org/p', label: 'p' },
    ] as const;
    expect(below({ authors, comment: 'Accepted at NeurIPS 2026 (oral)' }, { links })[0]).toBe(
      'A, B, C and 2 more · NeurIPS 2026 (oral) · [code](https://github.com/a/b) · [data](https://example.org/d) · [PDF](https://arxiv.org/pdf/2611.00001)',
    );
    expect(below({ authors: authors.slice(0, 3) })[0]).toMatch(/^A, B, C · \[PDF\]/);
    expect(below({ authors: [] })[0]).toMatch(/^No author named · /);
  });

  test('have the sentence that names the contribution, shortened if it is very long', () => {
    const abstract = 'Scrolls are long. We propose a lamp. It is bright.';
    expect(below({ abstract })[1]).toBe('We propose a lamp.');
    const long = below({ abstract: `We propose ${'ink and '.repeat(90)}paper.` })[1] ?? '';
    expect(long.length).toBeLessThanOrEqual(280);
    expect(long).toMatch(/…$/);
  });

  test('name other topics of the paper, and similar papers', () => {
    const likeness = ['like 4 you kept: robot, grasp', 'by @ada, in your library'];
    const matches = [aMatch(), aMatch(aTopic('candle')), match('Ink', hit('comment', 'ink'))];
    expect(below({}, { matches, likeness }).slice(2)).toEqual([
      'Also for candle, Ink (**ink** in the comment)',
      'Why here: like 4 you kept: robot, grasp · by &#64;&#8203;ada, in your library',
    ]);
  });

  test('are absent for a paper with only an id', () => {
    expect(linesBelow({ id: '2611.00001' as PaperId, matches: [] })).toEqual([]);
  });
});

describe('the reason why a paper matched', () => {
  const abstract = 'We read scrolls. Black ink is cheap, mostly.';
  const why = (...hits: Hit[]) => below({ abstract }, { matches: [match('A', ...hits)] }).slice(1);

  test('is left out if the title has the matched word', () => {
    expect(why(hit('title', 'Scrolls'), hit('abstract', 'ink'))).toEqual(['We read **scrolls**.']);
  });

  test('is bold if the sentence has the matched word', () => {
    expect(why(hit('abstract', 'scrolls'))).toEqual(['We read **scrolls**.']);
  });

  test('is a snippet with the matched word otherwise', () => {
    expect(why(hit('abstract', 'ink', '… Black ink is cheap …'))).toEqual([
      'We read scrolls.',
      'Matched **ink** in the abstract: … Black **ink** is cheap …',
    ]);
    expect(why(hit('authors', 'Inkwell'), hit('comment', 'a'), hit('comment', 'a'))[1]).toBe(
      'Matched **Inkwell** among the authors, **a** in the comment: **a**',
    );
    expect(why(hit('categories', 'cs.CL'), hit('categories', 'cs.LG'))[1]).toBe(
      'Matched **cs&#46;CL** and **cs&#46;LG** among the categories',
    );
  });
});

describe('bold words', () => {
  test.each([
    ['Scrolls and a scroll', ['scroll'], 'Scrolls and a **scroll**'],
    ['long  context, Long Context', ['long context'], '**long context**, **Long Context**'],
    ['an ink well', ['ink', 'ink well'], 'an **ink well**'],
    ['10 scrolls', ['10'], '**&#49;0** scrolls'],
    ['a C++ scroll (a)', ['C++', '(a)'], 'a C++ scroll (a)'],
    ['@octocat #1', ['octocat', '1'], '&#64;**octocat** #**&#49;**'],
  ])('in %j, %j become %j', (text, words, written) => {
    expect(inBold(text, words)).toBe(written);
  });

  test('leave hostile text around them escaped (property)', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, word) => {
        const written = inBold(`${text} scroll ${word}`, ['scroll', word]);
        expect(written).toContain('**scroll**');
        expect(written).not.toContain('\n');
        expect(written.replaceAll('**', '')).not.toMatch(/[<`\\]|\]\(|@[A-Za-z]/);
      }),
      { seed: 17 },
    );
  });
});
