import type { PaperId } from '../../../src/papers/paper.ts';
import type { CollectionEntry } from '../../../src/view/collection-entry.ts';

/** Settings of an Atom feed. */
export const FEED = {
  path: 'arxiv.xml',
  url: 'https://lab.example/arxiv.xml',
  siteUrl: 'https://lab.example/',
  title: 'arXiv papers',
  now: '2024-10-07T06:17:00Z',
};

/** Returns an entry of a collection. Pass only the fields that a test is about. */
export function anEntry(
  given: Partial<Omit<CollectionEntry, 'id'>> & { id?: string } = {},
): CollectionEntry {
  const {
    id = '2410.02660',
    title = 'How to Train Long-Context Language Models',
    authors = ['Tianyu Gao', 'Danqi Chen'],
    ...rest
  } = given;
  return {
    version: 1,
    byline:
      authors.length === 1
        ? (authors[0] ?? '')
        : `${authors[0] ?? ''} and ${authors.length - 1} more`,
    abstract: 'We study continued training.',
    published: '2024-10-03T16:46:52Z',
    added: '2024-10-07T06:17:00Z',
    primaryCategory: 'cs.CL',
    topics: ['Long context'],
    tex: { title, authors },
    ...rest,
    id: id as PaperId,
    title,
    authors,
  };
}

/** Prints the rows of a plain list. */
export function printed(entries: readonly CollectionEntry[]): string {
  const topics = new Map<string, CollectionEntry[]>();
  for (const entry of entries)
    for (const topic of entry.topics) topics.set(topic, [...(topics.get(topic) ?? []), entry]);
  return [...topics]
    .map(([topic, listed]) => {
      const rows = listed.map(
        ({ id, title, published }) =>
          `| ${published.slice(0, 10)} | ${title} | [PDF](https://arxiv.org/pdf/${id}v1) |\n`,
      );
      return `## ${topic}\n\n| Date | Title | PDF |\n| --- | --- | --- |\n${rows.join('')}\n`;
    })
    .join('');
}
