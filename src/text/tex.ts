import { Marks } from './placeholders.ts';
import { withoutPiles } from './piles.ts';
import { splitMath } from './tex-math.ts';
import { TexReader } from './tex-reader.ts';

export { type Piece, splitMath } from './tex-math.ts';

/**
 * Turns the TeX of titles, names and abstracts into plain Unicode text: accents are composed, macros
 * replaced by their contents, formulas spelled as far as Unicode allows. Other text stays, and
 * unknown commands lose their backslash.
 *
 * @returns one line, white space collapsed; empty only for an empty or invisible text
 */
export function texToText(text: string): string {
  const marks = new Marks();
  const prose = splitMath(Marks.without(text))
    .map((piece) => (piece.kind === 'text' ? piece.text : marks.keep(mathToText(piece.tex))))
    .join('');
  return tidy(marks.fill(textOutsideMath(prose))) || tidy(text);
}

/**
 * Turns TeX's macros, accents, quotes and dashes in prose into Unicode text. Dollars have no meaning
 * here, and white space stays.
 */
export function textOutsideMath(text: string): string {
  // Without braces, combining marks may follow each other.
  return /[\\{~`'^_-]/.test(text)
    ? withoutPiles(new TexReader(text, 'prose').read()).normalize('NFC')
    : text;
}

/** Spells a formula as far as Unicode allows: `\mathbb{R}^n` as ℝⁿ. */
export function mathToText(tex: string): string {
  return tidy(new TexReader(tex, 'math').read());
}

function tidy(text: string): string {
  return withoutPiles(text.replace(/\s{2,}|[^\S ]/g, ' ').trim()).normalize('NFC');
}
