import type { TopicMatch } from '../../src/match/match.ts';
import { parseQuery } from '../../src/query/query.ts';
import type { Topic } from '../../src/query/topic.ts';
import type { Paper, PaperId } from '../../src/papers/paper.ts';
import { type PaperEntry, readPaper } from '../../src/papers/read-paper.ts';

/** What a rule is about: all else of a paper is invented. */
export type Said = Partial<Omit<PaperEntry, 'id'>> & { readonly id?: string };

/** An invented paper, read. */
export function aPaper(said: Said = {}): Paper {
  return readPaper(anEntry(said));
}

/** The same as arXiv would send it. */
export function anEntry(said: Said = {}): PaperEntry {
  return {
    version: 1,
    title: 'Reading Long Scrolls by Candle Light',
    abstract: 'We read scrolls. The long context of a scroll is its margin.',
    authors: [{ name: 'Ada Inkwell', affiliations: [] }],
    published: '2026-11-18T10:00:00.000Z',
    updated: '2026-11-18T10:00:00.000Z',
    primaryCategory: 'cs.CL',
    categories: ['cs.CL', 'cs.DL'],
    ...said,
    id: (said.id ?? '2611.00001') as PaperId,
  };
}

export function aTopic(query: string, said: Partial<Topic> = {}): Topic {
  const read = parseQuery(query);
  if ('problem' in read) throw new Error(read.problem.message);
  return { name: query, path: [query], query: read.query, source: query, categories: [], ...said };
}

export function aMatch(topic: Topic = aTopic('scrolls')): TopicMatch {
  return {
    topic,
    hits: [{ field: 'title', words: 'Scrolls', snippet: 'Reading Long Scrolls by Candle Light' }],
  };
}
