import { escapeMarkdown } from './markdown.ts';
import { visible, wellFormed } from '../text/visible.ts';

export { wellFormed } from '../text/visible.ts';
export { renderAbstract, renderRemark } from './abstract.ts';
export { escapeGitHub, escapeGitHubPlain } from './github-text.ts';
export { escapeLink } from './links.ts';
export { type MarkdownRules, escapeMarkdown } from './markdown.ts';
export { type MathMode, displayMath, inlineMath } from './math.ts';

/** What a generator does to strings of its front matter that no quoting mends: a preset's data. */
export interface FrontMatterRules {
  /** Docusaurus 3 prints them into JavaScript without escaping backslashes: a title ran code. */
  readonly noBackslash?: boolean | undefined;
  /** MkDocs prints a title as HTML, on every page. */
  readonly html?: boolean | undefined;
  /** Themes print them into feeds without escaping them, where a lone `&` is no XML (Eleventy with Liquid, Chirpy, NexT). */
  readonly raw?: boolean | undefined;
  /** pandoc reads the strings of its metadata as Markdown. */
  readonly markdown?: boolean | undefined;
}

/**
 * Makes a string safe for what generators and themes do with front matter. It still needs quoting.
 * Many themes print it unescaped, into HTML, scripts and feeds (al-folio, Chirpy, NexT, volantis,
 * Eleventy with Liquid), others escape it. Brackets, quotation marks and ampersands that HTML or XML
 * would read as mark-up become characters that are the same text in both.
 */
export function forFrontMatter(
  text: string,
  { noBackslash, html, raw, markdown }: FrontMatterRules = {},
): string {
  const plain = visible(text)
    .replace(/<([a-z/!?][^<>]*)>/gi, '‹$1›')
    .replace(/<(?=[a-z/!?])/gi, '‹')
    // No XML holds one, and no theme that reads titles as Markdown (minimal-mistakes) a link.
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
 * A string as a YAML scalar on one line. Every JSON string is one, but for what YAML's readers do
 * not take as it stands: C1 controls, line ends of Unicode's own, byte order marks, noncharacters.
 * libyaml and go-yaml refuse `\ud800`, so half a surrogate pair becomes U+FFFD.
 */
export function escapeYaml(text: string): string {
  return JSON.stringify(wellFormed(text)).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A string for HTML, as text or within quotes as an attribute. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`);
}
