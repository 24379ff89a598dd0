import { MATH_CLOSES, MATH_OPENS } from './expected.ts';

/** What a generator is allowed to do to a text. */
export interface Leniency {
  /** Its typographer curls quotes and lengthens dashes. */
  readonly smart?: boolean;
  /** Its Markdown cannot hold a pipe in a formula (kramdown). */
  readonly noPipes?: boolean;
  /** Backslashes of titles look like others (Docusaurus). */
  readonly noBackslash?: boolean;
  /** Whether web addresses in a text become links of themselves. */
  readonly links?: boolean;
  /** Its schema limits titles: a long one is cut at a word, and whole where the body begins. */
  readonly cut?: boolean;
  /** Its theme reads titles as Markdown (minimal-mistakes): only their letters are compared. */
  readonly marked?: boolean;
  /** Formulas are turned on page by page: a page without one loads no engine. */
  readonly switched?: boolean;
  /** Its digest pages spell formulas. */
  readonly spelled?: boolean;
  /** Some page of its own, besides the digest page, has to link to each post. */
  readonly lists?: boolean;
}

const FORMULA = new RegExp(`${MATH_OPENS}([^${MATH_CLOSES}]*)${MATH_CLOSES}`);

/** A text in the form in which it is compared. */
export function comparable(text: string, leniency: Leniency, keepTex = true): string {
  return text
    .replace(/[\u200b\u2060]/g, '')
    .split(FORMULA)
    .map((piece, index) => {
      if (index % 2 === 0) return proseOf(piece, leniency);
      return MATH_OPENS + (keepTex ? texOf(piece, leniency) : '') + MATH_CLOSES;
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function proseOf(text: string, { smart, noBackslash }: Leniency): string {
  const slashed = noBackslash ? text.replaceAll('⧵', '\\') : text;
  if (!smart) return slashed;
  return slashed
    .replace(/[“”„]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/--+/g, '-')
    .replaceAll('…', '...')
    .replaceAll('. . .', '...');
}

function texOf(tex: string, { noPipes, smart }: Leniency): string {
  const plain = tex
    .replace(/\^\{((?:\\prime)+)\}/g, (_, primes: string) => "'".repeat(primes.length / 6))
    .replace(/([-.])\{\}(?=[-.])/g, '$1')
    .replace(/^\\displaystyle /, '')
    // Held apart, so that nobody reads a tag or a link.
    .replace(/\{ (?=[{%#<])/g, '{')
    .replace(/\] (?=\()/g, ']')
    // In a formula these look alike.
    .replace(smart ? /[“”]/g : /(?!)/, '"');
  const spaced = plain.replace(/\s+/g, ' ').trim();
  if (!noPipes) return spaced;
  return (
    spaced
      .replace(/(\\begin ?\{array\} ?)(\{[^{}]*\})/g, (_, begin: string, columns: string) => {
        return begin + columns.replaceAll('|', '');
      })
      .replace(/\\Vert(?![A-Za-z]) ?/g, '\\|')
      .replace(/\\vert(?![A-Za-z]) ?/g, '|')
      // TeX sees no space beside a bar, and the end of a bar's name swallows one.
      .replace(/ ?(\\?\|) ?/g, '$1')
  );
}

/** Where a text that should stand within another parts from it, with a little of what is around. */
export function difference(wanted: string, within: string): { expected: string; got: string } {
  let [found, missing] = [0, wanted.length + 1];
  while (missing - found > 1) {
    const middle = Math.floor((found + missing) / 2);
    if (within.includes(wanted.slice(0, middle))) found = middle;
    else missing = middle;
  }
  const from = Math.max(0, found - 30);
  const at = found === 0 ? 0 : within.indexOf(wanted.slice(0, found)) + from;
  return {
    expected: JSON.stringify(wanted.slice(from, found + 50)),
    got: JSON.stringify(within.slice(at, at + found - from + 50)),
  };
}
