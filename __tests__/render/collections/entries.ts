import type { PaperId } from '../../../src/papers/paper.ts';
import type { CollectionEntry } from '../../../src/view/collection-entry.ts';

/** A paper for collections. Show in a test only what it is about. */
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

/** Rows as a plain list prints them, for tests of what happens to rows. */
export function printed(entries: readonly CollectionEntry[]): string {
  const topics = new Map<string, CollectionEntry[]>();
  for (const entry of entries)
    for (const topic of entry.topics) topics.set(topic, [...(topics.get(topic) ?? []), entry]);
  return [...topics]
    .map(([topic, held]) => {
      const rows = held.map(
        ({ id, title, published }) =>
          `| ${published.slice(0, 10)} | ${title} | [PDF](https://arxiv.org/pdf/${id}v1) |\n`,
      );
      return `## ${topic}\n\n| Date | Title | PDF |\n| --- | --- | --- |\n${rows.join('')}\n`;
    })
    .join('');
}
