import { escapeMarkdown } from './markdown.ts';
import { visible, wellFormed } from '../text/visible.ts';

export { wellFormed } from '../text/visible.ts';
export { renderAbstract, renderRemark } from './abstract.ts';
export { escapeGitHub, escapeGitHubPlain, unescapeGitHub } from './github-text.ts';
export { escapeLink } from './links.ts';
export { type MarkdownRules, escapeMarkdown } from './markdown.ts';
export { type MathMode, displayMath, inlineMath } from './math.ts';

/** Processing of front matter strings by a generator, apart from reading YAML. Data of a preset. */
export interface FrontMatterRules {
  /** Docusaurus 3 prints them into JavaScript without escaping backslashes: a title ran code. */
  readonly noBackslash?: boolean | undefined;
  /** MkDocs prints a title as HTML, on every page. */
  readonly html?: boolean | undefined;
  /** Themes print them into feeds without escaping, where a single `&` is not XML (Eleventy with Liquid, Chirpy, NexT). */
  readonly raw?: boolean | undefined;
  /** pandoc reads the strings of its metadata as Markdown. */
  readonly markdown?: boolean | undefined;
}

/**
 * Makes a string safe for front matter in generators and themes. It still needs quoting. Many themes
 * print it unescaped into HTML, scripts and feeds (al-folio, Chirpy, NexT, volantis, Eleventy with
 * Liquid), others escape it. Brackets, quotation marks and ampersands that HTML or XML would read as
 * mark-up become similar characters, which both kinds show alike.
 */
export function forFrontMatter(
  text: string,
  { noBackslash, html, raw, markdown }: FrontMatterRules = {},
): string {
  const plain = visible(text)
    .replace(/<([a-z/!?][^<>]*)>/gi, '‹$1›')
    .replace(/<(?=[a-z/!?])/gi, '‹')
    // XML does not allow `<`. Themes that read titles as Markdown (minimal-mistakes) would make a link.
    .replaceAll('<', '＜')
    .replaceAll('](', '] (')
    .replace(raw ? /&/g : /&(?=#?\w+;)/g, '＆')
    .replace(/(?<=^|[\s([{‹“])"/g, '“')
    .replace(/"/g, '”');
  const slashed = noBackslash ? plain.replaceAll('\\', '⧵') : plain;
  if (markdown) return escapeMarkdown(slashed);
  return html ? escapeHtml(slashed) : slashed;
}

/**
 * Writes a string as a YAML scalar on one line: as a JSON string, with escapes for characters that
 * YAML's readers refuse: C1 controls, Unicode's line ends, byte order marks, noncharacters. libyaml
 * and go-yaml refuse `\ud800`, so half a surrogate pair becomes U+FFFD.
 */
export function escapeYaml(text: string): string {
  return JSON.stringify(wellFormed(text)).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Escapes a string for HTML: for text, or for an attribute in quotation marks. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`);
}
