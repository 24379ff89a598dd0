import type { Paper } from '../papers/paper.ts';
import { withoutPiles } from '../text/piles.ts';
import { texToText } from '../text/tex.ts';

/** What a paper says of itself, for telling whether a text rests on it. */
export interface PaperWords {
  /** Its fields, each in the form in which quotes are compared. */
  readonly fields: readonly string[];
  /** Its numbers, without what parts their digits. */
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

/** A few words stand in any paper. */
const LEAST_WORDS = 3;
const LEAST_LETTERS = 12;

/** Whether a paper holds these words, whatever the case, the spaces, the dashes and the TeX. */
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

/** Whether every number of a text, but for those of one digit, is one of the paper's. */
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

/** Letters and digits alone, in lower case, apart by single spaces. */
function compared(text: string): string {
  return withoutPiles(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
