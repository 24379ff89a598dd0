import { escapeMarkdown } from './markdown.ts';
import { visible } from '../text/visible.ts';

/** The space of no width with which Renovate and Dependabot keep a name from being a mention. */
const NOTHING = '\u200b';

/**
 * What GitHub turns into a mention, a reference or a notification after Markdown was read
 * (docs.github.com, "Autolinked references and URLs"): there an entity is the character it stands
 * for. A closing keyword (`fixes #1`) does nothing without its reference. What stands before one
 * counts for as little as can be: breaking too much is not seen.
 */
const REFERENCES = new RegExp(
  [
    '[@#](?=[\\p{L}\\p{N}_-])',
    '(?<![A-Za-z0-9])GH(?=-\\d)',
    '[0-9a-f]{6}(?=[0-9a-f])', // a commit's hash has 7 to 40 digits, so none may be left with 7
    'https?:(?=\\/\\/)', // an address of an issue is a reference to it
    'www(?=\\.)',
  ].join('|'),
  'giu',
);

/**
 * Text for a pull request's body or a job summary: Markdown in which nothing mentions a person,
 * refers to an issue or a commit, or closes anything.
 */
export function escapeGitHub(text: string): string {
  return escapeMarkdown(withoutReferences(text), { domains: true, directives: true }).replaceAll(
    NOTHING,
    '&#8203;',
  );
}

/** What cannot be seen goes first: an invisible character behind `@` would hide the mention. */
function withoutReferences(text: string): string {
  return visible(text).replace(REFERENCES, `$&${NOTHING}`);
}

// docs.github.com, "Skipping workflow runs": in a commit's message these switch checks off.
const SKIPS = /\[(?=(?:skip|ci|no|actions) (?:skip|ci|actions)\])|\bskip-checks(?=:)/gi;

/** The same for a title or a line of a commit's message, which are plain text. */
export function escapeGitHubPlain(text: string): string {
  const line = visible(text).replace(/\s+/g, ' ').trim();
  return withoutReferences(line).replace(SKIPS, `$&${NOTHING}`);
}
