import { Marks } from './placeholders.ts';
import { withoutPiles } from './piles.ts';
import { splitMath } from './tex-math.ts';
import { TexReader } from './tex-reader.ts';

export { type Piece, splitMath } from './tex-math.ts';

/**
 * TeX as authors write it into titles, names and abstracts, as plain Unicode text: accents
 * composed, macros replaced by what they hold, formulas spelled as far as Unicode goes. What is no
 * TeX stays, unknown commands lose their backslash.
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
 * Prose with TeX macros, accents, quotes and dashes in it, as Unicode text. Dollars mean nothing
 * here; white space stays as it is.
 */
export function textOutsideMath(text: string): string {
  // Marks that braces kept apart stand together without them.
  return /[\\{~`'^_-]/.test(text)
    ? withoutPiles(new TexReader(text, 'prose').read()).normalize('NFC')
    : text;
}

/** A formula, spelled in Unicode as far as that goes: `\mathbb{R}^n` as ℝⁿ. */
export function mathToText(tex: string): string {
  return tidy(new TexReader(tex, 'math').read());
}

function tidy(text: string): string {
  return withoutPiles(text.replace(/\s{2,}|[^\S ]/g, ' ').trim()).normalize('NFC');
}
