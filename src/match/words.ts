import { GREEK } from '../text/greek.ts';
import { withoutPiles } from '../text/piles.ts';
import { singular } from '../text/plural.ts';

/** A word of a text in the forms that are compared, and its place. */
export interface Word {
  /** Lower case, without accents. */
  readonly plain: string;
  /** The same in the singular. */
  readonly form: string;
  /** Offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** As gapOf gives it. */
  readonly gap: string;
}

/** Returns the words of a text without TeX, in order. `C++` and `C#` are words of their own. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  scan(text, (start, end, before) => {
    const word = text.slice(start, end);
    const plain = plainOf(word);
    words.push({ plain, form: formOf(word), start, end, gap: gapOf(text, before, start) });
  });
  return words;
}

/**
 * Visits the words of a text.
 *
 * @param visit gets a word's offsets, and where the word before it ended
 */
export function scan(
  text: string,
  visit: (start: number, end: number, before: number) => void,
): void {
  let before = 0;
  let at = 0;
  while (at < text.length) {
    if (!isWordCode(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (isWordCode(text.charCodeAt(at))) at++;
    at = at === start + 1 ? withScript(text, at) : at;
    at = withSuffix(text, at);
    visit(start, at, before);
    before = at;
  }
}

/** `T_c`, `L^q`: a script for which Unicode has no sign. It belongs to its letter, as in T₂ and Lᵖ. */
const SCRIPT = /(?<=(?<![_^])\p{L})[_^][\p{L}\p{N}]{1,3}(?![\p{L}\p{N}\p{M}_^])/uy;

function withScript(text: string, at: number): number {
  const sign = text[at];
  if (sign !== '_' && sign !== '^') return at;
  SCRIPT.lastIndex = at;
  return at + (SCRIPT.exec(text)?.[0].length ?? 0);
}

const APOSTROPHES = "'’";

/** A possessive belongs to its word, and so do the signs of C++ and C#. */
function withSuffix(text: string, at: number): number {
  const sign = text[at];
  if (sign === undefined || sign === ' ') return at;
  if (APOSTROPHES.includes(sign) && text[at + 1] === 's' && !isWordCode(text.charCodeAt(at + 2)))
    return at + 2;
  if (text.startsWith('++', at)) return at + 2;
  return sign === '#' && !isWordCode(text.charCodeAt(at + 1)) ? at + 1 : at;
}

const UNKNOWN = 0;
const WORD = 1;
const OTHER = 2;
const kinds = new Uint8Array(0x10000);

function isWordCode(code: number): boolean {
  if (Number.isNaN(code)) return false;
  if (kinds[code] === UNKNOWN) {
    // Half of a surrogate pair: a letter of a rare script or of mathematics.
    const isWord =
      (code >= 0xd800 && code <= 0xdfff) || /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code));
    kinds[code] = isWord ? WORD : OTHER;
  }
  return kinds[code] === WORD;
}

/**
 * Returns the signs between two words that part a phrase. Empty for a space, a hyphen or an
 * underscore, and for a full stop or a slash within a name (GPT-3.5, TCP/IP).
 *
 * @param from where the first word ends
 * @param to where the second begins
 */
export function gapOf(text: string, from: number, to: number): string {
  if (to - from === 1 && ' -./_\n'.includes(text.charAt(from))) return '';
  const gap = text.slice(from, to);
  return JOINING.test(gap) ? '' : gap.replace(UNSEEN, '').replace(DASHES, '—');
}

// An en dash joins two names. Between spaces it parts a sentence.
const JOINING = /^(?:[\s_~"'`*“”‘’«»\u00ad\u200b]|[-‐‑](?![-–])|(?<!\s)–(?![-–\s]))*$/u;
const UNSEEN = /[\s"'`*“”‘’«»\p{C}]+/gu;
const DASHES = /[-‐‑‒–—―]+/gu;

/**
 * Returns a word without case, accents, possessive and the sign of a script (`Müller's` is `muller`,
 * `T_c` is `tc`), Greek letters by their names.
 */
export function plainOf(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s$|[_^]/g, '');
  if (/^[a-z0-9+#]*$/.test(lower)) return lower;
  // NFKD turns letters of mathematics into letters with a case: 𝒪 becomes O, then o.
  const plain = withoutPiles(lower).normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  return plain.replace(/[α-ω]/g, (letter) => GREEK.get(letter) ?? letter);
}

/** Returns the form of a word that is compared: `plainOf` in the singular. */
export function formOf(word: string): string {
  // The plural of an abbreviation: ROIs, SARs, eGPUs.
  return singular(plainOf(/[A-Z]{2,}s$/.test(word) ? word.slice(0, -1) : word));
}
