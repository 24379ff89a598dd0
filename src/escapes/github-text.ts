import { escapeMarkdown } from './markdown.ts';
import { visible } from '../text/visible.ts';

/** The zero-width space with which Renovate and Dependabot prevent mentions. */
const NOTHING = '\u200b';

/**
 * What GitHub turns into a mention, a reference or a notification (docs.github.com, "Autolinked
 * references and URLs"). It does so after it has read Markdown, so entities do not help. A closing
 * keyword (`fixes #1`) has no effect without its reference. Ignore the text before a reference:
 * breaking too many is invisible.
 */
const REFERENCES = new RegExp(
  [
    '[@#](?=[\\p{L}\\p{N}_-])',
    '(?<![A-Za-z0-9])GH(?=-\\d)',
    '[0-9a-f]{6}(?=[0-9a-f])', // a commit's hash has 7 to 40 digits, so leave at most 6 together
    'https?:(?=\\/\\/)', // the address of an issue is a reference to it
    'www(?=\\.)',
  ].join('|'),
  'giu',
);

/**
 * Escapes text for the body of a pull request or a job summary. It mentions no person, refers to no
 * issue or commit, and closes nothing.
 */
export function escapeGitHub(text: string): string {
  return escapeMarkdown(withoutReferences(text), { domains: true, directives: true }).replaceAll(
    NOTHING,
    '&#8203;',
  );
}

/** Returns the text from which escapeGitHub made some Markdown. */
export function unescapeGitHub(markdown: string): string {
  return markdown
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(NOTHING, '');
}

/** Removes invisible characters first: one after `@` would hide the mention. */
function withoutReferences(text: string): string {
  return visible(text).replace(REFERENCES, `$&${NOTHING}`);
}

// docs.github.com, "Skipping workflow runs": in a commit's message these skip checks.
const SKIPS = /\[(?=(?:skip|ci|no|actions) (?:skip|ci|actions)\])|\bskip-checks(?=:)/gi;

/** The same for plain text: a title, or a line of a commit's message. */
export function escapeGitHubPlain(text: string): string {
  const line = visible(text).replace(/\s+/g, ' ').trim();
  return withoutReferences(line).replace(SKIPS, `$&${NOTHING}`);
}
