import { escapeGitHub } from '../../src/escapes/escapes.ts';

/** Something in which arXiv's answers are no longer what Paperboy was built on. */
export interface Change {
  /** In our own words. */
  readonly what: string;
  /** Papers that show it, or what arXiv said: text from outside. */
  readonly examples: readonly string[];
}

const MOST_EXAMPLES = 5;
const LONGEST_EXAMPLE = 200;

/** Some examples, none of them long: an issue has to stay readable, whatever arXiv sent. */
function some({ examples }: Change): string[] {
  const short = examples.slice(0, MOST_EXAMPLES).map((example) => {
    const line = example.replace(/\s+/g, ' ').trim();
    const signs = [...line];
    return signs.length > LONGEST_EXAMPLE ? `${signs.slice(0, LONGEST_EXAMPLE).join('')}…` : line;
  });
  const more = examples.length - short.length;
  return more > 0 ? [...short, `${more} more`] : short;
}

/** A change as one line of a log; the caller still has to escape it for that. */
export function inWords(change: Change): string {
  const examples = some(change);
  return examples.length === 0 ? change.what : `${change.what}: ${examples.join('; ')}`;
}

/** All changes as the text of an issue, in which nothing that arXiv sent is mark-up or a mention. */
export function asMarkdown(changes: readonly Change[]): string {
  const lines = changes.map(({ what, examples }) => {
    const shown = some({ what, examples }).map(escapeGitHub);
    return `- ${escapeGitHub(what)}${shown.length === 0 ? '' : `: ${shown.join('; ')}`}`;
  });
  return `arXiv's answers are no longer what Paperboy knows how to read.\n\n${lines.join('\n')}\n`;
}
