/**
 * Words that arXiv's index of titles and abstracts leaves out: the English stop words of
 * Elasticsearch (its reference, "Stop token filter").
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
);

/** Whether a text has only words that arXiv's index leaves out. A single letter may be a name. */
export function isAllStopWords(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.every((word) => word.length > 1 && STOP_WORDS.has(word));
}
