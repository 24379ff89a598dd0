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

/** Returns the reasons for a paper. @param isLike whether it is more like the library than most */
function reasonsOf(title: string, authors: readonly string[] = [], isLike = true): string[] {
  const features = featuresOf(textOf(title));
  const entries = ENTRIES.map((entry) => ({ entry, features: featuresOf(entry) }));
  const space = spaceOf([features, ...entries.map((entry) => entry.features), features]);
  const reasons = likeLibrary(
    entries.map((entry) => ({ ...entry, vector: space.vectorOf(entry.features) })),
  );
  return reasons({ title, authors }, { features, vector: space.vectorOf(features) }, isLike).map(
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

test('a paper that is in the library itself is said to be there, however its title is written', () => {
  for (const title of ['Entropy of compressed indexes', 'ENTROPY of Compressed {Indexes}.'])
    expect(reasonsOf(title, ['Ada Inkwell'])).toEqual(['in your library already']);
});

test('at most two authors in the library are named, and none that matches only by an initial', () => {
  expect(reasonsOf('A tree', ['Bo Quill'])).toEqual(['by Bo Quill, in your library']);
  expect(reasonsOf('A tree', ['Bo Quill', 'Cy Vellum', 'Ada Inkwell'])).toEqual([
    'by Bo Quill and Ada Inkwell, in your library',
  ]);
});
