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
 * Renders an abstract as Markdown: blank lines between paragraphs, formulas in the site's mode, live
 * http(s) links, and all else as text.
 *
 * @param abstract as arXiv has it, `\n` between paragraphs
 */
export function renderAbstract(abstract: string, style: Style): string {
  return legible(abstract)
    .split('\n')
    .flatMap((paragraph) => blocksOf(paragraph, style))
    .filter((block) => block !== '')
    .join('\n\n');
}

/**
 * Renders a comment as one line of Markdown, formulas and links as in an abstract. Where that is
 * empty, the comment itself is escaped, since templates put it between stars.
 */
export function renderRemark(comment: string, style: Style): string {
  return (
    renderProse([...splitMath(legible(comment))], style) || escapeMarkdown(comment, style.rules)
  );
}

/** Removes invisible characters first, since removing them later could join parts into mark-up. */
function legible(text: string): string {
  return visible(Marks.without(text));
}

/** Divides a paragraph at formulas on lines of their own. */
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
  // Spelled formulas are escaped with the prose around them: `5$.$` could begin a list.
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
 * Separates a formula between dollars from another one that touches it and, for markdown-it-texmath,
 * from a digit before it.
 *
 * @param escaped prose with marks for formulas
 * @param formulas the marks of formulas between dollars
 */
function besideDollars(escaped: string, formulas: ReadonlySet<string>, math: MathMode): string {
  return escaped.replace(/(\d|\p{Co})(?=(\p{Co}))/gu, (char, _, next: string) => {
    if (!formulas.has(next)) return char;
    if (formulas.has(char)) return `${char}&#8203;`;
    return math === 'mdit' && /\d/.test(char) ? `&#${char.charCodeAt(0)};` : char;
  });
}

/** Escapes the text of a link. An address there cannot become another link, so `://` and `.` may stay. */
function escapeAddress(url: string, rules: MarkdownRules): string {
  return escapeInline(url, rules).replace('&#58;&#47;/', '://').replaceAll('&#46;', '.');
}
