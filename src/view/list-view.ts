import { absUrl } from '../papers/paper.ts';
import { Text } from '../template/text.ts';
import { type MarkdownRules, escapeMarkdown } from '../escapes/escapes.ts';
import type { CollectionEntry } from './collection-entry.ts';

/** The place in a list where the papers a week go, for a template. */
export const WEEKS_HERE = '<!-- paperboy: weeks -->\n<!-- /paperboy: weeks -->\n';

/** The place in a list where links to digest pages go, for a template. */
export const DIGESTS_HERE = '<!-- paperboy: digests -->\n<!-- /paperboy: digests -->\n';

/** Values of `list.hbs`: the added papers by topic, newest first. */
export interface ListView {
  /** The placeholder of the chart of papers a week, in a new list. */
  readonly weeks: string;
  /**
   * Placeholder of the links to digest pages by month. Empty if the site lists its pages itself.
   */
  readonly digests: string;
  readonly topics: readonly { readonly name: Text; readonly papers: readonly ListedView[] }[];
}

/** A row of the list. Each row has to be one line that begins with `|` or a list mark and links to `url` or `pdf`. */
export interface ListedView {
  readonly id: string;
  readonly title: Text;
  /** Address of the post, else of the paper on arXiv. */
  readonly address: string;
  readonly url: string;
  readonly pdf: string;
  /** Day of submission, in UTC. */
  readonly date: string;
  readonly byline: Text;
  readonly codeUrl: string | undefined;
  readonly venue: Text | undefined;
  /** The withdrawal comment on arXiv; undefined if the paper is not withdrawn. */
  readonly withdrawn: Text | undefined;
}

/** @param entries newest first; a paper is listed under each of its topics */
export function listView(
  entries: readonly CollectionEntry[],
  rules: MarkdownRules,
  hasDigests = false,
): ListView {
  const print = (text: string) => escapeMarkdown(text, rules);
  const topics = new Map<string, ListedView[]>();
  for (const entry of entries)
    for (const topic of entry.topics)
      topics.set(topic, [...(topics.get(topic) ?? []), listedView(entry, print)]);
  return {
    weeks: WEEKS_HERE,
    digests: hasDigests ? DIGESTS_HERE : '',
    topics: [...topics].map(([name, papers]) => ({ name: new Text(name, print), papers })),
  };
}

function listedView(entry: CollectionEntry, print: (text: string) => string): ListedView {
  const { id, version, title, byline, published, postUrl, codeUrl } = entry;
  const optional = (text: string | undefined) =>
    text === undefined ? undefined : new Text(text, print);
  const url = absUrl({ id });
  return {
    id,
    title: new Text(title, print),
    address: postUrl ?? url,
    url,
    pdf: `https://arxiv.org/pdf/${id}${version === undefined ? '' : `v${version}`}`,
    date: published.slice(0, 10),
    byline: new Text(byline, print),
    codeUrl,
    venue: optional(entry.venue),
    withdrawn: optional(entry.withdrawn),
  };
}
