import { escapeMarkdown } from './markdown.ts';
import { visible } from './visible.ts';

/** The space of no width with which Renovate and Dependabot keep a name from being a mention. */
const NOTHING = '\u200b';

/**
 * What GitHub turns into a mention, a reference or a notification after Markdown was read
 * (docs.github.com, "Autolinked references and URLs"): there an entity is the character it stands
 * for. A closing keyword (`fixes #1`) does nothing without its reference.
 */
const REFERENCES = new RegExp(
  [
    '[@#](?=[\\p{L}\\p{N}_-])',
    '(?<![\\p{L}\\p{N}])GH(?=-\\d)',
    '(?<![\\p{L}\\p{N}])[0-9a-f](?=[0-9a-f]{6,39}(?![\\p{L}\\p{N}]))(?<=(?=[a-f]*\\d).)', // a commit's hash
    '\\bhttps?:(?=\\/\\/)', // an address of an issue is a reference to it
    '\\bwww(?=\\.)',
  ].join('|'),
  'giu',
);

/**
 * Text for a pull request's body or a job summary: Markdown in which nothing mentions a person,
 * refers to an issue or a commit, or closes anything.
 */
export function escapeGitHub(text: string): string {
  return escapeMarkdown(text.replace(REFERENCES, `$&${NOTHING}`)).replaceAll(NOTHING, '&#8203;');
}

// docs.github.com, "Skipping workflow runs": in a commit's message these switch checks off.
const SKIPS = /\[(?=(?:skip|ci|no|actions) (?:skip|ci|actions)\])|\bskip-checks(?=:)/gi;

/** The same for a title or a line of a commit's message, which are plain text. */
export function escapeGitHubPlain(text: string): string {
  return visible(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(REFERENCES, `$&${NOTHING}`)
    .replace(SKIPS, `$&${NOTHING}`);
}
