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
  { key: 'b', ...textOf('Lamps for old scrolls', ['Vellum, C.', 'Quill, Eve', '--']) },
];
interface Given {
  readonly authors?: readonly string[];
  readonly entries?: readonly (typeof ENTRIES)[number][];
  /** Whether the paper is more like the library than most. */
  readonly isLike?: boolean;
}

/** Returns the reasons for a paper. */
function reasonsFor(title: string, { authors = [], entries = ENTRIES, isLike = true }: Given = {}) {
  const features = featuresOf(textOf(title));
  const known = entries.map((entry) => ({ entry, features: featuresOf(entry) }));
  const space = spaceOf([features, ...known.map((entry) => entry.features), features]);
  const reasons = likeLibrary(
    known.map((entry) => ({ ...entry, vector: space.vectorOf(entry.features) })),
  );
  return reasons({ title, authors }, { features, vector: space.vectorOf(features) }, isLike);
}
const textsFor = (title: string, given: Given = {}) =>
  reasonsFor(title, given).map(({ text }) => text);

test('the nearest entry is named if it shares two words with the paper', () => {
  expect(textsFor('Compressed indexes for trees')).toEqual([
    'like “Entropy of compressed indexes” in your library',
  ]);
  expect(textsFor('Entropy in conformal hydrodynamics')).toStrictEqual([]);
  expect(reasonsFor('Compressed indexes for trees', { isLike: false })).toStrictEqual([]);
});

test('at most three words that a paper shares with the nearest entry are quoted, as the paper writes them', () => {
  expect(reasonsFor('INDEXES, compressed index')).toEqual([
    {
      kind: 'library',
      text: 'like “Entropy of compressed indexes” in your library',
      words: ['INDEXES', 'compressed'],
    },
  ]);
  const entries = [{ key: 'a', ...textOf('Old scroll, quill and seal') }];
  expect(reasonsFor('Seal, quill, scroll, old', { entries })[0]?.words).toEqual([
    'Seal',
    'quill',
    'scroll',
  ]);
});

test('the nearest entry is that with the most in common, and the first of equal ones', () => {
  const entry = (title: string) => ({ key: title, ...textOf(title) });
  const [near, far] = [entry('Old scroll and quill'), entry('Old scroll, lamp, candle, seal')];
  for (const entries of [
    [near, far],
    [far, near],
  ])
    expect(textsFor('Quill and an old scroll', { entries })).toEqual([
      'like “Old scroll and quill” in your library',
    ]);
  const equal = [entry('Old scroll I'), entry('Old scroll J')];
  expect(textsFor('Old scroll', { entries: equal })).toEqual([
    'like “Old scroll I” in your library',
  ]);
});

test('a title of more than 80 characters is cut after a word', () => {
  const entry = (length: number) => ({
    key: 'a',
    ...textOf(`Old scroll ${'of ink '.repeat(9)}quills`.padEnd(length, 's')),
  });
  const [text80] = textsFor('Old scroll', { entries: [entry(80)] });
  expect(text80).toBe(`like “Old scroll ${'of ink '.repeat(9)}quills” in your library`);
  const long = `Old scroll ${'of ink '.repeat(20)}`.trim();
  expect(textsFor('Old scroll', { entries: [{ key: 'a', ...textOf(long) }] })).toEqual([
    `like “${long.slice(0, 76)} …” in your library`,
  ]);
  const [text81] = textsFor('Old scroll', { entries: [entry(81)] });
  expect(text81).toBe(`like “Old scroll ${'of ink '.repeat(8)}of ink …” in your library`);
});

test('a paper that is in the library itself is said to be there, however its title is written', () => {
  for (const title of ['Entropy of compressed indexes', 'ENTROPY of Compressed {Indexes}.'])
    expect(reasonsFor(title, { authors: ['Ada Inkwell'], isLike: false })).toEqual([
      { kind: 'library', text: 'in your library already', words: [] },
    ]);
});

test('at most two authors in the library are named, and none that matches only by an initial', () => {
  expect(textsFor('A tree', { authors: ['Bo Quill'] })).toEqual(['by Bo Quill, in your library']);
  expect(reasonsFor('A tree', { authors: ['Bo Quill', 'Eve Quill'] })).toEqual([
    {
      kind: 'author',
      text: 'by Bo Quill and Eve Quill, in your library',
      words: ['Bo Quill', 'Eve Quill'],
    },
  ]);
  expect(textsFor('A tree', { authors: ['Ada Quill', 'Bo Margin', '--'] })).toStrictEqual([]);
  expect(textsFor('A tree', { authors: ['Ada Inkwell', 'Eve Quill', 'Bo Quill'] })).toEqual([
    'by Ada Inkwell and Eve Quill, in your library',
  ]);
  expect(textsFor('A tree', { authors: ['Bo Quill', 'Cy Vellum', 'Ada Inkwell'] })).toEqual([
    'by Bo Quill and Ada Inkwell, in your library',
  ]);
});
