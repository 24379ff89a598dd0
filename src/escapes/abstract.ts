import { Marks } from '../text/placeholders.ts';
import { type Piece, mathToText, splitMath, textOutsideMath } from '../text/tex.ts';
import { escapeLink, replaceLinks } from './links.ts';
import { type MarkdownRules, escapeInline, escapeMarkdown } from './markdown.ts';
import { type MathMode, displayMath, inlineMath } from './math.ts';
import { visible } from '../text/visible.ts';

interface Style {
  readonly math: MathMode;
  readonly rules?: MarkdownRules | undefined;
}

/**
 * An abstract as Markdown: paragraphs apart by blank lines, formulas in the site's mode, http(s)
 * links live, all else text.
 *
 * @param abstract as arXiv has it, paragraphs apart by `\n`
 */
export function renderAbstract(abstract: string, style: Style): string {
  return legible(abstract)
    .split('\n')
    .flatMap((paragraph) => blocksOf(paragraph, style))
    .filter((block) => block !== '')
    .join('\n\n');
}

/**
 * A comment as one line of Markdown, formulas and links as in an abstract; as it was written where
 * that says nothing, since templates put it between stars.
 */
export function renderRemark(comment: string, style: Style): string {
  return (
    renderProse([...splitMath(legible(comment))], style) || escapeMarkdown(comment, style.rules)
  );
}

/**
 * What cannot be seen is taken out before anything is read: what is found apart must not be joined
 * afterwards.
 */
function legible(text: string): string {
  return visible(Marks.without(text));
}

/** A paragraph, cut where a formula stands on lines of its own. */
function blocksOf(paragraph: string, style: Style): string[] {
  const blocks: string[] = [];
  let inline: Piece[] = [];
  for (const piece of splitMath(paragraph)) {
    if (piece.kind === 'math' && piece.display && style.math !== 'none') {
      blocks.push(renderProse(inline, style), displayMath(piece.tex, style.math, style.rules));
      inline = [];
    } else inline.push(piece);
  }
  return [...blocks, renderProse(inline, style)];
}

function renderProse(pieces: readonly Piece[], { math, rules = {} }: Style): string {
  const marks = new Marks();
  const formulas = new Set<string>();
  const spelled = new Map<string, string>();
  const keep = (tex: string) => {
    const formula = inlineMath(tex, math, rules);
    const mark = marks.keep(formula);
    if (formula.endsWith('$')) formulas.add(mark);
    if (math === 'none') spelled.set(mark, mathToText(tex));
    return mark;
  };
  const prose = pieces
    .map((piece) => (piece.kind === 'text' ? piece.text : keep(piece.tex)))
    .join('');
  // What is spelled is prose like the rest and escaped with it: `5$.$` would else begin a list.
  const plain = (text: string) =>
    textOutsideMath(text).replace(/\p{Co}/gu, (mark) => spelled.get(mark) ?? mark);
  const fill = (escaped: string) => marks.fill(besideDollars(escaped, formulas, math));
  const linked = replaceLinks(prose, ({ url, label }) => {
    const destination = escapeLink(url);
    if (destination === '') return label ?? url;
    const words =
      label === undefined
        ? escapeAddress(url, rules)
        : fill(escapeInline(plain(label).replace(/\s+/g, ' ').trim(), rules));
    return marks.keep(`[${words}](${destination})`);
  });
  return fill(escapeMarkdown(plain(linked), rules));
}

/**
 * What before a formula between dollars would undo it: another one that touches it, and to
 * markdown-it-texmath a digit.
 *
 * @param escaped prose, with marks in the place of formulas
 * @param formulas the marks of those between dollars
 */
function besideDollars(escaped: string, formulas: ReadonlySet<string>, math: MathMode): string {
  return escaped.replace(/(\d|\p{Co})(?=(\p{Co}))/gu, (char, _, next: string) => {
    if (!formulas.has(next)) return char;
    if (formulas.has(char)) return `${char}&#8203;`;
    return math === 'mdit' && /\d/.test(char) ? `&#${char.charCodeAt(0)};` : char;
  });
}

/** An address within a link can begin no other, so the signs by which one is found may stay. */
function escapeAddress(url: string, rules: MarkdownRules): string {
  return escapeInline(url, rules).replace('&#58;&#47;/', '://').replaceAll('&#46;', '.');
}
