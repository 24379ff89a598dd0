import type { Paper } from '../papers/paper.ts';
import { withoutPiles } from '../text/piles.ts';
import { texToText } from '../text/tex.ts';

/** The words and numbers of a paper, to check whether it supports a text. */
export interface PaperWords {
  /** Its fields, normalised as by compared(). */
  readonly fields: readonly string[];
  /** Its numbers, without separators between digits. */
  readonly numbers: ReadonlySet<string>;
}

export function wordsOf({
  title,
  abstract,
  comment,
}: Pick<Paper, 'title' | 'abstract' | 'comment'>): PaperWords {
  const all = [title, abstract, ...(comment === undefined ? [] : [comment])].map(
    ({ text }) => text,
  );
  return { fields: all.map(compared), numbers: new Set(all.flatMap(numbersIn)) };
}

/** Shorter quotes occur in any paper. */
const LEAST_WORDS = 3;
const LEAST_LETTERS = 12;

/** Whether a paper contains a quote, ignoring case, spaces, punctuation and TeX. */
export function holdsQuote({ fields }: PaperWords, quote: string): boolean {
  return [quote, texToText(quote)].map(compared).some((wanted) => {
    const letters = wanted.replaceAll(' ', '').length;
    return (
      letters >= LEAST_LETTERS &&
      wanted.split(' ').length >= LEAST_WORDS &&
      fields.some((field) => ` ${field} `.includes(` ${wanted} `))
    );
  });
}

/** Whether every number of two or more digits in a text is in the paper. */
export function hasOnlyNumbersOf({ numbers }: PaperWords, text: string): boolean {
  return numbersIn(text).every((number) => number.length < 2 || numbers.has(number));
}

/** Digits are one number through a point, a comma or a thin space: `1,024`, `1.024` and `1 024`. */
function numbersIn(text: string): string[] {
  const digits = text.replace(/[⁰¹²³⁴-⁹₀-₉]+/g, (raised) => ` ${raised.normalize('NFKD')} `);
  return [...digits.matchAll(/\d+(?:[.,'\u00a0\u202f\u2009]\d+)*/g)].map(([number]) =>
    number.replace(/\D/g, '').replace(/^0+(?=\d)/, ''),
  );
}

/** Letters and digits in lower case, with single spaces between words. */
function compared(text: string): string {
  return withoutPiles(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
