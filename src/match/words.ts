import { GREEK } from '../text/greek.ts';
import { withoutPiles } from '../text/piles.ts';

/** A word of a text as it counts for matching, and where it stands. */
export interface Word {
  /** Lower case, without accents. */
  readonly plain: string;
  /** The same in the singular. */
  readonly form: string;
  /** Offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Whether it follows the word before it as in a phrase: with only a space, hyphen or underscore between. */
  readonly follows: boolean;
}

/**
 * The words of a text without TeX, in order. Case and accents do not count; hyphen, space and
 * underscore are one; a simple plural is its singular. `C++` and `C#` are words of their own.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  scan(text, (start, end, follows) => {
    const plain = plainOf(text.slice(start, end));
    words.push({ plain, form: singular(plain), start, end, follows });
  });
  return words;
}

/**
 * Goes through the words of a text.
 *
 * @param visit gets each word's offsets, and whether it follows the one before as in a phrase
 */
export function scan(
  text: string,
  visit: (start: number, end: number, follows: boolean) => void,
): void {
  let before = 0;
  let at = 0;
  while (at < text.length) {
    if (!isWordCode(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (at < text.length && isWordCode(text.charCodeAt(at))) at++;
    at = withSuffix(text, at);
    visit(start, at, joins(text, before, start));
    before = at;
  }
}

const APOSTROPHES = "'’";

/** A possessive belongs to its word, and so do the signs of C++ and C#. */
function withSuffix(text: string, at: number): number {
  const sign = text[at];
  if (sign === undefined || sign === ' ') return at;
  if (APOSTROPHES.includes(sign) && text[at + 1] === 's' && !isWordCode(text.charCodeAt(at + 2)))
    return at + 2;
  if (sign === '+' && text[at + 1] === '+') return at + 2;
  return sign === '#' && !isWordCode(text.charCodeAt(at + 1)) ? at + 1 : at;
}

const UNKNOWN = 0;
const WORD = 1;
const OTHER = 2;
const kinds = new Uint8Array(0x10000);

function isWordCode(code: number): boolean {
  if (Number.isNaN(code)) return false;
  if (kinds[code] === UNKNOWN) {
    // Half of a pair is a letter of a rarer script, or of mathematics.
    const isWord =
      (code >= 0xd800 && code <= 0xdfff) || /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code));
    kinds[code] = isWord ? WORD : OTHER;
  }
  return kinds[code] === WORD;
}

/** Whether what stands between two words lets them be one phrase. */
function joins(text: string, from: number, to: number): boolean {
  if (to - from === 1) {
    const sign = text[from] ?? '';
    // A point or slash within a name: GPT-3.5, TCP/IP.
    if (' -./_\n'.includes(sign)) return true;
  }
  return (
    to === from ||
    /^(?:[\s_~"'`*“”‘’«»\u00ad\u200b]|[-‐‑](?![-–])|(?<!\s)–(?![-–\s]))*$/u.test(
      text.slice(from, to),
    )
  );
}

/** A word without case, accents and possessive (`Müller's` is `muller`), Greek letters by their names. */
export function plainOf(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s$/, '');
  if (/^[a-z0-9+#]*$/.test(lower)) return lower;
  // Letters of mathematics have no case of their own before they fall apart: 𝒪 is O, then o.
  const plain = withoutPiles(lower).normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  return plain.replace(/[α-ω]/g, (letter) => GREEK.get(letter) ?? letter);
}

/**
 * Words that only look like plurals, and without their s would be another word (a doe, or the DOE;
 * what is new or good; SAR; the adjective that a field of study is named after), or none that
 * anybody looks for. One that is a true plural as often (`statistics`, `means`) is not among them.
 */
const SINGULAR = new Set(
  (
    'alias always atlas besides bias canvas chaos cosmos does goes goods lens news perhaps sars series sometimes species whereas ' +
    'acoustics aerodynamics aesthetics analytics bioinformatics diagnostics dynamics economics electrodynamics electronics ' +
    'ethics forensics genetics genomics graphics hydrodynamics kinematics kinetics linguistics logistics mathematics mechanics ' +
    'optics physics politics proteomics robotics semantics thermodynamics'
  ).split(' '),
);

/**
 * A word of `plainOf` in the singular: `llms` and `llm` are one. "Simple plural" is what English
 * does with a plain noun: -s, -es after a hiss, -ies for -y; no irregular ones. It changes the last
 * three letters at most.
 */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word) || SINGULAR.has(word))
    return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:sses|shes|ches|xes|zzes)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
