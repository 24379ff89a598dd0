import { oneLine, paragraphs } from '../../src/arxiv/xml.ts';
import { codeLinks } from '../../src/papers/code-links.ts';
import { keySentence } from '../../src/text/key-sentence.ts';
import { Marks } from '../../src/text/placeholders.ts';
import { type Piece, splitMath, texToText, textOutsideMath } from '../../src/text/tex.ts';
import { escapeLink, replaceLinks } from '../../src/escapes/links.ts';
import { visible } from '../../src/text/visible.ts';
import type { FakePaper } from '../emulators/arxiv/index.ts';

/** Around a formula's TeX in a text that is compared: nobody writes these. */
export const MATH_OPENS = '⟦';
export const MATH_CLOSES = '⟧';

/** What a reader has to find on a paper's page. */
export interface Expected {
  readonly id: string;
  readonly versionedId: string;
  readonly title: string;
  /** Paragraphs as one text; formulas as TeX between MATH_OPENS and MATH_CLOSES. */
  readonly abstract: string;
  readonly comment: string;
  /** The sentence that the digest page shows. */
  readonly sentence: string;
  /** Addresses that the abstract and the comment may link to. */
  readonly links: ReadonlySet<string>;
  readonly formulas: number;
}

/** Told without Markdown, and without the escapes that are under test. */
export function expectedOf({ id, version, title, abstract, comment = '' }: FakePaper): Expected {
  const links = new Set<string>();
  const said = paragraphs(abstract)
    .split('\n')
    .map((paragraph) => read(paragraph, links))
    .join(' ');
  // What the paper names as its own is shown beside its identifiers.
  for (const { url } of codeLinks([abstract, comment, title])) links.add(url);
  const shownTitle = visible(texToText(oneLine(title)));
  const key = keySentence(paragraphs(abstract), shownTitle);
  return {
    id,
    versionedId: `${id}v${version}`,
    title: shownTitle,
    abstract: said,
    comment: read(oneLine(comment), links),
    sentence: readBlock([...splitMath(readable(key))], links),
    links,
    formulas: said.split(MATH_OPENS).length - 1,
  };
}

/** A display formula stands between paragraphs, and no macro reaches across it. */
function read(paragraph: string, links: Set<string>): string {
  const blocks: Piece[][] = [[]];
  for (const piece of splitMath(readable(paragraph))) {
    if (piece.kind === 'math' && piece.display) blocks.push([piece], []);
    else blocks.at(-1)?.push(piece);
  }
  return blocks.map((pieces) => readBlock(pieces, links)).join(' ');
}

function readable(text: string): string {
  return visible(Marks.without(text));
}

function readBlock(pieces: readonly Piece[], links: Set<string>): string {
  const marks = new Marks();
  const prose = pieces
    .map((piece) =>
      piece.kind === 'text' ? piece.text : marks.keep(MATH_OPENS + piece.tex + MATH_CLOSES),
    )
    .join('');
  const linked = replaceLinks(prose, ({ url, label }) => {
    const destination = escapeLink(url);
    if (destination === '') return label ?? url;
    links.add(destination);
    return marks.keep(label === undefined ? url : marks.fill(textOutsideMath(label).trim()));
  });
  return marks.fill(textOutsideMath(linked));
}
