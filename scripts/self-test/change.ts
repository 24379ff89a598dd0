import { escapeGitHub } from '../../src/escapes/escapes.ts';

/** A difference between arXiv's answers and the format that Paperboy reads. */
export interface Change {
  /** Description of the change, written by Paperboy. */
  readonly what: string;
  /** Papers that show the change, or text of arXiv: untrusted. */
  readonly examples: readonly string[];
}

const MOST_EXAMPLES = 5;
const LONGEST_EXAMPLE = 200;

/** Limits the examples in number and length, so that an issue stays readable. */
function some({ examples }: Change): string[] {
  const short = examples.slice(0, MOST_EXAMPLES).map((example) => {
    const line = example.replace(/\s+/g, ' ').trim();
    const signs = [...line];
    return signs.length > LONGEST_EXAMPLE ? `${signs.slice(0, LONGEST_EXAMPLE).join('')}…` : line;
  });
  const more = examples.length - short.length;
  return more > 0 ? [...short, `${more} more`] : short;
}

/** Describes a change in one line, which the caller must escape for the log. */
export function inWords(change: Change): string {
  const examples = some(change);
  return examples.length === 0 ? change.what : `${change.what}: ${examples.join('; ')}`;
}

/** Prints changes as the text of an issue. Text of arXiv is escaped, so it cannot be mark-up or a mention. */
export function asMarkdown(changes: readonly Change[]): string {
  const lines = changes.map(({ what, examples }) => {
    const shown = some({ what, examples }).map(escapeGitHub);
    return `- ${escapeGitHub(what)}${shown.length === 0 ? '' : `: ${shown.join('; ')}`}`;
  });
  return `arXiv's answers no longer have the format that Paperboy reads.\n\n${lines.join('\n')}\n`;
}
