import { stem } from './stem.ts';

/** A word as in the index, with its position. */
export interface Indexed {
  readonly word: string;
  readonly at: number;
}

/** Elasticsearch's default English stop words, which arXiv's index leaves out. */
const STOP_WORDS = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
);

// Unicode's word boundaries, simplified: a hyphen splits a word (facts), an underscore does not. A
// full stop or an apostrophe between letters and a comma between digits are part of the word.
const WORD =
  /[\p{L}\p{M}\p{N}_]+(?:(?:['’.](?=[\p{L}\p{N}])|(?<=\p{N}),(?=\p{N}))[\p{L}\p{M}\p{N}_]+)*/gu;

/**
 * Caches the analysis of each text, because a query of 400 topics compares thousands of terms with
 * it.
 */
function remembered(analyse: (text: string) => Indexed[]): (text: string) => Indexed[] {
  const cache = new Map<string, Indexed[]>();
  return (text) => {
    const found = cache.get(text) ?? analyse(text);
    if (cache.size > 50_000) cache.clear();
    cache.set(text, found);
    return found;
  };
}

/** Returns all words in lower case. Comments and journal references are indexed this way. */
export const words = remembered((text) => {
  const found = withUnicodeAccents(text).toLowerCase().match(WORD) ?? [];
  return found.map((word, at) => ({ word, at }));
});

/**
 * The analyser of titles and abstracts (facts): stems without stop words, which still count as
 * positions.
 */
export const english = remembered((text) =>
  words(text)
    .filter(({ word }) => !STOP_WORDS.has(word))
    .map(({ word, at }) => ({ word: stem(word.replace(/['’]s?$/, '')), at })),
);

/** The analyser of authors' names, which ignores accents. */
export const folded = remembered((text) =>
  words(text).map(({ word, at }) => ({ word: word.normalize('NFD').replace(/\p{M}/gu, ''), at })),
);

/** Tells whether all wanted words occur; with `adjacent`, in order and with the same distances. */
export function occur(
  wanted: readonly Indexed[],
  index: readonly Indexed[],
  adjacent: boolean,
): boolean {
  const [first] = wanted;
  if (first === undefined) return false; // A query of stop words finds nothing.
  if (!adjacent) return wanted.every(({ word }) => index.some((entry) => entry.word === word));
  const isAt = (word: string, at: number) =>
    index.some((entry) => entry.at === at && entry.word === word);
  return index
    .filter(({ word }) => word === first.word)
    .some(({ at }) => wanted.every((entry) => isAt(entry.word, entry.at - first.at + at)));
}

const COMBINING: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  c: '\u0327',
  k: '\u0328',
};

/** Replaces TeX accents: arXiv indexes `Erd\H{o}s` as `Erdős`. */
function withUnicodeAccents(text: string): string {
  return text
    .replace(
      /\\(?:([`'^~=."])\s*|([uHvckr])(?=\{|\s)\s*)\{?(\p{L})\}?/gu,
      (_, sign: string | undefined, letter: string | undefined, base: string) =>
        base + (COMBINING[sign ?? letter ?? ''] ?? ''),
    )
    .normalize('NFC');
}
