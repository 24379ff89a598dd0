import { type Piece, splitMath, texToText, textOutsideMath } from '../papers/tex.ts';

/** How a site shows formulas. */
export type MathMode = 'client' | 'remark' | 'mdit' | 'kramdown' | 'passthrough' | 'none';

/**
 * Characters that can mean something in the middle of a line in one of the generators' Markdown:
 * CommonMark, GFM, kramdown, Python-Markdown, MDX, and Liquid, Vue or Nunjucks around them. They
 * become numeric entities, which each of those reads as the character; backslashes are not read
 * everywhere. What reads as plain text everywhere stays, for the sake of whoever reviews the file.
 */
const INLINE = new RegExp(
  [
    '[<{}\\\\`\\[\\]|~$^]',
    '&(?=[#A-Za-z])', // what could be an entity
    '(?<![ ])>|>(?! )', // `a > b` is text, `->` and `>>` may not be
    '(?<!\\s)\\*|\\*(?!\\s)',
    '(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])', // within a word it is text everywhere
    ':(?=[\\p{L}:/])', // links, directives, emoji
    '@(?=\\S)',
    '(?<=\\bwww)\\.',
    '(?<==)=',
    '(?<=-)-',
    '(?<=\\+)\\+(?=\\+)',
  ].join('|'),
  'gu',
);

/** What can mean something at the start of a paragraph. */
const START = /^(?:[-+=#:!?@%"'*>]|\d+(?=[.)])|(?=(?:import|export)\b))/;

/** Text as one line of a Markdown body, wherever it stands in it. */
export function escapeMarkdown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return escapeStart(line.replace(INLINE, entity));
}

/** Entities for what would make a list, a heading, a quote or a module of a paragraph. */
function escapeStart(line: string): string {
  const number = /^(\d+)([.)])/.exec(line);
  if (number?.[1] !== undefined && number[2] !== undefined)
    return number[1] + entity(number[2]) + line.slice(number[0].length);
  const found = START.exec(line);
  if (found === null) return line;
  const first = line[0] ?? '';
  return first === '&' ? line : entity(first) + line.slice(1);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/**
 * An abstract as Markdown: paragraphs apart by blank lines, formulas in the site's mode, links
 * live, all else text.
 *
 * @param abstract paragraphs apart by `\n`
 */
export function renderAbstract(abstract: string, { math }: { readonly math: MathMode }): string {
  return abstract
    .split('\n')
    .map((paragraph) => renderParagraph(paragraph, math))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function renderParagraph(paragraph: string, math: MathMode): string {
  if (math === 'none') return renderProse([{ kind: 'text', text: texToText(paragraph) }], math);
  const blocks: string[] = [];
  let inline: Piece[] = [];
  for (const piece of splitMath(paragraph)) {
    if (piece.kind === 'math' && piece.display) {
      blocks.push(renderProse(inline, math), displayMath(piece.tex, math));
      inline = [];
    } else inline.push(piece);
  }
  return [...blocks, renderProse(inline, math)].filter((block) => block !== '').join('\n\n');
}

// Letters that no text holds stand for formulas and links while the prose around them is escaped.
const FIRST_MARK = 0xe000;

function renderProse(pieces: readonly Piece[], math: MathMode): string {
  const kept: string[] = [];
  const keep = (markdown: string) => String.fromCodePoint(FIRST_MARK + kept.push(markdown) - 1);
  const marked = pieces
    .map((piece) =>
      piece.kind === 'math'
        ? keep(inlineMath(piece.tex, math))
        : proseWithLinks(piece.text.replace(/[\ue000-\uf8ff]/g, ''), keep),
    )
    .join('');
  return escapeMarkdown(marked).replace(
    /[\ue000-\uf8ff]/g,
    (mark) => kept[(mark.codePointAt(0) ?? 0) - FIRST_MARK] ?? '',
  );
}

const URL =
  /\\href\{(?<target>https?:[^{}\s]+)\}\{(?<label>[^{}]*)\}|\\url\{(?<bare>https?:[^{}\s]+)\}|(?<plain>\bhttps?:\/\/[^\s<>"{}|^`\ue000-\uf8ff]+)/g;

function proseWithLinks(text: string, keep: (markdown: string) => string): string {
  let out = '';
  let from = 0;
  for (const { 0: whole, index, groups = {} } of text.matchAll(URL)) {
    const plain = groups['plain'];
    const raw = groups['target'] ?? groups['bare'] ?? trimmed(plain ?? '');
    const url = escapeLink(raw.replace(/\\([_%#&~])/g, '$1'));
    out += textOutsideMath(text.slice(from, index));
    from = index + (plain === undefined ? whole.length : raw.length);
    const label =
      textOutsideMath(groups['label'] ?? '').trim() || raw.replace(/\\([_%#&~])/g, '$1');
    out += url === '' ? textOutsideMath(label) : keep(`[${escapeMarkdown(label)}](${url})`);
  }
  return out + textOutsideMath(text.slice(from));
}

/** Without the punctuation of the sentence around it, and a parenthesis only if it was opened within. */
function trimmed(url: string): string {
  let end = url.length;
  for (;;) {
    const last = url[end - 1] ?? '';
    const inside = url.slice(0, end);
    const unopened =
      (last === ')' && count(inside, ')') > count(inside, '(')) ||
      (last === ']' && count(inside, ']') > count(inside, '['));
    if (!/[.,;:!?'’”\\*$]/.test(last) && !unopened) return inside;
    end--;
  }
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/**
 * An address as the destination of a Markdown link or the value of an attribute: percent-encoded
 * where a character could end it. Anything but http(s) is no link.
 *
 * @returns an empty string for what is no http(s) address
 */
export function escapeLink(url: string): string {
  if (!/^https?:\/\/[^\s/]/i.test(url) || !globalThis.URL.canParse(url)) return '';
  return url
    .replace(
      /[\s<>()[\]{}"'`\\^|*~$@\x00-\x1f\x7f]/g,
      (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .replace(/_(?=_)|&(?=#?\w+;)/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function inlineMath(tex: string, mode: MathMode): string {
  switch (mode) {
    case 'client':
      return inEntities(`\\(${tex}\\)`);
    case 'passthrough':
      return `\\(${tex}\\)`;
    case 'kramdown':
      return `$$${withoutPipes(tex)}$$`;
    case 'remark':
      // A dollar in a formula ends it, unless more dollars fence it.
      return tex.includes('$') ? `$$${tex}$$` : `$${tex}$`;
    case 'mdit':
      return `$${tex}$`;
    case 'none':
      return escapeMarkdown(texToText(`$${tex}$`));
  }
}

function displayMath(tex: string, mode: MathMode): string {
  switch (mode) {
    case 'client':
      return inEntities(`\\[${tex}\\]`);
    case 'passthrough':
      return `\\[${tex}\\]`;
    case 'kramdown':
      return `$$${withoutPipes(tex)}$$`;
    case 'remark':
    case 'mdit':
      return `$$\n${tex}\n$$`;
    case 'none':
      return escapeMarkdown(texToText(`$${tex}$`));
  }
}

/** kramdown makes a table of a paragraph with a pipe in it, also within a formula. */
function withoutPipes(tex: string): string {
  return tex.replace(/\\\|/g, '\\Vert ').replace(/\|/g, '\\vert ');
}

/** For pages whose script typesets \(…\): to the site's Markdown it is all plain text. */
function inEntities(tex: string): string {
  return tex.replace(/[^A-Za-z0-9 .,]/g, entity);
}
