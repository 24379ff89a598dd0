import { escapeGitHub, escapeGitHubPlain } from '../escapes/escapes.ts';
import { Text } from '../template/text.ts';

/** The values of the templates for a pull request's title and body, and for a commit's subject. */
export interface PullView {
  /** Day of the run in the configured zone. */
  readonly date: string;
  /**
   * Number of papers of this run, and the noun in the same number. In a title, these and the next
   * fields describe the whole digest.
   */
  readonly count: number;
  readonly noun: string;
  /** How many matched but wait for the next run; undefined for none. */
  readonly heldOver: number | undefined;
  /** On how many days runs found them. */
  readonly days: number;
  /** Names of the topics that matched. */
  readonly topics: readonly Text[];
  /** The list of papers, in Markdown. */
  readonly papers: string;
  /** How the site was recognised. */
  readonly site: string;
}

/** @param topics names, as configured */
export function pullView(
  values: Omit<PullView, 'noun' | 'heldOver' | 'topics'> & {
    heldOver: number;
    topics: readonly string[];
  },
): PullView {
  return {
    ...values,
    noun: values.count === 1 ? 'paper' : 'papers',
    heldOver: values.heldOver || undefined,
    topics: values.topics.map((name) => new Text(name, escapeGitHub)),
  };
}

/** The same for a title or a commit's message: plain text, where an entity would be seen as one. */
export function inPlainText(view: PullView): PullView {
  return {
    ...view,
    topics: view.topics.map(({ plain }) => new Text(plain, escapeGitHubPlain)),
  };
}
