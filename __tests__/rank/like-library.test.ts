import { expect, test } from '@jest/globals';
import { featuresOf } from '../../src/rank/features.ts';
import { likeLibrary } from '../../src/rank/like-library.ts';
import { spaceOf } from '../../src/rank/vectors.ts';

const textOf = (title: string, authors: readonly string[] = []) => ({
  title,
  abstract: '',
  categories: [],
  authors,
});
const ENTRIES = [
  { key: 'a', ...textOf('Entropy of compressed indexes', ['Quill, Bo', 'Inkwell, Ada']) },
  { key: 'b', ...textOf('Lamps for old scrolls', ['Vellum, C.']) },
];

/** The reasons for a paper that is more like the library than most, or not. */
function reasonsOf(title: string, authors: readonly string[] = [], isLike = true): string[] {
  const features = featuresOf(textOf(title));
  const known = ENTRIES.map((entry) => ({ entry, features: featuresOf(entry) }));
  const space = spaceOf([features, ...known.map((one) => one.features), features]);
  const reasons = likeLibrary(
    known.map((one) => ({ ...one, vector: space.vectorOf(one.features) })),
  );
  return reasons(authors, { features, vector: space.vectorOf(features) }, isLike).map(
    ({ text }) => text,
  );
}

test('the nearest entry is named if it shares two words with the paper', () => {
  expect(reasonsOf('Compressed indexes for trees')).toEqual([
    'like “Entropy of compressed indexes” in your library',
  ]);
  expect(reasonsOf('Entropy in conformal hydrodynamics')).toEqual([]);
  expect(reasonsOf('Compressed indexes for trees', [], false)).toEqual([]);
});

test('authors of the library are named together, at most two, and none by an initial alone', () => {
  expect(reasonsOf('A tree', ['Bo Quill'])).toEqual(['by Bo Quill, in your library']);
  expect(reasonsOf('A tree', ['Bo Quill', 'Cy Vellum', 'Ada Inkwell'])).toEqual([
    'by Bo Quill and Ada Inkwell, in your library',
  ]);
});
