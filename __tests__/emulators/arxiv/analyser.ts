import { stem } from './stem.ts';

/** One word as the index keeps it, and where it stood. */
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

// Unicode's word boundaries, in short: a hyphen splits (facts), an underscore does not; a full stop
// or an apostrophe between two letters and a comma between two digits belong to the word.
const WORD =
  /[\p{L}\p{M}\p{N}_]+(?:(?:['’.](?=[\p{L}\p{N}])|(?<=\p{N}),(?=\p{N}))[\p{L}\p{M}\p{N}_]+)*/gu;

/** Texts are analysed once, as an index does: a query of 400 topics asks thousands of terms of each. */
function remembered(analyse: (text: string) => Indexed[]): (text: string) => Indexed[] {
  const known = new Map<string, Indexed[]>();
  return (text) => {
    const found = known.get(text) ?? analyse(text);
    if (known.size > 50_000) known.clear();
    known.set(text, found);
    return found;
  };
}

/** Lower-cased words, none left out. Comments and journal references are indexed like this. */
export const words = remembered((text) => {
  const found = withUnicodeAccents(text).toLowerCase().match(WORD) ?? [];
  return found.map((word, at) => ({ word, at }));
});

/** The analyser of titles and abstracts (facts): stems without stop words, whose places stay empty. */
export const english = remembered((text) =>
  words(text)
    .filter(({ word }) => !STOP_WORDS.has(word))
    .map(({ word, at }) => ({ word: stem(word.replace(/['’]s?$/, '')), at })),
);

/** The analyser of authors' names: accents do not matter. */
export const folded = remembered((text) =>
  words(text).map(({ word, at }) => ({ word: word.normalize('NFD').replace(/\p{M}/gu, ''), at })),
);

/** Whether all wanted words occur; with `adjacent`, in order and with the same gaps. */
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

/** arXiv indexes `Erd\H{o}s` as `Erdős`. */
function withUnicodeAccents(text: string): string {
  return text
    .replace(
      /\\(?:([`'^~=."])\s*|([uHvckr])(?=\{|\s)\s*)\{?(\p{L})\}?/gu,
      (_, sign: string | undefined, letter: string | undefined, base: string) =>
        base + (COMBINING[sign ?? letter ?? ''] ?? ''),
    )
    .normalize('NFC');
}
