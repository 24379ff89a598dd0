import type { TopicMatch } from '../../src/match/match.ts';
import { parseQuery } from '../../src/query/query.ts';
import type { Topic } from '../../src/query/topic.ts';
import type { Paper, PaperId } from '../../src/papers/paper.ts';
import { type PaperEntry, readPaper } from '../../src/papers/read-paper.ts';

/** Values that a test needs. The other values of the paper are invented. */
export type PaperFields = Partial<Omit<PaperEntry, 'id'>> & { readonly id?: string };

/** Returns an invented paper. */
export function aPaper(given: PaperFields = {}): Paper {
  return readPaper(anEntry(given));
}

/** Returns an invented paper as arXiv sends it. */
export function anEntry(given: PaperFields = {}): PaperEntry {
  return {
    version: 1,
    title: 'Reading Long Scrolls by Candle Light',
    abstract: 'We read scrolls. The long context of a scroll is its margin.',
    authors: [{ name: 'Ada Inkwell', affiliations: [] }],
    published: '2026-11-18T10:00:00.000Z',
    updated: '2026-11-18T10:00:00.000Z',
    primaryCategory: 'cs.CL',
    categories: ['cs.CL', 'cs.DL'],
    ...given,
    id: (given.id ?? '2611.00001') as PaperId,
  };
}

export function aTopic(query: string, given: Partial<Topic> = {}): Topic {
  const read = parseQuery(query);
  if ('problem' in read) throw new Error(read.problem.message);
  return { name: query, path: [query], query: read.query, source: query, categories: [], ...given };
}

export function aMatch(topic: Topic = aTopic('scrolls')): TopicMatch {
  return {
    topic,
    hits: [{ field: 'title', words: 'Scrolls', snippet: 'Reading Long Scrolls by Candle Light' }],
  };
}
