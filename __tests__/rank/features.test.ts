import { describe, expect, test } from '@jest/globals';
import { featuresOf, rankTextOf } from '../../src/rank/features.ts';
import { aMatch, aPaper, aTopic } from '../builders/paper.ts';

const NOTHING = { title: '', abstract: '', categories: [], authors: [] };
const keysOf = (abstract: string) => [...featuresOf({ ...NOTHING, abstract }).keys()];
const pairsIn = (abstract: string) => keysOf(abstract).filter((key) => key.startsWith('p:'));

describe('the features of a paper', () => {
  test('are its words in the singular, pairs of words, categories, authors, topics and a match in the title', () => {
    const paper = aPaper({
      title: 'Old Scrolls',
      abstract: 'Ink.',
      authors: [{ name: 'Inkwell, Ada', affiliations: [] }],
      categories: ['cs.CL'],
    });
    const features = featuresOf(rankTextOf(paper), [aMatch(aTopic('scroll'))]);
    expect([...features].map(([key, { label }]) => [key, label])).toEqual([
      ['w:old', 'Old'],
      ['w:scroll', 'Scrolls'],
      ['p:old scroll', 'Old Scrolls'],
      ['w:ink', 'Ink'],
      ['c:cs.CL', 'cs.CL'],
      ['a:inkwell ada', 'Inkwell, Ada'],
      ['t:scroll', 'scroll'],
      ['m:title', 'title'],
    ]);
  });

  test('hold no match in the title if every topic matches in the abstract', () => {
    const match = { topic: aTopic('ink'), hits: [] };
    expect([...featuresOf(NOTHING, [match]).keys()]).toEqual(['t:ink']);
  });

  test('count an occurrence in the title as three', () => {
    const features = featuresOf({ ...NOTHING, title: 'Old scrolls', abstract: 'Scroll by scroll' });
    expect(features.get('w:scroll')?.count).toBe(5);
    expect(features.get('w:old')?.count).toBe(3);
    expect(features.get('p:old scroll')?.count).toBe(3);
    const name = featuresOf({ ...NOTHING, authors: ['Ada Inkwell'], categories: ['cs.CL'] });
    expect([...name.values()].map(({ count }) => count)).toEqual([1, 1]);
  });

  test('hold no author whose name has no words', () => {
    expect([...featuresOf({ ...NOTHING, authors: ['--', 'Ada Inkwell'] }).keys()]).toEqual([
      'a:inkwell ada',
    ]);
  });
});

describe('a word is no feature', () => {
  test.each([
    'We propose a novel approach, and show that it can be used together with either of them.',
    'While his results are based on the same method, however, most of my work has not been really made in this way.',
  ])('if it is common in papers on any subject: %s', (text) => {
    expect(keysOf(text).filter((key) => key !== 'w:way')).toEqual([]);
  });

  test('if it is a single letter or has no letter', () => {
    expect(keysOf('x, 2024, 3d, 10')).toEqual(['w:3d']);
  });
});

test('the label of a pair is the text that the paper has there', () => {
  const features = featuresOf({ ...NOTHING, abstract: 'In ink: the Old-Scrolls burn' });
  expect(features.get('p:old scroll')?.label).toBe('Old-Scrolls');
});

describe('two words are a pair', () => {
  test.each([
    ['next to each other', 'old scroll', ['p:old scroll']],
    ['with a hyphen between them', 'old-scroll', ['p:old scroll']],
    ['but not with a comma between them', 'old, scroll', []],
    ['but not with a common word between them', 'old and scroll', []],
    ['but not if the second is common', 'old using', []],
  ])('%s', (_, text, pairs) => {
    expect(pairsIn(text)).toEqual(pairs);
  });
});
