import type { TopicMatch } from '../../src/match/match.ts';
import { parseQuery } from '../../src/query/query.ts';
import type { Topic } from '../../src/query/topic.ts';
import type { Paper, PaperId } from '../../src/papers/paper.ts';

/** An invented paper; say only what the rule is about. */
export function aPaper(said: Partial<Omit<Paper, 'id'>> & { id?: string } = {}): Paper {
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
