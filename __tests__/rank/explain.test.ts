import { expect, test } from '@jest/globals';
import { likeDecided } from '../../src/rank/explain.ts';
import { type Features, featuresOf } from '../../src/rank/features.ts';
import { spaceOf } from '../../src/rank/vectors.ts';

/** Returns the features of a paper that says the words, none of them next to another. */
const featuresWith = (words: string): Features =>
  featuresOf({ title: '', abstract: words.split(' ').join('. '), categories: [], authors: [] });

const INK = ['ink', 'ink'];

interface Given {
  /** The words of each decided paper; two papers about ink if not given. */
  readonly kept?: readonly string[];
  readonly dropped?: readonly string[];
  /** The weight of each feature; 0 for others. */
  readonly weights: Readonly<Record<string, number>>;
}

/** Explains why a paper with the features is kept, or dropped. */
function explain(features: Features, isKept: boolean, given: Given) {
  const precedents = [
    ...(given.kept ?? INK).map((words) => ({ features: featuresWith(words), kept: true })),
    ...(given.dropped ?? INK).map((words) => ({ features: featuresWith(words), kept: false })),
  ];
  const space = spaceOf([features, ...precedents.map((one) => one.features), features]);
  const weights = new Float64Array(space.size);
  for (const [key, weight] of Object.entries(given.weights)) {
    const at = space.positionOf(key);
    if (at !== undefined) weights[at] = weight;
  }
  const paper = { features, vector: space.vectorOf(features) };
  return likeDecided(paper, isKept, { weights, space, precedents });
}
const textOf = (words: string, given: Given) => explain(featuresWith(words), true, given)?.text;

test('the two words with the highest weights are named, with the number of papers that contain both', () => {
  const kept = ['scroll margin quill', 'scroll margin', 'scroll margin quill', 'scroll'];
  const weights = { 'w:quill': 1, 'w:margin': 2, 'w:scroll': 3 };
  expect(explain(featuresWith('quill Margin scroll'), true, { kept, weights })).toEqual({
    kind: 'kept',
    text: 'like 3 you kept: scroll, Margin',
    words: ['scroll', 'Margin'],
  });
});

test('words with negative weights explain why a paper is like dropped ones, and no others do', () => {
  const given = {
    dropped: ['survey scroll', 'survey scroll'],
    weights: { 'w:survey': -1, 'w:scroll': 1 },
  };
  expect(explain(featuresWith('scroll survey'), false, given)).toEqual({
    kind: 'dropped',
    text: 'like 2 you dropped: survey',
    words: ['survey'],
  });
  const positive = { ...given, weights: { 'w:survey': 1, 'w:scroll': 0 } };
  expect(explain(featuresWith('scroll survey'), false, positive)).toBeUndefined();
});

test('a word of a single decided paper is not named, and does not reduce the number of papers', () => {
  const given = { kept: ['scroll margin', 'scroll'], weights: { 'w:margin': 2, 'w:scroll': 1 } };
  expect(textOf('scroll margin', given)).toBe('like 2 you kept: scroll');
  expect(textOf('margin', given)).toBeUndefined();
});

test('a word is named only if a larger share of the kept papers contains it than of the dropped ones', () => {
  const weights = { 'w:scroll': 1 };
  const kept = ['scroll', 'scroll', 'ink', 'ink'];
  expect(textOf('scroll', { kept, dropped: ['scroll', 'ink', 'ink'], weights })).toBe(
    'like 2 you kept: scroll',
  );
  expect(textOf('scroll', { kept, dropped: ['scroll', 'ink'], weights })).toBeUndefined();
  const all = ['scroll', 'scroll', 'scroll', 'scroll', 'scroll'];
  expect(textOf('scroll', { kept: all, dropped: ['scroll', 'scroll', 'ink'], weights })).toBe(
    'like 5 you kept: scroll',
  );
});

test('a word that is a part of a named one is not named too, whatever its case', () => {
  const features = (abstract: string) =>
    featuresOf({ title: '', abstract, categories: [], authors: [] });
  const kept = ['scroll', 'scroll', 'scrollwork', 'scrollwork'];
  const both = ['scroll scrollwork', 'scroll scrollwork'];
  for (const weights of [
    { 'w:scroll': 1, 'w:scrollwork': 2 },
    { 'w:scroll': 2, 'w:scrollwork': 1 },
  ])
    expect(
      explain(features('SCROLL, scrollwork.'), true, { kept: [...kept, ...both], weights })?.words,
    ).toHaveLength(1);
});

test('words, pairs of words, categories and authors are named, but no topics or matches in the title', () => {
  const topic = { name: 'scrolls', path: ['scrolls'], source: '', categories: [] };
  const features = featuresOf(
    {
      title: 'Reading scrolls',
      abstract: '',
      categories: ['cs.DL'],
      authors: ['Ada Inkwell'],
    },
    [
      {
        topic: { ...topic, query: { kind: 'term', field: 'id', phrase: '-', prefix: false } },
        hits: [{ field: 'title', words: 'scrolls', snippet: 'Reading scrolls' }],
      },
    ],
  );
  const named = (key: string) => {
    const precedents = [
      ...[features, features].map((one) => ({ features: one, kept: true })),
      { features: featuresWith('ink'), kept: false },
    ];
    const space = spaceOf([features, ...precedents.map((one) => one.features), new Map()]);
    const weights = new Float64Array(space.size);
    weights[space.positionOf(key) ?? NaN] = 1;
    const paper = { features, vector: space.vectorOf(features) };
    return likeDecided(paper, true, { weights, space, precedents })?.words;
  };
  expect(named('w:scroll')).toEqual(['scrolls']);
  expect(named('p:reading scroll')).toEqual(['Reading scrolls']);
  expect(named('c:cs.DL')).toEqual(['cs.DL']);
  expect(named('a:inkwell ada')).toEqual(['Ada Inkwell']);
  expect(named('t:scrolls')).toBeUndefined();
  expect(named('m:title')).toBeUndefined();
});
