export { type MathMode, escapeLink, escapeMarkdown, renderAbstract } from './markdown.ts';
import { escapeMarkdown } from './markdown.ts';

/** What a generator does to strings of its front matter that no quoting mends. */
export interface FrontMatterRules {
  /** Docusaurus prints them into JavaScript without escaping backslashes: a title ran code. */
  readonly noBackslash?: boolean | undefined;
  /** Docusaurus and VitePress put them into a script element: `</script>` would end it. */
  readonly breakScript?: boolean | undefined;
  /** MkDocs prints a title as HTML, on every page. */
  readonly html?: boolean | undefined;
}

/** Makes a string safe for what the generator does with its front matter. It still needs quoting. */
export function forFrontMatter(
  text: string,
  { noBackslash, breakScript, html }: FrontMatterRules,
): string {
  const slashed = noBackslash ? text.replaceAll('\\', '⧵') : text;
  const broken = breakScript ? slashed.replace(/<(?=\/?script|!--)/gi, '<\u200b') : slashed;
  return html ? escapeHtml(broken) : broken;
}

/** A string as a YAML scalar: every JSON string is one, once the rarer line ends are escaped too. */
export function escapeYaml(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A string for HTML, as text or within quotes as an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const NOTHING_WIDE = '\u200b';
const HASH = /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\b/g;

/**
 * Text for a pull request's body or a job summary: Markdown in which nothing mentions a person,
 * refers to an issue or a commit, or closes anything. GitHub looks for those in the rendered text,
 * where an entity is the character it stands for; a space of no width keeps them apart.
 */
export function escapeGitHub(text: string): string {
  return escapeMarkdown(apart(text)).replaceAll(NOTHING_WIDE, '&#8203;');
}

/** The same for a title or a commit's message, which are plain text. */
export function escapeGitHubPlain(text: string): string {
  return apart(text.replace(/\s+/g, ' ').trim()).replace(
    /(https?:)(?=\/\/)/gi,
    `$1${NOTHING_WIDE}`,
  );
}

function apart(text: string): string {
  return text
    .replace(/[@#](?=[\p{L}\p{N}_-])/gu, `$&${NOTHING_WIDE}`)
    .replace(/\bGH(?=-\d)/gi, `$&${NOTHING_WIDE}`)
    .replace(HASH, (hash) => hash[0] + NOTHING_WIDE + hash.slice(1));
}
