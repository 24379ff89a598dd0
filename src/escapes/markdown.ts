import { visible } from '../text/visible.ts';

/**
 * Differences of a generator's Markdown from the others. Data of a preset, so that a new generator
 * needs no code.
 */
export interface MarkdownRules {
  /** More characters that are mark-up at any place: `"'` where quotation marks become curly. */
  readonly also?: string | undefined;
  /**
   * Characters that are mark-up before a word even as entities: `:` where `:name:` becomes a picture
   * (Docusaurus), `@` and `#` on GitHub. A zero-width space is put after them.
   */
  readonly apart?: string | undefined;
  /** Whether a bare domain becomes a link (markdown-it's linkify): `end.To`, `cs.CL`. */
  readonly domains?: boolean | undefined;
  /** Whether `:name` is a directive (remark-directive 4 takes even the `:30` of `10:30`). */
  readonly directives?: boolean | undefined;
  /** Whether the resulting HTML is read as a template, where an entity is its character again. */
  readonly templated?: boolean | undefined;
}

/**
 * Characters that can be mark-up within a line in CommonMark, GFM, kramdown, Python-Markdown, MDX and
 * their usual plugins, or in Liquid, Nunjucks, Vue and Hugo's shortcodes. Characters that all of them
 * read as text stay, so that reviewers can read the file. Found by building sites with Jekyll, Hugo,
 * MkDocs, Astro, Docusaurus, VitePress, Eleventy and Hexo.
 */
const INLINE = [
  '[<{}\\\\`\\[\\]|$^]',
  '&(?=#?[\\p{L}\\p{N}_:.-]+;)', // an entity needs its semicolon
  '(?<! )>|>(?! )', // `a > b` is text; `->` and `>>` are changed by typographers
  '(?<!\\s)\\*|\\*(?!\\s)',
  '(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])', // snake_case is text
  '(?<=\\S)~|~(?!\\d)', // ~5 does not begin anything
  '\\/(?=\\/)', // `//example.org` is an address to markdown-it's linkify
  ':(?=[^\\s\\p{L}\\p{N}]|[\\w+-]+:|[dposz](?![\\p{L}\\p{N}]))', // addresses, emoji, emoticons
  '(?<=mailto|xmpp):',
  '@(?=\\S)',
  '(?<=%)%', // a comment in Obsidian's Markdown, as Quartz has it
  '(?<=www)\\.',
  '(?<==)=',
  '(?<=-)-',
  '(?<=\\+)\\+(?=[\\p{L}\\p{N}])',
  '(?<=(?<![\\p{L}\\p{N}])[xX8B;=]-?)\\)', // emoticons, which VitePress makes emoji
  '#$', // closes a heading
  '!(?=\\p{Co})', // a link after it would be a picture
  '(?<=\\p{Co})\\d', // after a formula between dollars a digit would undo it
].join('|');

/** More patterns for generators whose rules ask for them. */
const DIRECTIVE = ':(?=\\S)';
const DOMAIN = '(?<=[\\p{L}\\p{N}])\\.(?=\\p{L}{2})';

/**
 * Characters that can begin a list, a heading, a quote, a definition, an admonition or a module at the
 * start of a paragraph, a list item or a heading.
 */
const START = /^(?:[-+=#:!?@>]|[ie](?=(?:mport|xport)(?![\p{L}\p{N}_-])))/u;
/** Numbers of lists, pandoc's `(1)`, `a.` and `iv)` included. */
const NUMBERED = /^(\(?(?:\d+|[a-z]|[ivxlcdm]+|[A-Z](?=\))))([.)])(?=\s|$)/;

/**
 * Escapes text for one line of Markdown, so that every generator shows the text itself: at the start
 * of a line or within it, in a list item, a heading, a table's cell, an emphasis or a link. Numeric
 * entities are used, which every engine reads; kramdown and Python-Markdown show some backslashes.
 */
export function escapeMarkdown(text: string, rules: MarkdownRules = {}): string {
  const line = visible(text).replace(/\s+/g, ' ').trim();
  return escapeStart(escapeInline(line, rules));
}

/** The same for a part of a line. White space stays. */
export function escapeInline(
  text: string,
  {
    also = '',
    apart = '',
    domains = false,
    directives = false,
    templated = false,
  }: MarkdownRules = {},
): string {
  const pattern = [also && `[${classOf(also)}]`, directives && DIRECTIVE, domains && DOMAIN, INLINE]
    .filter(Boolean)
    .join('|');
  const plain = text.replace(compiled(pattern), entity);
  const escaped = templated ? plain.replace(TAG, '$&&#8203;') : plain;
  if (apart === '') return escaped;
  // The `#` of an entity is no character of the text.
  const behind = [...apart]
    .map((char) => `(?<!&)${classOf(char)}|${classOf(entity(char))}`)
    .join('|');
  return escaped.replace(compiled(`(?:${behind})(?=[\\p{L}\\p{N}_+-])`), '$&&#8203;');
}

/**
 * The first half of a sign that begins a tag of Nunjucks or ends a comment, which is an error without
 * its beginning (nunjucks 3, lexer.js). Hexo reads them in markdown-it's output.
 */
const TAG = /&#123;(?=&#123;|[%#]|&#3[57];)|(?:#|&#35;)(?=&#125;)/g;

const patterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern) ?? new RegExp(pattern, 'giu');
  patterns.set(pattern, known);
  return known;
}

function classOf(characters: string): string {
  return characters.replace(/[\\\]^[\-|.*+?(){}$/]/g, '\\$&');
}

function escapeStart(line: string): string {
  return line
    .replace(NUMBERED, (_, number: string, sign: string) => number + entity(sign))
    .replace(START, entity);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
